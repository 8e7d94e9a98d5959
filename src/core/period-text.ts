import { civilOf } from './civil.ts'
import { dateText, readDate } from './date.ts'
import { firstDay, type Period, periodOfDay } from './period-days.ts'

/**
 * A period as it is written: `2026-03-05`, `2026-W10` (ISO week), `2026-03`, `2026-Q1`, `2026-H1`, `2026`.
 * Undefined for any other text, and for periods that do not exist, such as `2026-W54`.
 *
 * @example readPeriod('2026-03') // { cycle: 'month', index: 24314 }
 */
export function readPeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])|W(\d\d)))?$/.exec(text)
  if (match === null) {
    const day = readDate(text)
    return day === undefined ? undefined : { cycle: 'day', index: day }
  }
  const [year = 0, month, quarter, half, week] = match.slice(1).map(part)
  if (year < 1) return undefined
  if (month !== undefined) {
    return month < 1 || month > 12 ? undefined : { cycle: 'month', index: year * 12 + month - 1 }
  }
  if (quarter !== undefined) return { cycle: 'quarter', index: year * 4 + quarter - 1 }
  if (half !== undefined) return { cycle: 'half-year', index: year * 2 + half - 1 }
  return week === undefined ? { cycle: 'year', index: year } : weekOf(year, week)
}

const part = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number.parseInt(digits, 10)

/** 4 January is in week 1; a week that has its Thursday in another year is none of this one. */
function weekOf(year: number, week: number): Period | undefined {
  const fourth = firstDay({ cycle: 'year', index: year }) + 3
  const period = { cycle: 'week', index: periodOfDay(fourth, 'week').index + week - 1 } as const
  return periodOfDay(firstDay(period) + 3, 'year').index === year ? period : undefined
}

/**
 * The text that `readPeriod` reads. The year of a week is that of its Thursday.
 *
 * @throws JixiaoError `bad-date` outside the years 1 to 9999
 * @example periodText({ cycle: 'month', index: 24314 }) // '2026-03'
 */
export function periodText(period: Period): string {
  const first = firstDay(period)
  const date = dateText(first)
  const year = date.slice(0, 4)
  switch (period.cycle) {
    case 'day':
      return date
    case 'week':
      return weekText(first + 3)
    case 'month':
      return date.slice(0, 7)
    case 'quarter':
      return `${year}-Q${(period.index % 4) + 1}`
    case 'half-year':
      return `${year}-H${(period.index % 2) + 1}`
    case 'year':
      return year
  }
}

function weekText(thursday: number): string {
  const newYear = firstDay({ cycle: 'year', index: civilOf(thursday).year })
  const week = Math.floor((thursday - newYear) / 7) + 1
  return `${dateText(thursday).slice(0, 4)}-W${`${week}`.padStart(2, '0')}`
}
