import { weekdayOf } from './date.ts'
import { dayOfMoment, secondsADay } from './instant.ts'

/** When a company works: weekdays (Monday is 1), hours of the day in seconds, and days that are otherwise. */
export interface WorkWeek {
  readonly days: readonly number[]
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  /** Holidays (`false`) and working days at weekends (`true`), by day. */
  readonly exceptions: ReadonlyMap<number, boolean>
}

export const isWorkingDay = ({ days, exceptions }: WorkWeek, day: number): boolean =>
  exceptions.get(day) ?? days.includes(weekdayOf(day))

/** Working days from one date to another, both included; none where the second is earlier. */
export function workingDays(week: WorkWeek, from: number, to: number): number {
  let count = 0
  for (let day = from; day <= to; day++) if (isWorkingDay(week, day)) count += 1
  return count
}

/**
 * Seconds inside working hours between two moments.
 *
 * @example with Monday to Friday, 09:00 to 18:00: from Friday 17:30 to Monday 09:10 it is 40 minutes
 */
export function workingSeconds(week: WorkWeek, from: number, to: number): number {
  let seconds = 0
  for (let day = dayOfMoment(from); day * secondsADay < to; day++) {
    if (!isWorkingDay(week, day)) continue
    for (const hours of week.hours) {
      const start = Math.max(from, day * secondsADay + hours.from)
      const end = Math.min(to, day * secondsADay + hours.to)
      seconds += Math.max(0, end - start)
    }
  }
  return seconds
}
