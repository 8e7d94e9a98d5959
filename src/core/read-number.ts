import { type Exact, reduce } from './exact.ts'
import type { NumberProblem, NumberReading } from './number-reading.ts'
import { repairNumber } from './repair-number.ts'
import { toText } from './to-text.ts'

/** Most digits of a number as text, before and after the point. */
export const digitLimits = { before: 18, after: 12 } as const

const plain = /^(-?)(\d+)(?:\.(\d+))?$/
const portion = /^(-?\d+(?:\.\d+)?)([%‰])$/

/**
 * Reads a decimal number by one strict pattern: an optional minus, digits, and optionally a point with digits;
 * at most 18 digits before the point and 12 after it. Anything else is a problem with a name, and no text takes
 * long: `1e999999` is refused, not computed.
 *
 * @example readNumber('1234.50') // { ok: true, value: 1234.5, decimals: 2 }
 * @example readNumber('1,234.50') // { ok: false, problem: 'thousands separator', suggestion: '1234.50' }
 */
export function readNumber(text: string): NumberReading {
  const match = plain.exec(text)
  if (match === null) return refuseNumber(text)
  const [, sign, before = '', after = ''] = match
  if (before.length > digitLimits.before || after.length > digitLimits.after) {
    return { ok: false, problem: 'too long' }
  }
  const n = BigInt(before + after)
  return { ok: true, value: { n: sign ? -n : n, d: 10n ** BigInt(after.length) }, decimals: after.length }
}

/**
 * Reads a number as `toText` writes it, the fraction of one that has no end as a decimal included; undefined: none.
 *
 * @example readExact('1/3') // 1/3
 */
export function readExact(text: string): Exact | undefined {
  const fraction = /^(-?\d{1,40})\/([1-9]\d{0,39})$/.exec(text)
  if (fraction) return { n: BigInt(fraction[1]!), d: BigInt(fraction[2]!) }
  const read = readNumber(text)
  return read.ok ? read.value : undefined
}

/**
 * A number as `readExact` reads it: a decimal where it is short enough, else a fraction.
 *
 * @example exactText(exact(1n, 4n)) // '0.25'
 */
export function exactText(x: Exact): string {
  const text = toText(x)
  if (readExact(text)) return text
  const { n, d } = reduce(x)
  return `${n}/${d}`
}

/**
 * Reads a percentage or per mille, its sign included, as the fraction it means; `decimals` are the fraction's.
 *
 * @example readPercent('12.5%') // { ok: true, value: 0.125, decimals: 3 }
 * @example readPercent('12.5') // { ok: false, problem: 'percent' }
 */
export function readPercent(text: string): NumberReading {
  const match = portion.exec(text)
  if (match === null) return refusePercent(text)
  const reading = readNumber(match[1] ?? '')
  if (!reading.ok) return reading
  const places = match[2] === '%' ? 2 : 3
  const value = { n: reading.value.n, d: reading.value.d * 10n ** BigInt(places) }
  return { ok: true, value, decimals: reading.decimals + places }
}

function refuseNumber(text: string): NumberReading {
  const { problem, cleaned } = repairNumber(text)
  if (cleaned === undefined) return { ok: false, problem }
  const meant = plain.test(cleaned) ? readNumber(cleaned) : readPercent(cleaned)
  if (!meant.ok) return { ok: false, problem }
  return refusal(problem, plain.test(cleaned) ? cleaned : toText(meant.value))
}

function refusePercent(text: string): NumberReading {
  if (plain.test(text)) return refusal('percent')
  const { problem, cleaned } = repairNumber(text)
  return cleaned !== undefined && readPercent(cleaned).ok ? refusal(problem, cleaned) : refusal(problem)
}

const refusal = (problem: NumberProblem, suggestion?: string): NumberReading =>
  suggestion === undefined ? { ok: false, problem } : { ok: false, problem, suggestion }
