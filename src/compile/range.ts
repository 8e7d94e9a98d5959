import { add, compare, divide, type Exact, isZero, multiply, negate, signOf } from '../core/exact.ts'
import { isTerminating, readNumber, toText } from '../core/number-text.ts'
import { roundTo } from '../core/rounding.ts'
import type { End, ValueRange } from '../plan/type.ts'

/** Interval arithmetic over declared ranges: what a value can be at most. An end that is no short decimal is given up. */

export const everything: ValueRange = {}
export const point = (text: string): ValueRange => ({
  from: { value: text, inclusive: true },
  to: { value: text, inclusive: true },
})

/** A number, or the short decimals on both sides of one that is none. */
export const around = (x: Exact): ValueRange => {
  const text = toText(x)
  if (readNumber(text).ok) return point(text)
  const [from, to] = (['floor', 'ceiling'] as const).map((mode) => toText(roundTo(x, nearly, mode)))
  return { from: { value: from!, inclusive: true }, to: { value: to!, inclusive: true } }
}

const nearly: Exact = { n: 1n, d: 10n ** 12n }

const numberAt = (end: End | undefined): Exact | undefined => {
  if (end === undefined) return undefined
  const read = readNumber(end.value)
  return read.ok ? read.value : undefined
}

const endAt = (value: Exact | undefined, inclusive: boolean): End | undefined => {
  if (value === undefined || !isTerminating(value)) return undefined
  const text = toText(value)
  return readNumber(text).ok ? { value: text, inclusive } : undefined
}

const rangeOf = (from: End | undefined, to: End | undefined): ValueRange => ({
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
})

export const sumRange = (left: ValueRange, right: ValueRange): ValueRange =>
  rangeOf(addEnds(left.from, right.from), addEnds(left.to, right.to))

const addEnds = (left: End | undefined, right: End | undefined): End | undefined => {
  const [a, b] = [numberAt(left), numberAt(right)]
  return a && b ? endAt(add(a, b), left!.inclusive && right!.inclusive) : undefined
}

export const negateRange = (range: ValueRange): ValueRange =>
  rangeOf(negateEnd(range.to), negateEnd(range.from))

const negateEnd = (end: End | undefined): End | undefined => {
  const value = numberAt(end)
  return value && endAt(negate(value), end!.inclusive)
}

/** Only bounded operands and non-negative ones are followed; anything else may be anything. */
export const productRange = (left: ValueRange, right: ValueRange): ValueRange => {
  const ends = [left.from, left.to].flatMap((a) => [right.from, right.to].map((b) => [a, b] as const))
  if (ends.every(([a, b]) => a && b)) {
    const products = ends.map(([a, b]) =>
      endAt(multiply(numberAt(a)!, numberAt(b)!), a!.inclusive && b!.inclusive),
    )
    if (products.some((one) => one === undefined)) return everything
    return rangeOf(outermost(products as End[], -1), outermost(products as End[], 1))
  }
  if (isAtLeastZero(left) && isAtLeastZero(right)) {
    const strict = isPositive(left) && isPositive(right)
    return { from: { value: '0', inclusive: !strict } }
  }
  return everything
}

const outermost = (ends: readonly End[], side: 1 | -1): End =>
  ends.reduce((best, end) => {
    const difference = compare(numberAt(end)!, numberAt(best)!) * side
    return difference > 0 || (difference === 0 && end.inclusive) ? end : best
  })

export const isAtLeastZero = (range: ValueRange): boolean => {
  const from = numberAt(range.from)
  return from !== undefined && signOf(from) >= 0
}

export const isPositive = (range: ValueRange): boolean => {
  const from = numberAt(range.from)
  return from !== undefined && (signOf(from) > 0 || (isZero(from) && !range.from!.inclusive))
}

export const excludesZero = (range: ValueRange): boolean =>
  isPositive(range) || isPositive(negateRange(range))

export const quotientRange = (left: ValueRange, right: ValueRange): ValueRange => {
  if (!isPositive(right)) return everything
  const [low, high] = [numberAt(right.from), numberAt(right.to)]
  if (isAtLeastZero(left)) {
    const top = numberAt(left.to)
    const bottom = numberAt(left.from)!
    const to = top && low && !isZero(low) ? endAt(divide(top, low), true) : undefined
    const from = high ? endAt(divide(bottom, high), left.from!.inclusive) : undefined
    return rangeOf(from ?? { value: '0', inclusive: true }, to)
  }
  return everything
}

export const unionRange = (left: ValueRange, right: ValueRange): ValueRange => ({
  ...(left.from && right.from ? { from: outermost([left.from, right.from], -1) } : {}),
  ...(left.to && right.to ? { to: outermost([left.to, right.to], 1) } : {}),
})

/** Range of min or max of two values. */
export const extremeRange = (how: 'min' | 'max', left: ValueRange, right: ValueRange): ValueRange => {
  const tighter = (a: End | undefined, b: End | undefined, side: 1 | -1): End | undefined => {
    if (!a || !b) return a ?? b
    return outermost([a, b], side)
  }
  return how === 'min'
    ? rangeOf(
        left.from && right.from ? outermost([left.from, right.from], -1) : undefined,
        tighter(left.to, right.to, -1),
      )
    : rangeOf(
        tighter(left.from, right.from, 1),
        left.to && right.to ? outermost([left.to, right.to], 1) : undefined,
      )
}

export const atLeastZero: ValueRange = { from: { value: '0', inclusive: true } }
export const between = (from: string, to: string): ValueRange => ({
  from: { value: from, inclusive: true },
  to: { value: to, inclusive: true },
})
