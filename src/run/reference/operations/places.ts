import { rankExact } from '../../../calculators/rank.ts'
import type { Exact } from '../../../core/exact.ts'
import { fromInteger } from '../../../core/exact.ts'
import { columnOf, followPath, setMark, target, valueAt } from '../frame.ts'
import { notApplicable, type Value } from '../value.ts'
import { lineUp, takePart } from './members.ts'
import type { Operate } from './operate.ts'

export const ranked: Operate<'rank'> = (step, frame) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const where = step.where === undefined ? undefined : columnOf(frame, step.where)
  const by = step.ties === 'ordinal' ? step.by.map((id) => columnOf(frame, id)) : []
  const { axis, rule, missing } = step
  const asking = { axis, rule, missing, where, of, also: by, outside: 'not ranked' } as const
  into.values.fill(notApplicable('not ranked', rule))
  for (const rows of followPath(frame, axis, step.path).members) {
    const { taking, others, blocked, marks } = takePart(frame, rows, asking)
    const places = rankExact(
      taking.map((row) => ordinal(valueAt(of, row))),
      {
        first: step.first,
        ties: step.ties,
        ...(step.ties === 'ordinal' ? { order: lineUp(frame, axis, taking, by) } : {}),
      },
    )
    for (const [at, row] of taking.entries()) into.values[row] = blocked ?? fromInteger(places[at]!)
    for (const [row, absent] of others) into.values[row] = absent
    for (const row of rows) setMark(into, row, marks)
  }
}

/** Dates, moments and clocks go by their count of days or seconds. */
const ordinal = (value: Value): Exact => (typeof value === 'number' ? fromInteger(value) : (value as Exact))
