import { containing, type Period, previousPeriod } from '../../core/period.ts'
import type { CellSpec } from '../../plan/plan.ts'
import { type CellStore, cellOf, type Frame, type Held, periodOn } from './frame.ts'
import { NO_MARKS } from './marks.ts'
import { constantValue } from './prepare.ts'
import type { Absent, Value } from './value.ts'

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
    open: (frame, cell, key) => {
      const held = before.get(cell)?.get(key)
      const spec = cellOf(frame, cell)
      if (!held || !isReadIn(spec, held.period, periodOn(frame, spec.axis)))
        return { value: initialOf(frame, cell), marks: NO_MARKS }
      return {
        value: held.value,
        marks: held.marks.reduce((set, mark) => frame.marks.union(set, frame.marks.single(mark)), NO_MARKS),
      }
    },
    close: (frame, cell, id, value, marks) => {
      const held =
        value === undefined
          ? undefined
          : { value, period: periodOn(frame, cellOf(frame, cell).axis), marks: frame.marks.members(marks) }
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

/** Whether what was set in one period may be read in another. */
export const isReadIn = (spec: CellSpec, set: Period, now: Period): boolean => {
  if (spec.unbroken && set.index !== previousPeriod(now).index) return false
  return spec.reset === undefined || containing(set, spec.reset).index === containing(now, spec.reset).index
}

export const initialOf = (frame: Frame, cell: number): Value => {
  const spec = cellOf(frame, cell)
  if (spec.initial === undefined)
    return { absent: 'not yet', kind: 'history', because: spec.rule } satisfies Absent
  switch (spec.type) {
    case 'number':
      return constantValue({ kind: 'number', text: spec.initial })
    case 'truth':
      return spec.initial === 'yes'
    case 'date':
    case 'moment':
    case 'clock':
      return constantValue({ kind: spec.type, text: spec.initial })
    case 'text':
      return spec.initial
  }
}
