import { cycleLabels } from '../../core/cycle-label.ts'
import { showNumberText } from '../../core/show.ts'
import type { Formula } from '../../formula/ast.ts'
import { type Choosable, isChoice, type RoundSpec, type RuleSpec } from '../../model/rule-set.ts'
import { bodyPieces } from './bodies.ts'
import { point } from './body-parts.ts'
import {
  capital,
  columnOf,
  list,
  placeOf,
  type RulePageContext,
  remark,
  ruleNamed,
  said,
  say,
  titleOf,
} from './context.ts'
import { ownerText } from './cycles.ts'
import { sayFormula } from './formula-words.ts'
import { bold, code, heading, item, joined, plain } from './markdown.ts'
import { stepText } from './rounding-words.ts'
import { choiceText } from './settings.ts'

/** One rule of a clause: what it is of, when it applies, how it is worked out, what becomes of it. */
export const ruleMarkdown = (context: RulePageContext, rule: RuleSpec): string => {
  const line = (zh: string, en: string, text: string): string => point(context, say(context, zh, en), text)
  return joined([
    heading(4, capital(said(context, rule.title))),
    roleText(context, rule),
    rule.finding
      ? line('何时提示', 'Reported where', conditionText(context, rule, rule.when))
      : line('适用条件', 'Applies where', conditionText(context, rule, rule.when)),
    ...bodyPieces(context, rule),
    line('不适用时取', 'Where it does not apply', conditionText(context, rule, rule.otherwise)),
    line('取整', 'Rounded', rule.round ? roundText(context, rule, rule.round) : ''),
    ...orderPieces(context, rule),
    line(
      '数据缺失的成员',
      'A member with missing facts',
      rule.missing === 'exclude' ? say(context, '不计入，并加标记', 'is left out, with a mark') : '',
    ),
    line('跳档有意为之', 'Jumps are meant', rule.jumps ? said(context, rule.jumps) : ''),
    line('假设', 'Assumed', rule.assumed ? said(context, rule.assumed) : ''),
    ...findingPieces(context, rule),
  ])
}

/** `每名员工，每月 · **工资条项目** · grade` */
const roleText = (context: RulePageContext, rule: RuleSpec): string => {
  const channel = (name: string): string => channelTitle(context, name)
  return [
    plain(ownerText(context, placeOf(rule))),
    ...(rule.line === undefined
      ? []
      : [
          bold(
            say(context, `工资条项目：${channel(rule.line)}`, `a line of the payslip: ${channel(rule.line)}`),
          ),
        ]),
    ...(rule.totalOf === undefined
      ? []
      : [
          bold(
            say(
              context,
              `${channel(rule.totalOf)}合计，与工资条各行之和核对`,
              `total of ${channel(rule.totalOf)}, compared with the sum of the lines`,
            ),
          ),
        ]),
    ...(rule.finding === undefined
      ? []
      : [bold(say(context, '提请人处理的事项', 'for a person to decide on'))]),
    code(rule.name),
  ].join(' · ')
}

export const channelTitle = (context: RulePageContext, name: string): string => {
  const channel = context.ruleSet.channels.find((one) => one.name === name)
  if (channel) return `${said(context, channel.title)}${remark(context, channel.currency ?? '')}`
  return name === 'earning' ? say(context, '应发', 'earnings') : name
}

const conditionText = (
  context: RulePageContext,
  rule: RuleSpec,
  value: Choosable<Formula> | undefined,
): string => {
  if (value === undefined) return ''
  if (isChoice(value))
    return choiceText(context, value, (one) => conditionText(context, rule, one as Formula))
  return sayFormula(context, placeOf(rule), (value as Formula).tree)
}

const modes: Readonly<Record<RoundSpec['mode'], readonly [zh: string, en: string]>> = {
  'half up': ['四舍五入', 'half away from zero'],
  'half down': ['五舍六入', 'half toward zero'],
  'half even': ['四舍六入五成双', 'half to even'],
  up: ['只入不舍', 'away from zero'],
  down: ['只舍不入', 'toward zero'],
}

const roundText = (context: RulePageContext, rule: RuleSpec, round: Choosable<RoundSpec>): string => {
  if (isChoice(round)) return choiceText(context, round, (one) => roundText(context, rule, one as RoundSpec))
  const { step, mode, percent } = round as RoundSpec
  const [zh, en] = modes[mode]
  const text = showNumberText(step, percent && 'exact percent')
  const own = context.measureOf({ kind: 'name', name: rule.name, range: { start: 0, end: 0 } }, placeOf(rule))
  return say(context, `${stepText(context, text, own)}，${zh}`, `${stepText(context, text, own)}, ${en}`)
}

const orderPieces = (context: RulePageContext, rule: RuleSpec): readonly string[] => {
  const order = rule.order?.map((name) =>
    name === 'id' ? say(context, '编号', 'id') : titleOf(context, name, rule.for),
  )
  return [
    point(
      context,
      say(context, '逐条计算的次序', 'Record by record, in the order of'),
      order ? list(context, order) : '',
    ),
    point(
      context,
      say(context, '重新开始', 'Starts afresh'),
      rule.restarts
        ? say(
            context,
            `每${cycleLabels[rule.restarts].zh}的第一条之前，视为没有记录`,
            `the first record of each ${rule.restarts} has none before it`,
          )
        : '',
    ),
    point(
      context,
      say(context, '逐条取整', 'Rounding of records'),
      rule.settle === 'cumulative'
        ? say(
            context,
            '每条取累计数取整后的增加额，各条之和等于累计数',
            'each gets what it adds to the rounded running total, so that they add up',
          )
        : '',
    ),
  ]
}

/** `grade`, or a column of it: `grade.coefficient`. */
const evidenceTitle = (context: RulePageContext, rule: RuleSpec, address: string): string => {
  const [name = '', column] = address.split('.')
  const title = titleOf(context, name, rule.for)
  if (column === undefined) return title
  return columnOf(context, ruleNamed(context, name), title, column)
}

/** What is found, what shows it, what it needs before anybody acts, and notes on law. */
const findingPieces = (context: RulePageContext, rule: RuleSpec): readonly string[] => {
  if (rule.finding === undefined) return []
  const evidence = (rule.evidence ?? []).map((name) => evidenceTitle(context, rule, name))
  const line = (zh: string, en: string, text: string): string => point(context, say(context, zh, en), text)
  return [
    line('提示', 'What is reported', said(context, rule.finding)),
    line('列出的依据', 'Evidence', list(context, evidence)),
    line('处理前须有', 'Needed before anybody acts', rule.needs ? said(context, rule.needs) : ''),
    ...(rule.law ?? []).map(({ says, source }) =>
      item(
        `${bold(say(context, '法律提示', 'Note on law'))}${say(context, '：', ': ')}${plain(
          `${said(context, says)}${remark(context, say(context, `${source}；仅供参考`, `${source}; information only`))}`,
        )}`,
      ),
    ),
  ]
}
