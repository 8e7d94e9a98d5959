import { type Numeric, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { add, compare, divide, type Exact, multiply, subtract, ZERO } from '../core/exact.ts'
import { type DecimalRounding, roundedText } from './decimal-step.ts'

/** A point of a curve: at `x` the value is `y`. */
export interface Point {
  readonly x: Exact
  readonly y: Exact
}

/**
 * The value at x of straight lines through points that ascend in x; exact, so it may be a fraction without end.
 * Beyond the ends: `hold` keeps the value of the last point, `extend` goes on along the last line.
 *
 * @example through (80, 0.5) and (100, 1): at 90 it is 0.75
 */
export function curveExact(points: readonly Point[], x: Exact, outside: 'hold' | 'extend' = 'hold'): Exact {
  const above = points.findIndex((point) => compare(x, point.x) <= 0)
  if (outside === 'hold' && above === 0) return points[0]?.y ?? ZERO
  if (outside === 'hold' && above < 0) return points.at(-1)?.y ?? ZERO
  const end = above < 0 ? points.length - 1 : Math.max(above, 1)
  const [from, to] = [points[end - 1], points[end]]
  // One point makes no line.
  if (from === undefined || to === undefined) return points[0]?.y ?? ZERO
  const part = divide(subtract(x, from.x), subtract(to.x, from.x)) ?? ZERO
  return add(from.y, multiply(part, subtract(to.y, from.y)))
}

export interface Curve extends DecimalRounding {
  /** In any order; numbers or percentages. */
  readonly points: readonly { readonly at: Numeric; readonly value: Numeric }[]
  /** Beyond the first and last point: `refuse` gives an error. */
  readonly outside: 'hold' | 'extend' | 'refuse'
}

/**
 * Linear interpolation between the points of a table, rounded once at the end.
 *
 * @throws JixiaoError `bad-curve` (no points, two at one place, or x outside where that is refused), `bad-number`,
 * `bad-decimals`
 * @example curve('90', { points: [{ at: '80', value: '0.5' }, { at: '100', value: '1' }], outside: 'hold', decimals: 2 }) // '0.75'
 */
export function curve(x: Numeric, { points, outside, ...rounding }: Curve): string {
  const sorted = points
    .map(({ at, value }) => ({ x: toRate(at), y: toRate(value) }))
    .sort((a, b) => compare(a.x, b.x))
  const at = toRate(x)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) throw badCurve('it has no points')
  if (sorted.some((point, index) => index > 0 && compare(point.x, sorted[index - 1]?.x ?? ZERO) === 0)) {
    throw badCurve('two points stand at the same place')
  }
  if (outside === 'refuse' && (compare(at, first.x) < 0 || compare(at, last.x) > 0)) {
    throw badCurve('the value lies outside its points')
  }
  return roundedText(curveExact(sorted, at, outside === 'extend' ? 'extend' : 'hold'), rounding)
}

const badCurve = (says: string): JixiaoError => new JixiaoError('bad-curve', `Curve: ${says}`)
