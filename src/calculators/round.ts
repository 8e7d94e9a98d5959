import { type Numeric, toExact } from '../core/decimal.ts'
import { decimalsOf, toText } from '../core/number-text.ts'
import { type RoundMode, roundTo } from '../core/rounding.ts'
import { type DecimalRounding, roundedText } from './decimal-step.ts'

/**
 * A number rounded to decimals, or to a multiple of a step (`'0.05'`, `'100'`), half up where no mode is given.
 * The text has the decimals asked for, or those of the step.
 *
 * @throws JixiaoError `bad-number`, `bad-decimals`, `bad-step`
 * @example round('10.075', { decimals: 2 }) // '10.08'
 * @example round('-2.5', { decimals: 0 }) // '-3'
 * @example round('12.37', { step: '0.05' }) // '12.35'
 */
export function round(
  value: Numeric,
  how: DecimalRounding | { readonly step: Numeric; readonly mode?: RoundMode },
): string {
  if ('decimals' in how) return roundedText(toExact(value), how)
  const step = toExact(how.step)
  return toText(roundTo(toExact(value), step, how.mode ?? 'half up'), decimalsOf(step))
}
