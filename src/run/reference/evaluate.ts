import { compareCodePoints } from '../../core/code-points.ts'
import type { Block } from '../../plan/plan.ts'
import { axisOf, type Column, columnOf, type Frame, followPath, target, valueAt, whyAstray } from './frame.ts'
import { operate } from './operations/index.ts'
import { order } from './operations/logic.ts'
import { isAbsent, isMissing, type Value } from './value.ts'

/** Fills every column of the plan for one period. */
export const evaluate = (frame: Frame): void => {
  for (const block of frame.plan.blocks) {
    if (block.kind === 'straight')
      for (const step of block.steps) operate(step, frame, 0, rowsOf(frame, step.to))
    else runLoop(frame, block)
  }
}

/** How many values a column has. */
export const rowsOf = (frame: Frame, column: number): number => {
  const axis = frame.plan.columns[column]!.axis
  return axis === undefined ? 1 : axisOf(frame, axis).count
}

/** Records in order inside each group; each runs through all steps before the next one starts. */
export const runLoop = (frame: Frame, block: Extract<Block, { kind: 'loop' }>): void => {
  const keys = block.order.map((id) => columnOf(frame, id))
  const ids = axisOf(frame, block.axis).ids
  for (const step of block.steps) target(frame, step.to)
  const owners = followPath(frame, block.axis, block.path)
  // A record of nobody stands in no order.
  for (const [row, owner] of owners.target.entries())
    if (owner < 0) fillRow(frame, block.steps, row, whyAstray(frame, owners, row))
  for (const rows of owners.members) {
    const unknown = rows.flatMap((row) => keys.map((key) => valueAt(key, row))).find(isMissing)
    if (unknown !== undefined) for (const row of rows) fillRow(frame, block.steps, row, unknown)
    else
      for (const row of [...rows].sort((left, right) => compareRecords(keys, ids, left, right)))
        for (const step of block.steps) operate(step, frame, row, row + 1)
  }
}

const fillRow = (frame: Frame, steps: Block['steps'], row: number, value: Value): void => {
  for (const step of steps) target(frame, step.to).values[row] = value
}

/** By the stated keys, a record without a key last; then by id. */
const compareRecords = (
  keys: readonly Column[],
  ids: readonly string[],
  left: number,
  right: number,
): number => {
  for (const key of keys) {
    const a = valueAt(key, left)
    const b = valueAt(key, right)
    if (isAbsent(a) !== isAbsent(b)) return isAbsent(a) ? 1 : -1
    const difference = isAbsent(a) ? 0 : order(a, b)
    if (difference !== 0) return difference
  }
  return compareCodePoints(ids[left]!, ids[right]!)
}
