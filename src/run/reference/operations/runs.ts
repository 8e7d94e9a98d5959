import { nextStreak } from '../../../calculators/streak.ts'
import { type Exact, fromInteger, isZero, toCount } from '../../../core/exact.ts'
import { periodText } from '../../../core/period.ts'
import { valueText } from '../../collect/value.ts'
import { columnOf, joinMarks, marksAt, periodOn, setMark, target, valueAt } from '../frame.ts'
import { isAbsent, isMissing, type Value } from '../value.ts'
import type { Operate } from './operate.ts'

export const counted: Operate<'streak'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const before = columnOf(frame, step.before)
  const of = columnOf(frame, step.of)
  for (let row = from; row < to; row++) {
    const holds = valueAt(of, row)
    const length = valueAt(before, row)
    // A missing fact is not a gap: nobody knows whether the run goes on.
    if (isMissing(holds) || isMissing(length)) into.values[row] = isMissing(holds) ? holds : length
    else
      into.values[row] = fromInteger(
        nextStreak(
          isAbsent(length) ? 0 : toCount(length as Exact),
          isAbsent(holds) ? undefined : (holds as boolean),
          step.gap,
        ),
      )
  }
  joinMarks(frame, into, [before, of], from, to)
}

/** Adds this period to those of the run; a run that has ended has none. */
export const kept: Operate<'evidence'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const [before, length, holds, of] = [step.before, step.length, step.holds, step.of].map((id) =>
    columnOf(frame, id),
  )
  const { axis, type } = frame.plan.columns[step.of]!
  const period = periodText(axis === undefined ? frame.period : periodOn(frame, axis))
  for (let row = from; row < to; row++) {
    const run = valueAt(length!, row)
    const past = valueAt(before!, row)
    const now = valueAt(holds!, row)
    if (isAbsent(run) || isMissing(past)) into.values[row] = run
    else if (isZero(run as Exact)) into.values[row] = ''
    else if (now !== true) into.values[row] = past
    else {
      const value = valueAt(of!, row)
      const entry = `${period} ${isAbsent(value) ? '' : valueText(value as Exclude<Value, { absent: unknown }>, type.kind)}`
      const entries = typeof past === 'string' && past !== '' ? past.split('; ') : []
      into.values[row] = [...entries, entry].slice(-step.keep).join('; ')
    }
    setMark(into, row, marksAt(length!, row))
  }
}
