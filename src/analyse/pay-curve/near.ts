import type { Step } from '../../plan/operations.ts'
import type { Frame } from '../../run/reference/frame.ts'
import { type Following, type Follows, followingOf } from './follows.ts'
import type { PlacedStep } from './relevant.ts'
import type { TouchedRows } from './touched.ts'
import { type Stretch, stretchesFrom, type Walked } from './walk.ts'

/** A run at one of the numbers, counted from where the number stands now. */
export interface Standing extends Walked {
  readonly frames: readonly Frame[]
}

/** Where one looks outward from the present number, and how. */
export interface Outward {
  readonly at: (index: bigint) => Standing
  /** The last number that is looked at. */
  readonly last: bigint
  /** The steps between the number and what is looked for. */
  readonly steps: readonly PlacedStep[]
  readonly isSource: (step: Step) => boolean
  /** The rows that can move, where that is known. */
  readonly rowsOf?: TouchedRows
}

/** What is looked for; `follows` where it can be reached in the middle of a stretch: a number that rises. */
export interface Goal {
  readonly holds: (frames: readonly Frame[]) => boolean
  readonly follows?: (following: Following) => Follows
}

export interface Nearest {
  /** None: it is not reached up to the last number. */
  readonly index?: bigint
  /** Nothing nearer can reach it; otherwise so many numbers were looked at. */
  readonly proved: boolean
}

/** Borders behind which nobody looks any further. */
const limit = 400

/**
 * The nearest number at which a goal holds, looking outward from the present one, where it does not: border by border,
 * and no further than it has to.
 *
 * @param points so many numbers are looked at where the ends of a stretch prove nothing; 0: none is
 * @example grade A from 90 on, and a score of 89.5 that moves by 0.1 a step: index 5, proved
 */
export const near = (outward: Outward, goal: Goal, points = 32): Nearest => {
  const first = look(outward, goal, [])
  if (first.proved || points === 0) return first
  const last = first.index ?? outward.last
  const count = BigInt(points)
  const starts =
    last <= count
      ? Array.from({ length: Number(last) }, (_, at) => BigInt(at))
      : Array.from({ length: points }, (_, at) => (last * BigInt(at)) / count)
  const again = look({ ...outward, last }, goal, starts)
  return { ...again, proved: last <= count || again.proved }
}

const look = (outward: Outward, goal: Goal, starts: readonly bigint[]): Nearest => {
  let proved = true
  let seen = 0
  for (const stretch of stretchesFrom(outward.at, outward.last, starts)) {
    const { from, to } = stretch
    if (goal.holds(outward.at(from).frames)) return { index: from, proved }
    seen += 1
    if (seen > limit) return { proved: false }
    if (from === to) continue
    const inside = within(outward, goal, stretch, starts)
    if (!inside.proved) proved = false
    if (inside.index !== undefined) return { index: inside.index, proved }
  }
  return { proved }
}

/** A stretch at whose first number the goal does not hold. */
const within = (
  { at, steps, isSource, rowsOf }: Outward,
  goal: Goal,
  { from, to }: Stretch,
  starts: readonly bigint[],
): Nearest => {
  const [low, high] = [at(from), at(to)]
  const following = followingOf(low.frames, high.frames, steps, isSource, rowsOf)
  const follows = goal.follows?.(following) ?? { kind: 'fixed' }
  const proved = following.proved && follows.kind !== 'free'
  const holds = (index: bigint): boolean => goal.holds(at(index).frames)
  const looked = proved ? [to] : [...starts.filter((one) => from < one && one < to), to]
  const found = looked.findIndex(holds)
  if (found < 0) return { proved }
  // What never turns back is passed once.
  let [before, after] = [looked[found - 1] ?? from, looked[found]!]
  while (after - before > 1n) {
    const middle = (before + after) / 2n
    if (holds(middle)) after = middle
    else before = middle
  }
  return { index: after, proved }
}
