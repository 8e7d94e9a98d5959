import { fullMonthsBetween, fullYearsBetween } from '../../../core/date.ts'
import { periodText } from '../../../core/period.ts'
import { periodOn } from '../../reference/frame.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { passing, waiting } from '../others.ts'
import { fresh, othersOf, placeOf, type Shared, vectorOf } from '../run.ts'
import { powerOfTen, type Vector } from '../vector.ts'
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
  const [before, length, holds, of] = [step.before, step.length, step.holds, step.of].map((id) =>
    vectorOf(run, id),
  ) as [Vector, Vector, Vector, Vector]
  const { axis, type } = run.frame.plan.columns[step.of]!
  const period = periodText(axis === undefined ? run.frame.period : periodOn(run.frame, axis))
  const { texts } = run.shared.words
  const isPlain = type.kind === 'number' && !of.divisors
  const into = fresh(run, step.to)
  const nothing = placeOf(run.shared.words, '')
  into.values.fill(nothing)
  const slow: number[] = []
  for (let row = 0; row < into.values.length; row++) {
    const at = row * length.stride
    const hasOther = isOther(length, row) || isOther(before, row) || isOther(holds, row) || isOther(of, row)
    if (hasOther || (length.values[at] !== 0 && (!isPlain || length.values[at]! > step.keep))) slow.push(row)
    else if (length.values[at] !== 0) {
      const past = before.values[row * before.stride]!
      if (holds.values[row * holds.stride] !== 1) into.values[row] = past
      else {
        const entry = `${period} ${scaledText(of.values[row * of.stride]!, of.decimals)}`
        // Hardly two are alike: a place of its own is found quicker than a twin.
        into.values[row] = texts.push(texts[past] === '' ? entry : `${texts[past]}; ${entry}`) - 1
      }
    }
  }
  rowsByReference(run, step, into, slow)
  into.marks = typeof length.marks === 'number' ? length.marks : [...length.marks]
  return true
}

const isOther = ({ other, stride }: Vector, row: number): boolean =>
  other !== undefined && other[row * stride] !== 0

/** A number in its shortest form: 8950 with two decimals is 89.5. */
const scaledText = (value: number, decimals: number): string => {
  if (decimals === 0) return String(value)
  const power = powerOfTen(decimals)
  const magnitude = value < 0 ? -value : value
  const whole = Math.floor(magnitude / power)
  const rest = magnitude - whole * power
  const sign = value < 0 ? '-' : ''
  if (rest === 0) return `${sign}${whole}`
  return `${sign}${whole}.${String(rest).padStart(decimals, '0').replace(/0+$/, '')}`
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
    yearsUntil(values, from, to.values[0]!, into.other, run.shared)
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
const yearsUntil = (
  into: Float64Array,
  from: Vector,
  day: number,
  other: Int32Array | undefined,
  shared: Shared,
): void => {
  const anniversaries = anniversariesOf(day, shared)
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

/** For each number of years the last first day that makes it full: a table that depends on nothing but the day. */
const anniversariesOf = (day: number, { anniversaries }: Shared): Float64Array => {
  const before = anniversaries.get(day)
  if (before) return before
  const made = new Float64Array(101)
  for (let years = 0; years < made.length; years++) {
    let first = day - Math.floor(years * 365.2425) + 2
    while (fullYearsBetween(first, day) < years) first -= 1
    made[years] = first
  }
  anniversaries.set(day, made)
  return made
}
