import { type Numeric, toExact } from '../core/decimal.ts'
import { add, type Exact, ZERO } from '../core/exact.ts'
import { decimalsOf, toText } from '../core/number-text.ts'
import { type RoundMode, roundTo } from '../core/rounding.ts'

/**
 * The lines of a payslip brought to the unit, and their sum: the total is what the lines add up to, never rounded
 * by itself.
 *
 * @example three lines of 0.335 at 0.01, half up: 0.34 each, 1.02 in all
 */
export function wageExact(
  lines: readonly Exact[],
  unit: Exact,
  mode: RoundMode,
): { readonly lines: readonly Exact[]; readonly total: Exact } {
  const rounded = lines.map((line) => roundTo(line, unit, mode))
  return { lines: rounded, total: rounded.reduce(add, ZERO) }
}

export interface WageInput {
  /** Deductions below zero. */
  readonly lines: readonly { readonly name: string; readonly amount: Numeric }[]
  /** `'0.01'` where nothing is said. */
  readonly unit?: Numeric
  /** `'half up'` where nothing is said: half away from zero. */
  readonly mode?: RoundMode
}

export interface Wage {
  readonly total: string
  readonly lines: readonly { readonly name: string; readonly amount: string }[]
}

/**
 * A wage: each line rounded to the unit, and the total of the rounded lines.
 *
 * @throws JixiaoError `bad-number`, `bad-step`
 * @example wage({ lines: [{ name: 'base', amount: '3500' }, { name: 'commission', amount: '617.275' }] }).total // '4117.28'
 */
export function wage({ lines, unit = '0.01', mode = 'half up' }: WageInput): Wage {
  const step = toExact(unit)
  const decimals = decimalsOf(step)
  const result = wageExact(
    lines.map(({ amount }) => toExact(amount)),
    step,
    mode,
  )
  return {
    total: toText(result.total, decimals),
    lines: lines.map(({ name }, at) => ({ name, amount: toText(result.lines[at] ?? ZERO, decimals) })),
  }
}
