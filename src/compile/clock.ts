import { cycles, isLonger } from '../core/period.ts'
import type { Cycle } from '../model/rule-set.ts'
import type { AxisId } from '../plan/type.ts'

/** The cycle that the rows of an axis run on: its own clock, else the rule set's. */
export const cycleOf = (axis: AxisId, base: Cycle): Cycle => (axis.split('/')[1] as Cycle | undefined) ?? base

/** Whether the rows of an axis are there only in the periods that close a longer one. */
export const isLong = (axis: AxisId, base: Cycle): boolean => isLonger(cycleOf(axis, base), base)

/** Whether the rows of an axis are days or weeks inside the rule set's own period. */
export const isShort = (axis: AxisId, base: Cycle): boolean => isLonger(base, cycleOf(axis, base))

/** Axes from the shortest clock to the longest: of several that see each other, the finest is meant. */
export const finestFirst = (axes: readonly AxisId[], base: Cycle): readonly AxisId[] =>
  [...axes].sort((left, right) => cycles.indexOf(cycleOf(left, base)) - cycles.indexOf(cycleOf(right, base)))
