import { followPath, marksAt, whyAstray } from '../../reference/frame.ts'
import { NO_MARKS } from '../../reference/marks.ts'
import { notApplicable } from '../../reference/value.ts'
import { codeOf } from '../others.ts'
import { fresh, othersOf, vectorOf } from '../run.ts'
import { SAFE } from '../vector.ts'
import type { OperateColumns } from './operate.ts'

export const downColumns: OperateColumns<'down'> = (step, run) => {
  const of = vectorOf(run, step.of)
  const path = followPath(run.frame, step.axis, step.path)
  const rows = path.target
  const into = fresh(run, step.to, of.decimals, of.divisors !== undefined)
  const { values, divisors } = into
  for (let row = 0; row < rows.length; row++) {
    const at = rows[row]!
    if (at < 0) {
      othersOf(into)[row] = codeOf(run.shared.others, whyAstray(run.frame, path, row))
      continue
    }
    const own = at * of.stride
    values[row] = of.values[own]!
    if (divisors) divisors[row] = of.divisors![own]!
    if (of.other && of.other[own] !== 0) othersOf(into)[row] = of.other[own]!
  }
  const { marks } = of
  const isUniform = typeof marks === 'number' && (marks === NO_MARKS || !rows.includes(-1))
  into.marks = isUniform ? marks : Array.from(rows, (at) => (at < 0 ? NO_MARKS : marksAt(of, at)))
  return true
}

export const upColumns: OperateColumns<'up'> = (step, run) => {
  const of = vectorOf(run, step.of)
  const where = step.where === undefined ? undefined : vectorOf(run, step.where)
  const { how } = step
  if (how !== 'sum' && how !== 'count' && how !== 'min' && how !== 'max') return false
  const { kind } = run.frame.plan.columns[step.of]!.type
  const isText = kind === 'text' || kind === 'word' || kind === 'reference'
  if (of.divisors || (how !== 'count' && isText) || of.other || where?.other) return false
  // Marks of members that count: the same for all only where all are the same.
  if (typeof of.marks !== 'number' || of.marks !== NO_MARKS || (where && where.marks !== NO_MARKS))
    return false
  const { target } = followPath(run.frame, step.from, step.path)
  const into = fresh(run, step.to, how === 'count' ? 0 : of.decimals)
  const { values } = into
  const groups = values.length
  const members = new Int32Array(groups)
  let isSafe = true
  for (let row = 0; row < target.length; row++) {
    const group = target[row]!
    if (group < 0 || (where && where.values[row * where.stride] !== 1)) continue
    const value = how === 'count' ? 1 : of.values[row * of.stride]!
    if (how === 'sum' || how === 'count') {
      const sum = values[group]! + value
      if (!(sum >= -SAFE && sum <= SAFE)) isSafe = false
      values[group] = sum
    } else if (members[group] === 0 || (how === 'min' ? value < values[group]! : value > values[group]!))
      values[group] = value
    members[group]! += 1
  }
  if (!isSafe) {
    run.vectors[step.to] = undefined
    return false
  }
  if (how === 'min' || how === 'max') {
    const nobody = codeOf(run.shared.others, notApplicable('nobody', step.rule))
    for (let group = 0; group < groups; group++) if (members[group] === 0) othersOf(into)[group] = nobody
  }
  return true
}
