import { JixiaoError } from './error.ts'
import { type Exact, exact } from './exact.ts'
import type { NumberReading } from './number-reading.ts'
import { readNumber, readPercent } from './read-number.ts'

/** A number object of decimal.js, big.js or bignumber.js, whichever copy of the package it comes from. */
export interface DecimalLike {
  toFixed(): string
  /** The exponent, where the library has one: looked at first, because writing 1e99999999 out ends the process. */
  readonly e?: number | null
}

/** What the public calculators accept as a number: decimal text, a bigint, or a decimal object; never a float. */
export type Numeric = string | bigint | DecimalLike

/** Decimal exponents beyond this are refused before anything is written out. */
const largestExponent = 30

/**
 * A decimal object as an exact number.
 *
 * @throws JixiaoError `bad-number`, also for NaN, infinities and numbers beyond the limits of `readNumber`
 */
export function fromDecimalLike(value: DecimalLike): Exact {
  if (typeof value.e === 'number' && Math.abs(value.e) > largestExponent) {
    throw new JixiaoError('bad-number', `Too many digits: a number with the exponent ${value.e}`)
  }
  const text = value.toFixed()
  return accept(text, readNumber(text))
}

/**
 * A number at the border of a public function.
 *
 * @throws JixiaoError `bad-number`, naming what is wrong and, where it can be told, what was meant
 * @example toExact('1234.50') // 1234.5
 */
export function toExact(value: Numeric): Exact {
  if (typeof value === 'string') return accept(value, readNumber(value))
  if (typeof value === 'bigint') return exact(value)
  if (typeof value === 'object' && typeof value?.toFixed === 'function') return fromDecimalLike(value)
  throw new JixiaoError('bad-number', `Give numbers as text, not as ${typeof value}: ${String(value)}`, {
    value: String(value),
  })
}

/**
 * The same, and a percentage or per mille with its sign too: for rates and weights.
 *
 * @throws JixiaoError `bad-number`
 * @example toRate('0.5%') // 0.005
 */
export const toRate = (value: Numeric): Exact =>
  typeof value === 'string' && /[%‰]$/.test(value) ? accept(value, readPercent(value)) : toExact(value)

function accept(text: string, reading: NumberReading): Exact {
  if (reading.ok) return reading.value
  const meant = reading.suggestion === undefined ? '' : `; is ${reading.suggestion} meant?`
  throw new JixiaoError(
    'bad-number',
    `Not usable as a number (${reading.problem}): ${text.slice(0, 60)}${meant}`,
    {
      value: text.slice(0, 60),
      problem: reading.problem,
      ...(reading.suggestion === undefined ? {} : { suggestion: reading.suggestion }),
    },
  )
}
