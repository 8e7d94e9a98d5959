import { add, type Exact, multiply } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { type Probe, probe, type Setting } from '../pay-curve/probe.ts'
import type { PlacedStep } from '../pay-curve/relevant.ts'
import { type RunInParts, runInParts, stepsAgain } from '../pay-curve/rerun.ts'
import { rowsTouched, type TouchedRows } from '../pay-curve/touched.ts'

/** The period that is asked about, finished: from it everything else is worked out again in part. */
export interface Base {
  readonly setting: Setting
  readonly frame: Frame
  /** Which of the periods it is. */
  readonly at: number
  readonly steps: readonly PlacedStep[]
}

/** A number that moves in equal steps: what one step adds where it comes in, and the facts with it there. */
export interface Movable {
  readonly isSource: (step: Step) => boolean
  readonly moved: readonly { readonly column: ColumnId; readonly row: number; readonly per: Exact }[]
  readonly setting: (index: bigint) => Setting
  /** Steps that take in more of a move than what comes in at `moved`: an earlier month, a mean of records. */
  readonly isUnclear?: (step: PlacedStep) => boolean
  /** Those that move without anything that comes in at `moved`. */
  readonly alsoMoves?: ReadonlySet<Step>
}

/** The period with a number moved, for everybody who asks about it. */
export interface Runs {
  /** The rows that can move with it. */
  readonly rowsOf: TouchedRows
  /**
   * The number so many steps away, as far as these steps go: in part where that is enough, as a whole where records run
   * in an order, or more of it moves. Undefined where the facts would not be taken.
   */
  readonly at: (index: bigint, steps: readonly PlacedStep[]) => Frame | undefined
}

/** @param behind all steps that the number can reach; of each number no step is done twice, whoever asks for it */
export const runsOf = (base: Base, movable: Movable, behind: readonly PlacedStep[]): Runs => {
  const rowsOf = rowsTouched(base.frame, behind, movable.moved)
  const wholes = new Map<bigint, Frame | undefined>()
  const parts = new Map<bigint, RunInParts>()
  const whole = (index: bigint): Frame | undefined => {
    const { frames, diagnostics }: Probe = probe(movable.setting(index))
    return diagnostics.length > 0 ? undefined : frames[base.at]
  }
  const inParts = (index: bigint): RunInParts =>
    runInParts(base.frame, movedColumns(base.frame, movable, index), rowsOf)
  return {
    rowsOf,
    at: (index, steps) => {
      if (index === 0n) return base.frame
      if (steps.some((one) => one.inLoop || movable.isUnclear?.(one))) return remembered(wholes, index, whole)
      return remembered(parts, index, inParts)(stepsAgain(steps, movable.isSource))
    },
  }
}

const remembered = <Key, Known>(known: Map<Key, Known>, key: Key, make: (key: Key) => Known): Known => {
  if (!known.has(key)) known.set(key, make(key))
  return known.get(key)!
}

const movedColumns = (frame: Frame, { moved }: Movable, index: bigint) =>
  moved.map(({ column, row, per }) => {
    const own = columnOf(frame, column)
    const now = valueAt(own, row)
    const values = [...own.values]
    if (typeof now === 'object' && !isAbsent(now))
      values[row * own.stride] = add(now, multiply(per, { n: index, d: 1n }))
    return [column, { ...own, values }] as const
  })
