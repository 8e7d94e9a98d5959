import { dateText, monthsLater, readDate } from '../../core/date.ts'
import { clockOfMoment, dayOfMoment, instantText, readMoment, secondsADay } from '../../core/instant.ts'
import { type Cycle, firstDay, lastDay, type Period } from '../../core/period.ts'

const monthsIn: Partial<Record<Cycle, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const inAYear: Partial<Record<Cycle, number>> = {
  week: 52,
  'half-month': 24,
  month: 12,
  quarter: 4,
  'half-year': 2,
  year: 1,
}

/** The same period a year before; of weeks the one 52 before, of days and pay periods the nearest whole number in 364 days. */
export const yearBefore = (period: Period): Period => {
  const length = lastDay(period) - firstDay(period) + 1
  return { ...period, index: period.index - (inAYear[period.cycle] ?? Math.round(364 / length)) }
}

/**
 * A day of one period as one of another: so many whole months later, and where the month is too short on its last day;
 * of cycles that are counted in days so many days later.
 */
const movedDay = (day: number, from: Period, to: Period): number => {
  const months = monthsIn[from.cycle]
  if (months !== undefined) return monthsLater(day, (to.index - from.index) * months) ?? day
  return day + firstDay(to) - firstDay(from)
}

/** The nearest day that lies in a period. */
const within = (day: number, period: Period): number =>
  Math.max(firstDay(period), Math.min(lastDay(period), day))

/**
 * A date or moment as text, moved from one period to another; `inside`: kept inside the period it moves to. A text that
 * is none stays as it is.
 *
 * @example movedText('2026-01-31', january, february, true) // '2026-02-28'
 */
export const movedText = (text: string, from: Period, to: Period, inside: boolean): string => {
  const place = (day: number): number => {
    const moved = movedDay(day, from, to)
    return inside ? within(moved, to) : moved
  }
  const day = readDate(text)
  if (day !== undefined) return dateText(place(day))
  const moment = readMoment(text)
  if (moment === undefined) return text
  return instantText('moment', place(dayOfMoment(moment)) * secondsADay + clockOfMoment(moment))
}
