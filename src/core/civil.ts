import { JixiaoError } from './error.ts'

/**
 * A date: whole days since 1970-01-01 in the Gregorian calendar, so `b − a` is the days between. No time of day
 * and no time zone; the functions of date-fns that take a local time are therefore not used.
 */
export type Day = number

/** A date in its parts; `month` and `day` count from 1. */
export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The remainder that is never below zero. */
export const modulo = (a: number, b: number): number => a - Math.floor(a / b) * b

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const daysTo1970 = 719_162

/** Whether a year has a 29 February: 2000 and 2024 have, 1900 has not. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days of a month, 1 to 12: February 2028 has 29. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysBeforeMonth[month] ?? 365) - (daysBeforeMonth[month - 1] ?? 0)

/**
 * The date of a year (1 to 9999), month and day, or undefined if there is none, as for 30 February.
 *
 * @example dayOf(1970, 1, 2) // 1
 */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  return startOfYear(year) + dayOfYear(year, month, day) - 1
}

const startOfYear = (year: number): Day => {
  const past = year - 1
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - daysTo1970
}

const dayOfYear = (year: number, month: number, day: number): number =>
  (daysBeforeMonth[month - 1] ?? 0) + day + (month > 2 && isLeapYear(year) ? 1 : 0)

/** Whether a number is a date of the years 1 to 9999. */
export const isDay = (day: number): day is Day =>
  Number.isInteger(day) && day >= startOfYear(1) && day < startOfYear(10_000)

/**
 * Year, month and day of a date.
 *
 * @throws JixiaoError `bad-date` outside the years 1 to 9999
 * @example civilOf(0) // { year: 1970, month: 1, day: 1 }
 */
export function civilOf(day: Day): Civil {
  if (!isDay(day))
    throw new JixiaoError('bad-date', `Not a date of the years 1 to 9999: day ${day}`, { day: `${day}` })
  let year = Math.floor((day + daysTo1970) / 365.2425) + 1
  // The mean year misses by a day or so around New Year.
  if (startOfYear(year) > day) year -= 1
  else if (startOfYear(year + 1) <= day) year += 1
  const inYear = day - startOfYear(year) + 1
  let month = Math.min(12, Math.floor(inYear / 28) + 1)
  while (dayOfYear(year, month, 1) > inYear) month -= 1
  return { year, month, day: inYear - dayOfYear(year, month, 1) + 1 }
}
