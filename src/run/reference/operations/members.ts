import { compareCodePoints } from '../../../core/code-points.ts'
import { axisOf, type Column, type Frame, marksAt, valueAt } from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { type Absent, isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import { order } from './logic.ts'

/** What a rank or a share asks of each member of a group. */
export interface Asking {
  readonly axis: string
  readonly rule: string
  readonly where: Column | undefined
  readonly of: Column
  /** Read too where a member takes part: tie keys, a cap. One that does not apply is no obstacle. */
  readonly also: readonly Column[]
  readonly missing: 'block' | 'exclude'
  readonly outside: 'not ranked' | 'not sharing'
}

export interface Members {
  readonly taking: readonly number[]
  /** Those who take no part, with the reason. */
  readonly others: ReadonlyMap<number, Absent>
  /** What the whole group waits for. */
  readonly blocked: Absent | undefined
  readonly marks: number
}

/** Who takes part. A missing fact blocks the whole group or, where the rule says so, leaves its member out with a mark. */
export const takePart = (frame: Frame, rows: readonly number[], asking: Asking): Members => {
  const { axis, missing, rule } = asking
  const taking: number[] = []
  const others = new Map<number, Absent>()
  const { ids } = axisOf(frame, axis)
  const cut = incomplete(frame, asking)
  let blocked = cut
  let blocking: number | undefined
  let marks = NO_MARKS
  const read = (column: Column, row: number): Value => {
    marks = frame.marks.union(marks, marksAt(column, row))
    return valueAt(column, row)
  }
  for (const row of rows) {
    const absent = reasonNotTo(row, asking, read)
    if (absent === undefined) {
      taking.push(row)
      continue
    }
    others.set(row, absent)
    if (!isMissing(absent)) continue
    if (missing === 'block') {
      if (cut || !isFirstById(ids, row, blocking)) continue
      blocked = absent
      blocking = row
    } else marks = frame.marks.union(marks, frame.marks.single(`excluded:${rule}`))
  }
  return { taking, others, blocked, marks }
}

/** Whether what this member waits for is what its group says: that of the first id, in whatever order rows are given. */
export const isFirstById = (ids: readonly string[], row: number, blocking: number | undefined): boolean =>
  blocking === undefined || compareCodePoints(ids[row]!, ids[blocking]!) < 0

/** Why a member takes no part: it does not count, or there is nothing to go by, or a fact is missing. */
const reasonNotTo = (
  row: number,
  { where, of, also, outside, rule }: Asking,
  read: (column: Column, row: number) => Value,
): Absent | undefined => {
  const holds = where ? read(where, row) : true
  if (isMissing(holds)) return holds as Absent
  if (holds !== true) return notApplicable(outside, rule)
  const value = read(of, row)
  if (isAbsent(value)) return value
  return also.map((column) => read(column, row)).find((one): one is Absent => isMissing(one))
}

/** A list that is said not to be whole has its diagnostic already. */
const incomplete = (frame: Frame, { axis }: Asking): Absent | undefined => {
  const { thing } = axisOf(frame, axis)
  return frame.incomplete.has(thing) ? { absent: 'open', kind: 'fact', because: thing } : undefined
}

/** Places from the first in line to the last: by the stated keys (higher first, absent last), then by id in code-point order. */
export const lineUp = (
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
      if (isAbsent(a) !== isAbsent(b)) return isAbsent(a) ? 1 : -1
      const difference = isAbsent(a) ? 0 : order(b, a)
      if (difference !== 0) return difference
    }
    return compareCodePoints(ids[left]!, ids[right]!)
  })
  const place = new Map(sorted.map((row, at) => [row, at]))
  return rows.map((row) => place.get(row)!)
}
