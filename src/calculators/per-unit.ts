import { type Numeric, toExact, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { type Exact, minimum, multiply, subtract, ZERO } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'

export interface PerUnit {
  readonly units: Exact
  readonly rate: Exact
  /** Units among them that earn nothing. */
  readonly excluded?: Exact
  /** Most that is paid. */
  readonly cap?: Exact
}

/**
 * (units − excluded) × rate, at most the cap; below zero where more came back than went out.
 *
 * @example 320 barrels, 20 of them excluded, at 1.5: 450
 */
export function perUnitExact({ units, rate, excluded = ZERO, cap }: PerUnit): Exact {
  const amount = multiply(subtract(units, excluded), rate)
  return cap === undefined ? amount : minimum(amount, cap)
}

export interface PerUnitInput {
  readonly units: Numeric
  /** Pay for one unit. */
  readonly rate: Numeric
  readonly excluded?: Numeric
  readonly cap?: Numeric
}

/**
 * Piece pay: units that count, times the rate, at most the cap; exact and unrounded.
 *
 * @throws JixiaoError `bad-units` where more units are excluded than there are, or fewer than none; `bad-number`
 * @example perUnit({ units: '320', excluded: '20', rate: '1.5', cap: '400' }) // '400'
 */
export function perUnit({ units, rate, excluded = '0', cap }: PerUnitInput): string {
  const input = { units: toExact(units), rate: toRate(rate), excluded: toExact(excluded) }
  const counting = subtract(input.units, input.excluded)
  if (input.excluded.n < 0n || (input.excluded.n > 0n && counting.n < 0n)) {
    const [all, out] = [toText(input.units), toText(input.excluded)]
    throw new JixiaoError('bad-units', `${out} units excluded of ${all}`, { units: all, excluded: out })
  }
  return toText(perUnitExact(cap === undefined ? input : { ...input, cap: toExact(cap) }))
}
