import { closes, containing, isLonger, type Period, periodText, readPeriodIn } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { CalculateOptions, Override } from './facts.ts'
import { factTableOf } from './intake/fact-table.ts'
import { readFact } from './intake/fact-value.ts'
import type { ThingRows } from './intake/read-things.ts'
import type { AxisRows, Replacement } from './reference/frame.ts'

/** Of one period: what is given for it and for the longer ones it lies in. */
interface Given {
  readonly things: ReadonlyMap<string, ThingRows>
  readonly longer: ReadonlyMap<string, ThingRows>
  readonly axes: ReadonlyMap<string, AxisRows>
  readonly period: Period
}

type Replacements = ReadonlyMap<string, ReadonlyMap<number, Replacement>>

/** What stands in place of computed values in one period: supplied among the facts, then overridden. */
export const replacementsOf = (
  ruleSet: CompiledRuleSet,
  options: CalculateOptions,
  { things, longer, axes, period }: Given,
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
  for (const [axis, { ids, supplied }] of longer)
    for (const { row, rule, value } of supplied) {
      const at = axes.get(axis)!.ids.indexOf(ids[row]!)
      if (at >= 0) put(axis, rule, at, { value, mark: 'supplied' })
    }
  for (const override of options.overrides ?? []) {
    const axis = axisAt(override, period)
    if (axis === undefined) continue
    const place = { table: override.thing, period: override.period, id: override.id, field: override.rule }
    const thing = things.get(override.thing)?.thing
    const target = thing && factTableOf(thing, ruleSet).get(override.rule)
    const row = axes.get(axis)?.ids.indexOf(override.id) ?? -1
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
    else {
      const reason = override.reason?.trim()
      put(axis, override.rule, row, { value: read.value, mark: 'overridden', ...(reason ? { reason } : {}) })
    }
  }
  return replacements
}

/** The rows that an override is about, if it is about this period or a longer one that closes with it. */
export const axisAt = ({ thing, period: text }: Override, period: Period): string | undefined => {
  if (text === periodText(period)) return thing
  const named = readPeriodIn(text, period.calendar)
  if (!named || !isLonger(named.cycle, period.cycle) || !closes(period, named.cycle)) return undefined
  return containing(period, named.cycle).index === named.index ? `${thing}/${named.cycle}` : undefined
}

/** Overrides of periods that are not calculated would be silent. */
export const overridesOfOtherPeriods = (
  options: CalculateOptions,
  periods: readonly Period[],
): readonly Diagnostic[] => {
  return (options.overrides ?? [])
    .filter((override) => periods.every((period) => axisAt(override, period) === undefined))
    .map(noTarget)
}

const noTarget = ({ rule, id, thing, period }: Override): Diagnostic =>
  diagnostic('override-no-target', { rule, id, thing }, { place: { table: thing, period, id, field: rule } })
