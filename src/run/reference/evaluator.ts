import type { MakeEvaluator } from '../evaluator.ts'
import { createCells } from './cells.ts'
import { evaluate } from './evaluate.ts'

/** Row by row, in exact fractions: what everything else is held to. */
export const byReference: MakeEvaluator = (_plan, _marks, start) => {
  const cells = createCells(start)
  return {
    cells,
    run: (frame) => {
      evaluate(frame)
      return frame
    },
    advance: cells.advance,
    held: cells.held,
  }
}
