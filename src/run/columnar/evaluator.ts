import type { MakeEvaluator } from '../evaluator.ts'
import { createColumnCells } from './cells.ts'
import { evaluateColumns, type Taken } from './evaluate.ts'
import { createShared, recycle } from './run.ts'

/** Column by column in whole numbers, with the reference for what they do not hold. `see` is told how each period went. */
export const byColumns =
  (see: (taken: Taken) => void = () => {}): MakeEvaluator =>
  (plan, marks, start) => {
    const shared = createShared()
    const cells = createColumnCells(plan, marks, shared, start)
    return {
      cells: cells.single,
      run: (frame) => {
        // Whoever looked at the period before has done so.
        recycle(shared)
        const { run, taken } = evaluateColumns(frame, cells, shared)
        see(taken)
        return run.frame
      },
      advance: cells.advance,
      held: cells.held,
    }
  }
