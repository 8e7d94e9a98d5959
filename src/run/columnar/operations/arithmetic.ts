import type { RoundingMode } from '../../../plan/operations.ts'
import { notApplicable } from '../../reference/value.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { codeOf, number, passing } from '../others.ts'
import { fresh, othersOf, type Run, vectorOf } from '../run.ts'
import { floatOf, mostDecimals, mostOf, powerOfTen, SAFE, type Vector } from '../vector.ts'
import type { OperateColumns } from './operate.ts'
import { spread } from './spread.ts'

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
  const into = fresh(run, step.to, decimals)
  const { values } = into
  const slow = step.skip ? whatBlocks(run, into, operands) : combineOthers(run, into, operands)
  const factors = operands.map(
    (one, at) => powerOfTen(decimals - one.decimals) * (step.terms[at]!.negative ? -1 : 1),
  )
  const most = operands.reduce((sum, one, at) => sum + mostOf(one) * Math.abs(factors[at]!), 0)
  let isSafe = true
  if (most <= SAFE) {
    for (const [at, operand] of operands.entries()) addFitting(values, operand, factors[at]!, step.skip)
    into.most = most
  } else
    for (const [at, operand] of operands.entries())
      if (!addScaled(values, operand, factors[at]!, step.skip)) isSafe = false
  rowsByReference(run, step, into, isSafe ? slow : unsafeRows(into, slow))
  joinAll(run, into, operands)
  return true
}

/** `total(…)` leaves out what does not apply. A missing fact still blocks. */
const whatBlocks = (run: Run, into: Vector, operands: readonly Vector[]): number[] => {
  const { kinds } = run.shared.others
  const slow: number[] = []
  for (const { other, stride } of operands) {
    if (!other) continue
    for (let row = 0; row < into.values.length; row++) {
      const code = other[row * stride]!
      if (code === 0 || kinds[code] === passing) continue
      if (kinds[code] === number) slow.push(row)
      else if ((into.other?.[row] ?? 0) === 0) othersOf(into)[row] = code
    }
  }
  return into.other ? slow.filter((row) => into.other![row] === 0) : slow
}

/** Where every sum is known to fit. `skip`: what is absent is no part of it, whatever stands in its place. */
const addFitting = (
  into: Float64Array,
  { values, stride, other }: Vector,
  factor: number,
  skip: boolean,
): void => {
  if (skip && other) {
    for (let row = 0; row < into.length; row++)
      if (other[row * stride] === 0) into[row]! += values[row * stride]! * factor
  } else if (stride === 0) {
    const term = values[0]! * factor
    for (let row = 0; row < into.length; row++) into[row]! += term
  } else for (let row = 0; row < into.length; row++) into[row]! += values[row]! * factor
}

/** Adds a column times a whole number; says whether every sum on the way is one that a float holds. */
const addScaled = (
  into: Float64Array,
  { values, stride, other }: Vector,
  factor: number,
  skip: boolean,
): boolean => {
  let isSafe = true
  if (stride === 0 && !(skip && other)) {
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
    if (skip && other && other[row * stride] !== 0) continue
    const term = values[row * stride]! * factor
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
  const most = mostOf(left) * mostOf(right)
  let isSafe =
    most <= SAFE
      ? productThatFits(into, left, right, most)
      : product(into.values, left.values, left.stride, right.values, right.stride)
  if (into.divisors) {
    if (!left.divisors || !right.divisors) copyInto(into.divisors, left.divisors ? left : right)
    else isSafe = product(into.divisors, left.divisors, left.stride, right.divisors, right.stride) && isSafe
  }
  rowsByReference(run, step, into, isSafe ? slow : unsafeQuotients(into, slow))
  joinAll(run, into, [left, right])
  return true
}

const productThatFits = (into: Vector, left: Vector, right: Vector, most: number): true => {
  const { values } = into
  into.most = most
  if (left.stride === 1 && right.stride === 1)
    for (let row = 0; row < values.length; row++) values[row] = left.values[row]! * right.values[row]!
  else {
    const [column, constant] = left.stride === 1 ? [left, right] : [right, left]
    const factor = constant.values[0]!
    for (let row = 0; row < values.length; row++) values[row] = column.values[row * column.stride]! * factor
  }
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
  const left = vectorOf(run, step.left)
  const right = vectorOf(run, step.right)
  if (step.remainder && (left.divisors || right.divisors)) return false
  const decimals = step.remainder ? Math.max(left.decimals, right.decimals) : 0
  const into = fresh(run, step.to, decimals, !step.remainder)
  const slow = combineOthers(run, into, [left, right])
  const zeros: number[] = []
  const isSafe = step.remainder
    ? remainders(into, left, right, zeros)
    : quotients(into.values, into.divisors!, left, right, zeros)
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

const quotients = (
  values: Float64Array,
  divisors: Float64Array,
  left: Vector,
  right: Vector,
  zeros: number[],
): boolean => {
  const up = powerOfTen(Math.max(0, right.decimals - left.decimals))
  const down = powerOfTen(Math.max(0, left.decimals - right.decimals))
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
  return isSafe
}

/** What a whole number of times the right leaves of the left, with the sign of the right. */
const remainders = ({ values, decimals }: Vector, left: Vector, right: Vector, zeros: number[]): boolean => {
  const up = powerOfTen(decimals - left.decimals)
  const down = powerOfTen(decimals - right.decimals)
  let isSafe = true
  for (let row = 0; row < values.length; row++) {
    const dividend = left.values[row * left.stride]! * up
    const divisor = right.values[row * right.stride]! * down
    if (divisor === 0) zeros.push(row)
    else if (Math.abs(dividend) <= SAFE / 2 && Math.abs(divisor) <= SAFE / 2)
      values[row] = dividend - Math.floor(dividend / divisor) * divisor
    else {
      isSafe = false
      values[row] = Number.NaN
    }
  }
  return isSafe
}

export const roundColumns: OperateColumns<'round'> = (step, run) => {
  const of = vectorOf(run, step.of)
  const unit = run.frame.prepared.steps.get(step.step)!
  const scale = decimalsOfStep(step.step)
  const size = floatOf(unit.n * (10n ** BigInt(scale) / unit.d))
  const decimals = Math.max(of.decimals, scale)
  // The number and the step in the same decimals.
  const up = powerOfTen(decimals - of.decimals)
  const wide = size * powerOfTen(decimals - scale)
  if (wide === 1 && up === 1 && !of.divisors) {
    spread(run, step.to, of)
    return true
  }
  const into = fresh(run, step.to, scale)
  const slow = combineOthers(run, into, [of])
  const rounding: Rounding = { up, wide, size, mode: step.mode }
  const isSafe = of.divisors ? roundQuotients(into.values, of, rounding) : roundValues(into, of, rounding)
  rowsByReference(run, step, into, isSafe ? slow : unsafeRows(into, slow))
  joinAll(run, into, [of])
  return true
}

/** Values times `up` to the step `wide`, which is `size` in the decimals of the result. */
interface Rounding {
  readonly up: number
  readonly wide: number
  readonly size: number
  readonly mode: RoundingMode
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

const roundValues = (result: Vector, of: Vector, { up, wide, size, mode }: Rounding): boolean => {
  const { values: into } = result
  const { values, stride } = of
  const most = mostOf(of) * up
  if (mode === 'half up' && most + wide <= SAFE && (most / wide + 1) * size <= SAFE && wide % 2 === 0) {
    result.most = (most / wide + 1) * size
    const half = wide / 2
    for (let row = 0; row < into.length; row++) {
      const value = values[row * stride]! * up
      into[row] =
        (value < 0 ? 0 - Math.floor((half - value) / wide) : Math.floor((value + half) / wide)) * size
    }
    return true
  }
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
  { up, wide, size, mode }: Rounding,
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
