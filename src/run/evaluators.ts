import type { Plan } from '../plan/plan.ts'
import { createColumnCells } from './columnar/cells.ts'
import { evaluateColumns, type Taken } from './columnar/evaluate.ts'
import { createShared, recycle } from './columnar/run.ts'
import { createCells } from './reference/cells.ts'
import { evaluate } from './reference/evaluate.ts'
import type { CellStore, Frame, Held } from './reference/frame.ts'
import type { MarkSets } from './reference/marks.ts'

/** What fills the columns of each period, with the cells that go from one to the next. */
export interface Evaluator {
  readonly cells: CellStore
  /** Fills the columns; the frame that comes back shows them. */
  readonly run: (frame: Frame) => Frame
  readonly advance: () => void
  readonly held: CellStore['held']
  /** How many steps went which way, of all periods so far. */
  readonly taken: () => Taken
}

export type MakeEvaluator = (
  plan: Plan,
  marks: MarkSets,
  start: ReadonlyMap<number, ReadonlyMap<string, Held>>,
) => Evaluator

/** Row by row, in exact fractions: what everything else is held to. */
export const byReference: MakeEvaluator = (plan, _marks, start) => {
  const cells = createCells(start)
  const steps = plan.blocks.reduce((sum, block) => sum + block.steps.length, 0)
  let periods = 0
  return {
    cells,
    run: (frame) => {
      evaluate(frame)
      periods += 1
      return frame
    },
    advance: cells.advance,
    held: cells.held,
    taken: () => ({ columns: 0, reference: steps * periods }),
  }
}

/** Column by column in whole numbers, with the reference for what they do not hold. */
export const byColumns: MakeEvaluator = (plan, marks, start) => {
  const shared = createShared()
  const cells = createColumnCells(plan, marks, shared, start)
  let all: Taken = { columns: 0, reference: 0 }
  return {
    cells: cells.single,
    run: (frame) => {
      // Whoever looked at the period before has done so.
      recycle(shared)
      const { run, taken } = evaluateColumns(frame, cells, shared)
      all = { columns: all.columns + taken.columns, reference: all.reference + taken.reference }
      return run.frame
    },
    advance: cells.advance,
    held: cells.held,
    taken: () => all,
  }
}
