import { civilOf } from './civil.ts'
import { dateText, readDate } from './date.ts'
import { type Calendar, firstDay, type Period, payPeriodsFrom, periodOfDay } from './period-days.ts'

/**
 * A period in a company's calendar: undefined also for one of another calendar, such as a quarter of the civil year
 * where the company's year begins in April, or a pay period that begins on another day.
 */
export function readPeriodIn(text: string, calendar: Calendar | undefined): Period | undefined {
  const period = readPeriod(text)
  if (period === undefined || calendar === undefined)
    return period?.calendar === undefined ? period : undefined
  const own = period.calendar ?? {}
  const fits =
    period.cycle === 'pay period'
      ? own.days === calendar.days && own.phase === calendar.phase
      : !['quarter', 'half-year', 'year'].includes(period.cycle) ||
        (own.yearStart ?? 1) === (calendar.yearStart ?? 1)
  return fits ? { ...period, calendar } : undefined
}

/**
 * A period as it is written: `2026-03-05`, `2026-W10` (ISO week), `2026-03`, `2026-Q1`, `2026-H1`, `2026`.
 * A half of a month is `2026-03-H1`, a pay period its first day and length (`2026-01-05/P14D`, ISO 8601), a year that
 * begins in April `FY2026/04`, its quarter `FY2026/04-Q1`. Undefined for any other text, and for periods that do not
 * exist, such as `2026-W54`.
 *
 * @example readPeriod('2026-03') // { cycle: 'month', index: 24314 }
 */
export function readPeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(\d\d)|Q([1-4])|H([12])|W(\d\d)))?$/.exec(text)
  if (match === null) return readOther(text)
  const [year = 0, month, quarter, half, week] = match.slice(1).map(part)
  if (year < 1) return undefined
  if (month !== undefined) {
    return month < 1 || month > 12 ? undefined : { cycle: 'month', index: year * 12 + month - 1 }
  }
  if (quarter !== undefined) return { cycle: 'quarter', index: year * 4 + quarter - 1 }
  if (half !== undefined) return { cycle: 'half-year', index: year * 2 + half - 1 }
  return week === undefined ? { cycle: 'year', index: year } : weekOf(year, week)
}

/** A day, half a month, a pay period, or a period of a year that does not begin in January. */
function readOther(text: string): Period | undefined {
  const day = readDate(text)
  if (day !== undefined) return { cycle: 'day', index: day }
  const half = /^(\d{4})-(\d\d)-H([12])$/.exec(text)
  const pay = /^(\d{4}-\d\d-\d\d)\/P([1-9]\d{0,2})D$/.exec(text)
  const own = /^FY(\d{4})\/(\d\d)(?:-(?:Q([1-4])|H([12])))?$/.exec(text)
  if (half !== null) {
    const [year = 0, month = 0, which = 0] = half.slice(1).map(part)
    if (year < 1 || month < 1 || month > 12) return undefined
    return { cycle: 'half-month', index: (year * 12 + month - 1) * 2 + which - 1 }
  }
  if (pay !== null) {
    const [first, days] = [readDate(pay[1]!), part(pay[2])!]
    return first === undefined ? undefined : periodOfDay(first, 'pay period', payPeriodsFrom(first, days))
  }
  if (own === null) return undefined
  const [year = 0, month = 0, quarter, halfYear] = own.slice(1).map(part)
  if (year < 1 || month < 2 || month > 12) return undefined
  const calendar = { yearStart: month }
  if (quarter !== undefined) return { cycle: 'quarter', index: year * 4 + quarter - 1, calendar }
  if (halfYear !== undefined) return { cycle: 'half-year', index: year * 2 + halfYear - 1, calendar }
  return { cycle: 'year', index: year, calendar }
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
  const own = period.calendar?.yearStart ?? 1
  // The year is that in which the company's year begins.
  const year = own === 1 ? date.slice(0, 4) : ownYear(period, own)
  switch (period.cycle) {
    case 'pay period':
      return `${date}/P${period.calendar!.days}D`
    case 'half-month':
      return `${date.slice(0, 7)}-H${(period.index % 2) + 1}`
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

const ownYear = ({ cycle, index }: Period, month: number): string => {
  const year = Math.floor(index / ({ quarter: 4, 'half-year': 2 }[cycle as 'quarter' | 'half-year'] ?? 1))
  return `FY${`${year}`.padStart(4, '0')}/${`${month}`.padStart(2, '0')}`
}

function weekText(thursday: number): string {
  const newYear = firstDay({ cycle: 'year', index: civilOf(thursday).year })
  const week = Math.floor((thursday - newYear) / 7) + 1
  return `${dateText(thursday).slice(0, 4)}-W${`${week}`.padStart(2, '0')}`
}
