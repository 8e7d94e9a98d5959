import { compare, type Exact, floor, subtract } from '../../core/exact.ts'
import type { Stretch } from '../pay-curve/walk.ts'

/** Below, at or above the goal; undefined where there is nothing to measure. */
type State = -1 | 0 | 1 | undefined

/** Neighbouring numbers that stand to the goal alike. */
export interface Region extends Stretch {
  readonly state: State
}

/**
 * Divides stretches, on each of which the result goes one way, into regions below, at and above the goal. A border is
 * looked for where the line through both ends meets the goal, and every third time in the middle.
 */
export const regionsOf = (
  stretches: readonly Stretch[],
  valueAt: (index: bigint) => Exact | undefined,
  goal: Exact,
): readonly Region[] => {
  const state = (index: bigint): State => {
    const value = valueAt(index)
    return value && compare(value, goal)
  }
  const found: Region[] = []
  const put = (from: bigint, to: bigint): void => {
    const last = found.at(-1)
    if (last && last.state === state(from)) found[found.length - 1] = { ...last, to }
    else found.push({ from, to, state: state(from) })
  }
  const divide = (from: bigint, to: bigint, depth: number): void => {
    if (state(from) === state(to)) put(from, to)
    else if (to - from === 1n) {
      put(from, from)
      put(to, to)
    } else {
      const middle = depth % 3 === 2 ? (from + to) / 2n : guess(from, to, valueAt, goal)
      divide(from, middle, depth + 1)
      divide(middle, to, depth + 1)
    }
  }
  for (const { from, to } of stretches) divide(from, to, 0)
  return found
}

const guess = (
  from: bigint,
  to: bigint,
  valueAt: (index: bigint) => Exact | undefined,
  goal: Exact,
): bigint => {
  const [low, high] = [valueAt(from), valueAt(to)]
  if (!low || !high) return (from + to) / 2n
  const [rise, wanted] = [subtract(high, low), subtract(goal, low)]
  if (rise.n === 0n) return (from + to) / 2n
  const sign = rise.n < 0n ? -1n : 1n
  const found = from + floor({ n: sign * wanted.n * rise.d * (to - from), d: sign * rise.n * wanted.d })
  return found <= from ? from + 1n : found >= to ? to - 1n : found
}
