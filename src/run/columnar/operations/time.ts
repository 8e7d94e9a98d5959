import { fullMonthsBetween, fullYearsBetween } from '../../../core/date.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { passing, waiting } from '../others.ts'
import { fresh, othersOf, placeOf, vectorOf } from '../run.ts'
import type { Vector } from '../vector.ts'
import type { OperateColumns } from './operate.ts'

export const openingColumns: OperateColumns<'opening'> = (step, run) => {
  if (!run.cells.columns.has(step.cell)) return false
  run.vectors[step.to] = run.cells.open(run, step.cell, step.to)
  return true
}

export const closingColumns: OperateColumns<'closing'> = (step, run) => {
  if (!run.cells.columns.has(step.cell)) return false
  const { kind } = run.frame.plan.columns[step.of]!.type
  run.cells.close(run, step.cell, vectorOf(run, step.of), kind, step.absent)
  return true
}

export const streakColumns: OperateColumns<'streak'> = (step, run) => {
  const before = vectorOf(run, step.before)
  const of = vectorOf(run, step.of)
  if (before.divisors || before.decimals !== 0) return false
  const into = fresh(run, step.to)
  const { kinds } = run.shared.others
  for (let row = 0; row < into.values.length; row++) {
    const [a, b] = [row * before.stride, row * of.stride]
    const code = of.other?.[b] ?? 0
    const lengthCode = before.other?.[a] ?? 0
    if (kinds[code] === waiting || kinds[lengthCode] === waiting) {
      othersOf(into)[row] = kinds[code] === waiting ? code : lengthCode
      continue
    }
    const length = kinds[lengthCode] === passing ? 0 : before.values[a]!
    if (code !== 0) into.values[row] = step.gap === 'skips' ? length : 0
    else into.values[row] = of.values[b] === 1 ? length + 1 : 0
  }
  joinAll(run, into, [before, of])
  return true
}

/** Only those in a run have anything to show. */
export const evidenceColumns: OperateColumns<'evidence'> = (step, run) => {
  const length = vectorOf(run, step.length)
  for (const id of [step.before, step.holds, step.of]) vectorOf(run, id)
  const into = fresh(run, step.to)
  into.values.fill(placeOf(run.shared.words, ''))
  const inside: number[] = []
  for (let row = 0; row < into.values.length; row++) {
    const at = row * length.stride
    if (length.values[at] !== 0 || (length.other?.[at] ?? 0) !== 0) inside.push(row)
  }
  rowsByReference(run, step, into, inside)
  into.marks = typeof length.marks === 'number' ? length.marks : [...length.marks]
  return true
}

export const calendarColumns: OperateColumns<'calendar'> = (step, run) => {
  const { how } = step
  if (how !== 'years' && how !== 'months' && how !== 'days') return false
  const [from, to] = step.of.map((id) => vectorOf(run, id)) as [Vector, Vector]
  const into = fresh(run, step.to)
  combineOthers(run, into, [from, to])
  const { values } = into
  if (how === 'days')
    for (let row = 0; row < values.length; row++) {
      const days = to.values[row * to.stride]! - from.values[row * from.stride]! + 1
      values[row] = days > 0 ? days : 0
    }
  else if (how === 'years' && to.stride === 0 && (to.other?.[0] ?? 0) === 0)
    yearsUntil(values, from, to.values[0]!, into.other)
  else {
    const between = how === 'years' ? fullYearsBetween : fullMonthsBetween
    for (let row = 0; row < values.length; row++) {
      if (into.other && into.other[row] !== 0) continue
      values[row] = Math.max(0, between(from.values[row * from.stride]!, to.values[row * to.stride]!))
    }
  }
  joinAll(run, into, [from, to])
  return true
}

/** Full years until one day: a first guess by the length of a year, then the anniversary says which side it is on. */
const yearsUntil = (into: Float64Array, from: Vector, day: number, other: Int32Array | undefined): void => {
  const anniversaries = anniversariesOf(day)
  for (let row = 0; row < into.length; row++) {
    const first = from.values[row * from.stride]!
    if (other && other[row] !== 0) continue
    if (first >= day) {
      into[row] = 0
      continue
    }
    const guess = Math.floor((day - first) / 365.2425)
    if (guess >= anniversaries.length - 1) into[row] = Math.max(0, fullYearsBetween(first, day))
    // The last first day with that many full years, and with one more.
    else
      into[row] =
        first > anniversaries[guess]! ? guess - 1 : first <= anniversaries[guess + 1]! ? guess + 1 : guess
  }
}

const known = new Map<number, Float64Array>()

/** For each number of years the last first day that makes it full: a table that depends on nothing but the day. */
const anniversariesOf = (day: number): Float64Array => {
  const before = known.get(day)
  if (before) return before
  const made = new Float64Array(101)
  for (let years = 0; years < made.length; years++) {
    let first = day - Math.floor(years * 365.2425) + 2
    while (fullYearsBetween(first, day) < years) first -= 1
    made[years] = first
  }
  if (known.size > 400) known.clear()
  known.set(day, made)
  return made
}
