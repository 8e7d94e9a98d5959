import { compare, divide, type Exact, equals, isInteger } from '../../../core/exact.ts'
import { toText } from '../../../core/number-text.ts'
import type { BoundColumn } from '../../../plan/operations.ts'
import { columnOf, type Frame, joinMarks, openAt, target, valueAt } from '../frame.ts'
import { type Absent, absentAmong, isAbsent, type Value } from '../value.ts'
import type { Operate, StepOf } from './operate.ts'

/** A decision as it stands, or why it does not. A bound that is absent makes the value absent: nothing can be decided there. */
export const decided: Operate<'decision'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const of = columnOf(frame, step.of)
  for (let row = from; row < to; row++) into.values[row] = decisionAt(step, frame, row, valueAt(of, row))
  joinMarks(frame, into, [of], from, to)
}

const decisionAt = (step: StepOf<'decision'>, frame: Frame, row: number, given: Value): Value => {
  if (isAbsent(given)) return given
  const value = given as Exact
  const read = (column: number): Value => valueAt(columnOf(frame, column), row)
  const bounds = [step.least, step.most].map((bound) => bound && { ...bound, value: read(bound.column) })
  const absent = absentAmong(bounds.flatMap((bound) => bound?.value ?? []))
  if (absent) return absent
  const [from, to] = bounds as readonly (Bound | undefined)[]
  const refused = (
    code: NonNullable<Absent['problem']>['code'],
    more: Readonly<Record<string, string>>,
  ): Absent => ({
    ...openAt(frame, step.axis, row, 'refused', step.rule),
    problem: { code, parameters: { value: toText(value), by: step.by.zh, byEn: step.by.en, ...more } },
  })
  const isBelow = from && compare(value, from.value) < (from.inclusive ? 0 : 1)
  const isAbove = to && compare(value, to.value) > (to.inclusive ? 0 : -1)
  if (isBelow || isAbove) return refused('run-decision-outside', { allowed: rangeText(from, to) })
  const unit = step.step === undefined ? undefined : frame.prepared.steps.get(step.step)!
  if (unit && !isInteger(divide(value, unit)!)) return refused('run-decision-step', { step: step.step! })
  if (step.reason === undefined || !isAbsent(read(step.reason))) return value
  const usual = step.usual === undefined ? undefined : read(step.usual)
  const isUsual = usual !== undefined && !isAbsent(usual) && equals(usual as Exact, value)
  const silent = usual === undefined || isAbsent(usual) ? '' : toText(usual as Exact)
  return isUsual ? value : refused('run-decision-no-reason', { column: `${step.rule}.reason`, silent })
}

type Bound = BoundColumn & { readonly value: Exact }

const rangeText = (from: Bound | undefined, to: Bound | undefined): string => {
  if (from && to)
    return `${from.inclusive ? '[' : '('}${toText(from.value)}..${toText(to.value)}${to.inclusive ? ']' : ')'}`
  if (from) return `${from.inclusive ? '≥' : '>'} ${toText(from.value)}`
  return to ? `${to.inclusive ? '≤' : '<'} ${toText(to.value)}` : ''
}
