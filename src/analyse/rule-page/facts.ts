import type { Derivation } from '../../core/derivation.ts'
import type { FactSpec, RuleSpec, ThingSpec, TypeSpec } from '../../model/rule-set.ts'
import { isChoice } from '../../model/rule-set.ts'
import { amountText, grouped, measureText, points } from './amounts.ts'
import {
  capital,
  list,
  type Measure,
  placeOf,
  type RulePageContext,
  remark,
  said,
  say,
  thingNamed,
  wordTitle,
} from './context.ts'
import { counter, cycleWords } from './cycles.ts'
import { code, heading, joined, paragraph, plain, table } from './markdown.ts'
import { closedRange, percent } from './ranges.ts'
import { rangeOfDecision } from './ranges-decided.ts'
import { channelTitle } from './rule.ts'
import { settingText } from './settings.ts'

/** What has to be supplied, a table for each thing; what a person decides stands among the facts of its thing. */
export const factsMarkdown = (context: RulePageContext): string =>
  joined(
    context.ruleSet.things.flatMap((thing) => {
      const decided = context.ruleSet.rules.filter((rule) => rule.for === thing.name && isDecided(rule))
      const rows = [
        ...thing.facts.filter(({ derived }) => !derived).map((fact) => factRow(context, fact)),
        ...decided.flatMap((rule) => [decidedRow(context, rule), ...reasonRow(context, rule)]),
      ]
      if (rows.length === 0 && !thing.derived) return []
      const line = thing.derived ? madeLine(context, thing, thing.derived) : ownerLine(context, thing)
      return [thingHeading(context, thing), line, ...(rows.length === 0 ? [] : [factTable(context, rows)])]
    }),
  )

const thingHeading = (context: RulePageContext, { name, title }: ThingSpec): string => {
  const text = said(context, title)
  return heading(3, `${capital(text)}${text === name ? '' : remark(context, name)}`)
}

const ownerLine = (context: RulePageContext, { name, title, of }: ThingSpec): string => {
  const often = cycleWords(context, context.ruleSet.each).each
  if (name === 'company') return paragraph(say(context, `${often}一份。`, `Once ${often}.`))
  const owner = of === undefined || of === 'company' ? undefined : thingNamed(context, of)
  const whose =
    owner &&
    say(
      context,
      `，并写明属于哪个${owner.title.zh}（${owner.name}）`,
      ` and the ${owner.title.en} it belongs to`,
    )
  const zh = of === undefined ? `${often}每${counter(name)}${title.zh}` : `每条${title.zh}`
  const en = of === undefined ? `each ${title.en}, ${often},` : `each ${title.en}`
  return paragraph(
    say(context, `${zh}一行，带编号${whose ?? ''}。`, `One row for ${en} with an id${whose ?? ''}.`),
  )
}

/** What nobody gives: which rows there are, and what they follow from. */
const madeLine = (context: RulePageContext, thing: ThingSpec, derived: Derivation): string => {
  const of = thingNamed(context, derived.of)!
  const rows = thing.facts.some((fact) => !fact.derived)
  const given = say(
    context,
    rows ? '下表各项按编号，或按这些项给出。' : '无须提供。',
    rows ? 'What stands below is given by its id, or by these facts.' : 'Nothing is given.',
  )
  if (derived.kind === 'chain') {
    const via = said(context, of.facts.find(({ name }) => name === derived.via)!.title)
    return paragraph(
      say(
        context,
        `由${of.title.zh}的“${via}”得出：每名上级和他下面的每个人（不论隔几代）一行，写明是第几代。${given}`,
        `Follows from ${via} of each ${of.title.en}: one row for everybody and everybody below, however far, with the generation. ${given}`,
      ),
    )
  }
  const facts = list(
    context,
    derived.by.map(({ name }) => said(context, thing.facts.find((fact) => fact.name === name)!.title)),
  )
  const each = derived.by.length === 1 ? facts : say(context, `种${facts}组合`, `combination of ${facts}`)
  return paragraph(
    say(
      context,
      `由${of.title.zh}的数据得出：出现过的每${derived.by.length === 1 ? '个' : ''}${each}一行。${given}`,
      `Follows from the ${of.title.en}: one row for each ${each} that occurs. ${given}`,
    ),
  )
}

const factTable = (context: RulePageContext, rows: readonly (readonly string[])[]): string =>
  table(
    [
      say(context, '项目', 'what'),
      say(context, '名称', 'name'),
      say(context, '类型', 'kind'),
      say(context, '允许范围', 'allowed'),
      say(context, '不填时', 'where it is not given'),
      say(context, '备注', 'remarks'),
    ],
    rows,
  )

const none = '–'

const factRow = (context: RulePageContext, fact: FactSpec): readonly string[] => [
  plain(said(context, fact.title)),
  code(fact.name),
  plain(typeText(context, fact)),
  plain(
    fact.allowed ? closedRange(context, fact.allowed, measureOf(fact.type)) : usualRange(context, fact.type),
  ),
  plain(defaultText(context, fact)),
  plain(
    [
      ...(fact.line === undefined
        ? []
        : [
            say(
              context,
              `工资条项目：${channelTitle(context, fact.line)}`,
              `a line of the payslip: ${channelTitle(context, fact.line)}`,
            ),
          ]),
      ...(fact.better === undefined
        ? []
        : [
            fact.better === 'more'
              ? say(context, '越多越好', 'more is better')
              : say(context, '越少越好', 'less is better'),
          ]),
      ...(fact.clause === undefined ? [] : [fact.clause]),
      ...(fact.each === undefined || fact.each === context.ruleSet.each
        ? []
        : [cycleWords(context, fact.each).each]),
    ].join(say(context, '；', '; ')) || none,
  ),
]

const measureOf = (type: TypeSpec): Measure | undefined => {
  if (type.kind === 'money') return type.currency
  if (type.kind === 'score') return points
  if (type.kind === 'percent') return percent
  return type.kind === 'quantity' ? type.unit : undefined
}

const usualRange = (context: RulePageContext, type: TypeSpec): string => {
  if (type.kind === 'score') return say(context, '0 至 100 分', '0 to 100 points')
  return type.kind === 'quantity' ? say(context, '0 及以上', '0 and above') : none
}

const typeText = (context: RulePageContext, { type, decimals }: FactSpec): string => {
  const places =
    decimals === undefined
      ? ''
      : decimals === 0
        ? say(context, '（整数）', ' (whole)')
        : say(context, `（至多 ${decimals} 位小数）`, ` (at most ${decimals} decimals)`)
  return `${kindText(context, type)}${places}`
}

const kindText = (context: RulePageContext, type: TypeSpec): string => {
  switch (type.kind) {
    case 'money': {
      const unit = measureText(context, type.currency)
      return say(context, `金额（${unit}）`, `amount (${unit})`)
    }
    case 'score':
      return say(context, '分数', 'score')
    case 'percent':
      return say(context, '百分比', 'percentage')
    case 'number':
      return say(context, '数', 'number')
    case 'date':
      return say(context, '日期', 'date')
    case 'moment':
      return say(context, '日期和时刻', 'date and time')
    case 'clock':
      return say(context, '时刻', 'time of day')
    case 'text':
      return say(context, '文字', 'text')
    case 'truth':
      return say(context, '是或否', 'yes or no')
    case 'quantity': {
      const unit = measureText(context, type.unit)
      return type.unit.includes('/')
        ? say(context, `比率（${unit}）`, `rate (${unit})`)
        : say(context, `数量（${unit}）`, `quantity (${unit})`)
    }
    case 'word': {
      const words = list(
        context,
        type.words.map((word) => wordTitle(context, word)),
      )
      return say(context, `其中之一：${words}`, `one of: ${words}`)
    }
    case 'reference': {
      const thing = thingNamed(context, type.thing)
      const title = thing ? said(context, thing.title) : type.thing
      return say(context, `${title}的编号`, `id of the ${title}`)
    }
  }
}

const defaultText = (context: RulePageContext, { default: text, type }: FactSpec): string => {
  if (text === undefined) return say(context, '须填', 'has to be given')
  if (text === 'none') return say(context, '视为不适用', 'does not apply')
  if (type.kind === 'word' || type.kind === 'truth') return wordTitle(context, text)
  const measure = type.kind === 'percent' ? undefined : measureOf(type)
  return measure === undefined ? text : amountText(context, grouped(text), measure)
}

const isDecided = ({ body }: RuleSpec): boolean =>
  isChoice(body)
    ? Object.values(body.options).some(({ mechanism }) => mechanism === 'decided')
    : body.mechanism === 'decided'

/** The reason for a decision has a column of its own. */
const reasonRow = (context: RulePageContext, rule: RuleSpec): readonly (readonly string[])[] => {
  const one = decidedBody(rule)
  const { reason } = one.values
  if (!reason || isChoice(reason)) return []
  const { zh, en } = rule.title
  return [
    [
      plain(said(context, { zh: `${zh}的理由`, en: `reason for ${en}` })),
      code(`${rule.name}.reason`),
      plain(say(context, '文字', 'text')),
      none,
      plain(settingText(context, 'reason', reason)),
      plain(rule.clause),
    ],
  ]
}

const decidedBody = ({ body }: RuleSpec) =>
  isChoice(body) ? Object.values(body.options).find(({ mechanism }) => mechanism === 'decided')! : body

const decidedRow = (context: RulePageContext, rule: RuleSpec): readonly string[] => {
  const { name, title, clause } = rule
  const { range, by, silent } = decidedBody(rule).values
  const measure = context.measureOf({ kind: 'name', name, range: { start: 0, end: 0 } }, placeOf(rule))
  const who = by && !isChoice(by) && by.kind === 'label' ? said(context, by.label) : ''
  return [
    plain(said(context, title)),
    code(name),
    plain(say(context, `由${who}决定`, `decided by: ${who}`)),
    plain(range && !isChoice(range) ? rangeOfDecision(context, rule, range, measure) : none),
    plain(
      silent
        ? say(context, `按${clause}的规定`, `as ${clause} says`)
        : say(context, '需要时须填', 'has to be given where it is needed'),
    ),
    plain(clause),
  ]
}
