import { daysIn, firstDay, type Period, periodOfDay, periodText, subPeriods } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { AxisId, AxisSpec, Plan, ReferenceSpec } from '../../plan/plan.ts'
import type { AxisRows } from '../reference/frame.ts'
import { isAbsent } from '../reference/value.ts'
import type { ThingRows } from './read-things.ts'

/** Lays out the rows of every axis of the plan and joins them by their references. */
export const layOutAxes = (
  plan: Plan,
  things: ReadonlyMap<string, ThingRows>,
  period: Period,
  diagnostics: Diagnostic[],
): ReadonlyMap<AxisId, AxisRows> => {
  const axes = new Map<AxisId, AxisRows & { references: Map<string, { to: AxisId; rows: Int32Array }> }>()
  for (const axis of plan.axes) axes.set(axis.id, rowsOfAxis(axis, things.get(axis.thing)!, period))
  for (const axis of plan.axes)
    for (const reference of axis.references) {
      const rows = leadFrom(axis, reference, axes, period, diagnostics)
      axes.get(axis.id)!.references.set(reference.name, { to: reference.to, rows })
    }
  return axes
}

const rowsOfAxis = (axis: AxisSpec, thing: ThingRows, period: Period) => {
  const base = { thing: axis.thing, references: new Map<string, { to: AxisId; rows: Int32Array }>() }
  if (axis.clock === 'period')
    return {
      ...base,
      count: thing.ids.length,
      ids: thing.ids,
      names: thing.names,
      facts: thing.facts,
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

const leadFrom = (
  axis: AxisSpec,
  reference: ReferenceSpec,
  axes: ReadonlyMap<AxisId, AxisRows>,
  period: Period,
  diagnostics: Diagnostic[],
): Int32Array => {
  const from = axes.get(axis.id)!
  const to = axes.get(reference.to)!
  const rows = new Int32Array(from.count).fill(-1)
  if (reference.by === 'implicit') return rows.fill(0)
  if (reference.by === 'thing') {
    const moments = from.count / Math.max(1, to.count)
    return rows.map((_, row) => Math.floor(row / moments))
  }
  if (reference.by === 'moment') return leadToMoment(axis, reference, from, period, rows)
  const at = new Map(to.ids.map((id, row) => [id, row]))
  const given = from.facts.get(reference.name)
  for (let row = 0; row < from.count; row++) {
    const id = given?.[row]
    if (typeof id !== 'string') continue
    const found = at.get(id)
    if (found !== undefined) rows[row] = found
    else if (axis.clock === 'period')
      diagnostics.push(danglingReference(axis, reference, from, row, id, [...at.keys()]))
  }
  return rows
}

/** A dated record (or a shorter sub-period) belongs to the day or week its date falls in, of the thing it belongs to. */
const leadToMoment = (
  axis: AxisSpec,
  reference: ReferenceSpec,
  from: AxisRows,
  period: Period,
  rows: Int32Array,
): Int32Array => {
  const [thing, clock] = reference.to.split('/') as [string, 'day' | 'week']
  const owner = axis.thing === thing ? undefined : from.references.get(thing)
  const dated = from.facts.get('dated')
  const moments = subPeriods(period, clock).map(periodText)
  for (let row = 0; row < from.count; row++) {
    const day = dated?.[row]
    if (day === undefined || typeof day !== 'number' || isAbsent(day)) continue
    const ownerRow = owner ? owner.rows[row]! : row
    const moment =
      clock === 'day' ? day - firstDay(period) : moments.indexOf(periodText(periodOfDay(day, clock)))
    if (ownerRow < 0 || moment < 0 || (clock === 'day' && moment >= daysIn(period))) continue
    rows[row] = ownerRow * moments.length + moment
  }
  return rows
}

const danglingReference = (
  axis: AxisSpec,
  reference: ReferenceSpec,
  from: AxisRows,
  row: number,
  id: string,
  known: readonly string[],
): Diagnostic => {
  const { file, line, row: at } = from.places[row]!
  return diagnostic(
    'fact-no-such-thing',
    { id, thing: reference.to, near: nearest(id, known) ?? '', known: known.slice(0, 20).join(', ') },
    {
      place: {
        table: axis.thing,
        id: from.ids[row]!,
        row: at,
        field: reference.name,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
      },
    },
  )
}
