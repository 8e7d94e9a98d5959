import { add, compare, divide, type Exact, fromInteger, ZERO } from '../../../core/exact.ts'
import {
  axisOf,
  type Column,
  columnOf,
  type Frame,
  followPath,
  marksAt,
  openAt,
  setMark,
  target,
  valueAt,
  whyAstray,
} from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import { order } from './logic.ts'
import { isFirstById } from './members.ts'
import type { Operate, StepOf } from './operate.ts'

export const lowered: Operate<'down'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const path = followPath(frame, step.axis, step.path)
  const rows = path.target
  for (let row = from; row < to; row++) {
    const at = rows[row]!
    into.values[row] = at < 0 ? whyAstray(frame, path, row) : valueAt(of, at)
    setMark(into, row, at < 0 ? NO_MARKS : marksAt(of, at))
  }
}

export const raised: Operate<'up'> = (step, frame) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const where = step.where === undefined ? undefined : columnOf(frame, step.where)
  const { members } = followPath(frame, step.from, step.path)
  for (const [row, rows] of members.entries()) {
    const { counted, blocked, marks } = membersThatCount(step, frame, rows, of, where)
    into.values[row] = blocked ?? aggregate(step, counted, frame, row)
    setMark(into, row, marks)
  }
}

/** Members whose condition holds and whose value applies; a missing fact blocks the group or, where stated, leaves its member out. */
const membersThatCount = (
  step: StepOf<'up'>,
  frame: Frame,
  rows: readonly number[],
  of: Column,
  where: Column | undefined,
): { readonly counted: Value[]; readonly blocked: Value | undefined; readonly marks: number } => {
  const counted: Value[] = []
  const { ids } = axisOf(frame, step.from)
  let blocked: Value | undefined
  let blocking: number | undefined
  let marks = NO_MARKS
  const wait = (row: number, value: Value): void => {
    if (step.missing !== 'block') {
      marks = frame.marks.union(marks, frame.marks.single(`excluded:${step.rule}`))
    } else if (isFirstById(ids, row, blocking)) {
      blocked = value
      blocking = row
    }
  }
  for (const row of rows) {
    if (where) {
      const holds = valueAt(where, row)
      marks = frame.marks.union(marks, marksAt(where, row))
      if (isMissing(holds)) wait(row, holds)
      if (holds !== true) continue
    }
    const value = valueAt(of, row)
    marks = frame.marks.union(marks, marksAt(of, row))
    if (isMissing(value)) wait(row, value)
    else if (!isAbsent(value)) counted.push(value)
  }
  return { counted, blocked, marks }
}

const aggregate = (step: StepOf<'up'>, values: readonly Value[], frame: Frame, row: number): Value => {
  const nobody = notApplicable('nobody', step.rule)
  switch (step.how) {
    case 'sum':
      return values.reduce<Exact>((total, value) => add(total, value as Exact), ZERO)
    case 'count':
      return fromInteger(values.length)
    case 'min':
      return values.length === 0
        ? nobody
        : values.reduce((best, value) => (order(value, best) < 0 ? value : best))
    case 'max':
      return values.length === 0
        ? nobody
        : values.reduce((best, value) => (order(value, best) > 0 ? value : best))
    case 'mean':
      return values.length === 0
        ? nobody
        : divide(
            values.reduce<Exact>((total, value) => add(total, value as Exact), ZERO),
            fromInteger(values.length),
          )!
    case 'median':
      return values.length === 0 ? nobody : median(values as readonly Exact[])
    case 'any':
      return values.some((value) => value === true)
    case 'all':
      return values.every((value) => value === true)
    case 'only':
      if (values.length === 0) return nobody
      return values.length === 1 ? values[0]! : openAt(frame, step.axis, row, 'several rows', step.rule)
    case 'distinct':
      return fromInteger(countDistinct(values))
  }
}

/** The one in the middle; of an even number the mean of the two there. */
const median = (values: readonly Exact[]): Exact => {
  const sorted = [...values].sort(compare)
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!]
  return low === high ? low : divide(add(low, high), TWO)!
}

const TWO = fromInteger(2)

const countDistinct = (values: readonly Value[]): number => {
  const sorted = [...values].sort(order)
  return sorted.filter((value, at) => at === 0 || order(value, sorted[at - 1]!) !== 0).length
}
