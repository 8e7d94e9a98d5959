import { add, compare, type Exact, exact, multiply, subtract } from '../../core/exact.ts'
import { roundTo } from '../../core/rounding.ts'
import type { Seeded } from '../../core/seeded.ts'

/** How a number is drawn. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly from: Exact; readonly to: Exact }
  | { readonly kind: 'normal'; readonly mean: Exact; readonly sd: Exact }

/**
 * A number of a distribution, the same on every machine: whole numbers only, no logarithm and no sine.
 *
 * `uniform`: every number of so many decimals from one end to the other, both included, is as likely as any other.
 * `normal`: the mean and sd times the sum of twelve uniform draws less six (its standard deviation is 1, and nothing
 * lies beyond six of them), rounded half up to the decimals.
 */
export const draw = (distribution: Distribution, decimals: number, random: Seeded): Exact => {
  const scale = 10n ** BigInt(decimals)
  if (distribution.kind === 'uniform') {
    const low = roundTo(distribution.from, exact(1n, scale), 'ceiling')
    const high = roundTo(distribution.to, exact(1n, scale), 'floor')
    const count = high.n - low.n + 1n
    return count <= 1n ? low : { n: low.n + random.belowBig(count), d: scale }
  }
  const { mean, sd } = distribution
  return roundTo(add(mean, multiply(sd, standardNormal(random))), exact(1n, scale), 'half up')
}

const words = 0x1_0000_0000

const standardNormal = (random: Seeded): Exact => {
  let sum = 0n
  for (let at = 0; at < 12; at++) sum += BigInt(random.below(words))
  // Each draw stands for the middle of its step, so that the mean is zero exactly.
  return subtract(exact(2n * sum + 12n, 2n * BigInt(words)), exact(6n))
}

/** So many draws outside the allowed range before the nearest allowed number is taken. */
const mostTries = 100

/** A draw that is allowed: others are drawn again, so that the distribution is cut off at the ends of the range. */
export const drawAllowed = (
  next: () => Exact,
  isAllowed: (drawn: Exact) => boolean,
  nearest: (drawn: Exact) => Exact,
): Exact => {
  let drawn = next()
  for (let tries = 1; tries < mostTries && !isAllowed(drawn); tries++) drawn = next()
  return isAllowed(drawn) ? drawn : nearest(drawn)
}

export const isPositive = (one: Exact): boolean => compare(one, exact(0n)) > 0
