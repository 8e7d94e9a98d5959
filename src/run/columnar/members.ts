import { compareCodePoints } from '../../core/code-points.ts'
import { axisOf, type Frame, followPath, type PathRows } from '../reference/frame.ts'

/** The members of each group in one list: those of group g stand from `starts[g]` up to `starts[g + 1]`, by id. */
export interface MemberRows {
  readonly rows: Int32Array
  readonly starts: Int32Array
}

const known = new WeakMap<PathRows, MemberRows>()

/** Whoever leads to each row by this path, in the order of ids. */
export const membersOf = (frame: Frame, axis: string, path: readonly string[]): MemberRows => {
  const leads = followPath(frame, axis, path)
  const before = known.get(leads)
  if (before) return before
  const made = gather(leads.target, axisOf(frame, leads.to).count, lineOf(axisOf(frame, axis).ids))
  known.set(leads, made)
  return made
}

const gather = (target: Int32Array, groups: number, line: Int32Array | undefined): MemberRows => {
  const starts = new Int32Array(groups + 1)
  for (let row = 0; row < target.length; row++) if (target[row]! >= 0) starts[target[row]! + 1]! += 1
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!
  const next = starts.slice(0, groups)
  const rows = new Int32Array(starts[groups]!)
  for (let at = 0; at < target.length; at++) {
    const row = line ? line[at]! : at
    const group = target[row]!
    if (group < 0) continue
    rows[next[group]!] = row
    next[group]! += 1
  }
  return { rows, starts }
}

const lines = new WeakMap<readonly string[], { readonly line: Int32Array | undefined }>()

/** Rows in the order of their ids; undefined where they stand in it already. */
const lineOf = (ids: readonly string[]): Int32Array | undefined => {
  const before = lines.get(ids)
  if (before) return before.line
  let isSorted = true
  for (let at = 1; at < ids.length && isSorted; at++) isSorted = compareCodePoints(ids[at - 1]!, ids[at]!) < 0
  const line = isSorted
    ? undefined
    : Int32Array.from(ids.keys()).sort((left, right) => compareCodePoints(ids[left]!, ids[right]!))
  lines.set(ids, { line })
  return line
}
