import { joinMarks } from '../reference/frame.ts'
import { firstAbsence, number } from './others.ts'
import { othersOf, type Run } from './run.ts'
import type { Vector } from './vector.ts'

/**
 * What of the rows is decided before any number is looked at: where an operand is absent, so is the result. Gives the
 * rows whose numbers only the reference can work out.
 */
export const combineOthers = (run: Run, into: Vector, operands: readonly Vector[]): number[] => {
  const { others } = run.shared
  const slow: number[] = []
  const count = into.values.length
  if (operands.every(({ other }) => other === undefined)) return slow
  for (let row = 0; row < count; row++) {
    let code = 0
    let isLarge = false
    for (const { other, stride } of operands) {
      const own = other?.[row * stride] ?? 0
      if (own === 0) continue
      if (others.kinds[own] === number) isLarge = true
      else code = code === 0 ? own : firstAbsence(others, code, own)
    }
    if (code !== 0) othersOf(into)[row] = code
    else if (isLarge) slow.push(row)
  }
  return slow
}

/** The marks of all operands. */
export const joinAll = (run: Run, into: Vector, operands: readonly Vector[]): void => {
  let isPlain = true
  for (const { marks } of operands) if (marks !== 0) isPlain = false
  if (isPlain) into.marks = 0
  else joinMarks(run.frame, into, operands, 0, into.values.length)
}
