import { marksAt } from '../../reference/frame.ts'
import { fresh, othersOf, type Run } from '../run.ts'
import type { Vector } from '../vector.ts'

/** A column under another name, as long as its own rows; what it holds is shared, as nobody writes into it again. */
export const spread = (run: Run, to: number, of: Vector): Vector => {
  const isConstant = run.frame.plan.columns[to]!.axis === undefined
  const into: Vector = { ...of, marks: typeof of.marks === 'number' ? of.marks : [...of.marks] }
  if (of.stride === 1 || isConstant) {
    run.vectors[to] = into
    return into
  }
  const made = fresh(run, to, of.decimals, of.divisors !== undefined)
  made.values.fill(of.values[0]!)
  if (made.divisors) made.divisors.fill(of.divisors![0]!)
  const code = of.other?.[0] ?? 0
  if (code !== 0) othersOf(made).fill(code)
  made.marks = marksAt(of, 0)
  return made
}
