import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/plan.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { Column, Frame } from '../reference/frame.ts'
import { NO_MARKS } from '../reference/marks.ts'
import { operate } from '../reference/operations/index.ts'
import { putValue, type Run, valueIn } from './run.ts'
import type { Vector } from './vector.ts'

/** A whole step as the reference works it out. */
export const stepByReference = (run: Run, step: Step, rows: number): void => operate(step, run.frame, 0, rows)

/** Single rows of a step as the reference works them out: those whose numbers no float holds. */
export const rowsByReference = (run: Run, step: Step, into: Vector, rows: readonly number[]): void => {
  if (rows.length === 0) return
  const columns: (Column | undefined)[] = []
  for (const id of columnsRead(step)) columns[id] ??= sparse(run, id, rows)
  const result: Column = { values: [], stride: into.stride, marks: NO_MARKS }
  columns[step.to] = result
  const frame: Frame = { ...run.frame, columns }
  for (const row of rows) {
    operate(step, frame, row, row + 1)
    putValue(run, into, row, result.values[row]!)
  }
}

/** A column that has these rows alone. */
export const sparse = (run: Run, id: ColumnId, rows: readonly number[]): Column => {
  const vector = run.vectors[id]
  if (!vector) return run.frame.columns[id]!
  const { kind } = run.frame.plan.columns[id]!.type
  const column: Column = { values: [], stride: vector.stride, marks: vector.marks }
  for (const row of vector.stride === 0 ? [0] : rows) column.values[row] = valueIn(run, vector, kind, row)
  return column
}
