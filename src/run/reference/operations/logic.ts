import { compare as compareNumbers, type Exact } from '../../../core/exact.ts'
import { columnOf, joinMarks, marksAt, setMark, target, valueAt } from '../frame.ts'
import { type Absent, isAbsent, notApplicable, type Value } from '../value.ts'
import { binary } from './arithmetic.ts'
import type { Operate, StepOf } from './operate.ts'

/** −1, 0 or 1; numbers and dates by size, everything else only equal or not. */
export const order = (left: Value, right: Value): number => {
  if (typeof left === 'object') return compareNumbers(left as Exact, right as Exact)
  if (left === right) return 0
  return left < right ? -1 : 1
}

const holds = (sign: StepOf<'compare'>['sign'], order: number): boolean => {
  switch (sign) {
    case '=':
      return order === 0
    case '≠':
      return order !== 0
    case '<':
      return order < 0
    case '≤':
      return order <= 0
    case '>':
      return order > 0
    case '≥':
      return order >= 0
  }
}

export const compared: Operate<'compare'> = (step, frame, from, to) =>
  binary(
    frame,
    target(frame, step.to),
    columnOf(frame, step.left),
    columnOf(frame, step.right),
    from,
    to,
    (a, b) => holds(step.sign, order(a, b)),
  )

export const logical: Operate<'logic'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const operands = step.of.map((id) => columnOf(frame, id))
  for (let row = from; row < to; row++) {
    const first = valueAt(operands[0]!, row)
    if (step.how === 'present') into.values[row] = !isAbsent(first)
    else if (step.how === 'not') into.values[row] = isAbsent(first) ? first : !first
    else {
      // Read from the left: the first operand that decides, or that is absent, is the answer.
      const deciding = step.how === 'or'
      let answer: Value = !deciding
      for (const operand of operands) {
        const value = valueAt(operand, row)
        if (isAbsent(value) || value === deciding) {
          answer = value
          break
        }
      }
      into.values[row] = answer
    }
  }
  joinMarks(frame, into, operands, from, to)
}

export const picked: Operate<'pick'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const condition = columnOf(frame, step.condition)
  const then = columnOf(frame, step.then)
  const otherwise = step.otherwise === undefined ? undefined : columnOf(frame, step.otherwise)
  const doesNotApply = notApplicable('condition', step.rule)
  for (let row = from; row < to; row++) {
    const holds = valueAt(condition, row)
    let marks = marksAt(condition, row)
    let value: Value
    if (isAbsent(holds)) value = holds
    else {
      const branch = holds ? then : otherwise
      value = branch ? valueAt(branch, row) : doesNotApply
      if (branch) marks = frame.marks.union(marks, marksAt(branch, row))
    }
    into.values[row] = value
    setMark(into, row, marks)
  }
}

export const firstPresent: Operate<'first'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const operands = step.of.map((id) => columnOf(frame, id))
  for (let row = from; row < to; row++) {
    let value = valueAt(operands[0]!, row)
    let marks = marksAt(operands[0]!, row)
    for (let at = 1; at < operands.length && isAbsent(value) && passes(value); at++) {
      value = valueAt(operands[at]!, row)
      marks = marksAt(operands[at]!, row)
    }
    into.values[row] = value
    setMark(into, row, marks)
  }
}

/** `first(…)` and `otherwise` stand in for what does not apply, never for a fact that somebody forgot. */
const passes = (value: Absent): boolean => value.absent === 'not applicable' || value.absent === 'not yet'

export const extreme: Operate<'extreme'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const operands = step.of.map((id) => columnOf(frame, id))
  const wanted = step.how === 'max' ? 1 : -1
  for (let row = from; row < to; row++) {
    let best: Value = valueAt(operands[0]!, row)
    for (const operand of operands.slice(1)) {
      const value = valueAt(operand, row)
      if (isAbsent(best)) break
      if (isAbsent(value)) best = value
      else if (order(value, best) === wanted) best = value
    }
    into.values[row] = best
  }
  joinMarks(frame, into, operands, from, to)
}

export const chosen: Operate<'choose'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const spec = frame.plan.marks[step.mark]!
  const option = frame.readings.get(spec.name) ?? spec.default!
  const column = columnOf(frame, step.options.find((one) => one.name === option)!.of)
  const mark = frame.marks.single(`reading:${spec.name}=${option}`)
  for (let row = from; row < to; row++) {
    into.values[row] = valueAt(column, row)
    setMark(into, row, frame.marks.union(mark, marksAt(column, row)))
  }
}

export const found: Operate<'lookup'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const keys = step.keys.map((id) => columnOf(frame, id))
  const rows = step.rows.map((row) => row.conditions.map((id) => columnOf(frame, id)))
  for (let row = from; row < to; row++) {
    const absent = keys.map((key) => valueAt(key, row)).find(isAbsent)
    into.values[row] =
      absent ??
      rowThatHolds(
        step,
        rows.map((conditions) => conditions.map((one) => valueAt(one, row))),
      )
  }
  joinMarks(frame, into, [...keys, ...rows.flat()], from, to)
}

const rowThatHolds = (step: StepOf<'lookup'>, rows: readonly (readonly Value[])[]): Value => {
  let found = -1
  for (const [at, conditions] of rows.entries()) {
    const absent = conditions.find(isAbsent)
    if (absent) return absent
    if (!conditions.every((one) => one === true)) continue
    if (found >= 0) return { absent: 'open', kind: 'several rows', because: step.rule }
    found = at
    if (step.hit === 'first') break
  }
  return found >= 0 ? found : { absent: 'open', kind: 'no row', because: step.rule }
}

export const gathered: Operate<'gather'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const rows = columnOf(frame, step.row)
  const cells = step.cells.map((cell) => (typeof cell === 'number' ? columnOf(frame, cell) : cell))
  for (let row = from; row < to; row++) {
    const at = valueAt(rows, row)
    const cell = typeof at === 'number' ? cells[at]! : undefined
    let marks = marksAt(rows, row)
    if (cell === undefined) into.values[row] = at
    else if (cell === 'none') into.values[row] = notApplicable('row', step.rule)
    else if (cell === 'open') into.values[row] = { absent: 'open', kind: 'row', because: step.rule }
    else {
      into.values[row] = valueAt(cell, row)
      marks = frame.marks.union(marks, marksAt(cell, row))
    }
    setMark(into, row, marks)
  }
}
