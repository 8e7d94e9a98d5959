import { readPeriodIn } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors, type Outcome } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CarriedValue, Carry } from '../result.ts'
import { createLegend, lastOn, sealed, writeEntry } from './envelope.ts'

/** What a company knows of earlier periods when it starts: `{ 'firstRun:run[breaks]': { E1: '2' } }`. */
export type OpeningValues = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * A carry made by hand, so that a company can start in mid-year: opening values of cells, by cell and id. Every number
 * that rests on one is marked `seeded`. The cells of a rule set are listed in `ruleSet.plan.cells`.
 *
 * @param through the last period that the values include, such as `2026-06`
 * @example seedCarry(taobaoCustomerService, '2026-06', { 'firstRun:run[breaks]': { E1: '2' } })
 */
export const seedCarry = (
  ruleSet: CompiledRuleSet,
  through: string,
  opening: OpeningValues,
): Outcome<Carry> => {
  const diagnostics: Diagnostic[] = []
  const period = readPeriodIn(through, ruleSet.calendar)
  if (period?.cycle !== ruleSet.each)
    diagnostics.push(diagnostic('seed-bad-period', { period: through, cycle: ruleSet.each }))
  const values: Record<string, Record<string, Record<string, CarriedValue>>> = {}
  const legend = createLegend()
  for (const [name, byId] of Object.entries(opening)) {
    const cell = ruleSet.plan.cells.find((one) => one.name === name)
    const known = ruleSet.plan.cells.map((one) => one.name)
    if (!cell) {
      diagnostics.push(
        diagnostic('seed-no-cell', {
          cell: name,
          near: nearest(name, known) ?? '',
          known: known.join(' | '),
        }),
      )
      continue
    }
    if (!period) continue
    const last = lastOn(ruleSet, cell.axis, period)
    values[name] = {
      [cell.axis]: Object.fromEntries(
        Object.entries(byId).map(([id, value]) => [
          id,
          writeEntry({ value, period: last, marks: ['seeded'] }, last, legend),
        ]),
      ),
    }
  }
  if (!period || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  return { value: sealed(ruleSet, period, undefined, legend.sets, values), diagnostics }
}
