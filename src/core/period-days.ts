import { monthsToQuarters } from 'date-fns/monthsToQuarters'
import { monthsToYears } from 'date-fns/monthsToYears'
import { quartersToMonths } from 'date-fns/quartersToMonths'
import { weeksToDays } from 'date-fns/weeksToDays'
import { yearsToMonths } from 'date-fns/yearsToMonths'
import { civilOf, type Day, dayOf, isDay } from './civil.ts'
import { JixiaoError } from './error.ts'

/** The cycles a rule can run on, from the shortest to the longest. */
export const cycles = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const
export type Cycle = (typeof cycles)[number]

/**
 * One period of a cycle. `index` is a whole number that grows by one from each period to the next:
 * month = year × 12 + month − 1, quarter = year × 4 + quarter − 1, half-year = year × 2 + half − 1, the year
 * itself, days since 1970-01-01, and weeks (Monday to Sunday) since the one of 1970-01-01.
 */
export interface Period {
  readonly cycle: Cycle
  readonly index: number
}

/** The Monday of week 0 is 1969-12-29. */
const mondayOfWeekZero = -3

/** The period of a cycle in which a day lies. */
export function periodOfDay(day: Day, cycle: Cycle): Period {
  if (cycle === 'day') return { cycle, index: day }
  if (cycle === 'week') return { cycle, index: Math.floor((day - mondayOfWeekZero) / 7) }
  const { year, month } = civilOf(day)
  return { cycle, index: indexOfMonth(yearsToMonths(year) + month - 1, cycle) }
}

/** Which quarter, half-year or year a month (year × 12 + month − 1) lies in. */
function indexOfMonth(month: number, cycle: Exclude<Cycle, 'day' | 'week'>): number {
  switch (cycle) {
    case 'month':
      return month
    case 'quarter':
      return monthsToQuarters(month)
    case 'half-year':
      return Math.floor(month / 6)
    case 'year':
      return monthsToYears(month)
  }
}

/** @throws JixiaoError `bad-date` outside the years 1 to 9999; so do all that follow */
export function firstDay({ cycle, index }: Period): Day {
  switch (cycle) {
    case 'day':
      return within(index)
    case 'week':
      return within(weeksToDays(index) + mondayOfWeekZero)
    case 'month':
      return firstOfMonth(index)
    case 'quarter':
      return firstOfMonth(quartersToMonths(index))
    case 'half-year':
      return firstOfMonth(index * 6)
    case 'year':
      return firstOfMonth(yearsToMonths(index))
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
  if (period.cycle === 'day') return firstDay(period)
  if (period.cycle === 'week') return firstDay(period) + 6
  const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[period.cycle]
  return lastOfMonth((period.index + 1) * months - 1)
}

function lastOfMonth(month: number): Day {
  const first = firstOfMonth(month)
  // Some day of the next month is 31 days on; December 9999 has no next month.
  return isDay(first + 31) ? first + 31 - civilOf(first + 31).day : first + 30
}

/** How many days a period has: March has 31. */
export const daysIn = (period: Period): number => lastDay(period) - firstDay(period) + 1
