import { rankExact } from '../../../calculators/rank.ts'
import { shareExact } from '../../../calculators/share.ts'
import type { Exact } from '../../../core/exact.ts'
import { fromInteger, isZero, signOf, ZERO } from '../../../core/exact.ts'
import {
  axisOf,
  type Column,
  columnOf,
  type Frame,
  followPath,
  isInForce,
  marksAt,
  setMark,
  target,
  valueAt,
} from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import { order } from './logic.ts'
import type { Operate, StepOf } from './operate.ts'

/** Members from the first in line to the last: by the stated keys (higher first), then by id in code-point order. */
const lineUp = (
  frame: Frame,
  axis: string,
  rows: readonly number[],
  keys: readonly Column[],
): readonly number[] => {
  const ids = axisOf(frame, axis).ids
  const sorted = [...rows].sort((left, right) => {
    for (const key of keys) {
      const a = valueAt(key, left)
      const b = valueAt(key, right)
      if (isAbsent(a) || isAbsent(b)) {
        if (isAbsent(a) !== isAbsent(b)) return isAbsent(a) ? 1 : -1
        continue
      }
      const difference = order(b, a)
      if (difference !== 0) return difference
    }
    return compareCodePoints(ids[left]!, ids[right]!)
  })
  const place = new Map(sorted.map((row, at) => [row, at]))
  return rows.map((row) => place.get(row)!)
}

/** Code-point order; plain `<` compares UTF-16 units, which differs beyond the basic plane. */
export const compareCodePoints = (left: string, right: string): number => {
  const a = [...left]
  const b = [...right]
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export const ranked: Operate<'rank'> = (step, frame) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const where = step.where === undefined ? undefined : columnOf(frame, step.where)
  const by = step.by.map((id) => columnOf(frame, id))
  const { members } = followPath(frame, step.axis, step.path)
  into.values.fill(notApplicable('not ranked', step.rule))
  for (const rows of members) {
    let marks = NO_MARKS
    let blocked: Value | undefined
    const keys = rows.map((row) => {
      const takesPart = where ? valueAt(where, row) : true
      const value = valueAt(of, row)
      marks = frame.marks.union(marks, marksAt(of, row))
      if (where) marks = frame.marks.union(marks, marksAt(where, row))
      if (isMissing(takesPart)) blocked ??= takesPart
      if (takesPart !== true) return undefined
      if (isMissing(value)) blocked ??= value
      return isAbsent(value) ? undefined : (value as Exact)
    })
    const places = rankExact(keys, {
      first: step.first,
      ties: step.ties,
      ...(step.ties === 'ordinal' ? { order: lineUp(frame, step.axis, rows, by) } : {}),
    })
    for (const [at, row] of rows.entries()) {
      const place = places[at]
      const own = valueAt(of, row)
      if (blocked && step.missing === 'block') into.values[row] = blocked
      else if (place !== undefined) into.values[row] = fromInteger(place)
      else if (isAbsent(own)) into.values[row] = own
      setMark(into, row, marks)
    }
  }
}

export const shared: Operate<'share'> = (step, frame) => {
  const pool = columnOf(frame, step.pool)
  const { members } = followPath(frame, step.axis, step.path)
  const columns = [step.to, step.exact, step.kept, step.unplaced].map((id) => target(frame, id))
  for (const column of columns.slice(0, 2)) column.values.fill(notApplicable('not sharing', step.rule))
  for (const [group, rows] of members.entries())
    shareOne(step, frame, group, rows, valueAt(pool, group), marksAt(pool, group))
}

const shareOne = (
  step: StepOf<'share'>,
  frame: Frame,
  group: number,
  rows: readonly number[],
  pool: Value,
  poolMarks: number,
): void => {
  const [shares, exact, kept, unplaced] = [step.to, step.exact, step.kept, step.unplaced].map((id) =>
    target(frame, id),
  )
  const weight = columnOf(frame, step.weight)
  const among = step.among === undefined ? undefined : columnOf(frame, step.among)
  const cap = step.cap === undefined ? undefined : columnOf(frame, step.cap)
  let marks = poolMarks
  let blocked: Value | undefined
  const sharing: number[] = []
  for (const row of rows) {
    const takesPart = among ? valueAt(among, row) : true
    const own = valueAt(weight, row)
    if (among) marks = frame.marks.union(marks, marksAt(among, row))
    marks = frame.marks.union(marks, marksAt(weight, row))
    if (isMissing(takesPart)) blocked ??= takesPart
    if (takesPart !== true) continue
    if (isMissing(own)) blocked ??= own
    else if (!isAbsent(own)) {
      if (signOf(own as Exact) < 0) blocked ??= { absent: 'open', kind: 'refused', because: step.rule }
      sharing.push(row)
    }
  }
  if (step.missing === 'exclude' && blocked && isMissing(blocked)) {
    blocked = undefined
    marks = frame.marks.union(marks, frame.marks.single(`excluded:${step.rule}`))
  }
  const amount = isAbsent(pool) ? pool : signOf(pool as Exact) < 0 ? belowZero(step, pool as Exact) : pool
  const absent = isAbsent(amount) ? amount : blocked
  for (const row of rows) setMark(shares!, row, marks)
  for (const row of rows) setMark(exact!, row, marks)
  setMark(kept!, group, marks)
  setMark(unplaced!, group, marks)
  if (absent) {
    for (const row of sharing) shares!.values[row] = exact!.values[row] = absent
    kept!.values[group] = unplaced!.values[group] = absent
    return
  }
  const weights = sharing.map((row) => valueAt(weight, row) as Exact)
  const result = shareExact({
    pool: amount as Exact,
    weights,
    unit: frame.prepared.steps.get(step.unit)!,
    odd: step.odd,
    order: lineUp(
      frame,
      step.axis,
      sharing,
      step.oddBy.map((id) => columnOf(frame, id)),
    ),
    ...(cap
      ? {
          caps: sharing.map((row) =>
            isAbsent(valueAt(cap, row)) ? undefined : (valueAt(cap, row) as Exact),
          ),
        }
      : {}),
  })
  for (const [at, row] of sharing.entries()) {
    shares!.values[row] = result.shares[at]!
    exact!.values[row] = result.exact[at]!
  }
  kept!.values[group] = result.kept
  unplaced!.values[group] = result.unplaced
  const nobodyShares = weights.every(isZero)
  if (nobodyShares && step.nobody === 'finding' && isInForce(frame, step.under) && !isZero(amount as Exact))
    frame.poolFindings.push({ rule: step.rule, axis: step.group, row: group, pool: amount })
}

const belowZero = (step: StepOf<'share'>, pool: Exact): Value => {
  if (step.negative === 'share') return pool
  return step.negative === 'zero' ? ZERO : { absent: 'open', kind: 'refused', because: step.rule }
}
