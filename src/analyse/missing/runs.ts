import { add, type Exact, multiply } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { type Probe, probe, type Setting } from '../pay-curve/probe.ts'
import type { PlacedStep } from '../pay-curve/relevant.ts'
import { runAgain, stepsAgain } from '../pay-curve/rerun.ts'
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

/**
 * The period with the number so many steps away, as far as these steps go: in part where that is enough, as a whole
 * where records run in an order, or more of it moves. Undefined where the facts would not be taken.
 */
export const runsOf = (
  base: Base,
  movable: Movable,
  steps: readonly PlacedStep[],
  rowsOf: TouchedRows = rowsTouched(base.frame, steps, movable.moved),
): ((index: bigint) => Frame | undefined) => {
  const known = new Map<bigint, Frame | undefined>([[0n, base.frame]])
  const again = stepsAgain(steps, movable.isSource)
  const whole = steps.some((one) => one.inLoop || movable.isUnclear?.(one))
  const run = (index: bigint): Frame | undefined => {
    if (!whole) return runAgain(base.frame, movedColumns(base.frame, movable, index), again, rowsOf)
    const { frames, diagnostics }: Probe = probe(movable.setting(index))
    return diagnostics.length > 0 ? undefined : frames[base.at]
  }
  return (index) => {
    if (!known.has(index)) known.set(index, run(index))
    return known.get(index)
  }
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
