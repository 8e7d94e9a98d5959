import { add, type Exact, ZERO } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import { comparePeriods, periodText, readPeriod } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits, otherCurrency } from '../../plan/currency.ts'
import type { AxisSpec, RulePlan } from '../../plan/plan.ts'
import type { ColumnType } from '../../plan/type.ts'
import {
  type AxisRows,
  axisOf,
  type Column,
  columnOf,
  type Frame,
  marksAt,
  periodOn,
  valueAt,
} from '../reference/frame.ts'
import { isAbsent, isMissing, type Value } from '../reference/value.ts'
import type { LeftOut, Line, PeriodResult, ResultValue, SettledLine, ThingResult } from '../result.ts'
import { resultValue } from './value.ts'

/**
 * Everything one period says about every thing: values, lines, what was left out and why, totals; then the same for
 * each longer period that closes with it.
 */
export const collectThings = (
  frame: Frame,
  ruleSet: CompiledRuleSet,
  settled: SettledLine[],
): readonly PeriodResult[] => {
  const found = new Map<string, Record<string, ThingResult[]>>([[periodText(frame.period), {}]])
  for (const axis of frame.plan.axes) {
    const rules = frame.prepared.rules.get(axis.id) ?? []
    if (rules.length === 0 && axis.clock !== 'period') continue
    const rows = axisOf(frame, axis.id)
    if (frame.prepared.longer.has(axis.id) && rows.count === 0) continue
    const period = periodText(periodOn(frame, axis.id))
    const things = found.get(period) ?? {}
    found.set(period, things)
    const columns = rules.map((rule) => columnsForResult(frame, rule, ruleSet))
    const list: ThingResult[] = []
    for (let row = 0; row < rows.count; row++) {
      const one = oneThing(frame, ruleSet, columns, axis, rows, row)
      list.push(one)
      for (const line of one.lines)
        settled.push({
          period,
          ...(one.moment === undefined ? {} : { moment: one.moment }),
          thing: axis.thing,
          id: one.id,
          rule: line.rule,
          channel: line.channel,
          amount: line.amount,
          ...(line.currency === undefined ? {} : { currency: line.currency }),
        })
    }
    things[axis.thing] = things[axis.thing]?.concat(list) ?? list
  }
  return [...found].map(([period, things]) => ({ period, things })).sort(shorterFirst)
}

const shorterFirst = (left: PeriodResult, right: PeriodResult): number =>
  comparePeriods(readPeriod(left.period)!, readPeriod(right.period)!)

/** A rule with the columns that its results are read from, looked up once for all rows. */
interface RuleColumns {
  readonly rule: RulePlan
  readonly values: readonly {
    readonly address: string
    readonly column: Column
    readonly kind: ColumnType['kind']
    readonly digits: number | undefined
  }[]
  readonly line: Column | undefined
  /** What the line is paid in, where that is not the rule set's own currency. */
  readonly pay: { readonly currency?: string }
}

const columnsForResult = (frame: Frame, rule: RulePlan, ruleSet: CompiledRuleSet): RuleColumns => ({
  rule,
  pay: rule.line ? otherCurrency(ruleSet, rule.line.channel) : {},
  values: columnsOf(rule).map(([address, column]) => ({
    address,
    column: columnOf(frame, column),
    kind: frame.plan.columns[column]!.type.kind,
    digits: rule.line && column === rule.column ? lineDigits(ruleSet, rule.line.channel) : undefined,
  })),
  line: rule.line && rule.column !== undefined ? columnOf(frame, rule.column) : undefined,
})

const oneThing = (
  frame: Frame,
  ruleSet: CompiledRuleSet,
  rules: readonly RuleColumns[],
  axis: AxisSpec,
  rows: AxisRows,
  row: number,
): ThingResult => {
  const values: Record<string, ResultValue> = {}
  const lines: Line[] = []
  const leftOut: LeftOut[] = []
  const totals = new Map<string, Exact>()
  for (const { rule, values: columns, line, pay } of rules) {
    for (const { address, column, kind, digits } of columns)
      values[address] = withReason(
        resultValue(frame, valueAt(column, row), kind, marksAt(column, row), digits),
        frame.replacements.size === 0 ? undefined : reasonFor(frame, rule, address, row),
      )
    if (!line) continue
    const value = valueAt(line, row)
    addLine(rule, pay, value, values[rule.name]!, lines, leftOut)
    const { channel } = rule.line!
    if (!isAbsent(value)) totals.set(channel, add(totals.get(channel) ?? ZERO, value as Exact))
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
    totals: Object.fromEntries(
      [...totals].map(([channel, total]) => [channel, toText(total, lineDigits(ruleSet, channel))]),
    ),
  }
}

const withReason = <T>(value: T, reason: string | undefined): T =>
  reason === undefined ? value : { ...value, reason }

/** Why a person put this value there; the one outcome of a table is the rule's value under another name. */
export const reasonFor = (frame: Frame, rule: RulePlan, address: string, row: number): string | undefined => {
  const columns = columnsOf(rule)
  const own = columns.find(([name]) => name === address)?.[1]
  return columns
    .filter(([, column]) => column === own)
    .flatMap(([name]) => frame.replacements.get(`${rule.axis} ${name}`)?.get(row)?.reason ?? [])[0]
}

/** The rule's own value, then its outcome columns by address. */
export const columnsOf = (rule: RulePlan): readonly (readonly [string, number])[] => [
  ...(rule.column === undefined ? [] : [[rule.name, rule.column] as const]),
  ...Object.entries(rule.outcomes ?? {}).map(
    ([outcome, column]) => [`${rule.name}.${outcome}`, column] as const,
  ),
]

const addLine = (
  rule: RulePlan,
  pay: { readonly currency?: string },
  value: Value,
  shown: ResultValue,
  lines: Line[],
  leftOut: LeftOut[],
): void => {
  const { name, title, clause } = rule
  const { channel } = rule.line!
  if (!isAbsent(value)) {
    const amount = shown.value!
    const line = { rule: name, title, clause, channel, amount, ...pay }
    lines.push(withReason(shown.marks ? { ...line, marks: shown.marks } : line, shown.reason))
  }
  // A line that a missing fact blocks is no line that does not apply: it has its diagnostic.
  else if (!isMissing(value)) leftOut.push({ rule: name, title, clause, channel, absent: shown.absent! })
}

const referencesOf = (
  frame: Frame,
  spec: AxisSpec,
  rows: AxisRows,
  row: number,
): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const reference of spec.references) {
    if (reference.by !== 'fact' && reference.by !== 'group') continue
    const to = rows.references.get(reference.name)!
    const at = to.rows[row]!
    if (at >= 0) found[reference.name] = axisOf(frame, to.to).ids[at]!
  }
  return found
}
