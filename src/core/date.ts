import { monthsToYears } from 'date-fns/monthsToYears'
import { yearsToMonths } from 'date-fns/yearsToMonths'
import { civilOf, type Day, dayOf, daysInMonth, modulo } from './civil.ts'
import { JixiaoError } from './error.ts'

export { type Civil, civilOf, type Day, dayOf, daysInMonth, isDay, isLeapYear } from './civil.ts'

/**
 * A date written `YYYY-MM-DD`, and only so; undefined for anything else and for days that do not exist.
 *
 * @example readDate('2026-02-30') // undefined
 */
export function readDate(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map((part) => Number.parseInt(part, 10))
  return dayOf(year, month, day)
}

/** A date as `YYYY-MM-DD`. @throws JixiaoError `bad-date` outside the years 1 to 9999 */
export function dateText(day: Day): string {
  const { year, month, day: ofMonth } = civilOf(day)
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(ofMonth, 2)}`
}

const digits = (count: number, width: number): string => `${count}`.padStart(width, '0')

/** 1 for Monday to 7 for Sunday: 1970-01-01 is a Thursday, 4. */
export const weekdayOf = (day: Day): number => modulo(day + 3, 7) + 1

/**
 * The same day of the month `n` months later (or, below zero, earlier); where that month is too short, its last
 * day. Three single steps from 31 January end on 28 April, one step of three on 30 April: count from the start.
 *
 * @throws JixiaoError `bad-date` where the result is outside the years 1 to 9999
 * @example dateText(addMonths(readDate('2026-01-31')!, 1)) // '2026-02-28'
 */
export function addMonths(day: Day, n: number): Day {
  const result = monthsLater(day, n)
  if (result !== undefined) return result
  throw new JixiaoError('bad-date', `${dateText(day)} and ${n} months is not in the years 1 to 9999`, {
    date: dateText(day),
    months: `${n}`,
  })
}

/** The same, undefined where the result is outside the years 1 to 9999. */
export function monthsLater(day: Day, n: number): Day | undefined {
  const from = civilOf(day)
  const index = yearsToMonths(from.year) + from.month - 1 + n
  const [year, month] = [Math.floor(index / 12), modulo(index, 12) + 1]
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)))
}

/**
 * Months that are full between two dates: one is full when its day of the month is reached, and where a month
 * has no such day, on the 1st of the next: from 31 January the first is full on 1 March. Counted backward it is
 * the same number below zero.
 *
 * @example fullMonthsBetween(readDate('2026-01-15')!, readDate('2026-03-14')!) // 1
 */
export function fullMonthsBetween(from: Day, to: Day): number {
  if (to < from) return 0 - fullMonthsBetween(to, from)
  const [start, end] = [civilOf(from), civilOf(to)]
  const months = yearsToMonths(end.year - start.year) + end.month - start.month
  return end.day < start.day ? months - 1 : months
}

/**
 * Years that are full between two dates, by the rule of `fullMonthsBetween`: a 29 February has its anniversary
 * on 1 March where there is no other.
 *
 * @example fullYearsBetween(readDate('2024-02-29')!, readDate('2025-02-28')!) // 0, and 1 a day later
 */
export const fullYearsBetween = (from: Day, to: Day): number =>
  // Minus one month is minus zero years: adding zero takes the sign away.
  monthsToYears(fullMonthsBetween(from, to)) + 0
