import { monthsToQuarters } from 'date-fns/monthsToQuarters'
import { monthsToYears } from 'date-fns/monthsToYears'
import { quartersToMonths } from 'date-fns/quartersToMonths'
import { weeksToDays } from 'date-fns/weeksToDays'
import { yearsToMonths } from 'date-fns/yearsToMonths'
import { civilOf, type Day, dayOf, isDay, modulo } from './civil.ts'
import { JixiaoError } from './error.ts'

/** The cycles a rule can run on, from the shortest to the longest. */
export const cycles = [
  'day',
  'week',
  'pay period',
  'half-month',
  'month',
  'quarter',
  'half-year',
  'year',
] as const
export type Cycle = (typeof cycles)[number]

/** A company's own calendar: when its year begins, and pay periods of so many days. */
export interface Calendar {
  /** Month in which the year begins, 1 to 12; its quarters and half-years begin with it. */
  readonly yearStart?: number
  /** Length of a pay period, and the remainder of its first day by that length. */
  readonly days?: number
  readonly phase?: number
  /** The day that says which longer period one belongs to that does not lie inside it; of a week, the Thursday. */
  readonly belongs?: 'first day' | 'middle day' | 'last day'
}

/**
 * One period of a cycle. `index` is a whole number that grows by one from each period to the next:
 * month = year × 12 + month − 1, quarter = year × 4 + quarter − 1, half-year = year × 2 + half − 1, the year
 * itself, days since 1970-01-01, weeks (Monday to Sunday) since the one of 1970-01-01, half-months two to a month.
 */
export interface Period {
  readonly cycle: Cycle
  readonly index: number
  readonly calendar?: Calendar
}

/** The Monday of week 0 is 1969-12-29. */
const mondayOfWeekZero = -3

const withCalendar = (cycle: Cycle, index: number, calendar: Calendar | undefined): Period =>
  calendar === undefined ? { cycle, index } : { cycle, index, calendar }

/** The period of a cycle in which a day lies. */
export function periodOfDay(day: Day, cycle: Cycle, calendar?: Calendar): Period {
  if (cycle === 'day') return withCalendar(cycle, day, calendar)
  if (cycle === 'week') return withCalendar(cycle, Math.floor((day - mondayOfWeekZero) / 7), calendar)
  if (cycle === 'pay period') {
    const { days, phase } = payPeriods(calendar)
    return withCalendar(cycle, Math.floor((day - phase) / days), calendar)
  }
  const civil = civilOf(day)
  const month = yearsToMonths(civil.year) + civil.month - 1
  if (cycle === 'half-month') return withCalendar(cycle, month * 2 + (civil.day > 15 ? 1 : 0), calendar)
  return withCalendar(cycle, indexOfMonth(month, cycle, calendar), calendar)
}

/** Pay periods of so many days, one of which begins on a given day. */
export const payPeriodsFrom = (first: Day, days: number) => ({ days, phase: modulo(first, days) })

/** @throws JixiaoError `bad-cycle` where the calendar has no pay periods */
function payPeriods(calendar: Calendar | undefined): { readonly days: number; readonly phase: number } {
  const { days, phase } = calendar ?? {}
  if (days !== undefined && phase !== undefined) return { days, phase }
  throw new JixiaoError('bad-cycle', 'A calendar without pay periods')
}

/** Months before the company's year begins: 3 where it begins in April. */
const shiftOf = (calendar: Calendar | undefined): number => (calendar?.yearStart ?? 1) - 1

/** Which quarter, half-year or year a month (year × 12 + month − 1) lies in. */
function indexOfMonth(
  month: number,
  cycle: 'month' | 'quarter' | 'half-year' | 'year',
  calendar: Calendar | undefined,
): number {
  const own = month - shiftOf(calendar)
  switch (cycle) {
    case 'month':
      return month
    case 'quarter':
      return monthsToQuarters(own)
    case 'half-year':
      return Math.floor(own / 6)
    case 'year':
      return monthsToYears(own)
  }
}

/** @throws JixiaoError `bad-date` outside the years 1 to 9999; so do all that follow */
export function firstDay({ cycle, index, calendar }: Period): Day {
  switch (cycle) {
    case 'day':
      return within(index)
    case 'week':
      return within(weeksToDays(index) + mondayOfWeekZero)
    case 'pay period': {
      const { days, phase } = payPeriods(calendar)
      return within(index * days + phase)
    }
    case 'half-month':
      return firstOfMonth(Math.floor(index / 2)) + (index % 2 === 0 ? 0 : 15)
    case 'month':
      return firstOfMonth(index)
    case 'quarter':
      return firstOfMonth(quartersToMonths(index) + shiftOf(calendar))
    case 'half-year':
      return firstOfMonth(index * 6 + shiftOf(calendar))
    case 'year':
      return firstOfMonth(yearsToMonths(index) + shiftOf(calendar))
  }
}

const firstOfMonth = (month: number): Day =>
  within(dayOf(Math.floor(month / 12), (month % 12) + 1, 1) ?? Number.NaN)

function within(day: number): Day {
  if (isDay(day)) return day
  throw new JixiaoError('bad-date', 'A period outside the years 1 to 9999')
}

/** The last day of a period, itself included. */
export function lastDay(period: Period): Day {
  const { cycle, index, calendar } = period
  if (cycle === 'day') return firstDay(period)
  if (cycle === 'week') return firstDay(period) + 6
  if (cycle === 'pay period') return firstDay(period) + payPeriods(calendar).days - 1
  if (cycle === 'half-month')
    return index % 2 === 0 ? firstDay(period) + 14 : lastOfMonth(Math.floor(index / 2))
  const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[cycle]
  return lastOfMonth((index + 1) * months - 1 + (cycle === 'month' ? 0 : shiftOf(calendar)))
}

function lastOfMonth(month: number): Day {
  const first = firstOfMonth(month)
  // Some day of the next month is 31 days on; December 9999 has no next month.
  return isDay(first + 31) ? first + 31 - civilOf(first + 31).day : first + 30
}

/** How many days a period has: March has 31. */
export const daysIn = (period: Period): number => lastDay(period) - firstDay(period) + 1
