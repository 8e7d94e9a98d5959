import type { RoundingMode } from '../../../plan/operations.ts'
import { notApplicable } from '../../reference/value.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { codeOf } from '../others.ts'
import { fresh, othersOf, vectorOf } from '../run.ts'
import { mostDecimals, powerOfTen, SAFE, type Vector } from '../vector.ts'
import type { OperateColumns } from './operate.ts'

/** Rows whose result no float holds, in the order they stand, without those that are decided. */
export const unsafeRows = ({ values, other }: Vector, decided: readonly number[]): number[] => {
  const rows = [...decided]
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value >= -SAFE && value <= SAFE) continue
    values[row] = 0
    if (!other || other[row] === 0) rows.push(row)
  }
  return rows
}

export const sumColumns: OperateColumns<'sum'> = (step, run) => {
  const operands = step.terms.map(({ of }) => vectorOf(run, of))
  if (operands.some(({ divisors }) => divisors !== undefined)) return false
  const decimals = Math.max(0, ...operands.map((one) => one.decimals))
  if (step.skip && operands.some(({ other, marks }) => other !== undefined || typeof marks !== 'number'))
    return false
  const into = fresh(run, step.to, decimals)
  const { values } = into
  const slow = combineOthers(run, into, operands)
  let isSafe = true
  for (const [at, operand] of operands.entries()) {
    const factor = powerOfTen(decimals - operand.decimals) * (step.terms[at]!.negative ? -1 : 1)
    if (!addScaled(values, operand, factor)) isSafe = false
  }
  rowsByReference(run, step, into, isSafe ? slow : unsafeRows(into, slow))
  joinAll(run, into, operands)
  return true
}

/** Adds a column times a whole number; says whether every sum on the way is one that a float holds. */
const addScaled = (into: Float64Array, { values, stride }: Vector, factor: number): boolean => {
  let isSafe = true
  if (stride === 0) {
    const term = values[0]! * factor
    if (!(term >= -SAFE && term <= SAFE)) return into.fill(Number.NaN) && false
    for (let row = 0; row < into.length; row++) {
      const sum = into[row]! + term
      // What has been too large once stays so, whatever is taken away again.
      if (sum >= -SAFE && sum <= SAFE) into[row] = sum
      else {
        into[row] = Number.NaN
        isSafe = false
      }
    }
    return isSafe
  }
  for (let row = 0; row < into.length; row++) {
    const term = values[row]! * factor
    const sum = into[row]! + term
    if (sum >= -SAFE && sum <= SAFE && term >= -SAFE && term <= SAFE) into[row] = sum
    else {
      into[row] = Number.NaN
      isSafe = false
    }
  }
  return isSafe
}

export const multiplyColumns: OperateColumns<'multiply'> = (step, run) => {
  const left = vectorOf(run, step.left)
  const right = vectorOf(run, step.right)
  const decimals = left.decimals + right.decimals
  if (decimals > mostDecimals) return false
  const into = fresh(run, step.to, decimals, left.divisors !== undefined || right.divisors !== undefined)
  const slow = combineOthers(run, into, [left, right])
  let isSafe = product(into.values, left.values, left.stride, right.values, right.stride)
  if (into.divisors) {
    if (!left.divisors || !right.divisors) copyInto(into.divisors, left.divisors ? left : right)
    else isSafe = product(into.divisors, left.divisors, left.stride, right.divisors, right.stride) && isSafe
  }
  rowsByReference(run, step, into, isSafe ? slow : unsafeQuotients(into, slow))
  joinAll(run, into, [left, right])
  return true
}

const product = (
  into: Float64Array,
  left: Float64Array,
  leftStride: 0 | 1,
  right: Float64Array,
  rightStride: 0 | 1,
): boolean => {
  let isSafe = true
  if (rightStride === 0 || leftStride === 0) {
    const constant = rightStride === 0 ? right[0]! : left[0]!
    const column = rightStride === 0 ? left : right
    const stride = rightStride === 0 ? leftStride : rightStride
    for (let row = 0; row < into.length; row++) {
      const result = column[row * stride]! * constant
      if (!(result >= -SAFE && result <= SAFE)) isSafe = false
      into[row] = result
    }
    return isSafe
  }
  for (let row = 0; row < into.length; row++) {
    const result = left[row]! * right[row]!
    if (!(result >= -SAFE && result <= SAFE)) isSafe = false
    into[row] = result
  }
  return isSafe
}

const copyInto = (into: Float64Array, { divisors, stride }: Vector): void => {
  if (stride === 1) into.set(divisors!)
  else into.fill(divisors![0]!)
}

/** Rows of which either part is too large. */
export const unsafeQuotients = (into: Vector, decided: readonly number[]): number[] => {
  const { divisors, values } = into
  if (divisors)
    for (let row = 0; row < divisors.length; row++)
      if (!(divisors[row]! <= SAFE)) {
        divisors[row] = 1
        values[row] = Number.NaN
      }
  return unsafeRows(into, decided)
}

export const divideColumns: OperateColumns<'divide'> = (step, run) => {
  if (step.remainder) return false
  const left = vectorOf(run, step.left)
  const right = vectorOf(run, step.right)
  const into = fresh(run, step.to, 0, true)
  const slow = combineOthers(run, into, [left, right])
  const up = powerOfTen(Math.max(0, right.decimals - left.decimals))
  const down = powerOfTen(Math.max(0, left.decimals - right.decimals))
  const { values } = into
  const divisors = into.divisors!
  const zeros: number[] = []
  let isSafe = true
  for (let row = 0; row < values.length; row++) {
    const [a, b] = [row * left.stride, row * right.stride]
    const divisor = right.values[b]!
    if (divisor === 0) {
      zeros.push(row)
      continue
    }
    let n = left.values[a]! * up
    let d = divisor * down
    if (right.divisors) n *= right.divisors[b]!
    if (left.divisors) d *= left.divisors[a]!
    if (d < 0) {
      n = -n
      d = -d
    }
    if (!(n >= -SAFE && n <= SAFE && d <= SAFE)) isSafe = false
    values[row] = n
    divisors[row] = d
  }
  const { others } = run.shared
  const nothing =
    zeros.length === 0 ? 0 : codeOf(others, notApplicable(step.zero ?? 'zero divisor', step.rule))
  for (const row of zeros) {
    // A divisor that is among the others reads as zero, and is none.
    if ((into.other?.[row] ?? 0) === 0 && (right.other?.[row * right.stride] ?? 0) === 0)
      othersOf(into)[row] = nothing
  }
  rowsByReference(run, step, into, isSafe ? slow : unsafeQuotients(into, slow))
  joinAll(run, into, [left, right])
  return true
}

export const roundColumns: OperateColumns<'round'> = (step, run) => {
  const of = vectorOf(run, step.of)
  const unit = run.frame.prepared.steps.get(step.step)!
  const scale = decimalsOfStep(step.step)
  const size = Number(unit.n * (10n ** BigInt(scale) / unit.d))
  const decimals = Math.max(of.decimals, scale)
  // The number and the step in the same decimals.
  const up = powerOfTen(decimals - of.decimals)
  const wide = size * powerOfTen(decimals - scale)
  const into = fresh(run, step.to, scale)
  const slow = combineOthers(run, into, [of])
  const isSafe = of.divisors
    ? roundQuotients(into.values, of, up, wide, size, step.mode)
    : roundValues(into.values, of, up, wide, size, step.mode)
  rowsByReference(run, step, into, isSafe ? slow : unsafeRows(into, slow))
  joinAll(run, into, [of])
  return true
}

const decimalsOfStep = (text: string): number => {
  const at = text.indexOf('.')
  return at < 0 ? 0 : text.length - at - 1
}

/** Integers up to 2^53 divide without an error that could carry the floor over: its quotient is the whole one. */
const stepsOf = (size: number, whole: number, mode: number, isNegative: boolean): number => {
  const steps = Math.floor(size / whole)
  const rest = size - steps * whole
  return rest !== 0 && goesUp(mode, steps, rest, whole, isNegative) ? steps + 1 : steps
}

const modes: Readonly<Record<RoundingMode, number>> = {
  'half up': 0,
  'half down': 1,
  'half even': 2,
  up: 3,
  down: 4,
  ceiling: 5,
  floor: 6,
}

/** Whether what is left over carries the size of a number to the next step. */
const goesUp = (mode: number, steps: number, rest: number, whole: number, isNegative: boolean): boolean => {
  if (mode > 2) return mode === 3 || (mode === 5 && !isNegative) || (mode === 6 && isNegative)
  // The other side of the step, so that nothing is doubled beyond what a float holds.
  const other = whole - rest
  if (rest !== other) return rest > other
  return mode === 0 || (mode === 2 && steps % 2 === 1)
}

const roundValues = (
  into: Float64Array,
  { values, stride }: Vector,
  up: number,
  wide: number,
  size: number,
  mode: RoundingMode,
): boolean => {
  const way = modes[mode]
  let isSafe = true
  for (let row = 0; row < into.length; row++) {
    const value = values[row * stride]! * up
    const magnitude = value < 0 ? -value : value
    const result = stepsOf(magnitude, wide, way, value < 0) * size
    if (!(magnitude <= SAFE && result <= SAFE)) {
      isSafe = false
      into[row] = Number.NaN
    } else into[row] = value < 0 ? 0 - result : result
  }
  return isSafe
}

const roundQuotients = (
  into: Float64Array,
  { values, divisors, stride }: Vector,
  up: number,
  wide: number,
  size: number,
  mode: RoundingMode,
): boolean => {
  const way = modes[mode]
  let isSafe = true
  for (let row = 0; row < into.length; row++) {
    const value = values[row * stride]! * up
    const magnitude = value < 0 ? -value : value
    const whole = divisors![row * stride]! * wide
    const result = stepsOf(magnitude, whole, way, value < 0) * size
    if (!(magnitude <= SAFE && whole <= SAFE && result <= SAFE)) {
      isSafe = false
      into[row] = Number.NaN
    } else into[row] = value < 0 ? 0 - result : result
  }
  return isSafe
}
