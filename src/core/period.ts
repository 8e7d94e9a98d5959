import { JixiaoError } from './error.ts'
import { type Cycle, cycles, firstDay, lastDay, type Period, periodOfDay } from './period-days.ts'

export {
  type Calendar,
  type Cycle,
  cycles,
  daysIn,
  firstDay,
  lastDay,
  type Period,
  payPeriodsFrom,
  periodOfDay,
} from './period-days.ts'
export { periodText, readPeriod, readPeriodIn } from './period-text.ts'

/** The period `n` after this one. */
export const nextPeriod = (period: Period, n = 1): Period => ({ ...period, index: period.index + n })

/** The period `n` before this one. */
export const previousPeriod = (period: Period, n = 1): Period => ({ ...period, index: period.index - n })

/** Whether one cycle is longer than the other. */
export const isLonger = (a: Cycle, b: Cycle): boolean => cycles.indexOf(a) > cycles.indexOf(b)

/**
 * The longer period that a period belongs to. A week belongs to where its Thursday lies, so to one month, one
 * quarter and one year (its ISO year), though its days may belong to two; a pay period, and a week where the calendar
 * says so, to where the day lies that the calendar names.
 *
 * @throws JixiaoError `bad-cycle` where the cycle asked for is the shorter one
 * @example containing(readPeriod('2026-02')!, 'quarter') // 2026-Q1
 */
export function containing(period: Period, cycle: Cycle): Period {
  if (isLonger(period.cycle, cycle)) {
    throw new JixiaoError('bad-cycle', `No ${cycle} contains a ${period.cycle}`, { cycle, of: period.cycle })
  }
  const same = period.cycle === cycle
  return periodOfDay(same ? firstDay(period) : belongingDay(period), cycle, period.calendar)
}

/** The day that says where a period belongs which may lie across a border. */
function belongingDay(period: Period): number {
  const first = firstDay(period)
  if (period.cycle !== 'week' && period.cycle !== 'pay period') return first
  const last = lastDay(period)
  const belongs = period.calendar?.belongs ?? 'middle day'
  if (belongs === 'middle day') return first + Math.floor((last - first) / 2)
  return belongs === 'first day' ? first : last
}

const mayCross = ({ cycle }: Period): boolean => cycle === 'week' || cycle === 'pay period'

/**
 * Whether a longer period ends with this one.
 *
 * @example closes(readPeriod('2026-03')!, 'quarter') // true
 */
export const closes = (period: Period, cycle: Cycle): boolean => {
  const longer = containing(period, cycle)
  // A week closes a month by its Thursday, not by its last day.
  if (!mayCross(period)) return lastDay(longer) === lastDay(period)
  return containing(nextPeriod(period), cycle).index !== longer.index
}

/**
 * The shorter periods that share a day with this one, in order. A week on the border of two months appears in
 * both: where each may count once, take `containedPeriods`.
 *
 * @throws JixiaoError `bad-cycle` where the cycle asked for is the longer one
 * @example subPeriods(readPeriod('2026-03')!, 'week').length // 6
 */
export function subPeriods(period: Period, cycle: Cycle): readonly Period[] {
  if (isLonger(cycle, period.cycle)) {
    throw new JixiaoError('bad-cycle', `A ${period.cycle} has no ${cycle} in it`, { cycle, of: period.cycle })
  }
  const first = periodOfDay(firstDay(period), cycle, period.calendar)
  const last = periodOfDay(lastDay(period), cycle, period.calendar).index
  return Array.from({ length: last - first.index + 1 }, (_, at) => nextPeriod(first, at))
}

/**
 * The shorter periods that belong to this one by `containing`: every period is in exactly one longer one.
 *
 * @example containedPeriods(readPeriod('2026-03')!, 'week').length // 4
 */
export const containedPeriods = (period: Period, cycle: Cycle): readonly Period[] =>
  subPeriods(period, cycle).filter((one) => containing(one, period.cycle).index === period.index)

/**
 * −1, 0 or 1 by the last day; where two end together the shorter comes first, as it is calculated first.
 *
 * @example comparePeriods(readPeriod('2026-03')!, readPeriod('2026-Q1')!) // −1
 */
export function comparePeriods(a: Period, b: Period): -1 | 0 | 1 {
  const difference =
    a.cycle === b.cycle ? a.index - b.index : lastDay(a) - lastDay(b) || firstDay(b) - firstDay(a)
  return difference < 0 ? -1 : difference > 0 ? 1 : 0
}
