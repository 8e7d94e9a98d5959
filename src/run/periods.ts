import { cycleLabels } from '../core/cycle-label.ts'
import { readDate } from '../core/date.ts'
import {
  type Cycle,
  closes,
  containedPeriods,
  containing,
  firstDay,
  isLonger,
  lastDay,
  type Period,
  periodOfDay,
  periodText,
  readPeriodIn,
} from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { PeriodFacts } from './facts.ts'

/** Facts with the period that they name. */
export interface DatedFacts {
  readonly facts: PeriodFacts
  readonly period: Period
}

/** The facts that a run gets, in the order of their periods; those of longer periods apart. */
export interface OrderedFacts {
  readonly periods: readonly DatedFacts[]
  readonly longer: readonly DatedFacts[]
}

export const orderPeriods = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  diagnostics: Diagnostic[],
): OrderedFacts => {
  const cycles = longerCycles(ruleSet)
  const read = facts.flatMap((own) => {
    const period = typeof own?.period === 'string' ? readPeriodIn(own.period, ruleSet.calendar) : undefined
    if (period && (period.cycle === ruleSet.each || cycles.includes(period.cycle))) {
      checkTables(ruleSet, own, diagnostics)
      return [{ facts: own, period }]
    }
    diagnostics.push(badPeriod(ruleSet, cycles, String(own?.period)))
    return []
  })
  read.sort((left, right) => left.period.index - right.period.index)
  const seen = new Set<string>()
  for (const { period } of read) {
    const text = periodText(period)
    if (seen.has(text)) diagnostics.push(diagnostic('facts-period-twice', { period: text }))
    seen.add(text)
  }
  const periods = read.filter(({ period }) => period.cycle === ruleSet.each)
  if (periods.length === 0 && (facts.length === 0 || read.length > 0))
    diagnostics.push(diagnostic('facts-none', {}))
  return { periods, longer: read.filter(({ period }) => period.cycle !== ruleSet.each) }
}

/** The longer periods that some rule or fact of the set is about. */
export const longerCycles = ({ plan, each }: CompiledRuleSet): readonly Cycle[] => [
  ...new Set(plan.axes.flatMap(({ clock }) => (clock !== 'period' && isLonger(clock, each) ? [clock] : []))),
]

const badPeriod = (
  { each, calendar }: CompiledRuleSet,
  longer: readonly Cycle[],
  period: string,
): Diagnostic =>
  diagnostic('facts-bad-period', {
    period,
    cycle: each,
    cycleZh: cycleLabels[each].zh,
    example: [each, ...longer]
      .map((cycle) => periodText(periodOfDay(readDate('2026-03-05')!, cycle, calendar)))
      .join(', '),
  })

const checkTables = (ruleSet: CompiledRuleSet, facts: PeriodFacts, diagnostics: Diagnostic[]): void => {
  const known = [...ruleSet.things.map((thing) => thing.name), 'period', 'complete']
  for (const table of Object.keys(facts))
    if (!known.includes(table))
      diagnostics.push(
        diagnostic(
          'facts-unknown-table',
          { table, near: nearest(table, known) ?? '', known: known.join(', ') },
          { place: { table, period: facts.period } },
        ),
      )
}

/**
 * The first period of the series without a gap that ends with this one; undefined where what came before is known
 * whole, as with opening values. What a gap means for the values of longer periods is said.
 */
export const followOn = (
  ruleSet: CompiledRuleSet,
  period: Period,
  before: { readonly last?: Period | undefined; readonly since?: Period | undefined },
  diagnostics: Diagnostic[],
): Period | undefined => {
  const { last } = before
  const follows = last === undefined || last.index + 1 === period.index
  const since = last === undefined ? (before.since ?? period) : follows ? before.since : period
  if (!follows && last && ruleSet.plan.cells.length > 0)
    diagnostics.push(diagnostic('period-gap', { before: periodText(last), period: periodText(period) }))
  for (const cycle of longerCycles(ruleSet)) {
    if (since === undefined || !closes(period, cycle)) continue
    const longer = containing(period, cycle)
    const missing = containedPeriods(longer, period.cycle).filter((one) => one.index < since.index)
    if (missing.length > 0)
      diagnostics.push(
        diagnostic('cycle-incomplete', {
          period: periodText(longer),
          missing: missing.map(periodText).join(', '),
        }),
      )
  }
  return since
}

/** What changes after the first day of a period and before its end holds from the next one on; that is said. */
export const changesInside = ({ plan }: CompiledRuleSet, period: Period): readonly Diagnostic[] => {
  const constants = plan.blocks.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.op === 'constant' ? step.values.map(({ from }) => [step.rule, from] as const) : [],
    ),
  )
  const rules = plan.rules.map(({ name, inForce }) => [name, inForce?.from] as const)
  const [first, last] = [firstDay(period), lastDay(period)]
  return [...constants, ...rules].flatMap(([name, from]) => {
    const day = from === undefined ? undefined : readDate(from)
    if (from === undefined || day === undefined || day <= first || day > last) return []
    return [diagnostic('change-inside-period', { name, from, period: periodText(period) })]
  })
}

/** The very first period there is: a carry through it has closed nothing. */
export const noPeriod = ({ each, calendar }: CompiledRuleSet): Period =>
  periodOfDay(readDate('0002-01-01')!, each, calendar)
