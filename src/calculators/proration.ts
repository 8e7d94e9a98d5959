import { type Numeric, toExact } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { compare, divide, type Exact, exact, fromInteger, multiply, subtract } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'
import { daysIn, readPeriod } from '../core/period.ts'
import { type DecimalRounding, roundedText } from './decimal-step.ts'

/**
 * amount × part ÷ whole, or undefined where the whole is zero.
 *
 * @example 4350 for 15 of 30 days: 2175
 */
export const prorateExact = (amount: Exact, part: Exact, whole: Exact): Exact | undefined =>
  divide(multiply(amount, part), whole)

/**
 * Days that a month's pay stands for by law: (365 − 104) ÷ 12 = 21.75, rest days being unpaid and holidays paid.
 * Source: 劳社部发〔2008〕3号, and unchanged 人社部发〔2025〕2号.
 */
export const monthlyPaidDays: Exact = exact(2175n, 100n)

export interface ProrationInput extends DecimalRounding {
  /** Pay for the whole period. */
  readonly amount: Numeric
  /** Days that are paid, or days that are not: with 21.75 the two give different pay. */
  readonly days: { readonly worked: Numeric } | { readonly absent: Numeric }
  /** What the days are a part of: the calendar days of a period (`2026-03`), 21.75, or working days as given. */
  readonly of: { readonly calendarDays: string } | '21.75' | { readonly workingDays: Numeric }
}

/**
 * Pay for a part of a period, rounded once at the end. Never less than nothing nor more than the whole: days beyond
 * it are refused, and with 21.75, which is a mean and not the days of any month, they count as the whole.
 * To share one amount between posts so that it adds up, use `allocatePool` with days as weights.
 *
 * @throws JixiaoError `bad-days` (below zero, more than the whole, a whole of none), `bad-period`, `bad-number`,
 * `bad-decimals`
 * @example prorate({ amount: '6000', days: { absent: '2' }, of: '21.75', decimals: 2 }) // '5448.28'
 */
export function prorate({ amount, days, of, ...rounding }: ProrationInput): string {
  const whole = wholeOf(of)
  const given = toExact('worked' in days ? days.worked : days.absent)
  const over = compare(given, whole) > 0
  if (given.n < 0n || (over && of !== '21.75')) throw badDays(given, whole)
  const part = over ? whole : given
  const paid = prorateExact(toExact(amount), 'worked' in days ? part : subtract(whole, part), whole)
  if (paid === undefined) throw badDays(given, whole)
  return roundedText(paid, rounding)
}

function wholeOf(of: ProrationInput['of']): Exact {
  if (of === '21.75') return monthlyPaidDays
  if ('workingDays' in of) return toExact(of.workingDays)
  const period = readPeriod(of.calendarDays)
  if (period !== undefined) return fromInteger(daysIn(period))
  throw new JixiaoError('bad-period', `Not a period such as 2026-03: ${of.calendarDays}`, {
    value: of.calendarDays,
  })
}

const badDays = (days: Exact, whole: Exact): JixiaoError =>
  new JixiaoError('bad-days', `${toText(days)} days of ${toText(whole)}`, {
    days: toText(days),
    of: toText(whole),
  })
