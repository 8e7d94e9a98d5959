import { signOf } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { order } from '../../run/reference/operations/logic.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { columnsFilled, type PlacedStep, stepsBetween } from '../pay-curve/relevant.ts'
import type { Move, Stay } from './report.ts'

/** −1 worse, 1 better, 0 unclear. */
export type Sign = -1 | 0 | 1

export const effectOf = (sign: number): Pick<Move, 'effect'> =>
  sign === 0 ? {} : { effect: sign > 0 ? 'better' : 'worse' }

/**
 * Which of two rows promises more where both pay the same now (next month's wage): the numbers that they give, none of
 * them against another, as far as it is plain that a greater one pays more.
 */
export const promised = (
  rule: RulePlan,
  row: number,
  before: Frame,
  after: Frame,
  paysMore: (column: ColumnId) => boolean,
): Sign => {
  const signs = Object.values(rule.outcomes ?? {}).flatMap((column) => {
    const [low, high] = [before, after].map((frame) => valueAt(columnOf(frame, column), row))
    if (typeof low !== 'object' || typeof high !== 'object' || isAbsent(low) || isAbsent(high)) return []
    const sign = order(high, low)
    return sign === 0 || !paysMore(column) ? [] : [sign > 0 ? 1 : -1]
  })
  return signs.every((sign) => sign === signs[0]) ? ((signs[0] ?? 0) as Sign) : 0
}

/** Whether more in a column can only mean more pay, now or in a later period, through sums and positive factors. */
export const onlyAdds = (
  frame: Frame,
  steps: readonly PlacedStep[],
  paid: readonly ColumnId[],
  column: ColumnId,
): boolean => {
  const isSource = (step: Step): boolean => step.to === column
  const between = stepsBetween(steps, isSource, paid).filter(({ step }) => !isSource(step))
  const touched = new Set([column, ...between.flatMap(({ step }) => columnsFilled(step))])
  return (
    (between.length > 0 || paid.includes(column)) &&
    between.every(({ step, inLoop }) => !inLoop && keepsDirection(step, frame, (id) => touched.has(id)))
  )
}

const keepsDirection = (step: Step, frame: Frame, moves: (column: ColumnId) => boolean): boolean => {
  switch (step.op) {
    case 'sum':
      return step.terms.every(({ of, negative }) => !negative || !moves(of))
    case 'multiply':
      return [step.left, step.right].every((one) => moves(one) || isNeverNegative(frame, one))
    case 'pick':
      return !moves(step.condition)
    case 'gather':
      return !moves(step.row)
    case 'first':
    case 'extreme':
    case 'round':
    case 'opening':
    case 'closing':
    case 'choose':
    case 'override':
    case 'down':
      return true
    default:
      return columnsRead(step).every((one) => !moves(one))
  }
}

const isNeverNegative = (frame: Frame, column: ColumnId): boolean =>
  columnOf(frame, column).values.every(
    (value) => typeof value !== 'object' || isAbsent(value) || signOf(value) >= 0,
  )

/** Where the one key of a table says which way is better, all moves and stays along it are said to be so. */
export const alongKey = <T extends Move | Stay>(
  all: readonly T[],
  signOfKey: (one: T) => number,
): readonly T[] => {
  const known = all.flatMap((one) => {
    const sign = signOfKey(one)
    if (one.effect === undefined || sign === 0) return []
    return [one.effect === 'better' ? sign : -sign]
  })
  const [better] = known
  if (better === undefined || known.some((sign) => sign !== better)) return all
  return all.map((one) =>
    one.effect === undefined && signOfKey(one) !== 0 ? { ...one, ...effectOf(signOfKey(one) * better) } : one,
  )
}
