import { divide, type Exact, multiply } from './exact.ts'
import { approximate, isTerminating, readNumber, toText } from './number-text.ts'
import { roundTo } from './rounding.ts'

/**
 * How a person sees a number; the number itself stays as it is. `percent`: at most two decimals; `exact percent`: all
 * of them; a number: so many decimals, half away from zero.
 */
export type Show = 'percent' | 'exact percent' | number

/**
 * A number for a person. Without a `show`: all its decimals, or an approximation where no decimal ends.
 *
 * @example showNumber(exact(1053n, 10000n), 'percent') // '10.53%'
 * @example showNumber(exact(1n, 8n), 2) // '0.13'
 */
export function showNumber(x: Exact, show?: Show): string {
  if (typeof show === 'number') return toText(roundTo(x, stepOf(show), 'half up'), show)
  if (show === 'percent') return `${toText(roundTo(multiply(x, hundred), stepOf(2), 'half up'))}%`
  const shown = show === undefined ? x : multiply(x, hundred)
  const text = isTerminating(shown) ? toText(shown) : `≈ ${approximate(shown, 6)}`
  return show === undefined ? text : `${text}%`
}

/** The same for the text of a result: a decimal, or `n/d`. Any other text is left alone. */
export function showNumberText(text: string, show?: Show): string {
  const [over = '', under = '1', ...rest] = text.split('/')
  const [n, d] = [readNumber(over), readNumber(under)]
  const x = n.ok && d.ok && rest.length === 0 ? divide(n.value, d.value) : undefined
  // An amount keeps the zeros that it is written with.
  return x === undefined || (show === undefined && under === '1') ? text : showNumber(x, show)
}

const hundred: Exact = { n: 100n, d: 1n }

const stepOf = (decimals: number): Exact => ({ n: 1n, d: 10n ** BigInt(decimals) })
