import { add, compare, divide, type Exact, fromInteger, multiply, subtract, ZERO } from '../../core/exact.ts'
import type { Value } from '../../run/reference/value.ts'
import type { GoalSign } from './report.ts'

/** How the values of many persons and periods become one number. */
export type Fold =
  | { readonly kind: 'sum' | 'mean' | 'median' }
  | { readonly kind: 'quantile'; readonly part: Exact }
  | { readonly kind: 'count' | 'share'; readonly holds: (value: Value) => boolean }

/** The number that values fold to; undefined where there is none to fold. */
export const folded = (fold: Fold, values: readonly Value[]): Exact | undefined => {
  if (fold.kind === 'sum') return sumOf(values)
  const heads = fromInteger(values.length)
  if (fold.kind === 'count' || fold.kind === 'share') {
    const count = fromInteger(values.filter(fold.holds).length)
    return fold.kind === 'count' ? count : divide(count, heads)
  }
  if (fold.kind === 'mean') return divide(sumOf(values), heads)
  const sorted = (values as readonly Exact[]).toSorted(compare)
  if (fold.kind === 'quantile') return sorted[placeOf(fold.part, sorted.length)]
  const middle = sorted.length >> 1
  const [below, above] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return below && above && divide(add(below, above), fromInteger(2))
}

/** The least place from which so large a part of all is not above it. */
const placeOf = (part: Exact, count: number): number => {
  const upTo = multiply(part, fromInteger(count))
  return Math.max(0, Number((upTo.n + upTo.d - 1n) / upTo.d) - 1)
}

const sumOf = (values: readonly Value[]): Exact =>
  values.reduce<Exact>((sum, value) => add(sum, value as Exact), ZERO)

/** Whether a number stands to another one as the sign says. */
export const meets = (value: Exact, sign: GoalSign, goal: Exact): boolean => {
  const order = compare(value, goal)
  switch (sign) {
    case '≤':
      return order <= 0
    case '≥':
      return order >= 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '=':
      return order === 0
  }
}

export const distance = (one: Exact, other: Exact): Exact => {
  const difference = subtract(one, other)
  return difference.n < 0n ? { n: -difference.n, d: difference.d } : difference
}
