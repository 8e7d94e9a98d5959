import { add, compare, type Exact, ONE, ZERO } from '../core/exact.ts'
import { readExact, toText } from '../core/number-text.ts'
import type { Span } from '../core/span.ts'
import type { Lowering, Operand } from './mechanism.ts'

/** A weight with the text of what it weighs. */
export interface Weighed {
  readonly text: string
  readonly weight: string
  readonly operand: Operand
}

/** Weights that are known before any run have to add up to 100%; others are the caller's. */
export const addUp = (parts: readonly Weighed[], lowering: Lowering, span: Span | undefined): boolean => {
  const weights = constants(parts)
  if (weights === undefined || compare(weights.reduce(add, ZERO), ONE) === 0) return true
  const sum = `${parts.map((part, at) => `${part.text} ${percent(weights[at]!)}`).join(' + ')} = ${percent(weights.reduce(add, ZERO))}`
  lowering.report('weights-do-not-add-up', { sum, ...inPercent(parts, weights) }, span)
  return false
}

/** Weights such as 40 and 60, which were meant as percent. */
const inPercent = (parts: readonly Weighed[], weights: readonly Exact[]): { readonly percent?: string } => {
  const hundred = compare(weights.reduce(add, ZERO), { n: 100n, d: 1n }) === 0
  return hundred ? { percent: parts.map((part) => `${part.text}: ${part.weight}%`).join(', ') } : {}
}

const constants = (parts: readonly Weighed[]): readonly Exact[] | undefined => {
  const read = parts.map(({ operand: { constant, usual = constant } }) =>
    usual === undefined ? undefined : readExact(usual),
  )
  return read.every((one) => one !== undefined) ? read : undefined
}

const percent = (x: Exact): string => `${toText({ n: x.n * 100n, d: x.d })}%`
