import { type Numeric, toExact, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { add, divide, type Exact, equals, multiply, ONE, ZERO } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'
import { type DecimalRounding, roundedText } from './decimal-step.ts'

/** A part that is not applicable: the whole is not, the rest is scaled up in proportion, or it counts as 0. */
export type AbsentPart = 'refuse' | 'reweight' | 'zero'

/**
 * Σ value × weight; undefined where it is not applicable, also when `reweight` finds nothing left to scale up.
 *
 * @example 90 × 40% + 80 × 60% = 84
 */
export function weightedExact(
  parts: readonly { readonly value: Exact | undefined; readonly weight: Exact }[],
  absent: AbsentPart,
): Exact | undefined {
  let sum = ZERO
  let present = ZERO
  let all = ZERO
  for (const { value, weight } of parts) {
    all = add(all, weight)
    if (value === undefined && absent === 'refuse') return undefined
    if (value === undefined) continue
    present = add(present, weight)
    sum = add(sum, multiply(value, weight))
  }
  if (absent === 'zero' || equals(present, all)) return sum
  const scale = divide(all, present)
  return scale && multiply(sum, scale)
}

export interface WeightedScoreInput extends DecimalRounding {
  /** `score` undefined: not applicable. Weights as decimals or percentages, 100% together. */
  readonly parts: readonly { readonly score: Numeric | undefined; readonly weight: Numeric }[]
  /** `'refuse'` where nothing is said. */
  readonly absent?: AbsentPart
}

/**
 * A weighted score, rounded once at the end; undefined where it is not applicable.
 *
 * @throws JixiaoError `bad-weights` unless they are 100% together and none is below zero; `bad-number`, `bad-decimals`
 * @example weightedScore({ parts: [{ score: '90', weight: '40%' }, { score: '80', weight: '60%' }], decimals: 1 }) // '84.0'
 */
export function weightedScore(input: WeightedScoreInput): string | undefined {
  const parts = input.parts.map(({ score, weight }) => ({
    value: score === undefined ? undefined : toExact(score),
    weight: toRate(weight),
  }))
  const total = parts.reduce((sum, { weight }) => add(sum, weight), ZERO)
  if (!equals(total, ONE) || parts.some(({ weight }) => weight.n < 0n)) {
    throw new JixiaoError(
      'bad-weights',
      `Weights must be 100% together, none below zero; they are ${toText(total)}`,
      {
        total: toText(total),
      },
    )
  }
  const score = weightedExact(parts, input.absent ?? 'refuse')
  return score && roundedText(score, input)
}
