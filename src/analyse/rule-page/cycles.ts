import type { Cycle } from '../../model/rule-set.ts'
import { type PageContext, type Place, say, thingNamed } from './context.ts'

interface CycleWords {
  readonly each: string
  readonly here: string
  readonly before: string
  readonly after: string
  /** Of a count: `3 个月`, `3 months`. */
  readonly many: string
}

const zh: Readonly<Record<Cycle, CycleWords>> = {
  day: { each: '每天', here: '当日', before: '前一日', after: '次日', many: '天' },
  week: { each: '每周', here: '当周', before: '上周', after: '下周', many: '周' },
  'pay period': { each: '每个发薪周期', here: '本期', before: '上一期', after: '下一期', many: '期' },
  'half-month': { each: '每半月', here: '本半月', before: '上半个月', after: '下半个月', many: '个半月' },
  month: { each: '每月', here: '当月', before: '上月', after: '次月', many: '个月' },
  quarter: { each: '每季度', here: '当季度', before: '上季度', after: '下季度', many: '个季度' },
  'half-year': { each: '每半年', here: '本半年', before: '上个半年', after: '下个半年', many: '个半年' },
  year: { each: '每年', here: '当年', before: '上年', after: '次年', many: '年' },
}

const english = (word: string): CycleWords => ({
  each: `each ${word}`,
  here: `the ${word}`,
  before: `the ${word} before`,
  after: `the next ${word}`,
  many: `${word}s`,
})

export const cycleWords = ({ language }: PageContext, cycle: Cycle): CycleWords =>
  language === 'zh' ? zh[cycle] : english(cycle)

/** `近 3 个月`, `本年累计`: the stretch that an aggregate looks over. */
export const toDate = (context: PageContext, within: Cycle): string =>
  say(
    context,
    `${
      {
        day: '当日',
        week: '本周',
        'pay period': '本期',
        'half-month': '本半月',
        month: '本月',
        quarter: '本季度',
        'half-year': '本半年',
        year: '本年',
      }[within]
    }累计`,
    `this ${within} to date`,
  )

/** Whose value it is, and how often there is one: `每名员工，每月`. */
export const ownerText = (context: PageContext, { thing, each }: Place): string => {
  const often = cycleWords(context, each).each
  const spec = thingNamed(context, thing)
  const title = spec ? spec.title[context.language] : thing
  if (spec?.of !== undefined) return say(context, `每条${title}`, `each ${title}`)
  if (thing === 'company') return say(context, `${title}，${often}`, `the ${title}, ${often}`)
  return say(context, `每${counter(thing)}${title}，${often}`, `each ${title}, ${often}`)
}

/** 员工 are counted with respect. */
export const counter = (thing: string): string => (thing === 'employee' ? '名' : '个')

/** All of a thing's instances: `各送水记录`, `each delivery`. */
export const everyOne = (context: PageContext, thing: string): string => {
  const title = thingNamed(context, thing)?.title[context.language] ?? thing
  if (thing === 'company') return say(context, title, `the ${title}`)
  return say(context, `各${title}`, `each ${title}`)
}
