import { add, type Exact, ZERO } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { AxisId, RulePlan } from '../../plan/plan.ts'
import { type AxisRows, axisOf, columnOf, type Frame, marksAt, valueAt } from '../reference/frame.ts'
import { NO_MARKS } from '../reference/marks.ts'
import { isAbsent, isMissing } from '../reference/value.ts'
import type { LeftOut, Line, PeriodResult, ResultValue, SettledLine, ThingResult } from '../result.ts'
import { resultValue } from './value.ts'

/** Everything one period says about every thing: values, lines, what was left out and why, totals. */
export const collectThings = (
  frame: Frame,
  ruleSet: CompiledRuleSet,
  period: string,
  settled: SettledLine[],
): PeriodResult => {
  const things: Record<string, ThingResult[]> = {}
  for (const axis of frame.plan.axes) {
    const rules = frame.plan.rules.filter((rule) => rule.axis === axis.id)
    if (rules.length === 0 && axis.clock !== 'period') continue
    const rows = axisOf(frame, axis.id)
    const list = Array.from({ length: rows.count }, (_, row) =>
      oneThing(frame, ruleSet, rules, axis.id, rows, row),
    )
    things[axis.thing] = [...(things[axis.thing] ?? []), ...list]
    for (const one of list)
      for (const line of one.lines)
        settled.push({
          period,
          thing: axis.thing,
          id: one.id,
          rule: line.rule,
          channel: line.channel,
          amount: line.amount,
        })
  }
  return { period, things }
}

const oneThing = (
  frame: Frame,
  ruleSet: CompiledRuleSet,
  rules: readonly RulePlan[],
  axis: AxisId,
  rows: AxisRows,
  row: number,
): ThingResult => {
  const values: Record<string, ResultValue> = {}
  const lines: Line[] = []
  const leftOut: LeftOut[] = []
  for (const rule of rules) {
    const digits = rule.line ? ruleSet.minorDigits : undefined
    for (const [name, column] of columnsOf(rule)) {
      const filled = columnOf(frame, column)
      const kind = frame.plan.columns[column]!.type.kind
      values[name] = resultValue(frame, valueAt(filled, row), kind, marksAt(filled, row), digits)
    }
    if (rule.line && rule.column !== undefined)
      addLine(frame, rule, rule.line.channel, row, ruleSet, lines, leftOut)
  }
  const name = rows.names[row]
  const moment = rows.moments?.[row]
  return {
    id: rows.ids[row]!,
    ...(name === undefined ? {} : { name }),
    ...(moment === undefined ? {} : { moment }),
    belongsTo: referencesOf(frame, axis, rows, row),
    values,
    lines,
    leftOut,
    totals: totalsOf(lines, ruleSet.minorDigits),
  }
}

/** The rule's own value, then its outcome columns by address. */
export const columnsOf = (rule: RulePlan): readonly (readonly [string, number])[] => [
  ...(rule.column === undefined ? [] : [[rule.name, rule.column] as const]),
  ...Object.entries(rule.outcomes ?? {}).map(
    ([outcome, column]) => [`${rule.name}.${outcome}`, column] as const,
  ),
]

const addLine = (
  frame: Frame,
  rule: RulePlan,
  channel: string,
  row: number,
  ruleSet: CompiledRuleSet,
  lines: Line[],
  leftOut: LeftOut[],
): void => {
  const column = columnOf(frame, rule.column!)
  const value = valueAt(column, row)
  const marks = marksAt(column, row)
  const line = { rule: rule.name, title: rule.title, clause: rule.clause, channel }
  if (!isAbsent(value))
    lines.push({
      ...line,
      amount: toText(value as Exact, ruleSet.minorDigits),
      ...(marks === NO_MARKS ? {} : { marks: frame.marks.members(marks) }),
    })
  // A line that a missing fact blocks is no line that does not apply: it has its diagnostic.
  else if (!isMissing(value))
    leftOut.push({ ...line, absent: { state: value.absent, kind: value.kind, because: value.because } })
}

const referencesOf = (
  frame: Frame,
  axis: AxisId,
  rows: AxisRows,
  row: number,
): Readonly<Record<string, string>> => {
  const spec = frame.plan.axes.find((one) => one.id === axis)!
  const found: Record<string, string> = {}
  for (const reference of spec.references) {
    if (reference.by !== 'fact') continue
    const to = rows.references.get(reference.name)!
    const at = to.rows[row]!
    if (at >= 0) found[reference.name] = axisOf(frame, to.to).ids[at]!
  }
  return found
}

const totalsOf = (lines: readonly Line[], digits: number): Readonly<Record<string, string>> => {
  const totals = new Map<string, Exact>()
  for (const line of lines)
    totals.set(line.channel, add(totals.get(line.channel) ?? ZERO, amountOf(line.amount)))
  return Object.fromEntries([...totals].map(([channel, total]) => [channel, toText(total, digits)]))
}

const amountOf = (text: string): Exact => {
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) }
}
