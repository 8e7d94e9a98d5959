import { add, type Exact, ZERO } from '../../core/exact.ts'
import { periodText } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits, otherCurrency } from '../../plan/currency.ts'
import type { ColumnId, RulePlan } from '../../plan/plan.ts'
import { valueText } from '../../run/collect/value.ts'
import { axisOf, columnOf, type Frame, periodOn, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'

/** A result that is watched: a rule's value for one thing, or (without a rule) all its lines in the rule set's currency. */
export interface Watched {
  readonly thing: string
  readonly id: string
  /** `rule` or `rule.outcome`. */
  readonly rule?: string
  /** The last one calculated if not given. */
  readonly period?: string
}

/** Columns whose sum is watched, as they are paid and before they are rounded. */
export interface Target {
  readonly watched: Watched
  readonly columns: readonly { readonly paid: ColumnId; readonly exact: ColumnId }[]
  /** A line that is not there is nothing. */
  readonly isPay: boolean
  /** Decimals of what is paid. */
  readonly digits?: number
  /** Where it stands among the rows of a period: runs of the same rows share them. */
  readonly places: WeakMap<Frame['axes'], readonly Place[]>
  /** What it comes to in runs that were asked before. */
  readonly known: Readonly<Record<'paid' | 'exact', WeakMap<readonly Frame[], Value>>>
}

interface Place {
  readonly paid: ColumnId
  readonly exact: ColumnId
  readonly row: number
}

export const targetOf = (ruleSet: CompiledRuleSet, watched: Watched): Target => {
  const { plan } = ruleSet
  const thingOf = ({ axis }: RulePlan): string => plan.axes.find(({ id }) => id === axis)!.thing
  const [name, outcome] = watched.rule?.split('.') ?? []
  const rules = plan.rules.filter((rule) =>
    name === undefined
      ? rule.line && otherCurrency(ruleSet, rule.line.channel).currency === undefined
      : rule.name === name,
  )
  const columns = rules
    .filter((rule) => thingOf(rule) === watched.thing)
    .flatMap((rule) => {
      const paid = outcome === undefined ? rule.column : rule.outcomes?.[outcome]
      return paid === undefined
        ? []
        : [{ paid, exact: outcome === undefined ? (rule.unrounded ?? paid) : paid }]
    })
  const channel = outcome === undefined ? rules[0]?.line?.channel : undefined
  return {
    watched,
    columns,
    isPay: name === undefined,
    places: new WeakMap(),
    known: { paid: new WeakMap(), exact: new WeakMap() },
    ...(name === undefined ? { digits: ruleSet.minorDigits } : {}),
    ...(name !== undefined && channel !== undefined ? { digits: lineDigits(ruleSet, channel) } : {}),
  }
}

/** Where the target stands in a frame: its columns with the row of its thing, in the period that is watched. */
export const placesOf = (target: Target, frame: Frame): readonly Place[] => {
  const known = target.places.get(frame.axes) ?? placesIn(target, frame)
  target.places.set(frame.axes, known)
  return known
}

const placesIn = ({ watched, columns }: Target, frame: Frame): readonly Place[] =>
  columns.flatMap(({ paid, exact }) => {
    const axis = frame.plan.columns[paid]!.axis
    if (axis === undefined) return [{ paid, exact, row: 0 }]
    if (watched.period !== undefined && periodText(periodOn(frame, axis)) !== watched.period) return []
    return axisOf(frame, axis).ids.flatMap((id, row) => (id === watched.id ? [{ paid, exact, row }] : []))
  })

/** The watched value of a run: the sum over its columns and frames, or the one value that is no number. */
export const watchedValue = (
  target: Target,
  frames: readonly Frame[],
  which: 'paid' | 'exact' = 'paid',
): Value | undefined => {
  const known = target.known[which].get(frames)
  if (known !== undefined) return known
  const value = valueIn(target, frames, which)
  if (value !== undefined) target.known[which].set(frames, value)
  return value
}

const valueIn = (target: Target, frames: readonly Frame[], which: 'paid' | 'exact'): Value | undefined => {
  const watching = target.watched.period === undefined && !target.isPay ? frames.slice(-1) : frames
  const values = watching.flatMap((frame) =>
    placesOf(target, frame).map((place) => valueAt(columnOf(frame, place[which]), place.row)),
  )
  if (!target.isPay) return values.at(-1)
  return values.reduce<Exact>(
    (sum, value) => (typeof value === 'object' && !isAbsent(value) ? add(sum, value) : sum),
    ZERO,
  )
}

export const watchedText = (target: Target, frames: readonly Frame[]): string | undefined => {
  const value = watchedValue(target, frames)
  if (value === undefined || isAbsent(value)) return undefined
  const column = target.columns[0]?.paid
  return valueText(
    value,
    column === undefined ? 'number' : frames[0]!.plan.columns[column]!.type.kind,
    target.digits,
  )
}
