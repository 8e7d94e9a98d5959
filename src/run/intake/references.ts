import { type Period, periodOfDay, periodText, readPeriod, subPeriods } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { FactPlan } from '../../plan/compiled.ts'
import type { AxisId, AxisSpec, ReferenceSpec } from '../../plan/plan.ts'
import type { TypedFact } from '../batch/fact-columns.ts'
import type { AxisRows, ReferenceRows } from '../reference/frame.ts'
import { type Absent, isAbsent, notApplicable } from '../reference/value.ts'
import { dayOf } from './fact-value.ts'

interface Leading {
  readonly axis: AxisSpec
  readonly reference: ReferenceSpec
  readonly axes: ReadonlyMap<AxisId, AxisRows>
  /** Facts of the thing, for what nobody need give. */
  readonly facts: readonly FactPlan[]
  readonly period: Period
  readonly diagnostics: Diagnostic[]
}

/** Where a reference leads from each row; where it leads nowhere, why. */
export const follow = (leading: Leading): ReferenceRows => {
  const { axis, reference, axes } = leading
  const from = axes.get(axis.id)!
  const to = axes.get(reference.to)!
  const rows = new Int32Array(from.count)
  const astray = new Map<number, Absent>()
  const made = { to: reference.to, rows, astray }
  switch (reference.by) {
    case 'implicit':
      return made
    case 'closing':
      for (let row = 0; row < from.count; row++) rows[row] = to.count > 0 ? row : -1
      if (to.count === 0)
        for (let row = 0; row < from.count; row++)
          astray.set(row, notApplicable('not closed', clockOf(reference.to)))
      return made
    case 'thing': {
      const moments = from.count / Math.max(1, to.count)
      for (let row = 0; row < from.count; row++) rows[row] = Math.floor(row / moments)
      return made
    }
    case 'beside':
      leadBeside(leading, from, rows, astray)
      return made
    case 'moment':
      leadToMoment(leading, from, rows, astray)
      return made
    case 'fact':
    case 'group':
      leadToThing(leading, from, to, rows, astray)
      return made
  }
}

/** Where the thing itself leads, on the same day or week. */
const leadBeside = (
  { axis, reference, axes }: Leading,
  from: AxisRows,
  rows: Int32Array,
  astray: Map<number, Absent>,
): void => {
  const thing = axes.get(axis.thing)!
  const plain = thing.references.get(reference.name)!
  const moments = from.count / Math.max(1, thing.count)
  for (let row = 0; row < from.count; row++) {
    const own = Math.floor(row / moments)
    const to = plain.rows[own]!
    rows[row] = to < 0 ? -1 : to * moments + (row % moments)
    const why = plain.astray.get(own)
    if (why) astray.set(row, why)
  }
}

const clockOf = (axis: AxisId): string => axis.split('/')[1]!

const leadToThing = (
  { axis, reference, facts, period, diagnostics }: Leading,
  from: AxisRows,
  to: AxisRows,
  rows: Int32Array,
  astray: Map<number, Absent>,
): void => {
  const led = from.led?.get(reference.name)
  if (led) {
    rows.set(led)
    return
  }
  const typed = from.typed?.get(reference.name)
  if (typed?.words && leadByPlaces(typed, to, rows)) return
  const at = new Map(to.ids.map((id, row) => [id, row]))
  const given = from.facts.get(reference.name)
  for (let row = 0; row < from.count; row++) {
    const id = given?.[row]
    const found = typeof id === 'string' ? at.get(id) : undefined
    rows[row] = found ?? -1
    if (found !== undefined) continue
    astray.set(row, whyNot(from, facts, row, reference.name))
    if (typeof id === 'string' && axis.clock === 'period' && to.count > 0)
      diagnostics.push(danglingReference(axis, reference, from, row, id, [...at.keys()]))
  }
  // A whole table that is not there is one mistake, not one for each row that refers to it.
  const referring = given?.filter((id) => typeof id === 'string').length ?? 0
  if (to.count === 0 && referring > 0 && axis.clock === 'period')
    diagnostics.push(
      diagnostic(
        'facts-none-of-thing',
        { thing: reference.to, from: axis.thing, rows: String(referring), period: periodText(period) },
        { place: { table: reference.to, period: periodText(period) } },
      ),
    )
}

/** Where every row names one that is there; `false` where each has to be looked at by itself. */
const leadByPlaces = ({ values, words, given }: TypedFact, to: AxisRows, rows: Int32Array): boolean => {
  if (given?.includes(0)) return false
  const isInOrder = words === to.ids
  const at = isInOrder ? undefined : new Map(to.ids.map((id, row) => [id, row]))
  const places = isInOrder ? undefined : words!.map((word) => at!.get(word) ?? -1)
  for (let row = 0; row < rows.length; row++) {
    const to = places ? places[values[row]!]! : values[row]!
    if (to < 0) return false
    rows[row] = to
  }
  return true
}

/** Not given, or given but of no use: then that has been reported already. */
const whyNot = (from: AxisRows, facts: readonly FactPlan[], row: number, because: string): Absent => {
  const given = from.facts.get(because)?.[row]
  if (given !== undefined && isAbsent(given)) return given
  const at = { thing: from.thing, id: from.ids[row]! }
  if (given !== undefined) return { absent: 'open', kind: 'fact', because, at }
  const fact = facts.find((one) => one.name === because)
  return fact?.default === null
    ? notApplicable('fact', because)
    : { absent: 'missing', kind: 'fact', because, at }
}

/** A dated record, or a day, belongs to the day or week its date falls in, of the thing it belongs to. */
const leadToMoment = (
  { axis, reference, facts, period }: Leading,
  from: AxisRows,
  rows: Int32Array,
  astray: Map<number, Absent>,
): void => {
  const [thing, clock] = reference.to.split('/') as [string, 'day' | 'week']
  const owner = axis.thing === thing && !from.moments ? undefined : from.references.get(thing)
  const dated = from.facts.get('dated')
  const fact = facts.find((one) => one.name === 'dated')
  const moments = new Map(subPeriods(period, clock).map((moment, at) => [periodText(moment), at]))
  for (let row = 0; row < from.count; row++) {
    const day = from.moments ? readPeriod(from.moments[row]!)?.index : dayOf(fact, dated?.[row])
    const ownerRow = owner ? owner.rows[row]! : row
    const moment = typeof day === 'number' ? moments.get(periodText(periodOfDay(day, clock))) : undefined
    const found = ownerRow >= 0 && moment !== undefined
    rows[row] = found ? ownerRow * moments.size + moment : -1
    if (found) continue
    astray.set(row, owner?.astray.get(row) ?? whyNot(from, facts, row, 'dated'))
  }
}

const danglingReference = (
  axis: AxisSpec,
  reference: ReferenceSpec,
  from: AxisRows,
  row: number,
  id: string,
  known: readonly string[],
): Diagnostic => {
  const { file, line, row: at } = from.places[row] ?? { row: row + 1, file: undefined, line: undefined }
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
