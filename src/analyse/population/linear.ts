import { addMonths } from '../../core/date.ts'
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  fromInteger,
  isZero,
  multiply,
  negate,
  ZERO,
} from '../../core/exact.ts'

/**
 * A sum of multiples of facts of one row, and a number: `2 × sales − 100`. A name that begins with `@` is a day of the
 * period: `@first 0` its first, `@last -1` the last one of the period before.
 */
export interface Linear {
  readonly terms: ReadonlyMap<string, Exact>
  readonly plus: Exact
}

/** What a column is worked out from, as far as it can be turned round. */
export type Form =
  /** A sum, or one sum divided by another. */
  | { readonly kind: 'sum'; readonly over: Linear; readonly under?: Linear }
  /** Full months (or, by 12, years) between two dates. */
  | { readonly kind: 'span'; readonly from: Linear; readonly to: Linear; readonly months: number }

export const constantOf = (plus: Exact): Linear => ({ terms: new Map(), plus })

export const factOf = (name: string): Linear => ({ terms: new Map([[name, exact(1n)]]), plus: ZERO })

export const isConstant = ({ terms }: Linear): boolean => terms.size === 0

export const scaled = ({ terms, plus }: Linear, by: Exact): Linear => ({
  terms: isZero(by) ? new Map() : new Map([...terms].map(([name, times]) => [name, multiply(times, by)])),
  plus: multiply(plus, by),
})

export const added = (left: Linear, right: Linear): Linear => {
  const terms = new Map(left.terms)
  for (const [name, times] of right.terms) {
    const sum = add(terms.get(name) ?? ZERO, times)
    if (isZero(sum)) terms.delete(name)
    else terms.set(name, sum)
  }
  return { terms, plus: add(left.plus, right.plus) }
}

const minus = (left: Linear, right: Linear): Linear => added(left, scaled(right, exact(-1n)))

export const sumForm = (over: Linear, under?: Linear): Form =>
  under === undefined || (isConstant(under) && !isZero(under.plus))
    ? { kind: 'sum', over: under === undefined ? over : scaled(over, divide(exact(1n), under.plus)!) }
    : { kind: 'sum', over, under }

/** Undefined where the sum of the two could not be turned round. */
export const addForms = (left: Form, right: Form): Form | undefined => {
  if (left.kind !== 'sum' || right.kind !== 'sum') return undefined
  if (left.under && right.under) return undefined
  if (right.under) return addForms(right, left)
  if (!left.under) return sumForm(added(left.over, right.over))
  return isConstant(right.over)
    ? sumForm(added(left.over, scaled(left.under, right.over.plus)), left.under)
    : undefined
}

export const multiplyForms = (left: Form, right: Form): Form | undefined => {
  if (left.kind !== 'sum' || right.kind !== 'sum') return undefined
  if (!left.under && isConstant(left.over)) return sumForm(scaled(right.over, left.over.plus), right.under)
  return !right.under && isConstant(right.over) ? multiplyForms(right, left) : undefined
}

export const divideForms = (left: Form, right: Form): Form | undefined => {
  if (left.kind !== 'sum' || right.kind !== 'sum' || right.under) return undefined
  if (isConstant(right.over)) {
    const by = divide(exact(1n), right.over.plus)
    return by && sumForm(scaled(left.over, by), left.under)
  }
  return left.under ? undefined : sumForm(left.over, right.over)
}

/** A border between two columns: the sum is zero just there, or a date lies whole months before another. */
export type Border =
  | { readonly kind: 'sum'; readonly sum: Linear }
  | { readonly kind: 'span'; readonly fact: string; readonly to: Linear; readonly months: number }

/** Where two columns are equal. */
export const borderBetween = (left: Form, right: Form): Border | undefined => {
  if (left.kind === 'span') return spanBorder(left, right)
  if (right.kind === 'span') return spanBorder(right, left)
  const leftOver = right.under ? crossed(left.over, right.under) : left.over
  const rightOver = left.under ? crossed(right.over, left.under) : right.over
  if (!leftOver || !rightOver || (left.under && right.under)) return undefined
  const sum = minus(leftOver, rightOver)
  return isConstant(sum) ? undefined : { kind: 'sum', sum }
}

/** A product of two sums, where one of them is a number. */
const crossed = (left: Linear, right: Linear): Linear | undefined =>
  isConstant(left) ? scaled(right, left.plus) : isConstant(right) ? scaled(left, right.plus) : undefined

const spanBorder = (span: Extract<Form, { kind: 'span' }>, other: Form): Border | undefined => {
  if (other.kind !== 'sum' || other.under || !isConstant(other.over)) return undefined
  const [name] = [...span.from.terms.keys()]
  if (span.from.terms.size !== 1 || name!.startsWith('@') || !isZero(span.from.plus)) return undefined
  const months = multiply(other.over.plus, exact(BigInt(span.months)))
  if (months.n % months.d !== 0n || compare(months, exact(1200n)) > 0) return undefined
  return { kind: 'span', fact: name!, to: span.to, months: Number(months.n / months.d) }
}

/** The value at which a sum is zero, given the other facts; undefined where one of them is not known. */
const solveFor = (
  { terms, plus }: Linear,
  fact: string,
  known: (name: string) => Exact | undefined,
): Exact | undefined => {
  let rest = plus
  for (const [name, times] of terms) {
    if (name === fact) continue
    const value = known(name)
    if (value === undefined) return undefined
    rest = add(rest, multiply(times, value))
  }
  return divide(negate(rest), terms.get(fact) ?? ZERO)
}

/** The value of a sum. */
export const valueOf = (sum: Linear, known: (name: string) => Exact | undefined): Exact | undefined => {
  let total = sum.plus
  for (const [name, times] of sum.terms) {
    const value = known(name)
    if (value === undefined) return undefined
    total = add(total, multiply(times, value))
  }
  return total
}

/** The values of a fact at which something changes sides, given what is known of its row. */
export const solutionsOf = (
  borders: readonly Border[],
  fact: string,
  known: (name: string) => Exact | undefined,
): readonly Exact[] =>
  borders.flatMap((border) => {
    if (border.kind === 'sum') return (border.sum.terms.has(fact) && solveFor(border.sum, fact, known)) || []
    if (border.fact !== fact) return []
    const to = valueOf(border.to, known)
    return to === undefined || to.n % to.d !== 0n
      ? []
      : fromInteger(addMonths(Number(to.n / to.d), -border.months))
  })
