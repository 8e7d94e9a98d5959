import { runLoop } from '../reference/evaluate.ts'
import type { Frame } from '../reference/frame.ts'
import { stepByReference } from './by-reference.ts'
import { operateColumns } from './operations/index.ts'
import { boxed, type ColumnCells, lengthOf, type Run, type Shared } from './run.ts'

/** How a period was worked out. */
export interface Taken {
  /** Steps worked out by columns, and those that the reference had to. */
  readonly columns: number
  readonly reference: number
}

/** Fills every column of the plan for one period, by columns wherever that is exact. */
export const evaluateColumns = (
  frame: Frame,
  cells: ColumnCells,
  shared: Shared,
): { readonly run: Run; readonly taken: Taken } => {
  const run: Run = {
    frame: { ...frame, make: (id) => boxed(run, id) },
    vectors: new Array(frame.plan.columns.length),
    shared,
    cells,
  }
  let columns = 0
  let reference = 0
  for (const block of frame.plan.blocks) {
    if (block.kind === 'loop') {
      runLoop(run.frame, block)
      reference += block.steps.length
      continue
    }
    for (const step of block.steps) {
      if (operateColumns(step, run)) columns += 1
      else {
        stepByReference(run, step, lengthOf(run, step.to))
        reference += 1
      }
    }
  }
  return { run, taken: { columns, reference } }
}
