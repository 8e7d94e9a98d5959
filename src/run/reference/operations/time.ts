import { nextStreak } from '../../../calculators/streak.ts'
import { fullMonthsBetween, fullYearsBetween, weekdayOf } from '../../../core/date.ts'
import { type Exact, fromInteger, toInteger } from '../../../core/exact.ts'
import { daysIn, firstDay, lastDay, nextPeriod, type Period, readPeriod } from '../../../core/period.ts'
import { axisOf, columnOf, type Frame, joinMarks, marksAt, setMark, target, valueAt } from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { isAbsent, type Value } from '../value.ts'
import type { Operate, StepOf } from './operate.ts'

export const opened: Operate<'opening'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  for (let row = from; row < to; row++) {
    const { value, marks } = frame.cells.open(frame, step.cell, row, step.axis)
    into.values[row] = value
    setMark(into, row, marks)
  }
}

export const closed: Operate<'closing'> = (step, frame, from, to) => {
  const of = columnOf(frame, step.of)
  for (let row = from; row < to; row++) {
    const value = valueAt(of, row)
    if (isAbsent(value) && step.absent === 'keep') continue
    frame.cells.close(frame, step.cell, row, step.axis, isAbsent(value) ? undefined : value, marksAt(of, row))
  }
}

export const counted: Operate<'streak'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const before = columnOf(frame, step.before)
  const of = columnOf(frame, step.of)
  for (let row = from; row < to; row++) {
    const holds = valueAt(of, row)
    const length = valueAt(before, row)
    // A missing fact is not a gap: nobody knows whether the run goes on.
    if (isAbsent(holds) && (holds.absent === 'missing' || holds.absent === 'open')) into.values[row] = holds
    else
      into.values[row] = fromInteger(
        nextStreak(
          isAbsent(length) ? 0 : Number(toInteger(length as Exact)),
          isAbsent(holds) ? undefined : (holds as boolean),
          step.gap,
        ),
      )
  }
  joinMarks(frame, into, [before, of], from, to)
}

export const calendar: Operate<'calendar'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const operands = step.of.map((id) => columnOf(frame, id))
  for (let row = from; row < to; row++) {
    const values = operands.map((one) => valueAt(one, row))
    into.values[row] = values.find(isAbsent) ?? dated(step, periodAt(frame, step, row), values)
  }
  if (operands.length > 0) joinMarks(frame, into, operands, from, to)
  else into.marks = NO_MARKS
}

const periodAt = (frame: Frame, step: StepOf<'calendar'>, row: number): Period => {
  const moment = step.axis === undefined ? undefined : axisOf(frame, step.axis).moments?.[row]
  return nextPeriod(moment === undefined ? frame.period : readPeriod(moment)!, step.offset)
}

const dated = (step: StepOf<'calendar'>, period: Period, values: readonly Value[]): Value => {
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
      return Math.min(firstDay(period) + Number(toInteger(values[0] as Exact)) - 1, lastDay(period))
    case 'days':
      return fromInteger(Math.max(0, second - first + 1))
    case 'months':
      return fromInteger(Math.max(0, fullMonthsBetween(first, second)))
    case 'years':
      return fromInteger(Math.max(0, fullYearsBetween(first, second)))
    case 'weekday':
      return fromInteger(weekdayOf(first))
    case 'number':
      return fromInteger(periodNumber(period))
  }
}

/** Month 1 to 12, quarter 1 to 4, half-year 1 or 2; a year is itself. */
const periodNumber = (period: Period): number => {
  const inYear = { month: 12, quarter: 4, 'half-year': 2 }[period.cycle as 'month' | 'quarter' | 'half-year']
  return inYear === undefined ? period.index : (period.index % inYear) + 1
}
