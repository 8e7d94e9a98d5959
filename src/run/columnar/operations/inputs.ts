import type { TypedFact } from '../../batch/fact-columns.ts'
import { axisOf, marksAt, setMark } from '../../reference/frame.ts'
import { NO_MARKS } from '../../reference/marks.ts'
import { constantValue } from '../../reference/prepare.ts'
import { notApplicable } from '../../reference/value.ts'
import { codeOf } from '../others.ts'
import { fresh, othersOf, placeOf, putValue, type Run, vectorOf } from '../run.ts'
import type { Vector } from '../vector.ts'
import type { OperateColumns } from './operate.ts'
import { spread } from './spread.ts'

export const inputColumns: OperateColumns<'input'> = (step, run) => {
  const { frame, shared } = run
  const rows = axisOf(frame, step.axis)
  const typed = rows.typed?.get(step.fact)
  if (typed && !step.decided && typed.given === undefined) {
    run.vectors[step.to] = typedColumn(run, typed)
    return true
  }
  const facts = rows.facts.get(step.fact)
  const { type } = frame.plan.columns[step.to]!
  if (type.kind === 'number' && typeof type.scale !== 'number') return false
  const decimals = type.kind === 'number' ? (type.scale as number) : 0
  const into = fresh(run, step.to, decimals)
  const { values } = into
  const fallback =
    step.whenAbsent === undefined || step.whenAbsent === null ? undefined : constantValue(step.whenAbsent)
  const without =
    step.whenAbsent === null ? codeOf(shared.others, notApplicable('fact', step.fact)) : undefined
  const decided = step.decided ? frame.marks.single('decided') : undefined
  for (let row = 0; row < values.length; row++) {
    const given = facts?.[row]
    if (given !== undefined) {
      putValue(run, into, row, given)
      if (decided !== undefined) setMark(into, row, decided)
    } else if (fallback !== undefined) putValue(run, into, row, fallback)
    else
      othersOf(into)[row] =
        without ??
        codeOf(shared.others, {
          absent: 'missing',
          kind: 'fact',
          because: step.fact,
          at: { thing: rows.thing, id: rows.ids[row]! },
        })
  }
  return true
}

/** A column as it was given; nobody writes into it. */
const typedColumn = ({ shared }: Run, { values, decimals, words }: TypedFact): Vector => {
  const places =
    words && words.length <= values.length ? words.map((word) => placeOf(shared.words, word)) : undefined
  if (!words)
    return {
      values: values instanceof Float64Array ? values : new Float64Array(values),
      decimals,
      stride: 1,
      marks: NO_MARKS,
    }
  const own = new Float64Array(values.length)
  for (let row = 0; row < own.length; row++)
    own[row] = places ? places[values[row]!]! : placeOf(shared.words, words[values[row]!]!)
  return { values: own, decimals, stride: 1, marks: NO_MARKS }
}

export const overrideColumns: OperateColumns<'override'> = (step, run) => {
  const { frame } = run
  const of = vectorOf(run, step.of)
  const replaced = frame.replacements.get(`${step.axis} ${step.name}`)
  if (replaced) return false
  const into = spread(run, step.to, of)
  if (step.mark === undefined) return true
  const assumed = frame.marks.single(`assumed:${frame.plan.marks[step.mark]!.name}`)
  if (typeof into.marks === 'number') into.marks = frame.marks.union(into.marks, assumed)
  else into.marks = into.marks.map((_, row) => frame.marks.union(marksAt(into, row), assumed))
  return true
}
