import { marksAt, setMark } from '../../reference/frame.ts'
import { notApplicable } from '../../reference/value.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { codeOf, passing, waiting } from '../others.ts'
import { fresh, lengthOf, othersOf, vectorOf } from '../run.ts'
import { mostOf, powerOfTen, SAFE, type Vector } from '../vector.ts'
import { branchesInto } from './branches.ts'
import type { OperateColumns, StepOf } from './operate.ts'
import { spread } from './spread.ts'

export const compareColumns: OperateColumns<'compare'> = (step, run) => {
  const left = vectorOf(run, step.left)
  const right = vectorOf(run, step.right)
  const { kind } = run.frame.plan.columns[step.left]!.type
  const isText = kind === 'text' || kind === 'word' || kind === 'reference'
  if (isText && step.sign !== '=' && step.sign !== '≠') return false
  if (left.divisors || right.divisors) return false
  const into = fresh(run, step.to)
  const slow = combineOthers(run, into, [left, right])
  const decimals = Math.max(left.decimals, right.decimals)
  const [a, b] = [powerOfTen(decimals - left.decimals), powerOfTen(decimals - right.decimals)]
  const isSafe = mostOf(left) * a <= SAFE && mostOf(right) * b <= SAFE
  compareFitting(step.sign, into, left, a, right, b)
  into.most = 1
  if (!isSafe) {
    for (let row = 0; row < into.values.length; row++) {
      const x = left.values[row * left.stride]! * a
      const y = right.values[row * right.stride]! * b
      const fits = x >= -SAFE && x <= SAFE && y >= -SAFE && y <= SAFE
      if (!fits && (into.other?.[row] ?? 0) === 0) slow.push(row)
    }
  }
  rowsByReference(run, step, into, slow)
  joinAll(run, into, [left, right])
  return true
}

/** Each sign has a loop of its own, so that nothing is asked in it. */
const compareFitting = (
  sign: StepOf<'compare'>['sign'],
  { values: into }: Vector,
  left: Vector,
  a: number,
  right: Vector,
  b: number,
): void => {
  const [x, xs, y, ys] = [left.values, left.stride, right.values, right.stride]
  const count = into.length
  switch (sign) {
    case '≥':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a >= y[row * ys]! * b ? 1 : 0
      break
    case '>':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a > y[row * ys]! * b ? 1 : 0
      break
    case '≤':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a <= y[row * ys]! * b ? 1 : 0
      break
    case '<':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a < y[row * ys]! * b ? 1 : 0
      break
    case '=':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a === y[row * ys]! * b ? 1 : 0
      break
    case '≠':
      for (let row = 0; row < count; row++) into[row] = x[row * xs]! * a === y[row * ys]! * b ? 0 : 1
      break
  }
}

export const logicColumns: OperateColumns<'logic'> = (step, run) => {
  const operands = step.of.map((id) => vectorOf(run, id))
  const first = operands[0]!
  if (step.how === 'present') {
    const into = fresh(run, step.to)
    for (let row = 0; row < into.values.length; row++) {
      const kind = run.shared.others.kinds[first.other?.[row * first.stride] ?? 0]
      into.values[row] = kind === passing || kind === waiting ? 0 : 1
    }
    joinAll(run, into, operands)
    return true
  }
  if (step.how === 'not') {
    const into = fresh(run, step.to)
    combineOthers(run, into, operands)
    for (let row = 0; row < into.values.length; row++)
      into.values[row] = 1 - first.values[row * first.stride]!
    joinAll(run, into, operands)
    return true
  }
  const deciding = step.how === 'or' ? 1 : 0
  const into = fresh(run, step.to)
  const isMarked = operands.some(({ marks }) => marks !== 0)
  const isWhole = operands.every(({ other }) => other === undefined)
  if (isWhole && !isMarked) {
    into.values.fill(1 - deciding)
    for (const { values, stride } of operands) decide(into.values, values, stride, deciding)
    return true
  }
  for (let row = 0; row < into.values.length; row++) {
    let marks = 0
    let answer = 1 - deciding
    let code = 0
    for (const operand of operands) {
      const at = row * operand.stride
      if (isMarked) marks = run.frame.marks.union(marks, marksAt(operand, row))
      code = operand.other?.[at] ?? 0
      if (code !== 0) break
      if (operand.values[at] === deciding) {
        answer = deciding
        break
      }
    }
    if (code === 0) into.values[row] = answer
    else othersOf(into)[row] = code
    if (isMarked) setMark(into, row, marks)
  }
  return true
}

const decide = (into: Float64Array, values: Float64Array, stride: 0 | 1, deciding: number): void => {
  for (let row = 0; row < into.length; row++) if (values[row * stride] === deciding) into[row] = deciding
}

export const pickColumns: OperateColumns<'pick'> = (step, run) => {
  const condition = vectorOf(run, step.condition)
  const then = vectorOf(run, step.then)
  const otherwise = step.otherwise === undefined ? undefined : vectorOf(run, step.otherwise)
  const doesNotApply = codeOf(run.shared.others, notApplicable('condition', step.rule))
  const choice = new Int32Array(condition.values.length)
  for (let at = 0; at < choice.length; at++) {
    const code = condition.other?.[at] ?? 0
    choice[at] = code !== 0 ? -code : condition.values[at] === 1 ? 0 : otherwise ? 1 : -doesNotApply
  }
  branchesInto(run, step.to, choice, condition, otherwise ? [then, otherwise] : [then])
  return true
}

export const firstColumns: OperateColumns<'first'> = (step, run) => {
  const operands = step.of.map((id) => vectorOf(run, id))
  const { kinds } = run.shared.others
  // Where nothing can pass, the first one is the answer.
  const reach = operands.findIndex(({ other }) => other === undefined)
  const read = reach < 0 ? operands : operands.slice(0, reach + 1)
  const count = lengthOf(run, step.to)
  const choice = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    let at = 0
    while (at < read.length - 1) {
      const operand = read[at]!
      if (kinds[operand.other?.[row * operand.stride] ?? 0] !== passing) break
      at += 1
    }
    choice[row] = at
  }
  const isMarked = read.some(({ marks }) => marks !== 0)
  branchesInto(run, step.to, choice, undefined, read)
  if (!isMarked) return true
  const into = run.vectors[step.to]!
  for (let row = 0; row < count; row++) {
    let marks = 0
    for (let at = 0; at <= choice[row]!; at++) marks = run.frame.marks.union(marks, marksAt(read[at]!, row))
    setMark(into, row, marks)
  }
  return true
}

export const extremeColumns: OperateColumns<'extreme'> = (step, run) => {
  const operands = step.of.map((id) => vectorOf(run, id))
  if (operands.some(({ divisors }) => divisors !== undefined)) return false
  const { kind } = run.frame.plan.columns[step.to]!.type
  if (kind === 'text' || kind === 'word' || kind === 'reference') return false
  const decimals = Math.max(...operands.map((one) => one.decimals))
  const into = fresh(run, step.to, decimals)
  const slow = combineOthers(run, into, operands)
  const isMax = step.how === 'max'
  let isSafe = true
  for (const [at, operand] of operands.entries())
    if (!extend(into.values, operand, powerOfTen(decimals - operand.decimals), at === 0, isMax))
      isSafe = false
  if (!isSafe)
    for (let row = 0; row < into.values.length; row++)
      if (!Number.isFinite(into.values[row]!) && (into.other?.[row] ?? 0) === 0) slow.push(row)
  rowsByReference(run, step, into, slow)
  joinAll(run, into, operands)
  return true
}

const extend = (
  into: Float64Array,
  { values, stride }: Vector,
  factor: number,
  isFirst: boolean,
  isMax: boolean,
): boolean => {
  let isSafe = true
  for (let row = 0; row < into.length; row++) {
    const value = values[row * stride]! * factor
    if (!(value >= -SAFE && value <= SAFE)) {
      isSafe = false
      into[row] = Number.NaN
    } else if (isFirst || (isMax ? value > into[row]! : value < into[row]!)) into[row] = value
  }
  return isSafe
}

export const chooseColumns: OperateColumns<'choose'> = (step, run) => {
  const { frame } = run
  const spec = frame.plan.marks[step.mark]!
  const option = frame.readings.get(spec.name) ?? spec.default!
  const mark = frame.marks.single(`reading:${spec.name}=${option}`)
  const of = vectorOf(run, step.options.find((one) => one.name === option)!.of)
  const into = spread(run, step.to, of)
  if (typeof of.marks === 'number') into.marks = frame.marks.union(mark, of.marks)
  else
    into.marks = Array.from({ length: into.values.length }, (_, row) =>
      frame.marks.union(mark, marksAt(of, row)),
    )
  return true
}
