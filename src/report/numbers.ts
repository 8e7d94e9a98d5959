import { toExact } from '../core/decimal.ts'
import { absolute, compare, divide, type Exact, isZero, multiply, subtract } from '../core/exact.ts'
import { showNumber } from '../core/show.ts'
import { sumOf } from '../core/sum-text.ts'

/** Where a number stands on a chart: for drawing only, every figure that is printed is text. */
export function placeOf(text: string): number {
  const [over, under = '1'] = text.split('/')
  return Number(over) / Number(under)
}

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

/**
 * What is added from one number to another, with the decimals of the finer; undefined where a number has no end.
 *
 * @example stepText('1200.00', '950') // '-250.00'
 */
export const stepText = (before: string, after: string): string | undefined =>
  [before, after].some((one) => one.includes('/')) ? undefined : sumOf([after, negated(before)])

const negated = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`)

export const differenceOf = (after: string, before: string): Exact =>
  subtract(toExact(after), toExact(before))

/**
 * Numbers with as many decimals as the finest of them.
 *
 * @example alike('14999.99', '15000') // ['14999.99', '15000.00']
 */
export function alike(...texts: readonly string[]): readonly string[] {
  const decimals = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0))
  return texts.map((text) =>
    /^-?\d+(\.\d+)?$/.test(text) && decimals > 0
      ? `${text.includes('.') ? text : `${text}.`}${'0'.repeat(decimals - (text.split('.')[1]?.length ?? 0))}`
      : text,
  )
}
