import { comparePeriods, periodText, readPeriod } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { AxisSpec, RulePlan } from '../../plan/plan.ts'
import { sameValues } from '../../plan/same-values.ts'
import type { Touched } from '../collect/marks.ts'
import { collectProblems } from '../collect/problems.ts'
import { columnsOf } from '../collect/things.ts'
import { type Run, vectorOf } from '../columnar/run.ts'
import { type AxisRows, axisOf, marksAt, periodOn } from '../reference/frame.ts'
import type { Finding } from '../result.ts'
import type { Intake } from '../run-period.ts'
import type { BatchPeriod } from './batch-result.ts'
import type { Rows } from './blocks.ts'
import { mayHaveProblems } from './checks.ts'
import { findingsOf } from './findings.ts'
import { emptyColumn, type Filling, fillFrom } from './result-columns.ts'

/** Gathers results of all blocks. */
export const collector = (
  ruleSet: CompiledRuleSet,
  intakes: readonly Intake[],
  values: readonly string[] | 'all' | undefined,
) => {
  const { plan } = ruleSet
  const twins = sameValues(plan)
  const wanted = (rule: RulePlan, address: string): boolean =>
    values === 'all' || (values ? values.includes(address) : rule.line !== undefined && address === rule.name)
  const kept = plan.rules.flatMap((rule) =>
    columnsOf(rule)
      .filter(([address]) => wanted(rule, address))
      .map(([address, column]) => ({ rule, address, column })),
  )
  const findings: { readonly period: number; readonly all: readonly Finding[] }[] = []
  const problems = new Map<string, Diagnostic>()
  const touched = new Map<number, Touched>()
  const periods = new Map<
    string,
    BatchPeriod & { things: Record<string, { ids: readonly string[]; columns: Record<string, Filling> }> }
  >()
  const columnFor = (
    period: string,
    axis: AxisSpec,
    { ids, moments }: AxisRows,
    address: string,
    make: () => Filling,
  ): Filling => {
    const one = periods.get(period) ?? { period, things: {} }
    periods.set(period, one)
    const thing = moments ? axis.id : axis.thing
    one.things[thing] ??= { ids, ...(moments ? { moments } : {}), columns: {} }
    const { columns } = one.things[thing]
    columns[address] ??= make()
    return columns[address]
  }
  const note = (set: number, lines: number, count: number): void => {
    if (set === 0) return
    const own = touched.get(set) ?? { lines: 0, values: 0 }
    own.lines += lines
    own.values += count
    touched.set(set, own)
  }

  return {
    take: (run: Run, index: number, rows: ReadonlyMap<string, Rows> | undefined, isFirst: boolean): void => {
      const { frame } = run
      const whole = intakes[index]!
      for (const { rule, address, column } of kept) {
        const axis = plan.axes.find((one) => one.id === rule.axis)!
        const count = axisOf(frame, rule.axis).count
        if (count === 0 || (axis.thing === 'company' && !isFirst)) continue
        const own = rows?.get(axis.thing) ?? { from: 0, to: count }
        const all = whole.axes.get(rule.axis)!
        const digits =
          rule.line && column === rule.column ? lineDigits(ruleSet, rule.line.channel) : undefined
        const into = columnFor(periodText(periodOn(frame, rule.axis)), axis, all, address, () =>
          emptyColumn(plan.columns[column]!.type, all.count, digits),
        )
        fillFrom(into, run.shared, vectorOf(run, column), own)
      }
      for (const rule of plan.rules) countMarks(run, rule, twins, isFirst, note)
      const all = findingsOf(run, isFirst)
      if (all.length > 0) findings.push({ period: index, all })
      if (!mayHaveProblems(run)) return
      for (const one of collectProblems(frame, ruleSet, periodText(frame.period)))
        problems.set(JSON.stringify(one), one)
    },
    findings: () => [...findings].sort((one, other) => one.period - other.period).flatMap(({ all }) => all),
    problems: () => [...problems.values()],
    touched: (members: (set: number) => readonly string[]) =>
      [...touched].map(([set, one]) => [members(set), one] as const),
    periods: (): readonly BatchPeriod[] => [...periods.values()].sort(byPeriod),
  }
}

/** As `calculate` has them: by their last day, a longer one after the last that it holds. */
const byPeriod = (one: BatchPeriod, other: BatchPeriod): number =>
  comparePeriods(readPeriod(one.period)!, readPeriod(other.period)!)

const countMarks = (
  run: Run,
  rule: RulePlan,
  twins: ReadonlySet<string>,
  isFirst: boolean,
  note: (set: number, lines: number, values: number) => void,
): void => {
  const { count, thing } = axisOf(run.frame, rule.axis)
  if (thing === 'company' && !isFirst) return
  for (const [address, column] of columnsOf(rule)) {
    const vector = vectorOf(run, column)
    const isLine = rule.line !== undefined && column === rule.column && address === rule.name
    const counts = twins.has(address) ? 0 : 1
    if (vector.marks === 0) continue
    for (let row = 0; row < count; row++) {
      const hasLine = isLine && (vector.other?.[row * vector.stride] ?? 0) === 0
      note(marksAt(vector, row), hasLine ? 1 : 0, counts)
    }
  }
}
