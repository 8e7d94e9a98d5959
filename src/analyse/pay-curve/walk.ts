import { compare, type Exact, signOf } from '../../core/exact.ts'
import type { Turn } from './signature.ts'

/** What a walk asks of a run at one of the numbers, counted from the first. */
export interface Walked {
  readonly turns: readonly Turn[]
  /** All ways together, as one text. */
  readonly signature: string
}

export interface Stretch {
  readonly from: bigint
  readonly to: bigint
}

/** Too many pieces to look at: what was found up to there. */
export interface WalkEnd {
  readonly stretches: readonly Stretch[]
  readonly whole: boolean
}

/**
 * Divides the numbers from 0 to `last` into stretches on which runs go the same way at every turn. Where a comparison
 * turns between two runs, its margins say where (a line through both); so a border costs two or three runs, not thirty.
 *
 * @param starts numbers to look at in any case, where the ends of a stretch prove nothing
 */
export const walk = (
  at: (index: bigint) => Walked,
  last: bigint,
  starts: readonly bigint[],
  limit: number,
): WalkEnd => {
  const borders: bigint[] = []
  for (const border of bordersFrom(at, last, starts)) {
    borders.push(border)
    if (borders.length >= limit) return { stretches: between(borders, border + 1n), whole: false }
  }
  return { stretches: between(borders, last), whole: true }
}

/** The same from 0 outward, each stretch as soon as it is known: who finds what was looked for looks no further. */
export function* stretchesFrom(
  at: (index: bigint) => Walked,
  last: bigint,
  starts: readonly bigint[],
): Generator<Stretch> {
  let from = 0n
  for (const border of bordersFrom(at, last, starts)) {
    yield { from, to: border }
    from = border + 1n
  }
  yield { from, to: last }
}

/** The last number before each border, in order. */
function* bordersFrom(
  at: (index: bigint) => Walked,
  last: bigint,
  starts: readonly bigint[],
): Generator<bigint> {
  const points = [...new Set([0n, ...starts, last])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const open = points
    .slice(1)
    .map((to, index) => ({ from: points[index]!, to, depth: 0 }))
    .reverse()
  while (open.length > 0) {
    const { from, to, depth } = open.pop()!
    if (at(from).signature === at(to).signature) continue
    if (to - from === 1n) {
      yield from
      continue
    }
    const middle = depth % 4 === 3 ? (from + to) / 2n : guess(at(from), at(to), from, to)
    open.push({ from: middle, to, depth: depth + 1 }, { from, to: middle, depth: depth + 1 })
  }
}

const between = (borders: readonly bigint[], last: bigint): readonly Stretch[] =>
  [...borders, last].map((to, at) => ({ from: at === 0 ? 0n : borders[at - 1]! + 1n, to }))

/** Where the first turn that differs is taken, if what it compares lies on a line; the middle where nobody can say. */
const guess = (low: Walked, high: Walked, from: bigint, to: bigint): bigint => {
  const middle = (from + to) / 2n
  if (low.turns.length !== high.turns.length) return middle
  const at = low.turns.findIndex(({ way }, index) => way !== high.turns[index]!.way)
  const [one, other] = [low.turns[at], high.turns[at]]
  if (one === undefined || other === undefined) return middle
  const crossed = firstOf(one.margins?.(), other.margins?.())
  if (crossed === undefined) return middle
  const found = from + ((to - from) * crossed.n) / crossed.d
  return found <= from ? from + 1n : found >= to ? to - 1n : found
}

/** Which part of the way a line from `a` to `b` is zero: a + (b − a) · t = 0, so t = a ÷ (a − b). */
const crossing = (a: Exact | undefined, b: Exact | undefined): Exact | undefined => {
  if (a === undefined || b === undefined) return undefined
  const over = a.n * b.d
  const under = a.n * b.d - b.n * a.d
  if (under === 0n) return undefined
  return under < 0n ? { n: -over, d: -under } : { n: over, d: under }
}

/** Of several lines that cross zero between both ends the nearest crossing. */
const firstOf = (
  low: readonly (Exact | undefined)[] = [],
  high: readonly (Exact | undefined)[] = [],
): Exact | undefined =>
  low.reduce<Exact | undefined>((nearest, a, at) => {
    const b = high[at]
    if (a === undefined || b === undefined || signOf(a) === signOf(b)) return nearest
    const here = crossing(a, b)
    return here && (nearest === undefined || compare(here, nearest) < 0) ? here : nearest
  }, undefined)
