import { type Exact, exact, multiply } from '../../core/exact.ts'
import { readNumber, toText } from '../../core/number-text.ts'

/** A number with the sign that it bears; `value` is what stands before the sign: 0.5 for `0.5%`. */
export interface WrittenNumber {
  readonly value: Exact
  readonly decimals: number
  readonly sign: '' | '%' | '‰'
}

/**
 * A decimal as rule files and options write it; undefined for anything else.
 *
 * @example readWritten('0.50%') // { value: 0.5, decimals: 2, sign: '%' }
 */
export const readWritten = (text: string): WrittenNumber | undefined => {
  const match = /^(.*?)\s*([%‰]?)$/.exec(text.normalize('NFKC').trim().replace('−', '-'))
  const read = readNumber(match?.[1] ?? '')
  if (!match || !read.ok) return undefined
  return { value: read.value, decimals: read.decimals, sign: match[2] as WrittenNumber['sign'] }
}

/** The number as a text with the sign; a number without an end as a decimal has none. */
export const writeWritten = (value: Exact, sign: WrittenNumber['sign']): string => `${toText(value)}${sign}`

const parts = { '': 1n, '%': 100n, '‰': 1000n } as const

/** What it means: 0.005 for `0.5%`. */
export const meaningOf = ({ value, sign }: WrittenNumber): Exact => multiply(value, exact(1n, parts[sign]))
