import { firstDay } from '../../../core/period.ts'
import { axisOf, columnOf, joinMarks, marksAt, openAt, setMark, target, valueAt } from '../frame.ts'
import { constantValue } from '../prepare.ts'
import { notApplicable, type Value } from '../value.ts'
import type { Operate } from './operate.ts'

export const constant: Operate<'constant'> = (step, frame) => {
  const into = target(frame, step.to)
  const dated = frame.prepared.constants.get(step)!
  const today = firstDay(frame.period)
  // The latest value that is in force on the first day of the period.
  const inForce = dated.filter((one) => one.from === undefined || one.from <= today).at(-1)
  into.values[0] = inForce ? inForce.value : openAt(frame, undefined, 0, 'history', step.rule)
  if (step.mark !== undefined) into.marks = frame.marks.single(`assumed:${frame.plan.marks[step.mark]!.name}`)
}

export const input: Operate<'input'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const rows = axisOf(frame, step.axis)
  const facts = rows.facts.get(step.fact)
  const fallback: Value | undefined =
    step.whenAbsent === undefined
      ? undefined
      : step.whenAbsent === null
        ? notApplicable('fact', step.fact)
        : constantValue(step.whenAbsent)
  for (let row = from; row < to; row++) {
    const given = facts?.[row]
    if (step.decided && given !== undefined) setMark(into, row, frame.marks.single('decided'))
    into.values[row] = given ??
      fallback ?? {
        absent: 'missing',
        kind: 'fact',
        because: step.fact,
        at: { thing: rows.thing, id: rows.ids[row]! },
      }
  }
}

export const overridden: Operate<'override'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  const replaced =
    frame.replacements.size === 0 ? undefined : frame.replacements.get(`${step.axis} ${step.name}`)
  for (let row = from; row < to; row++) into.values[row] = valueAt(of, row)
  joinMarks(frame, into, [of], from, to)
  if (step.mark !== undefined) {
    const assumed = frame.marks.single(`assumed:${frame.plan.marks[step.mark]!.name}`)
    for (let row = from; row < to; row++) setMark(into, row, frame.marks.union(marksAt(into, row), assumed))
  }
  if (!replaced) return
  for (let row = from; row < to; row++) {
    const replacement = replaced.get(row)
    if (!replacement) continue
    into.values[row] = replacement.value
    setMark(into, row, frame.marks.single(replacement.mark))
  }
}
