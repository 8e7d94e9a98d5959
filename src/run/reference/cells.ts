import { containing, type Period, previousPeriod } from '../../core/period.ts'
import type { AxisId } from '../../plan/plan.ts'
import { axisOf, cellOf, type Frame } from './frame.ts'
import { NO_MARKS } from './marks.ts'
import { constantValue } from './prepare.ts'
import type { Absent, Value } from './value.ts'

/** What one key of a cell holds, and the period in which it was set. */
export interface Held {
  readonly value: Value
  readonly period: Period
  readonly marks: readonly string[]
}

/** The cells of a run: read as they were before the period, written for the next. */
export interface CellStore {
  readonly open: (
    frame: Frame,
    cell: number,
    row: number,
    axis: AxisId,
  ) => { readonly value: Value; readonly marks: number }
  readonly close: (
    frame: Frame,
    cell: number,
    row: number,
    axis: AxisId,
    value: Value | undefined,
    marks: number,
  ) => void
  /** The period is over: what was written becomes what is read. */
  readonly advance: () => void
  readonly held: () => ReadonlyMap<number, ReadonlyMap<string, Held>>
}

export const createCells = (start: ReadonlyMap<number, ReadonlyMap<string, Held>>): CellStore => {
  const before = new Map([...start].map(([cell, values]) => [cell, new Map(values)]))
  let written: { readonly cell: number; readonly id: string; readonly held: Held | undefined }[] = []

  const put = (cell: number, id: string, held: Held | undefined): void => {
    const values = before.get(cell) ?? new Map<string, Held>()
    before.set(cell, values)
    if (held) values.set(id, held)
    else values.delete(id)
  }

  return {
    open: (frame, cell, row, axis) => {
      const held = before.get(cell)?.get(keyOf(frame, cell, row, axis))
      if (!held || !isCurrent(frame, cell, held)) return { value: initialOf(frame, cell), marks: NO_MARKS }
      return {
        value: held.value,
        marks: held.marks.reduce((set, mark) => frame.marks.union(set, frame.marks.single(mark)), NO_MARKS),
      }
    },
    close: (frame, cell, row, axis, value, marks) => {
      const id = keyOf(frame, cell, row, axis)
      const held =
        value === undefined ? undefined : { value, period: frame.period, marks: frame.marks.members(marks) }
      // A record's cell is read by the next record, a period's cell only by the next period.
      if (cellOf(frame, cell).over === 'record') put(cell, id, held)
      else written.push({ cell, id, held })
    },
    advance: () => {
      for (const { cell, id, held } of written) put(cell, id, held)
      written = []
    },
    held: () => before,
  }
}

/** A record's cell belongs to the thing the records are of; a period's cell to the thing itself. */
const keyOf = (frame: Frame, cell: number, row: number, axis: AxisId): string => {
  const spec = cellOf(frame, cell)
  if (axis === spec.axis) return axisOf(frame, axis).ids[row]!
  const owner = axisOf(frame, axis).references.get(spec.axis)!.rows[row]!
  return axisOf(frame, spec.axis).ids[owner] ?? ''
}

const isCurrent = (frame: Frame, cell: number, held: Held): boolean => {
  const spec = cellOf(frame, cell)
  if (spec.unbroken && held.period.index !== previousPeriod(frame.period).index) return false
  return (
    spec.reset === undefined ||
    containing(held.period, spec.reset).index === containing(frame.period, spec.reset).index
  )
}

const initialOf = (frame: Frame, cell: number): Value => {
  const spec = cellOf(frame, cell)
  if (spec.initial === undefined)
    return { absent: 'not yet', kind: 'history', because: spec.rule } satisfies Absent
  return constantValue(
    spec.type === 'number' ? { kind: 'number', text: spec.initial } : { kind: 'word', word: spec.initial },
  )
}
