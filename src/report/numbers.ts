import { toExact } from '../core/decimal.ts'
import { absolute, compare, divide, type Exact, isZero, multiply, subtract } from '../core/exact.ts'
import { showNumber } from '../core/show.ts'

/** Where a number stands on a chart: for drawing only, every figure that is printed is text. */
export const placeOf = (text: string): number => Number(text)

/** By size, the largest first. */
export const largerFirst = (left: string, right: string): number =>
  compare(absolute(toExact(right)), absolute(toExact(left)))

/** The larger number first, gains before losses. */
export const higherFirst = (left: string, right: string): number => compare(toExact(right), toExact(left))

/**
 * A difference as a percentage of what it began from, two decimals; none of nothing.
 *
 * @example shareText('985.55', '172210.52') // '0.57%'
 */
export function shareText(difference: string, before: string): string | undefined {
  const base = toExact(before)
  const share = isZero(base) ? undefined : divide(toExact(difference), absolute(base))
  return share && showNumber(multiply(share, hundred), 2).concat('%')
}

const hundred: Exact = { n: 100n, d: 1n }

export const differenceOf = (after: string, before: string): Exact =>
  subtract(toExact(after), toExact(before))
