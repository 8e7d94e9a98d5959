import { closes, type Period, periodText, subPeriods } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { longerClock } from '../../plan/clock.ts'
import type { AxisId, AxisSpec, Plan } from '../../plan/plan.ts'
import { boxedFact } from '../batch/boxed-fact.ts'
import type { AxisRows, Facts, ReferenceRows } from '../reference/frame.ts'
import type { ThingRows } from './read-things.ts'
import { follow } from './references.ts'

/** Lays out the rows of every axis of the plan and joins them by their references. */
export const layOutAxes = (
  plan: Plan,
  things: ReadonlyMap<string, ThingRows>,
  period: Period,
  diagnostics: Diagnostic[],
): ReadonlyMap<AxisId, AxisRows> => {
  const axes = new Map<AxisId, AxisRows & { references: Map<string, ReferenceRows> }>()
  for (const axis of plan.axes) axes.set(axis.id, rowsOfAxis(axis, things.get(axis.thing)!, period))
  for (const axis of plan.axes)
    for (const reference of axis.references) {
      const { facts } = things.get(axis.thing)!.thing
      const made = follow({ axis, reference, axes, facts, period, diagnostics })
      axes.get(axis.id)!.references.set(reference.name, made)
    }
  return axes
}

/** A longer period that goes on has no rows yet. */
const nobody = { count: 0, ids: [], names: [], facts: new Map(), places: [] }

/** The facts of a thing with those of the longer periods that this one lies in, joined by id. */
export const withLongerFacts = (thing: ThingRows, longer: readonly ThingRows[]): ThingRows => {
  if (longer.length === 0) return thing
  const facts = new Map(thing.facts)
  for (const one of longer) {
    const at = new Map(one.ids.map((id, row) => [id, row]))
    for (const [name, values] of one.facts)
      facts.set(
        name,
        thing.ids.map((id) => (at.has(id) ? values[at.get(id)!] : undefined)),
      )
  }
  return { ...thing, facts }
}

/** Typed facts as rows have them, made where somebody asks for one. */
const boxedWhereAsked = ({ thing, facts }: ThingRows, typed: NonNullable<ThingRows['typed']>): Facts => {
  const made = new Map(facts)
  return {
    get: (name) => {
      const own = typed.get(name)
      if (own && !made.has(name))
        made.set(name, boxedFact(own, thing.facts.find((one) => one.name === name)!.type.kind))
      return made.get(name)
    },
  }
}

const rowsOfAxis = (axis: AxisSpec, thing: ThingRows, period: Period) => {
  const base = { thing: axis.thing, references: new Map<string, ReferenceRows>() }
  const longer = longerClock(axis, period.cycle)
  if (longer && !closes(period, longer)) return { ...base, ...nobody }
  if (axis.clock === 'period' || longer)
    return {
      ...base,
      count: thing.ids.length,
      ids: thing.ids,
      names: thing.names,
      facts: thing.typed ? boxedWhereAsked(thing, thing.typed) : thing.facts,
      ...(thing.typed ? { typed: thing.typed } : {}),
      ...(thing.led ? { led: thing.led } : {}),
      places: thing.places,
    }
  const moments = subPeriods(period, axis.clock).map(periodText)
  const spread = <T>(values: readonly T[]): T[] => values.flatMap((value) => moments.map(() => value))
  return {
    ...base,
    count: thing.ids.length * moments.length,
    ids: spread(thing.ids),
    names: spread(thing.names),
    moments: thing.ids.flatMap(() => moments),
    facts: new Map(
      [...thing.facts].map(([name, values]) => [
        name,
        thing.ids.flatMap((_, row) => moments.map(() => values[row])),
      ]),
    ),
    places: spread(thing.places),
  }
}
