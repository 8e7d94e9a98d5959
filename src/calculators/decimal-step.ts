import { JixiaoError } from '../core/error.ts'
import type { Exact } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'
import { type RoundMode, roundTo } from '../core/rounding.ts'

/** How a result that need not end as a decimal is rounded: to so many decimals, half up where nothing is said. */
export interface DecimalRounding {
  readonly decimals: number
  readonly mode?: RoundMode
}

/**
 * The step of so many decimals: 2 is 0.01.
 *
 * @throws JixiaoError `bad-decimals` unless a whole number from 0 to 12
 */
export function decimalStep(decimals: number): Exact {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 12)
    return { n: 1n, d: 10n ** BigInt(decimals) }
  throw new JixiaoError('bad-decimals', `Not a number of decimals from 0 to 12: ${decimals}`, {
    decimals: `${decimals}`,
  })
}

/** A number rounded to decimals, as text: 40/3 to 2 is `13.33`. */
export const roundedText = (x: Exact, { decimals, mode = 'half up' }: DecimalRounding): string =>
  toText(roundTo(x, decimalStep(decimals), mode), decimals)
