import { axisOf, marksAt, setMark } from '../../reference/frame.ts'
import { NO_MARKS } from '../../reference/marks.ts'
import { notApplicable } from '../../reference/value.ts'
import { membersOf } from '../members.ts'
import { codeOf, passing } from '../others.ts'
import { fresh, othersOf, type Run, vectorOf } from '../run.ts'
import type { Vector } from '../vector.ts'
import type { OperateColumns, StepOf } from './operate.ts'

export const rankColumns: OperateColumns<'rank'> = (step, run) => {
  const of = vectorOf(run, step.of)
  const where = step.where === undefined ? undefined : vectorOf(run, step.where)
  const { kind } = run.frame.plan.columns[step.of]!.type
  if (of.divisors || kind === 'text' || kind === 'word' || kind === 'reference') return false
  if (step.ties === 'ordinal' && step.by.length > 0) return false
  if (run.frame.incomplete.has(axisOf(run.frame, step.axis).thing)) return false
  if (!isPlain(run, of) || (where && !isPlain(run, where))) return false
  const into = fresh(run, step.to)
  const notRanked = codeOf(run.shared.others, notApplicable('not ranked', step.rule))
  othersOf(into).fill(notRanked)
  const { rows, starts } = membersOf(run.frame, step.axis, step.path)
  const isMarked = of.marks !== NO_MARKS || (where !== undefined && where.marks !== NO_MARKS)
  let taking = new Int32Array(16)
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!]
    if (taking.length < to - from) taking = new Int32Array(2 * (to - from))
    const count = whoTakesPart(into, rows, from, to, of, where, notRanked, taking)
    place(step, into, of, taking.subarray(0, count))
    if (isMarked) markGroup(run, into, rows, from, to, of, where)
  }
  return true
}

/** No member waits for a fact, and no number is too large. */
export const isPlain = (run: Run, { other }: Vector): boolean =>
  other === undefined || other.every((code) => code === 0 || run.shared.others.kinds[code] === passing)

const whoTakesPart = (
  into: Vector,
  rows: Int32Array,
  from: number,
  to: number,
  of: Vector,
  where: Vector | undefined,
  outside: number,
  taking: Int32Array,
): number => {
  let count = 0
  const other = into.other!
  for (let at = from; at < to; at++) {
    const row = rows[at]!
    const isIn =
      where === undefined ||
      (where.values[row * where.stride] === 1 && (where.other?.[row * where.stride] ?? 0) === 0)
    const code = of.other?.[row * of.stride] ?? 0
    other[row] = !isIn ? outside : code
    if (isIn && code === 0) taking[count++] = row
  }
  return count
}

/** Groups are mostly small: those in front are counted; in a large one all are put in order first. */
const place = (step: StepOf<'rank'>, into: Vector, of: Vector, rows: Int32Array): void => {
  const sign = step.first === 'highest' ? 1 : -1
  const valueOf = (row: number): number => of.values[row * of.stride]! * sign
  if (step.ties === 'shared' && rows.length <= 24) {
    placeByCounting(into, of, rows, sign)
    return
  }
  if (step.ties === 'ordinal' || rows.length > 24) {
    placeInLine(step, into, valueOf, rows)
    return
  }
  for (let a = 0; a < rows.length; a++) {
    const own = valueOf(rows[a]!)
    let better = 0
    let same = 0
    let distinct = 0
    for (let b = 0; b < rows.length; b++) {
      const value = valueOf(rows[b]!)
      if (value === own) same += 1
      else if (value > own) {
        better += 1
        if (step.ties === 'dense' && isFirstOf(rows, b, valueOf)) distinct += 1
      }
    }
    into.values[rows[a]!] =
      step.ties === 'shared' ? better + 1 : step.ties === 'last' ? better + same : distinct + 1
  }
}

/** One more than those in front; values are whole numbers, so each of them is at least one ahead. */
const placeByCounting = (
  { values: into }: Vector,
  { values, stride }: Vector,
  rows: Int32Array,
  sign: number,
): void => {
  for (let a = 0; a < rows.length; a++) {
    const own = values[rows[a]! * stride]!
    let place = 1
    for (let b = 0; b < rows.length; b++)
      place += Math.min(1, Math.max(0, sign * (values[rows[b]! * stride]! - own)))
    into[rows[a]!] = place
  }
}

const isFirstOf = (rows: Int32Array, at: number, valueOf: (row: number) => number): boolean => {
  for (let before = 0; before < at; before++) if (valueOf(rows[before]!) === valueOf(rows[at]!)) return false
  return true
}

/** Rows come in the order of ids, and a sort keeps it among equals: that is what splits the last ties. */
const placeInLine = (
  step: StepOf<'rank'>,
  into: Vector,
  valueOf: (row: number) => number,
  rows: Int32Array,
): void => {
  const line = rows.slice().sort((left, right) => valueOf(right) - valueOf(left))
  let group = 0
  for (let start = 0; start < line.length; ) {
    let end = start + 1
    const own = valueOf(line[start]!)
    while (end < line.length && step.ties !== 'ordinal' && valueOf(line[end]!) === own) end += 1
    group += 1
    const value = step.ties === 'dense' ? group : step.ties === 'last' ? end : start + 1
    for (let at = start; at < end; at++) into.values[line[at]!] = value
    start = end
  }
}

/** What was read of any member marks all of them. */
const markGroup = (
  run: Run,
  into: Vector,
  rows: Int32Array,
  from: number,
  to: number,
  of: Vector,
  where: Vector | undefined,
): void => {
  const marks = readMarks(run, rows, from, to, of, where, NO_MARKS)
  for (let at = from; at < to; at++) setMark(into, rows[at]!, marks)
}

export const readMarks = (
  run: Run,
  rows: Int32Array,
  from: number,
  to: number,
  of: Vector,
  where: Vector | undefined,
  start: number,
): number => {
  const { union } = run.frame.marks
  let marks = start
  for (let at = from; at < to; at++) {
    const row = rows[at]!
    if (where) marks = union(marks, marksAt(where, row))
    const isIn = !where || (where.values[row * where.stride] === 1 && !where.other?.[row * where.stride])
    if (isIn) marks = union(marks, marksAt(of, row))
  }
  return marks
}
