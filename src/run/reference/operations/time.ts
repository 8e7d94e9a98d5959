import {
  civilOf,
  fullMonthsBetween,
  fullYearsBetween,
  isDay,
  monthsLater,
  weekdayOf,
} from '../../../core/date.ts'
import { JixiaoError } from '../../../core/error.ts'
import { absolute, compare, type Exact, fromInteger, isInteger, toCount } from '../../../core/exact.ts'
import { clockOfMoment, dayOfMoment, secondsADay } from '../../../core/instant.ts'
import {
  containedPeriods,
  containing,
  daysIn,
  firstDay,
  lastDay,
  nextPeriod,
  type Period,
  periodText,
  readPeriod,
} from '../../../core/period.ts'
import { type WorkWeek, workingDays, workingSeconds } from '../../../core/work-week.ts'
import {
  axisOf,
  axisOfColumn,
  cellOf,
  columnOf,
  type Frame,
  followPath,
  joinMarks,
  marksAt,
  openAt,
  periodOn,
  setMark,
  target,
  valueAt,
} from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { type Absent, absentAmong, isAbsent, isMissing, type Value } from '../value.ts'
import type { Operate, StepOf } from './operate.ts'

export const opened: Operate<'opening'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  for (let row = from; row < to; row++) {
    const { value, marks } = frame.cells.open(frame, step.cell, keyOf(step, frame, row))
    into.values[row] = value
    setMark(into, row, marks)
  }
}

export const closed: Operate<'closing'> = (step, frame, from, to) => {
  const of = columnOf(frame, step.of)
  for (let row = from; row < to; row++) {
    const value = valueAt(of, row)
    const key = keyOf(step, frame, row)
    if (!isAbsent(value)) frame.cells.close(frame, step.cell, key, value, marksAt(of, row))
    // Nobody knows what the cell holds now: whatever reads it waits for the same fact.
    else if (isMissing(value))
      frame.cells.close(frame, step.cell, key, fromHere(step, frame, row, value), marksAt(of, row))
    else if (step.absent === 'clear') frame.cells.close(frame, step.cell, key, undefined, marksAt(of, row))
  }
}

/** A record's cell belongs to the thing the records are of; a period's cell to the thing itself. */
const keyOf = (step: StepOf<'opening' | 'closing'>, frame: Frame, row: number): string => {
  const { axis } = cellOf(frame, step.cell)
  if (axis === step.axis) return axisOf(frame, axis).ids[row]!
  const owner = followPath(frame, step.axis, frame.prepared.owners.get(step) ?? [axis]).target[row]!
  return axisOf(frame, axis).ids[owner]!
}

const fromHere = (step: StepOf<'closing'>, frame: Frame, row: number, value: Absent): Absent => {
  const { thing, ids } = axisOf(frame, step.axis)
  return waitingFor(frame, value, thing, ids[row]!)
}

/** What a cell holds while a fact of this period is missing. */
export const waitingFor = (frame: Frame, value: Absent, thing: string, id: string): Absent => ({
  ...value,
  at: { period: periodText(frame.period), ...(value.at ?? { thing, id }) },
})

export const calendar: Operate<'calendar'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const operands = step.of.map((id) => columnOf(frame, id))
  let known: WorkWeek | undefined
  const week = (): WorkWeek => {
    known ??= workWeekOf(frame)
    return known
  }
  for (let row = from; row < to; row++) {
    const values = operands.map((one) => valueAt(one, row))
    into.values[row] =
      absentAmong(values) ??
      datedIfAny(() => dated(step, periodAt(frame, step, row), values, week)) ??
      openAt(frame, axisOfColumn(frame, step.to), row, 'no date', step.rule)
  }
  if (operands.length > 0) joinMarks(frame, into, operands, from, to)
  else into.marks = NO_MARKS
}

/** The working week of the rule set, with the days that this period's facts say are otherwise. */
const workWeekOf = (frame: Frame): WorkWeek => {
  const { days, hours, exceptions: thing } = frame.prepared.workWeek!
  const rows = thing === undefined ? undefined : axisOf(frame, thing)
  const exceptions = new Map<number, boolean>()
  for (let row = 0; row < (rows?.count ?? 0); row++) {
    const day = rows!.facts.get('day')?.[row]
    const works = rows!.facts.get('works')?.[row]
    if (typeof day === 'number' && typeof works === 'boolean') exceptions.set(day, works)
  }
  return { days, hours, exceptions }
}

const periodAt = (frame: Frame, step: StepOf<'calendar'>, row: number): Period => {
  const moment = step.axis === undefined ? undefined : axisOf(frame, step.axis).moments?.[row]
  if (moment !== undefined) return nextPeriod(readPeriod(moment)!, step.offset)
  return nextPeriod(step.axis === undefined ? frame.period : periodOn(frame, step.axis), step.offset)
}

/** A period far outside the years 1 to 9999 has no days. */
const datedIfAny = (work: () => Value | undefined): Value | undefined => {
  try {
    return work()
  } catch (error) {
    if (error instanceof JixiaoError && error.code === 'bad-date') return undefined
    throw error
  }
}

const dated = (
  step: StepOf<'calendar'>,
  period: Period,
  values: readonly Value[],
  week: () => WorkWeek,
): Value | undefined => {
  const [first, second] = values as [number, number]
  switch (step.how) {
    case 'firstDay':
      return firstDay(period)
    case 'lastDay':
      return lastDay(period)
    case 'daysIn':
      return fromInteger(daysIn(period))
    case 'dayOfPeriod':
      // The 31st of a shorter month is its last day.
      return known(Math.min(firstDay(period) + countIn(values[0]!) - 1, lastDay(period)))
    case 'addDays':
      return known(first + countIn(values[1]!))
    case 'addMonths':
      return monthsLater(first, countIn(values[1]!))
    case 'dayOfMonth':
      return fromInteger(civilOf(first).day)
    case 'monthOfYear':
      return fromInteger(civilOf(first).month)
    case 'yearOf':
      return fromInteger(civilOf(first).year)
    case 'days':
      return fromInteger(Math.max(0, second - first + 1))
    case 'months':
      return fromInteger(Math.max(0, fullMonthsBetween(first, second)))
    case 'years':
      return fromInteger(Math.max(0, fullYearsBetween(first, second)))
    case 'dateOf':
      return dayOfMoment(first)
    case 'clockOf':
      return clockOfMoment(first)
    case 'at':
      return first * secondsADay + second
    case 'seconds':
      return fromInteger(Math.max(0, second - first))
    case 'workingSeconds':
      return fromInteger(workingSeconds(week(), first, second))
    case 'workingDays':
      return fromInteger(workingDays(week(), first, second))
    case 'weekday':
      return fromInteger(weekdayOf(first))
    case 'position':
      return fromInteger(
        period.index - containedPeriods(containing(period, step.within!), period.cycle)[0]!.index + 1,
      )
    case 'number':
      return fromInteger(periodNumber(period))
  }
}

const known = (day: number): number | undefined => (isDay(day) ? day : undefined)

/** Days or months as a count; one that a person put in place of it may be no whole number, and then there is no date. */
const countIn = (value: Value): number => {
  const count = value as Exact
  if (!isInteger(count)) return Number.NaN
  return compare(absolute(count), fromInteger(beyondEveryDate)) < 0 ? toCount(count) : Number.NaN
}

/** More days than the years 1 to 9999 have. */
const beyondEveryDate = 4_000_000

/** Month 1 to 12, quarter 1 to 4, half-year 1 or 2; a year is itself. */
const periodNumber = (period: Period): number => {
  const inYear = { month: 12, quarter: 4, 'half-year': 2 }[period.cycle as 'month' | 'quarter' | 'half-year']
  return inYear === undefined ? period.index : (period.index % inYear) + 1
}
