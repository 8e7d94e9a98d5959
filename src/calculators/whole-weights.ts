import { JixiaoError } from '../core/error.ts'
import { type Exact, reduce } from '../core/exact.ts'

/**
 * Weights as whole numbers in the same proportion.
 *
 * @throws JixiaoError `negative-weight`
 * @example wholeWeights([0.5, 0.25]) // [2n, 1n]
 */
export function wholeWeights(weights: readonly Exact[]): readonly bigint[] {
  const negative = weights.findIndex(({ n }) => n < 0n)
  if (negative >= 0) {
    throw new JixiaoError('negative-weight', `Weight ${negative + 1} is below zero`, {
      row: `${negative + 1}`,
    })
  }
  const common = weights.reduce((d, weight) => leastCommonMultiple(d, weight.d), 1n)
  return weights.map(({ n, d }) => n * (common / d))
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === b || a % b === 0n) return a
  const { d } = reduce({ n: a, d: b })
  return a * d
}
