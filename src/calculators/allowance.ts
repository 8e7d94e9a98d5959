import { type Numeric, toExact } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { add, type Exact, multiply, ZERO } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'

/**
 * Σ days × rate, over kinds of days.
 *
 * @example 18 days at 20 and 4 night shifts at 35: 360 + 140 = 500
 */
export const allowanceExact = (kinds: readonly { readonly days: Exact; readonly rate: Exact }[]): Exact =>
  kinds.reduce((sum, { days, rate }) => add(sum, multiply(days, rate)), ZERO)

export interface AllowanceInput {
  readonly name: string
  /** Days or shifts; halves are allowed, less than none is not. */
  readonly days: Numeric
  /** Pay for one day or shift. */
  readonly rate: Numeric
}

export interface Allowance {
  readonly total: string
  readonly lines: readonly { readonly name: string; readonly amount: string }[]
}

/**
 * Meal, shift and other allowances by the day, exact and unrounded.
 *
 * @throws JixiaoError `bad-days`, `bad-number`
 * @example allowance([{ name: 'meals', days: '18', rate: '20' }, { name: 'nights', days: '4', rate: '35' }]).total // '500'
 */
export function allowance(kinds: readonly AllowanceInput[]): Allowance {
  const read = kinds.map(({ name, days, rate }) => ({ name, days: toExact(days), rate: toExact(rate) }))
  const negative = read.find(({ days }) => days.n < 0n)
  if (negative !== undefined) {
    throw new JixiaoError('bad-days', `${negative.name}: ${toText(negative.days)} days`, {
      name: negative.name,
    })
  }
  return {
    total: toText(allowanceExact(read)),
    lines: read.map((kind) => ({ name: kind.name, amount: toText(allowanceExact([kind])) })),
  }
}
