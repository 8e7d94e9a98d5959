import { JixiaoError } from './error.ts'

/**
 * An exact fraction `n ÷ d`, the only kind of number on a money path. `d` is above zero; the fraction need not be
 * reduced (1/2 and 50/100 are both fine), so compare with `equals`, never field by field.
 */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

/** Denominators up to here stay as they are: reducing costs more than it saves. */
const longestDenominator = 1n << 128n

/**
 * The fraction `n ÷ d` (1 if left out).
 *
 * @throws JixiaoError `zero-denominator`
 * @example exact(3n, 4n) // 0.75
 */
export function exact(n: bigint, d = 1n): Exact {
  if (d > 0n) return { n, d }
  if (d < 0n) return { n: -n, d: -d }
  throw new JixiaoError('zero-denominator', `A fraction needs a denominator other than zero: ${n}/0`)
}

/**
 * A count (days, heads, months) as a fraction.
 *
 * @throws JixiaoError `unsafe-integer` beyond 2^53, and for anything that is not whole
 * @example fromInteger(22) // 22
 */
export function fromInteger(n: number): Exact {
  if (Number.isSafeInteger(n)) return { n: BigInt(n), d: 1n }
  throw new JixiaoError('unsafe-integer', `Not a whole number that a float holds exactly: ${n}`, {
    value: `${n}`,
  })
}

export const ZERO: Exact = { n: 0n, d: 1n }
export const ONE: Exact = { n: 1n, d: 1n }

/** `a + b`, exactly: 0.1 + 0.2 is 0.3. */
export function add(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d }
  // Decimals meet as 100ths and 10000ths: the finer denominator serves both.
  if (a.d > b.d) return a.d % b.d === 0n ? { n: a.n + b.n * (a.d / b.d), d: a.d } : addUnlike(a, b)
  return b.d % a.d === 0n ? { n: a.n * (b.d / a.d) + b.n, d: b.d } : addUnlike(a, b)
}

const addUnlike = (a: Exact, b: Exact): Exact => bounded(a.n * b.d + b.n * a.d, a.d * b.d)

/** `a − b`, exactly. */
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b))

/** `a × b`, exactly. */
export const multiply = (a: Exact, b: Exact): Exact => bounded(a.n * b.n, a.d * b.d)

/** `a ÷ b`, exactly, or undefined where `b` is zero: 40 ÷ 3 stays 40/3, and × 30% it is 4. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.n === 0n) return undefined
  const n = a.d === b.d ? a.n : a.n * b.d
  const d = a.d === b.d ? b.n : a.d * b.n
  return d < 0n ? bounded(-n, -d) : bounded(n, d)
}

/** `−x`; zero has no sign. */
export const negate = (x: Exact): Exact => ({ n: -x.n, d: x.d })

/** `|x|`. */
export const absolute = (x: Exact): Exact => (x.n < 0n ? negate(x) : x)

/** −1 where a < b, 0 where they are equal, 1 where a > b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d
  const right = a.d === b.d ? b.n : b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether both are the same number, however written: 1/2 equals 50/100. */
export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0

/** −1 below zero, 0 at zero, 1 above. */
export const signOf = (x: Exact): -1 | 0 | 1 => (x.n < 0n ? -1 : x.n > 0n ? 1 : 0)

export const isZero = (x: Exact): boolean => x.n === 0n

/** The smaller of both. */
export const minimum = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b)

/** The larger of both. */
export const maximum = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b)

/** The same number in lowest terms: 50/100 becomes 1/2, and zero 0/1. */
export function reduce(x: Exact): Exact {
  const divisor = greatestCommonDivisor(x.n < 0n ? -x.n : x.n, x.d)
  return divisor === 1n ? x : { n: x.n / divisor, d: x.d / divisor }
}

/** The largest whole number not above x: −2.5 gives −3. */
export function floor(x: Exact): bigint {
  const cut = x.n / x.d
  return x.n < 0n && cut * x.d !== x.n ? cut - 1n : cut
}

/** How many times `b` goes into `a`, rounded down: 7 ÷ 2 gives 3, −7 ÷ 2 gives −4; undefined where `b` is zero. */
export function floorDivide(a: Exact, b: Exact): Exact | undefined {
  const quotient = divide(a, b)
  return quotient && { n: floor(quotient), d: 1n }
}

/** What `floorDivide` leaves, with the sign of `b`: −7 mod 2 is 1, 7 mod −2 is −1; undefined where `b` is zero. */
export function modulo(a: Exact, b: Exact): Exact | undefined {
  const quotient = floorDivide(a, b)
  return quotient && subtract(a, multiply(quotient, b))
}

/** Whether x is a whole number: 4/2 is. */
export const isInteger = (x: Exact): boolean => x.n % x.d === 0n

/**
 * A whole number as a bigint.
 *
 * @throws JixiaoError `not-an-integer`: nothing is cut off silently
 * @example toInteger(exact(4n, 2n)) // 2n
 */
export function toInteger(x: Exact): bigint {
  if (isInteger(x)) return x.n / x.d
  throw new JixiaoError('not-an-integer', `Not a whole number: ${x.n}/${x.d}`)
}

/**
 * A whole number as a count (days, heads, months) in a float.
 *
 * @throws JixiaoError `not-an-integer`, and `unsafe-integer` beyond 2^53
 * @example toCount(exact(44n, 2n)) // 22
 */
export function toCount(x: Exact): number {
  const count = Number.parseInt(toInteger(x).toString(), 10)
  if (Number.isSafeInteger(count)) return count
  throw new JixiaoError('unsafe-integer', `Too large for a count: ${count}`, { value: `${count}` })
}

const bounded = (n: bigint, d: bigint): Exact => (d > longestDenominator ? reduce({ n, d }) : { n, d })

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
