import { add, compare, type Exact, subtract, ZERO } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import type { PayCurve } from '../pay-curve/pay-curve.ts'
import type { Pair } from './pairs.ts'
import type { Followed } from './search.ts'

export type Better = 'more' | 'less'

/** Which way is effort: as the fact says; otherwise where pay goes on the whole, on most curves. */
export const betterOf = (pair: Pair, followed: readonly Followed[]): Better | undefined => {
  if (pair.better) return pair.better
  const directions = new Set(pair.lines.map(({ proved }) => proved.direction))
  if (directions.size === 1 && directions.has('never falls')) return 'more'
  if (directions.size === 1 && directions.has('never rises')) return 'less'
  const votes = followed.map(({ curve }) => tendencyOf(curve))
  const [more, less] = (['more', 'less'] as const).map((way) => votes.filter((vote) => vote === way).length)
  return more === less ? undefined : more! > less! ? 'more' : 'less'
}

/** From end to end; where that is even, the way it goes on the longer part. */
export const tendencyOf = ({ pieces }: PayCurve): Better | undefined => {
  const rise = (from: string | undefined, to: string | undefined): number => {
    const [a, b] = [numberIn(from), numberIn(to)]
    return a && b ? compare(b, a) : 0
  }
  const whole = rise(pieces[0]?.fromValue, pieces.at(-1)?.toValue)
  if (whole !== 0) return whole > 0 ? 'more' : 'less'
  const length = (sign: number): Exact =>
    pieces
      .filter((piece) => rise(piece.fromValue, piece.toValue) === sign)
      .reduce((sum, { from, to }) => add(sum, subtract(readExact(to)!, readExact(from)!)), ZERO)
  const longer = compare(length(1), length(-1))
  return longer === 0 ? undefined : longer > 0 ? 'more' : 'less'
}

/** A result that is a number. */
export const numberIn = (text: string | undefined): Exact | undefined =>
  text === undefined ? undefined : readExact(text)
