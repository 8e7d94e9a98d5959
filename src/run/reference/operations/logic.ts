import { compare as compareNumbers, type Exact } from '../../../core/exact.ts'
import type { ColumnId } from '../../../plan/type.ts'
import { axisOfColumn, columnOf, joinMarks, marksAt, openAt, setMark, target, valueAt } from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { type Absent, absentAmong, firstAbsent, isAbsent, notApplicable, type Value } from '../value.ts'
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
  const marked = operands.some((operand) => operand.marks !== NO_MARKS)
  for (let row = from; row < to; row++) {
    const first = valueAt(operands[0]!, row)
    if (step.how === 'present') into.values[row] = !isAbsent(first)
    else if (step.how === 'not') into.values[row] = isAbsent(first) ? first : !first
    else {
      // Read from the left: the first operand that decides, or that is absent, is the answer; the rest is not read.
      const deciding = step.how === 'or'
      let answer: Value = !deciding
      let marks = NO_MARKS
      for (const operand of operands) {
        const value = valueAt(operand, row)
        if (marked) marks = frame.marks.union(marks, marksAt(operand, row))
        if (!isAbsent(value) && value !== deciding) continue
        answer = value
        break
      }
      into.values[row] = answer
      if (marked) setMark(into, row, marks)
    }
  }
  if (step.how === 'present' || step.how === 'not') joinMarks(frame, into, operands, from, to)
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
      // That an earlier one does not apply may itself rest on an assumption.
      marks = frame.marks.union(marks, marksAt(operands[at]!, row))
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
  const others = operands.slice(1)
  const wanted = step.how === 'max' ? 1 : -1
  for (let row = from; row < to; row++) {
    let best: Value = valueAt(operands[0]!, row)
    for (const operand of others) {
      const value = valueAt(operand, row)
      const absent = firstAbsent(best, value)
      if (absent) best = absent
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
  const isMarked = (id: ColumnId): boolean => columnOf(frame, id).marks !== NO_MARKS
  const marked = step.keys.some(isMarked) || step.rows.some(({ conditions }) => conditions.some(isMarked))
  for (let row = from; row < to; row++) {
    // Conditions are read row by row, from the left, as far as it takes; so are their marks.
    let marks = NO_MARKS
    const read = (id: ColumnId): Value => {
      const column = columnOf(frame, id)
      if (marked) marks = frame.marks.union(marks, marksAt(column, row))
      return valueAt(column, row)
    }
    const at = absentAmong(step.keys.map(read)) ?? rowThatHolds(step, read)
    into.values[row] =
      typeof at === 'string' ? openAt(frame, axisOfColumn(frame, step.to), row, at, step.rule) : at
    if (marked) setMark(into, row, marks)
  }
}

const rowThatHolds = (
  { rows, hit }: StepOf<'lookup'>,
  read: (column: ColumnId) => Value,
): number | Absent | 'no row' | 'several rows' => {
  let found = -1
  for (let at = 0; at < rows.length; at++) {
    let holds = true
    for (const condition of rows[at]!.conditions) {
      const value = read(condition)
      if (isAbsent(value)) return value
      if (value === true) continue
      holds = false
      break
    }
    if (!holds) continue
    if (found >= 0) return 'several rows'
    found = at
    if (hit === 'first') break
  }
  return found >= 0 ? found : 'no row'
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
    else if (cell === 'open')
      into.values[row] = openAt(frame, axisOfColumn(frame, step.to), row, 'row', step.rule)
    else {
      into.values[row] = valueAt(cell, row)
      marks = frame.marks.union(marks, marksAt(cell, row))
    }
    setMark(into, row, marks)
  }
}
