import type { Plan } from '../plan/plan.ts'
import type { CellStore, Frame, Held } from './reference/frame.ts'
import type { MarkSets } from './reference/marks.ts'

/** What fills the columns of each period, with the cells that go from one to the next. */
export interface Evaluator {
  readonly cells: CellStore
  /** Fills the columns; the frame that comes back shows them. */
  readonly run: (frame: Frame) => Frame
  readonly advance: () => void
  readonly held: CellStore['held']
}

export type MakeEvaluator = (
  plan: Plan,
  marks: MarkSets,
  start: ReadonlyMap<number, ReadonlyMap<string, Held>>,
) => Evaluator
