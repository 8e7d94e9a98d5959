import {
  add,
  compare,
  type Exact,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  signOf,
  subtract,
} from '../../../core/exact.ts'
import { readExact } from '../../../core/number-text.ts'
import type { ColumnType, End } from '../../../plan/type.ts'
import type { Move } from './move.ts'

/** A straight line over the driver: `base + slope × x`. */
export interface Form {
  readonly base: Exact
  readonly slope: Exact
}

/**
 * What is known of a value on a stretch of the driver, whatever the other facts are. `steady`: there or not, but the
 * same all along; `any`: it may come or go.
 */
export interface Side {
  readonly there: 'yes' | 'no' | 'steady' | 'any'
  /** A truth, word or place of a row that is known. */
  readonly is?: boolean | string | number
  readonly form?: Form
  readonly least?: Exact
  readonly most?: Exact
}

/** How a value goes along a stretch, or over a border between two; inside a stretch both sides are the same. */
export interface Flow {
  readonly move: Move
  /** Nothing jumps, but for rounding. */
  readonly smooth: boolean
  readonly left: Side
  readonly right: Side
  /** By which way it hangs on the row whose fact is moved; none where it does not. */
  readonly via?: string
}

export const valueOn = ({ base, slope }: Form, x: Exact): Exact => add(base, multiply(slope, x))

export const flat = (value: Exact): Form => ({ base: value, slope: { n: 0n, d: 1n } })

export const isFlat = ({ slope }: Form): boolean => isZero(slope)

export const addForms = (one: Form, other: Form): Form => ({
  base: add(one.base, other.base),
  slope: add(one.slope, other.slope),
})

export const timesForm = ({ base, slope }: Form, factor: Exact): Form => ({
  base: multiply(base, factor),
  slope: multiply(slope, factor),
})

/** A value that is known and does not follow the driver. */
export const constantIn = ({ form }: Side): Exact | undefined =>
  form && isFlat(form) ? form.base : undefined

type Range = Pick<Side, 'least' | 'most'>

const ends = (least: Exact | undefined, most: Exact | undefined): Range => ({
  ...(least ? { least } : {}),
  ...(most ? { most } : {}),
})

const endOf = (end: End | undefined): Exact | undefined => end && readExact(end.value)

export const rangeOfType = (type: ColumnType): Range =>
  type.kind === 'number' ? ends(endOf(type.range.from), endOf(type.range.to)) : {}

export const addRanges = (one: Range, other: Range): Range =>
  ends(
    one.least && other.least && add(one.least, other.least),
    one.most && other.most && add(one.most, other.most),
  )

export const negateRange = ({ least, most }: Range): Range =>
  ends(most && negate(most), least && negate(least))

export const within = (one: Range, other: Range): Range =>
  ends(
    one.least && other.least ? maximum(one.least, other.least) : (one.least ?? other.least),
    one.most && other.most ? minimum(one.most, other.most) : (one.most ?? other.most),
  )

/** Everything that either may be. */
export const around = (one: Range, other: Range): Range =>
  ends(
    one.least && other.least && minimum(one.least, other.least),
    one.most && other.most && maximum(one.most, other.most),
  )

export const multiplyRanges = (one: Range, other: Range): Range => {
  const [a, b] = [signIn(one), signIn(other)]
  if (one.least && one.most && other.least && other.most) {
    const products = [one.least, one.most].flatMap((left) =>
      [other.least!, other.most!].map((right) => multiply(left, right)),
    )
    return ends(products.reduce(minimum), products.reduce(maximum))
  }
  if (a === undefined || b === undefined) return {}
  if (a === 1 && b === 1 && one.least && other.least) return ends(multiply(one.least, other.least), undefined)
  return a * b >= 0 ? { least: nothing } : { most: nothing }
}

const nothing: Exact = { n: 0n, d: 1n }

/** 1: never below zero; −1: never above; 0: always zero; undefined: either. */
export const signIn = ({ least, most }: Range): -1 | 0 | 1 | undefined => {
  const [low, high] = [least && signOf(least), most && signOf(most)]
  if (low !== undefined && low >= 0) return high === 0 ? 0 : 1
  return high !== undefined && high <= 0 ? -1 : undefined
}

/** Whether zero cannot be reached, for a divisor. */
export const isNeverZero = ({ least, most }: Range): boolean =>
  (least !== undefined && signOf(least) > 0) || (most !== undefined && signOf(most) < 0)

/** Where one value is followed by another: by their lines at the border, by what they are, or by their ranges. */
export const moveBetween = (left: Side, right: Side, at: Exact | undefined): Move => {
  if (left.there === 'no' && right.there === 'no') return 'still'
  if (left.there !== 'yes' || right.there !== 'yes') return 'any'
  const jump = jumpBetween(left, right, at)
  if (jump) return (['down', 'still', 'up'] as const)[signOf(jump) + 1]!
  if (left.is !== undefined && right.is !== undefined) {
    if (left.is === right.is) return 'still'
    return typeof left.is === 'string' ? 'any' : left.is < right.is ? 'up' : 'down'
  }
  if (left.most && right.least && compare(left.most, right.least) <= 0) return 'up'
  return left.least && right.most && compare(left.least, right.most) >= 0 ? 'down' : 'any'
}

/** How much more is right of the border, where both lines are known. */
export const jumpBetween = (left: Side, right: Side, at: Exact | undefined): Exact | undefined => {
  if (!left.form || !right.form) return undefined
  if (at) return subtract(valueOn(right.form, at), valueOn(left.form, at))
  return isFlat(left.form) && isFlat(right.form) ? subtract(right.form.base, left.form.base) : undefined
}
