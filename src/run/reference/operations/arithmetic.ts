import { add, divide, type Exact, isZero, modulo, multiply, negate, ZERO } from '../../../core/exact.ts'
import { roundTo } from '../../../core/rounding.ts'
import { type Column, columnOf, type Frame, joinMarks, marksAt, setMark, target, valueAt } from '../frame.ts'
import { NO_MARKS } from '../marks.ts'
import { firstAbsent, isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import type { Operate } from './operate.ts'

/** Fills the target from two operands, row by row; an absent operand makes the result absent. */
export const binary = (
  frame: Frame,
  into: Column,
  left: Column,
  right: Column,
  from: number,
  to: number,
  of: (left: Value, right: Value) => Value,
): void => {
  const end = into.stride === 0 ? Math.min(to, 1) : to
  for (let row = from; row < end; row++) {
    const a = valueAt(left, row)
    const b = valueAt(right, row)
    into.values[row] = firstAbsent(a, b) ?? of(a, b)
  }
  joinMarks(frame, into, [left, right], from, end)
}

export const sum: Operate<'sum'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const terms = step.terms.map((term) => ({ column: columnOf(frame, term.of), negative: term.negative }))
  if (step.skip) return skippingSum(terms, into, frame, from, to)
  for (let row = from; row < to; row++) {
    let total: Value = ZERO
    for (const { column, negative } of terms) {
      const value = valueAt(column, row)
      const absent = firstAbsent(total, value)
      if (absent) total = absent
      else total = add(total as Exact, negative ? negate(value as Exact) : (value as Exact))
    }
    into.values[row] = total
  }
  joinMarks(
    frame,
    into,
    terms.map((term) => term.column),
    from,
    to,
  )
}

/** `total(…)` leaves out what does not apply; a missing fact still blocks. */
const skippingSum = (
  terms: readonly { readonly column: Column; readonly negative: boolean }[],
  into: Column,
  frame: Frame,
  from: number,
  to: number,
): void => {
  for (let row = from; row < to; row++) {
    let total: Value = ZERO
    let marks = NO_MARKS
    for (const { column, negative } of terms) {
      const value = valueAt(column, row)
      // That it is left out may itself rest on an assumption.
      marks = frame.marks.union(marks, marksAt(column, row))
      if (isAbsent(value) && !isMissing(value)) continue
      if (isAbsent(total)) continue
      total = isAbsent(value)
        ? value
        : add(total as Exact, negative ? negate(value as Exact) : (value as Exact))
    }
    into.values[row] = total
    setMark(into, row, marks)
  }
}

export const multiplied: Operate<'multiply'> = (step, frame, from, to) =>
  binary(
    frame,
    target(frame, step.to),
    columnOf(frame, step.left),
    columnOf(frame, step.right),
    from,
    to,
    (a, b) => multiply(a as Exact, b as Exact),
  )

export const divided: Operate<'divide'> = (step, frame, from, to) =>
  binary(
    frame,
    target(frame, step.to),
    columnOf(frame, step.left),
    columnOf(frame, step.right),
    from,
    to,
    (a, b) => {
      if (isZero(b as Exact)) return notApplicable(step.zero ?? 'zero divisor', step.rule)
      return (step.remainder ? modulo(a as Exact, b as Exact) : divide(a as Exact, b as Exact))!
    },
  )

export const rounded: Operate<'round'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const unit = frame.prepared.steps.get(step.step)!
  for (let row = from; row < to; row++) {
    const value = valueAt(of, row)
    into.values[row] = isAbsent(value) ? value : roundTo(value as Exact, unit, step.mode)
  }
  joinMarks(frame, into, [of], from, to)
}
