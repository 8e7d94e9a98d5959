import { type Period, periodText } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { CalculateOptions, Override } from './facts.ts'
import { factTableOf } from './intake/fact-table.ts'
import { readFact } from './intake/fact-value.ts'
import type { ThingRows } from './intake/read-things.ts'
import type { AxisRows, Replacement } from './reference/frame.ts'

type Replacements = ReadonlyMap<string, ReadonlyMap<number, Replacement>>

/** What stands in place of computed values in one period: supplied among the facts, then overridden. */
export const replacementsOf = (
  ruleSet: CompiledRuleSet,
  options: CalculateOptions,
  things: ReadonlyMap<string, ThingRows>,
  axes: ReadonlyMap<string, AxisRows>,
  period: Period,
  diagnostics: Diagnostic[],
): Replacements => {
  const replacements = new Map<string, Map<number, Replacement>>()
  const put = (axis: string, rule: string, row: number, replacement: Replacement): void => {
    const key = `${axis} ${rule}`
    const rows = replacements.get(key) ?? new Map<number, Replacement>()
    replacements.set(key, rows)
    rows.set(row, replacement)
  }
  for (const { thing, supplied } of things.values())
    for (const { row, rule, value } of supplied) put(thing.name, rule, row, { value, mark: 'supplied' })
  const text = periodText(period)
  for (const override of options.overrides ?? []) {
    if (override.period !== text) continue
    const place = { table: override.thing, period: text, id: override.id, field: override.rule }
    const thing = things.get(override.thing)?.thing
    const target = thing && factTableOf(thing, ruleSet).get(override.rule)
    const row = axes.get(override.thing)?.ids.indexOf(override.id) ?? -1
    // A value that a person decides is a fact and a rule at once.
    const isRule = target?.rule || ruleSet.plan.rules.some((one) => one.name === override.rule)
    if (!target || !isRule || row < 0) {
      diagnostics.push(noTarget(override))
      continue
    }
    if (!override.reason?.trim())
      diagnostics.push(diagnostic('override-no-reason', { rule: override.rule, id: override.id }, { place }))
    const read = readFact(override.value, target.plan, ruleSet, () => place)
    if ('problem' in read) diagnostics.push(read.problem)
    else put(override.thing, override.rule, row, { value: read.value, mark: 'overridden' })
  }
  return replacements
}

/** Overrides of periods that are not calculated would be silent. */
export const overridesOfOtherPeriods = (
  options: CalculateOptions,
  periods: readonly Period[],
): readonly Diagnostic[] => {
  const known = periods.map(periodText)
  return (options.overrides ?? []).filter(({ period }) => !known.includes(period)).map(noTarget)
}

const noTarget = ({ rule, id, thing, period }: Override): Diagnostic =>
  diagnostic('override-no-target', { rule, id, thing }, { place: { table: thing, period, id, field: rule } })
