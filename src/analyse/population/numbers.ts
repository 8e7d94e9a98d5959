import { compare, type Exact, exact, floor, maximum, minimum, multiply, negate } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'

/** A fact that is a number, in whole steps of its finest decimal: money by the fen, percent by its last digit. */
export interface NumberPiece {
  readonly kind: 'number'
  readonly decimals: number
  readonly percent: boolean
  /** The ends of what is allowed, themselves allowed. */
  readonly least: bigint | undefined
  readonly most: bigint | undefined
  /** Between these most values lie; `even`: they are mostly multiples of it. */
  readonly usual: { readonly from: bigint; readonly to: bigint; readonly even: bigint }
  /** Values, in steps, with which a rule compares the fact itself. */
  readonly edges: readonly bigint[]
  /** Many are small and few are large, as with money. */
  readonly skewed: boolean
  /** Nought, mostly: a count of what seldom happens and that a rule asks about from the first few on, as complaints. */
  readonly rare: boolean
}

/** Values with which a rule compares a fact by itself, and the sums over records to which it adds. */
export interface Edges {
  readonly own: readonly Exact[]
  readonly summed: readonly Exact[]
}

type NumberType = Extract<FactPlan['type'], { kind: 'number' }>

/** Plausible sizes by unit, in the unit itself: from, to, and the multiples that people write. */
const sizes: Readonly<Record<string, readonly [from: string, to: string, even: string]>> = {
  money: ['200', '20000', '0.01'],
  score: ['45', '100', '0.5'],
  percent: ['0', '0.4', '0.01'],
  number: ['1', '100', '1'],
  days: ['0', '23', '0.5'],
  hours: ['0', '180', '0.5'],
  minutes: ['0', '90', '1'],
  months: ['0', '36', '1'],
  years: ['1', '20', '1'],
  people: ['1', '40', '1'],
  times: ['0', '12', '1'],
  count: ['1', '200', '1'],
}
const sizeOfRate = ['0.5', '10', '0.01'] as const
const sizeOfOther = ['0', '60', '1'] as const

export const numberPiece = (
  fact: FactPlan,
  type: NumberType,
  ruleSet: CompiledRuleSet,
  edges: Edges,
): NumberPiece => {
  const perOne = 10n ** BigInt(type.decimals)
  const steps = (value: Exact): Exact => multiply(value, exact(perOne))
  const up = (value: Exact): bigint => -floor(negate(steps(value)))
  const { from, to } = fact.allowed ?? {}
  const end = (text: string): Exact => readExact(text)!
  const least = from && (from.inclusive ? up(end(from.value)) : floor(steps(end(from.value))) + 1n)
  const most = to && (to.inclusive ? floor(steps(end(to.value))) : up(end(to.value)) - 1n)
  const within = (value: bigint): bigint => inside({ least, most }, value)
  const own = edges.own.map(steps)
  const isMoney = type.unit === 'money' || type.unit in (ruleSet.currencies ?? {})
  const [usualFrom, usualTo, even] = (
    isMoney ? sizes.money! : type.unit.includes('/') ? sizeOfRate : (sizes[type.unit] ?? sizeOfOther)
  ).map((text) => readExact(text)!) as [Exact, Exact, Exact]
  const fallback = { from: floor(steps(usualFrom)), to: floor(steps(usualTo)) }
  const range = isShort(least, most, perOne)
    ? fallback
    : (about(own, [1n, 3n], [3n, 2n]) ?? about(edges.summed.map(steps), [1n, 20n], [1n, 3n]) ?? fallback)
  const usual = spread({ from: within(range.from), to: within(range.to) }, least, most)
  return {
    kind: 'number',
    decimals: type.decimals,
    percent: type.percent,
    least,
    most,
    usual: { ...usual, even: evenIn(usual, floor(steps(even))) },
    edges: [...new Set(own.filter((one) => one.n % one.d === 0n).map((one) => one.n / one.d))],
    skewed: isMoney,
    rare: type.unit === 'times' && fact.default === '0' && isAskedEarly(own),
  }
}

/** Some border is at two or less. */
const isAskedEarly = (own: readonly Exact[]): boolean =>
  own.length > 0 && compare(own.reduce(minimum), exact(2n)) <= 0

/** A range about edges: a part of the lowest to a multiple of the highest; undefined where there are none above zero. */
const about = (
  edges: readonly Exact[],
  low: readonly [bigint, bigint],
  high: readonly [bigint, bigint],
): { readonly from: bigint; readonly to: bigint } | undefined => {
  if (edges.length === 0) return undefined
  const [least, most] = [edges.reduce(minimum), edges.reduce(maximum)]
  if (most.n <= 0n) return undefined
  return {
    from: least.n > 0n ? floor(multiply(least, exact(...low))) : 0n,
    to: floor(multiply(most, exact(...high))),
  }
}

/** Where both ends are near each other, as 0.8 to 1.2, everything between is usual. */
const isShort = (least: bigint | undefined, most: bigint | undefined, perOne: bigint): boolean =>
  least !== undefined && most !== undefined && most - least <= 2n * perOne

const spread = (
  usual: { readonly from: bigint; readonly to: bigint },
  least: bigint | undefined,
  most: bigint | undefined,
) => {
  if (least !== undefined && most !== undefined && usual.to - usual.from < (most - least) / 20n)
    return { from: least, to: most }
  if (usual.to > usual.from) return usual
  return { from: least ?? usual.from, to: most ?? (least ?? usual.from) + 100n }
}

/** The even step, made finer until a good many of them lie in the range. */
const evenIn = ({ from, to }: { readonly from: bigint; readonly to: bigint }, even: bigint): bigint => {
  let step = even < 1n ? 1n : even
  while (step > 1n && (to - from) / step < 8n) step = step % 10n === 0n ? step / 10n : 1n
  return step
}

export const inside = ({ least, most }: Pick<NumberPiece, 'least' | 'most'>, value: bigint): bigint =>
  least !== undefined && value < least ? least : most !== undefined && value > most ? most : value

export const isInside = ({ least, most }: Pick<NumberPiece, 'least' | 'most'>, value: bigint): boolean =>
  (least === undefined || value >= least) && (most === undefined || value <= most)

/** Just below, at, and just above a value that need not be a whole number of steps; only what is allowed. */
export const aroundEdge = (piece: NumberPiece, value: Exact): readonly bigint[] => {
  const steps = multiply(value, exact(10n ** BigInt(piece.decimals)))
  const at = floor(steps)
  const exactly = steps.n % steps.d === 0n
  return (exactly ? [at - 1n, at, at + 1n] : [at, at + 1n]).filter((one) => isInside(piece, one))
}

/** @example stepsText(money, 312005n) // '3120.05' */
export const stepsText = ({ decimals, percent }: NumberPiece, steps: bigint): string => {
  const hundredth = percent
    ? exact(steps * 100n, 10n ** BigInt(decimals))
    : exact(steps, 10n ** BigInt(decimals))
  return percent ? `${toText(hundredth)}%` : toText(hundredth)
}
