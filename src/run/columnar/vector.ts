import { type Exact, reduce } from '../../core/exact.ts'

/**
 * The values of one column in typed arrays. What does not fit there (an absence with its reason, a number beyond 2^53)
 * stands among the run's others, and `other` says where; 0 is a value that does.
 */
export interface Vector {
  /**
   * Of a number the whole number of its smallest decimals (12.50 with two decimals: 1250); of a truth 0 or 1; of a date
   * or moment its count; of a word its place in the run's dictionary; of a table its row.
   */
  readonly values: Float64Array
  /** Of quotients: the number is value ÷ divisor ÷ 10^decimals; above zero. */
  readonly divisors?: Float64Array
  readonly decimals: number
  other?: Int32Array | undefined
  readonly stride: 0 | 1
  /** No value is larger, of either sign; found out where it is not known. */
  most?: number
  /** One set for all rows, or one per row. */
  marks: number | number[]
}

/** The largest whole number up to which a float holds every one. */
export const SAFE = Number.MAX_SAFE_INTEGER

/** A whole number that is known to be one a float holds. */
export function floatOf(n: bigint): number {
  return Number(n)
}

/** 10^n as a float, exact up to 10^22. */
export const powerOfTen = (n: number): number => powers[n] ?? 10 ** n

const powers = Array.from({ length: 23 }, (_, n) => floatOf(10n ** BigInt(n)))

/** Decimals beyond which hardly a number would fit. */
export const mostDecimals = 15

/** The number in a row, as the reference has it. */
export const exactAt = (vector: Vector, row: number): Exact => {
  const at = row * vector.stride
  const n = BigInt(vector.values[at]!)
  const d = bigPower(vector.decimals)
  return vector.divisors ? { n, d: d * BigInt(vector.divisors[at]!) } : { n, d }
}

/** The whole number that x is in units of 10^−decimals; undefined where it is none, or too large. */
export const scaledOf = (x: Exact, decimals: number): number | undefined => {
  const power = bigPower(decimals)
  const n = x.d === power ? x.n : scaled(x, power)
  if (n === undefined) return undefined
  return isSafe(n) ? floatOf(n) : undefined
}

const scaled = ({ n, d }: Exact, power: bigint): bigint | undefined => {
  const whole = n * power
  const result = whole / d
  return result * d === whole ? result : undefined
}

/** Both parts of a quotient as floats that hold them; undefined where they are too large even in lowest terms. */
export const partsOf = (x: Exact): readonly [number, number] | undefined => {
  if (isSafe(x.n) && isSafe(x.d)) return [floatOf(x.n), floatOf(x.d)]
  const { n, d } = reduce(x)
  return isSafe(n) && isSafe(d) ? [floatOf(n), floatOf(d)] : undefined
}

const largest = BigInt(SAFE)
const isSafe = (n: bigint): boolean => n <= largest && n >= -largest

const bigPower = (n: number): bigint => bigPowers[n] ?? 10n ** BigInt(n)
const bigPowers = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n))

/** A bound that holds for every value: with it a whole step is known to fit before any row is looked at. */
export const mostOf = (vector: Vector): number => {
  if (vector.most !== undefined) return vector.most
  const { values } = vector
  let most = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value > most) most = value
    else if (-value > most) most = -value
  }
  vector.most = most
  return most
}
