import { signOf, subtract } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import { readExact } from '../../core/number-text.ts'
import type { Indicator, MissingReport, MissingResult, Move, Reached, Stay, Untried } from './report.ts'

/** One result in the words of people: what it is now, and one sentence for each way to another. */
export interface MissingSentences {
  readonly rule: string
  readonly now: string
  readonly says: readonly string[]
}

type Language = keyof Label

/** How a report is said: the names of the period and of its money. */
interface Manner {
  readonly language: Language
  readonly period: Label
  readonly count: Label
  readonly money: Label
}

/**
 * A report in sentences, for a terminal or a payslip: what is better first, then what is at risk.
 *
 * @example 工作态度再高 0.35 即为优，当月多得 105.00 元
 */
export const missingSentences = (report: MissingReport, language: Language): readonly MissingSentences[] => {
  const isMonth = /^\d{4}-\d\d$/.test(report.of?.period ?? '')
  const manner: Manner = {
    language,
    period: isMonth ? { zh: '当月', en: 'this month' } : { zh: '本期', en: 'in this period' },
    count: isMonth ? { zh: '个月', en: 'month' } : { zh: '期', en: 'period' },
    money: report.currency.title,
  }
  return report.results
    .map((one) => ({
      rule: one.rule,
      now: headOf(one, manner),
      says: [
        ...runSays(one, manner),
        ...movesSay(one, manner),
        ...staysSay(one, manner),
        ...nothing(one, manner),
      ],
      isIdle: one.run?.length === 0,
    }))
    .filter(({ says, isIdle }) => says.length > 0 || !isIdle)
    .map(({ isIdle: _, ...one }) => one)
}

const nothing = ({ moves, stays, run, kind }: MissingResult, { language }: Manner): readonly string[] =>
  moves.length + stays.length > 0 || run || kind === 'place'
    ? []
    : [
        {
          zh: '试过的各项数字，没有一个能单独改变它',
          en: 'none of the numbers tried would change it alone',
        }[language],
      ]

/**
 * What was not moved, in one sentence; empty where all was.
 *
 * @example 没有试的：单条记录的数字（成单 3、退款 1）；公司的数字
 */
export const untriedSentence = ({ untried }: MissingReport, language: Language): string => {
  const mark = { zh: '、', en: ', ' }[language]
  const parts = untriedKinds.flatMap(({ what, says }) => {
    const own = untried.filter((one) => one.what === what)
    const names = own.map(({ title, count }) =>
      what === 'records' ? `${title[language]} ${count}` : title[language],
    )
    return own.length > 0 ? [says(names.join(mark))[language]] : []
  })
  if (parts.length === 0) return ''
  return { zh: `没有试的：${parts.join('；')}`, en: `Not tried: ${parts.join('; ')}` }[language]
}

const untriedKinds: readonly {
  readonly what: Untried['what']
  readonly says: (names: string) => Label
}[] = [
  {
    what: 'records',
    says: (names) => ({ zh: `单条记录的数字（${names}）`, en: `the numbers of single records (${names})` }),
  },
  { what: 'fewer', says: (names) => ({ zh: `少几条记录（${names}）`, en: `fewer records (${names})` }) },
  { what: 'company', says: (names) => ({ zh: `${names}的数字`, en: `the numbers of the ${names}` }) },
]

const movesSay = (one: MissingResult, manner: Manner): readonly string[] => {
  const rank = ({ effect }: Move): number => (effect === 'better' ? 0 : effect === undefined ? 1 : 2)
  return [...one.moves].sort((a, b) => rank(a) - rank(b)).map((move) => moveSays(one, move, manner))
}

const headOf = (one: MissingResult, { language, count }: Manner): string => {
  const { title, clause, now, place, run, kind } = one
  const said = (zh: string, en: string): string =>
    ({ zh: `${title.zh} [${clause}]：${zh}`, en: `${title.en} [${clause}]: ${en}` })[language]
  if (run) {
    const months = run.length === 1 ? count.en : `${count.en}s`
    return said(`现为连续 ${run.length} ${count.zh}`, `${run.length} ${months} in a row now`)
  }
  if (kind === 'finding')
    return now.value === 'yes' ? said('现在成立', 'it is there now') : said('现在没有', 'it is not there now')
  if (place && now.value !== undefined) {
    const ahead = place.ahead
    const who = ahead && (ahead.name === undefined ? ahead.id : `${ahead.name} ${ahead.id}`)
    return said(
      `现为第 ${now.value} 名，共 ${place.among} 名${ahead ? `；${place.of.zh}比前面的 ${who} 差 ${ahead.by}` : ''}`,
      `place ${now.value} of ${place.among} now${ahead ? `; ${place.of.en} ${ahead.by} behind ${who}` : ''}`,
    )
  }
  const keys = keysText(now, language)
  return said(
    `现为${spaced(now.text.zh)}${keys && `（${keys}）`}`,
    `${now.text.en} now${keys && ` (${keys})`}`,
  )
}

const keysText = ({ keys = [] }: Reached, language: Language): string =>
  keys
    .filter(({ value }) => value !== undefined)
    .map(({ title, text }) => `${title[language]} ${text[language]}`)
    .join(language === 'zh' ? '，' : ', ')

/** 工作态度再高 0.35 即为优，当月多得 105.00 元。 */
const moveSays = (one: MissingResult, move: Move, manner: Manner): string => {
  const { language } = manner
  const { by, effect, direction, proof } = move
  const again = effect === 'better' ? '再' : ''
  const step = stepText(by, direction, move.change)
  const reached = reachedText(one, move)
  const unsure =
    proof === 'proved' ? { zh: '', en: '' } : { zh: '（逐点查找所得）', en: ' (found by searching)' }
  const paid = payText(move, manner)
  const like = likeText(move)
  return {
    zh: `${nameOf(by).zh}${again}${step.zh}${like.zh}${reached.zh}${paid.zh}${unsure.zh}`,
    en: `${nameOf(by).en} ${step.en}${like.en}: ${reached.en}${paid.en}${unsure.en}`,
  }[language]
}

const nameOf = ({ title, shared, name, id, thing }: Indicator): Label => {
  if (!shared || thing === 'company') return title
  const whose = name ?? id
  return { zh: `${whose}${/[\dA-Za-z]$/.test(whose) ? ' ' : ''}的${title.zh}`, en: `${title.en} of ${whose}` }
}

/** Marks, shares and plain numbers are high or low; what is counted or measured is more or less. */
const stepText = ({ kind, unit }: Indicator, direction: Move['direction'], change: string): Label => {
  const up = direction === 'up'
  const isHigh = kind === 'score' || kind === 'percent' || kind === 'number'
  const zh = isHigh ? (up ? '高' : '低') : up ? '多' : '少'
  const few = kind === 'records' ? 'fewer' : 'less'
  const en = isHigh ? (up ? 'higher' : 'lower') : up ? 'more' : few
  // What is counted needs no word for it: 1 more, not 1 times more.
  const counted = unit === undefined || unit.en === '' || unit.en === 'times' || unit.en === 'count'
  return {
    zh: `${zh} ${change}${unit ? ` ${unit.zh}` : kind === 'percent' ? '' : ' '}`,
    en: `${change}${counted ? '' : ` ${unitFor(change, unit.en)}`} ${en}`,
  }
}

/** One day, two days. */
const unitFor = (change: string, unit: string): string => (change === '1' ? (singulars[unit] ?? unit) : unit)

const singulars: Readonly<Record<string, string>> = {
  points: 'point',
  days: 'day',
  hours: 'hour',
  minutes: 'minute',
  months: 'month',
  years: 'year',
  people: 'person',
}

const likeText = ({ by: { records }, alike = [] }: Move): Label => {
  const [other, ...more] = alike
  if (records && other === undefined)
    return { zh: `（每个按 ${records.typical} 计）`, en: ` (each like ${records.typical})` }
  if (other === undefined) return { zh: '', en: '' }
  const zh = more.length > 0 ? `${other} 等 ${alike.length} 个` : other
  const en = more.length > 0 ? `one of ${alike.length} others, such as ${other}` : other
  return records
    ? { zh: `（如 ${records.typical}，或 ${zh}）`, en: ` (${records.typical}, or ${en})` }
    : { zh: `（或 ${zh}）`, en: ` (or of ${en})` }
}

const reachedText = (one: MissingResult, move: Move): Label => {
  const { effect, reaches } = move
  const { zh, en } = reaches.text
  const isDown = falls(one, move)
  switch (one.kind) {
    case 'finding':
      return reaches.value === 'yes'
        ? { zh: '，即会出现', en: 'it comes up' }
        : { zh: '，即不再出现', en: 'it is gone' }
    case 'run':
      return reaches.value === 'yes'
        ? { zh: '，本期即计入', en: 'this period counts' }
        : { zh: '，本期即不再计入', en: 'this period no longer counts' }
    case 'place':
      if (reaches.value === undefined) break
      return {
        zh: effect === 'worse' ? `即降为第 ${zh} 名` : `即为第 ${zh} 名`,
        en: `${effect === 'worse' ? 'down to ' : ''}place ${en}`,
      }
  }
  if (reaches.value === undefined) return { zh: `，${one.title.zh}即为${zh}`, en }
  return { zh: `${isDown ? '即降为' : '即为'}${spaced(zh)}`, en: `${isDown ? 'down to ' : ''}${en}` }
}

/** Of a number that is seen, whether it is a smaller one, whatever that brings; of a grade, whether it is a worse one. */
const falls = ({ now }: MissingResult, { effect, reaches }: Move): boolean => {
  const [before, after] = [now, reaches].map(({ value }) =>
    value === undefined ? undefined : readExact(value),
  )
  if (before && after) return signOf(subtract(after, before)) < 0
  return effect === 'worse' && now.value !== undefined
}

/** Numbers stand off from Chinese words: 为 1.5%, 为优. */
const spaced = (text: string): string => (/^[\d−-]|^[A-Za-z]/.test(text) ? ` ${text}` : text)

const payText = ({ pay }: Move, { period, money }: Manner): Label => {
  if (pay === undefined || /^-?0(\.0*)?$/.test(pay.change)) return { zh: '', en: '' }
  const less = pay.change.startsWith('-')
  const amount = pay.change.replace('-', '')
  return {
    zh: `，${period.zh}${less ? '少得' : '多得'} ${amount} ${money.zh}`,
    en: `, ${amount} ${money.en} ${less ? 'less' : 'more'} ${period.en}`,
  }
}

/** What one indicator alone cannot bring; that it cannot spoil it either goes without saying. */
const staysSay = ({ stays }: MissingResult, { language }: Manner): readonly string[] =>
  stays.filter(({ effect }) => effect !== 'worse').map((stay) => staySays(stay, language))

const staySays = ({ by, to, there, effect, direction }: Stay, language: Language): string => {
  const keys = keysText(there, language)
  const [zh, en] = [keys && `（${keys}）`, keys && ` (${keys})`]
  const name = nameOf(by)
  const [most, least] = direction === 'up' ? ['最高到', 'at most'] : ['最低到', 'at least']
  return {
    zh:
      effect === 'better'
        ? `单靠${name.zh}到不了更好的一档：${most} ${to}，仍为${spaced(there.text.zh)}${zh}`
        : `${name.zh}${most} ${to}，仍为${spaced(there.text.zh)}${zh}`,
    en:
      effect === 'better'
        ? `${name.en} alone cannot reach better: ${least} ${to}, still ${there.text.en}${en}`
        : `${name.en} ${least} ${to}: still ${there.text.en}${en}`,
  }[language]
}

const runSays = ({ run }: MissingResult, { language, count }: Manner): readonly string[] => {
  if (!run) return []
  const goals = run.goals.flatMap(({ title, finding, missing }) => {
    if (missing === 0 || (finding && run.length === 0)) return []
    const months = missing === 1 ? count.en : `${count.en}s`
    return {
      zh: finding
        ? `再有 ${missing} ${count.zh}如此，即会出现“${title.zh}”`
        : `离“${title.zh}”还差 ${missing} ${count.zh}`,
      en: finding
        ? `${missing} more such ${months}, and “${title.en}” comes up`
        : `${missing} more such ${months} to “${title.en}”`,
    }[language]
  })
  if (run.length === 0) return goals
  const skipped = run.gap === 'skips'
  const ends = {
    zh: `有一${count.zh}不符合（${run.condition}），即从零起算${skipped ? '；不适用的一期不计' : ''}`,
    en: `one ${count.en} without ${run.condition} starts it from zero${skipped ? '; one in which it does not apply is skipped' : ''}`,
  }[language]
  return [...goals, ends]
}
