import { fullYearsBetween, readDate } from '../core/date.ts'
import { type Numeric, toExact } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { type Exact, fromInteger, minimum, multiply } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'

/**
 * Full years × step, at most the cap.
 *
 * @example 7 years at 50, at most 300: 300
 */
export function seniorityExact(years: number, step: Exact, cap?: Exact): Exact {
  const amount = multiply(fromInteger(years), step)
  return cap === undefined ? amount : minimum(amount, cap)
}

export interface SeniorityInput {
  /** Both `YYYY-MM-DD`. A year is full on the day it began; one that began on 29 February on 1 March. */
  readonly joined: string
  readonly on: string
  /** Pay for each full year. */
  readonly step: Numeric
  readonly cap?: Numeric
}

/**
 * Pay for years of service, exact and unrounded.
 *
 * @throws JixiaoError `bad-date` for a text that is no date, or a date before joining; `bad-number`
 * @example seniority({ joined: '2019-03-15', on: '2026-03-14', step: '50' }) // { years: 6, amount: '300' }
 */
export function seniority(input: SeniorityInput): { readonly years: number; readonly amount: string } {
  const [joined, on] = [input.joined, input.on].map((text) => {
    const day = readDate(text)
    if (day === undefined)
      throw new JixiaoError('bad-date', `Not a date (YYYY-MM-DD): ${text}`, { value: text })
    return day
  }) as [number, number]
  if (on < joined)
    throw new JixiaoError('bad-date', `${input.on} is before ${input.joined}`, { value: input.on })
  const years = fullYearsBetween(joined, on)
  const cap = input.cap === undefined ? undefined : toExact(input.cap)
  return { years, amount: toText(seniorityExact(years, toExact(input.step), cap)) }
}
