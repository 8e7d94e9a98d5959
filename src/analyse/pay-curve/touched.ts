import type { Step } from '../../plan/operations.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, followPath } from '../../run/reference/frame.ts'
import { columnsFilled, type PlacedStep } from './relevant.ts'

/**
 * The rows of a step that can become others when a number moves; of all others it is known that they stay.
 *
 * @param column one that the step fills beside its own: what a group keeps
 */
export type TouchedRows = (step: Step, column?: ColumnId) => readonly number[]

/** One person's number moves that person's rows, and others only through a group: a sum, a place, a share. */
export const rowsTouched = (
  frame: Frame,
  steps: readonly PlacedStep[],
  moved: readonly { readonly column: ColumnId; readonly row: number }[],
): TouchedRows => {
  const touched = new Map<ColumnId, readonly number[]>()
  const rowsOf = (...columns: readonly (ColumnId | undefined)[]): readonly number[] =>
    unique(columns.flatMap((one) => (one === undefined ? [] : (touched.get(one) ?? []))))
  for (const { column, row } of moved) touched.set(column, unique([...(touched.get(column) ?? []), row]))
  for (const { step, inLoop } of steps) {
    if (touched.has(step.to)) continue
    const rows = inLoop ? everyRow(frame, step) : reachedRows(frame, step, rowsOf)
    for (const column of columnsFilled(step)) touched.set(column, rows)
    if (step.op !== 'share') continue
    const groups = inLoop ? everyRow(frame, { to: step.kept }) : reachedGroups(frame, step, rowsOf)
    for (const column of [step.kept, step.unplaced]) touched.set(column, groups)
  }
  return (step, column = step.to) => touched.get(column) ?? []
}

type RowsOf = (...columns: readonly (ColumnId | undefined)[]) => readonly number[]

const reachedRows = (frame: Frame, step: Step, rowsOf: RowsOf): readonly number[] => {
  switch (step.op) {
    case 'up': {
      const { target } = followPath(frame, step.from, step.path)
      return unique(rowsOf(step.of, step.where).map((row) => target[row]!)).filter((row) => row >= 0)
    }
    case 'down': {
      const { members } = followPath(frame, step.axis, step.path)
      return rowsOf(step.of).flatMap((row) => members[row] ?? [])
    }
    case 'share': {
      const { members } = followPath(frame, step.axis, step.path)
      return unique(reachedGroups(frame, step, rowsOf).flatMap((group) => members[group] ?? []))
    }
    case 'rank':
      return everyRow(frame, step)
    default:
      return rowsOf(...columnsRead(step))
  }
}

/** Groups with another pool, or with a member of which something is asked that moves. */
const reachedGroups = (
  frame: Frame,
  { axis, path, pool, weight, among, floor, cap, oddBy }: Extract<Step, { op: 'share' }>,
  rowsOf: RowsOf,
): readonly number[] => {
  const { target } = followPath(frame, axis, path)
  const led = rowsOf(weight, among, floor, cap, ...oddBy).map((row) => target[row]!)
  return unique([...rowsOf(pool), ...led.filter((group) => group >= 0)])
}

const everyRow = (frame: Frame, { to }: Pick<Step, 'to'>): readonly number[] =>
  columnOf(frame, to).values.map((_, row) => row)

const unique = (rows: readonly number[]): readonly number[] =>
  rows.length < 2 ? rows : [...new Set(rows)].sort((a, b) => a - b)
