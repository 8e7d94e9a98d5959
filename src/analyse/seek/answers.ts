import { compare, type Exact, subtract } from '../../core/exact.ts'
import { distance, meets } from './fold.ts'
import { type Region, regionsOf } from './regions.ts'
import type { GoalSign, SeekProof } from './report.ts'
import type { Search } from './search.ts'

/** What a search found, by index in the grid. */
export interface Answers {
  readonly stretches: readonly { readonly from: bigint; readonly to: bigint }[]
  readonly best?: bigint
  /** The neighbour of the best one that does not meet the goal. */
  readonly next?: bigint
  readonly below?: bigint
  readonly above?: bigint
  readonly least?: bigint
  readonly most?: bigint
  readonly goes: 'up' | 'down' | 'level' | 'to and fro'
}

interface Goal {
  readonly sign: GoalSign
  readonly value: Exact
}

export const answersOf = (
  { stretches, valueAt }: Search,
  last: bigint,
  current: (index: bigint) => Exact,
  { sign, value: goal }: Goal,
): Answers => {
  const looked = new Map<bigint, Exact>()
  const at = (index: bigint): Exact | undefined => {
    const found = valueAt(index)
    if (found) looked.set(index, found)
    return found
  }
  const isMet = (index: bigint): boolean => {
    const value = at(index)
    return value !== undefined && meets(value, sign, goal)
  }
  const met = joined(regionsOf(stretches, at, goal).filter(({ from }) => isMet(from)))
  const ends = met.flatMap(({ from, to }) => [
    { index: from, next: from - 1n },
    { index: to, next: to + 1n },
  ])
  const failing = (index: bigint): boolean => index >= 0n && index <= last && !isMet(index)
  const [best] = ends.toSorted(
    (one, other) =>
      Number(failing(other.next)) - Number(failing(one.next)) ||
      compare(distance(at(one.index)!, goal), distance(at(other.index)!, goal)) ||
      compare(current(one.index), current(other.index)),
  )
  const points = [...looked].sort(([one], [other]) => (one < other ? -1 : 1))
  const ranked = points.toSorted(([, one], [, other]) => compare(one, other))
  const near = {
    below: ranked.filter(([, value]) => compare(value, goal) < 0).at(-1)?.[0],
    above: ranked.find(([, value]) => compare(value, goal) > 0)?.[0],
  }
  return {
    stretches: met,
    ...(best ? { best: best.index, ...(failing(best.next) ? { next: best.next } : {}) } : stated(near)),
    ...stated({ least: ranked[0]?.[0], most: ranked.at(-1)?.[0] }),
    goes: courseOf(points.map(([, value]) => value)),
  }
}

const stated = <Key extends string>(
  all: Readonly<Record<Key, bigint | undefined>>,
): Partial<Record<Key, bigint>> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<
    Record<Key, bigint>
  >

/** Regions that touch are one answer: below the goal and at it, say. */
const joined = (regions: readonly Region[]): Answers['stretches'] => {
  const made: { from: bigint; to: bigint }[] = []
  for (const { from, to } of regions) {
    const last = made.at(-1)
    if (last && last.to + 1n === from) last.to = to
    else made.push({ from, to })
  }
  return made
}

const courseOf = (values: readonly Exact[]): Extract<SeekProof, { kind: 'searched' }>['goes'] => {
  const steps = values.slice(1).map((value, at) => compare(value, values[at]!))
  const [up, down] = [steps.includes(1), steps.includes(-1)]
  return up && down ? 'to and fro' : up ? 'up' : down ? 'down' : 'level'
}

/** How far a number lies from the one in the rules. */
export const awayFrom =
  (current: Exact, numberAt: (index: bigint) => Exact) =>
  (index: bigint): Exact => {
    const difference = subtract(numberAt(index), current)
    return difference.n < 0n ? { n: -difference.n, d: difference.d } : difference
  }
