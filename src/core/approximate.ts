import type { Exact } from './exact.ts'
import { roundTo } from './rounding.ts'
import { toText } from './to-text.ts'

/**
 * A number for a person to read: the nearest decimal of `significant` digits, a half away from zero, without an
 * exponent. Never calculate with it.
 *
 * @example approximate(exact(40n, 3n)) // '13.3333333333'
 */
export const approximate = (x: Exact, significant = 12): string =>
  toText(roundTo(x, powerOfTen(exponentOf(x) + 1 - significant), 'half up'))

/** The power of ten of the first digit: 2 of 123.4, −1 of 0.5. */
function exponentOf({ n, d }: Exact): number {
  const above = n < 0n ? -n : n
  const exponent = `${above}`.length - `${d}`.length
  const { n: over, d: under } = powerOfTen(exponent)
  return above * under < over * d ? exponent - 1 : exponent
}

const powerOfTen = (exponent: number): Exact =>
  exponent < 0 ? { n: 1n, d: 10n ** BigInt(-exponent) } : { n: 10n ** BigInt(exponent), d: 1n }
