import { marksAt } from '../../reference/frame.ts'
import { codeOf } from '../others.ts'
import { fresh, othersOf, type Run, valueIn } from '../run.ts'
import { powerOfTen, SAFE, type Vector } from '../vector.ts'

/**
 * Fills a column from the branch that is chosen in each row; a choice below zero is the code of why there is none.
 * `choice` has one entry for all rows where what chooses is the same for all.
 */
export const branchesInto = (
  run: Run,
  to: number,
  choice: Int32Array,
  chooser: Vector | undefined,
  branches: readonly Vector[],
): void => {
  const isDivided = branches.some(({ divisors }) => divisors !== undefined)
  const decimals = isDivided ? 0 : Math.max(0, ...branches.map((one) => one.decimals))
  const into = fresh(run, to, decimals, isDivided)
  const step: 0 | 1 = choice.length === into.values.length ? 1 : 0
  const { values } = into
  const factors = branches.map((one) => powerOfTen(decimals - one.decimals))
  if (isDivided) fillQuotients(run, into, choice, step, branches)
  else if (branches.every(({ other }) => other === undefined) && factors.every((one) => one === 1))
    for (let row = 0; row < values.length; row++) {
      const at = choice[row * step]!
      if (at < 0) othersOf(into)[row] = -at
      else {
        const branch = branches[at]!
        values[row] = branch.values[row * branch.stride]!
      }
    }
  else
    for (let row = 0; row < values.length; row++) {
      const at = choice[row * step]!
      if (at < 0) othersOf(into)[row] = -at
      else copyScaled(run, to, into, row, branches[at]!, factors[at]!)
    }
  markBranches(run, into, choice, step, chooser, branches)
}

const copyScaled = (
  run: Run,
  to: number,
  into: Vector,
  row: number,
  branch: Vector,
  factor: number,
): void => {
  const own = row * branch.stride
  const code = branch.other?.[own] ?? 0
  const value = branch.values[own]! * factor
  if (code !== 0) othersOf(into)[row] = code
  else if (value >= -SAFE && value <= SAFE) into.values[row] = value
  else
    othersOf(into)[row] = codeOf(
      run.shared.others,
      valueIn(run, branch, run.frame.plan.columns[to]!.type.kind, row),
    )
}

const fillQuotients = (
  run: Run,
  into: Vector,
  choice: Int32Array,
  step: 0 | 1,
  branches: readonly Vector[],
): void => {
  for (let row = 0; row < into.values.length; row++) {
    const at = choice[row * step]!
    if (at < 0) {
      othersOf(into)[row] = -at
      continue
    }
    const branch = branches[at]!
    const own = row * branch.stride
    const code = branch.other?.[own] ?? 0
    const divisor = (branch.divisors?.[own] ?? 1) * powerOfTen(branch.decimals)
    if (code !== 0) othersOf(into)[row] = code
    else if (divisor > SAFE)
      othersOf(into)[row] = codeOf(run.shared.others, valueIn(run, branch, 'number', row))
    else {
      into.values[row] = branch.values[own]!
      into.divisors![row] = divisor
    }
  }
}

/** The marks of what chose and of what was chosen. */
const markBranches = (
  run: Run,
  into: Vector,
  choice: Int32Array,
  step: 0 | 1,
  chooser: Vector | undefined,
  branches: readonly Vector[],
): void => {
  const { union } = run.frame.marks
  const own = chooser?.marks ?? 0
  const first = branches[0]?.marks ?? 0
  const isUniform =
    typeof own === 'number' && typeof first === 'number' && branches.every(({ marks }) => marks === first)
  // Where nothing is chosen, only what chose has marks.
  if (isUniform && (first === 0 || union(own, first) === own)) {
    into.marks = own
    return
  }
  const marks = new Array<number>(into.values.length)
  for (let row = 0; row < marks.length; row++) {
    const at = choice[row * step]!
    const set = chooser ? marksAt(chooser, row) : 0
    marks[row] = at < 0 ? set : union(set, marksAt(branches[at]!, row))
  }
  into.marks = marks
}
