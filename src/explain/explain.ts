import type { Label } from '../core/label.ts'
import { closes, type Period, periodText } from '../core/period.ts'
import { showNumberText } from '../core/show.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors, type Outcome } from '../diagnostics/outcome.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { currencyOf, lineDigits } from '../plan/currency.ts'
import { mergeNames } from '../plan/looks.ts'
import type { AggregateWorking, NamedColumn, RulePlan } from '../plan/plan.ts'
import { walkPeriods } from '../run/calculate.ts'
import { reasonFor } from '../run/collect/things.ts'
import { resultValue } from '../run/collect/value.ts'
import type { CalculateOptions, PeriodFacts } from '../run/facts.ts'
import { type AxisRows, columnOf, type Frame, marksAt, periodOn } from '../run/reference/frame.ts'
import { isAbsent } from '../run/reference/value.ts'
import type { ResultValue } from '../run/result.ts'
import { explainBody } from './bodies.ts'
import type { Explanation } from './explanation.ts'
import { groundOf } from './grounds.ts'
import { madeOf } from './made-of.ts'
import { bodyInForce, membersIn, ruleInForce } from './members.ts'
import { type Question, whyNotFound } from './question.ts'
import { both, isLookedAt, namedValues, type Reader, rowAt, same, shown, valueOf } from './reader.ts'
import { wordsOf } from './words.ts'

const deepest = 12

/**
 * How one value came to be: its clause, its working with the numbers put in, every condition that failed, the
 * records it counted, the assumptions and readings it rests on, and the same for the values it was made of.
 *
 * @returns the explanation, or what is wrong with the question or the facts
 */
export const explain = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  question: Question,
  options: CalculateOptions = {},
): Outcome<Explanation> => {
  const [name, outcome] = splitAddress(question.rule)
  const rule = ruleSet.plan.rules.find((one) => one.name === name)
  if (!rule) {
    const names = ruleSet.plan.rules.map((one) => one.name)
    return {
      value: undefined,
      diagnostics: [
        diagnostic('question-no-rule', { name, near: nearest(name, names) ?? '', known: names.join(', ') }),
      ],
    }
  }
  const words = wordsOf(ruleSet)
  let found: Explanation | undefined
  let seen: Period | undefined
  const context = walkPeriods(ruleSet, facts, options, (frame) => {
    const clock = frame.prepared.longer.get(rule.axis)
    if (clock ? !closes(frame.period, clock) : !frame.axes.get(rule.axis)!.count) return
    const own = periodText(periodOn(frame, rule.axis))
    if (question.period !== undefined && question.period !== own) return
    seen = frame.period
    const row = rowOf(frame, rule, question)
    found =
      row < 0
        ? undefined
        : explainRule({ frame, ruleSet, words, axis: rule.axis, row }, rule, outcome, own, 0)
  })
  const problems: Diagnostic[] = [...context.diagnostics]
  if (!found && !hasErrors(problems))
    problems.push(whyNotFound(ruleSet, rule, question, { seen, last: context.last }))
  return { value: found, diagnostics: problems }
}

const splitAddress = (address: string): readonly [string, string | undefined] => {
  const at = address.indexOf('.')
  return at < 0 ? [address, undefined] : [address.slice(0, at), address.slice(at + 1)]
}

const rowOf = (frame: Frame, rule: RulePlan, question: Question): number => {
  const rows = frame.axes.get(rule.axis)!
  return rows.ids.findIndex(
    (id, at) =>
      id === question.id && (question.moment === undefined || rows.moments?.[at] === question.moment),
  )
}

const madeText = (reader: Reader): Pick<Explanation, 'madeOf'> => {
  const label = madeOf(reader, reader.axis, reader.row)
  return label ? { madeOf: label } : {}
}

const explainRule = (
  reader: Reader,
  written: RulePlan,
  outcome: string | undefined,
  period: string,
  depth: number,
): Explanation => {
  const { frame, ruleSet } = reader
  const rule = ruleInForce(reader, written)
  const column =
    (outcome === undefined ? rule.column : rule.outcomes?.[outcome]) ??
    rule.column ??
    Object.values(rule.outcomes ?? {})[0]!
  const filled = columnOf(frame, column)
  const value = valueOf(reader, column)
  const result = resultValue(
    frame,
    value,
    frame.plan.columns[column]!.type.kind,
    marksAt(filled, reader.row),
    rule.line ? lineDigits(ruleSet, rule.line.channel) : undefined,
  )
  const address = outcome === undefined ? rule.name : `${rule.name}.${outcome}`
  const clause = ruleSet.clauses.find((one) => one.id === rule.clause)
  const replaced = result.marks?.find((mark) =>
    ['overridden', 'supplied', 'supposed', 'decided'].includes(mark),
  )
  const conditions = conditionsOf(reader, rule)
  const applies = rule.working.when === undefined || valueOf(reader, rule.working.when) === true
  return {
    address,
    title: reader.words.title(address),
    ...(clause ? { clause: { id: clause.id, ...(clause.says ? { says: clause.says } : {}) } } : {}),
    period,
    thing: rowsAxis(reader).thing,
    id: rowsAxis(reader).ids[reader.row]!,
    ...(rowsAxis(reader).names[reader.row] === undefined
      ? {}
      : { name: rowsAxis(reader).names[reader.row]! }),
    ...madeText(reader),
    ...(result.value === undefined ? {} : { value: result.value }),
    ...(result.absent ? { absent: result.absent } : {}),
    shown: shownResult(reader, rule, column, result, address),
    marks: result.marks ?? [],
    grounds: (result.marks ?? []).map((mark) => groundOf(ruleSet, mark)),
    working: [
      ...(replaced === undefined || replaced === 'decided'
        ? []
        : [withReason(replacedText[replaced]!, reasonFor(frame, rule, address, reader.row))]),
      ...(applies ? workingOf(reader, rule, column) : []),
    ],
    conditions,
    ...membersIn(reader, rule, applies),
    parts: depth >= deepest ? [] : partsOf(reader, rule, applies, depth),
  }
}

/** What an amount is paid in, where the rule set pays in more than one currency. */
const currencyShown = ({ ruleSet }: Reader, channel: string): string =>
  ruleSet.currencies === undefined ? '' : ` ${currencyOf(ruleSet, channel)}`

/** An amount as the payslip has it, any other value as people read it; what is absent with its reason. */
const shownResult = (
  reader: Reader,
  rule: RulePlan,
  column: number,
  { value, absent }: ResultValue,
  address: string,
): Label => {
  if (absent) return reader.words.absence(absent, address)
  if (rule.line)
    return same(`${showNumberText(value!, rule.show)}${currencyShown(reader, rule.line.channel)}`)
  return shown(reader, column, reader.row, rule.show)
}

const withReason = ({ zh, en }: Label, reason: string | undefined): Label =>
  reason === undefined ? { zh, en } : both(`${zh}。理由：${reason}`, `${en}. Reason: ${reason}`)

const replacedText: Readonly<Record<string, { zh: string; en: string }>> = {
  overridden: {
    zh: '此值由人工更正，下面是规则本来的算法',
    en: 'A person put this value in place of the computed one; what follows is the rule itself',
  },
  supplied: {
    zh: '此值由调用方直接给出，下面是规则本来的算法',
    en: 'The caller supplied this value; what follows is the rule itself',
  },
  supposed: { zh: '此值为假定', en: 'This value is supposed' },
}

const rowsAxis = (reader: Reader): AxisRows => reader.frame.axes.get(reader.axis)!

const roundText = ({ step, mode, percent }: NonNullable<RulePlan['working']['round']>): Label => {
  const text = showNumberText(step, percent && 'exact percent')
  return both(`舍入到 ${text}`, `Rounded to ${text} (${mode})`)
}

const workingOf = (reader: Reader, rule: RulePlan, column: number) => [
  ...explainBody(reader, rule.working.body, column),
  ...(rule.working.round ? [roundText(rule.working.round)] : []),
  ...(rule.working.lineStep && rule.unrounded !== undefined && !isAbsent(valueOf(reader, rule.unrounded))
    ? [
        both(
          `工资条取到 ${rule.working.lineStep}：${shown(reader, rule.unrounded).zh} → ${shown(reader, column).zh}`,
          `Line rounded to ${rule.working.lineStep}: ${shown(reader, rule.unrounded).en} → ${shown(reader, column).en}`,
        ),
      ]
    : []),
  ...(rule.working.assumed
    ? [both(`假设：${rule.working.assumed.zh}`, `Assumed: ${rule.working.assumed.en}`)]
    : []),
]

/** Every part of the condition, whether it holds, and the values it reads: all that failed, not only the first. */
const conditionsOf = (reader: Reader, rule: RulePlan): Explanation['conditions'] =>
  (rule.working.conditions ?? []).map(({ text, column, names, aggregates = [] }) => {
    const value = valueOf(reader, column)
    const values = [
      ...[namedValues(reader, names)].flatMap((one) => one ?? []),
      ...aggregates.filter((one) => one.text !== text).map((one) => resultOf(reader, one)),
    ]
    return {
      text,
      holds: isAbsent(value) ? undefined : value === true,
      values: both(values.map((one) => one.zh).join('，'), values.map((one) => one.en).join(', ')),
    }
  })

const resultOf = (reader: Reader, { text, result }: AggregateWorking): Label => {
  const value = shown(reader, result)
  return both(`${text} = ${value.zh}`, `${text} = ${value.en}`)
}

/** The rules behind the values that were read, each explained in its own row. */
const partsOf = (reader: Reader, rule: RulePlan, applies: boolean, depth: number): readonly Explanation[] => {
  const body = bodyInForce(reader, rule.working.body)
  const names = [
    ...(rule.working.conditions ?? []).flatMap((atom) => atom.names),
    ...(applies ? body.names : []),
  ]
  return mergeNames(names)
    .filter((one) => one.rule !== undefined && one.rule !== rule.name && isLookedAt(reader, one))
    .flatMap((one) => explainNamed(reader, one, depth))
}

const explainNamed = (reader: Reader, named: NamedColumn, depth: number): readonly Explanation[] => {
  const rule = reader.frame.plan.rules.find((one) => one.name === named.rule)
  const at = rowAt(reader, named.path ?? [])
  if (!rule || at.row < 0 || at.axis !== rule.axis) return []
  const there = periodText(periodOn(reader.frame, at.axis))
  return [explainRule({ ...reader, axis: at.axis, row: at.row }, rule, named.outcome, there, depth + 1)]
}
