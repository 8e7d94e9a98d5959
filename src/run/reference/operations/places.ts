import { rankExact } from '../../../calculators/rank.ts'
import { shareExact } from '../../../calculators/share.ts'
import type { Exact } from '../../../core/exact.ts'
import { fromInteger, isZero, signOf, ZERO } from '../../../core/exact.ts'
import {
  axisOfColumn,
  columnOf,
  type Frame,
  followPath,
  isInForce,
  marksAt,
  openAt,
  setMark,
  target,
  valueAt,
} from '../frame.ts'
import { isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import { lineUp, takePart } from './members.ts'
import type { Operate, StepOf } from './operate.ts'

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

export const shared: Operate<'share'> = (step, frame) => {
  // Also where there is no group: what is kept has a column all the same.
  for (const id of [step.kept, step.unplaced]) target(frame, id)
  for (const id of [step.to, step.exact])
    target(frame, id).values.fill(notApplicable('not sharing', step.rule))
  for (const [group, rows] of followPath(frame, step.axis, step.path).members.entries())
    shareOne(step, frame, group, rows)
}

const shareOne = (step: StepOf<'share'>, frame: Frame, group: number, rows: readonly number[]): void => {
  const [shares, exact, kept, unplaced] = [step.to, step.exact, step.kept, step.unplaced].map((id) =>
    target(frame, id),
  ) as [Target, Target, Target, Target]
  const pool = columnOf(frame, step.pool)
  const weight = columnOf(frame, step.weight)
  const where = step.among === undefined ? undefined : columnOf(frame, step.among)
  const cap = step.cap === undefined ? undefined : columnOf(frame, step.cap)
  const oddBy = step.oddBy.map((id) => columnOf(frame, id))
  const { axis, rule, missing } = step
  const also = cap ? [cap, ...oddBy] : oddBy
  const members = takePart(frame, rows, {
    axis,
    rule,
    missing,
    where,
    of: weight,
    also,
    outside: 'not sharing',
  })
  const { taking, others } = members
  const marks = frame.marks.union(marksAt(pool, group), members.marks)
  for (const column of [shares, exact]) for (const row of rows) setMark(column, row, marks)
  for (const column of [kept, unplaced]) setMark(column, group, marks)
  const weights = taking.map((row) => valueAt(weight, row) as Exact)
  const amount = amountOf(step, frame, group, valueAt(pool, group), weights)
  const absent = isAbsent(amount) ? amount : members.blocked
  // A pool that does not apply needs no facts of its members.
  const needless = isAbsent(amount) && !isMissing(amount) ? amount : undefined
  for (const [row, own] of others)
    shares.values[row] = exact.values[row] = isMissing(own) ? (needless ?? own) : own
  if (absent) {
    for (const row of taking) shares.values[row] = exact.values[row] = absent
    kept.values[group] = unplaced.values[group] = absent
    return
  }
  const result = shareExact({
    pool: amount as Exact,
    weights,
    unit: frame.prepared.steps.get(step.unit)!,
    odd: step.odd,
    order: lineUp(frame, axis, taking, oddBy),
    ...(cap ? { caps: taking.map((row) => presentOr(valueAt(cap, row))) } : {}),
  })
  for (const [at, row] of taking.entries()) {
    shares.values[row] = result.shares[at]!
    exact.values[row] = result.exact[at]!
  }
  kept.values[group] = result.kept
  unplaced.values[group] = result.unplaced
  const nobody = weights.every(isZero) && step.nobody === 'finding' && isInForce(frame, step.under)
  if (nobody && !isZero(amount as Exact))
    frame.poolFindings.push({ rule, axis: step.group, row: group, pool: amount })
}

type Target = ReturnType<typeof target>

const presentOr = (value: Value): Exact | undefined => (isAbsent(value) ? undefined : (value as Exact))

/** What is shared out; open where the pool or a weight is below zero and the rule does not say what then. */
const amountOf = (
  step: StepOf<'share'>,
  frame: Frame,
  group: number,
  pool: Value,
  weights: readonly Exact[],
): Value => {
  if (isAbsent(pool)) return pool
  const refused = () => openAt(frame, axisOfColumn(frame, step.kept), group, 'refused', step.rule)
  if (weights.some((weight) => signOf(weight) < 0)) return refused()
  if (signOf(pool as Exact) >= 0 || step.negative === 'share') return pool
  return step.negative === 'zero' ? ZERO : refused()
}
