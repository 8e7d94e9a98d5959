import type { Block } from '../../plan/plan.ts'
import { axisOf, columnOf, type Frame, followPath, target, valueAt } from './frame.ts'
import { operate } from './operations/index.ts'
import { order } from './operations/logic.ts'
import { compareCodePoints } from './operations/places.ts'
import { isAbsent } from './value.ts'

/** Fills every column of the plan for one period. */
export const evaluate = (frame: Frame): void => {
  for (const block of frame.plan.blocks) {
    if (block.kind === 'straight')
      for (const step of block.steps) operate(step, frame, 0, rowsOf(frame, step.to))
    else runLoop(frame, block)
  }
}

const rowsOf = (frame: Frame, column: number): number => {
  const axis = frame.plan.columns[column]!.axis
  return axis === undefined ? 1 : axisOf(frame, axis).count
}

/** Records in order inside each group; each runs through all steps before the next one starts. */
const runLoop = (frame: Frame, block: Extract<Block, { kind: 'loop' }>): void => {
  const keys = block.order.map((id) => columnOf(frame, id))
  const ids = axisOf(frame, block.axis).ids
  for (const step of block.steps) target(frame, step.to)
  for (const rows of followPath(frame, block.axis, block.path).members) {
    const inOrder = [...rows].sort((left, right) => {
      for (const key of keys) {
        const a = valueAt(key, left)
        const b = valueAt(key, right)
        if (isAbsent(a) || isAbsent(b)) continue
        const difference = order(a, b)
        if (difference !== 0) return difference
      }
      return compareCodePoints(ids[left]!, ids[right]!)
    })
    for (const row of inOrder) for (const step of block.steps) operate(step, frame, row, row + 1)
  }
}
