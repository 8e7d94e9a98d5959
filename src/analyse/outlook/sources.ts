import { compare, type Exact, multiply } from '../../core/exact.ts'
import type { Period } from '../../core/period.ts'
import type { FactPlan } from '../../plan/compiled.ts'
import type { FactValue } from '../../run/facts.ts'
import type { DatedFacts } from '../../run/periods.ts'
import { intoRange, numberIn, numberText, quantised } from './change-facts.ts'
import { isNumberFact } from './fact-target.ts'
import type { ProjectionPlan, Scenario } from './projection-options.ts'

/** A given period that something is taken from. */
export type Source = DatedFacts

export type SourceOf = (scenario: Scenario, thing: string, id: string) => Source

/** What happened in a projection that a reader must know. */
export interface Tally {
  /** By fact: numbers that grew beyond what is allowed. */
  readonly clipped: Map<string, number>
  /** Somebody who was not there in the period that stands for this one: taken from the last period. */
  readonly notThere: Set<string>
  /** Records of somebody who is not there any more. */
  leftOut: number
  /** Periods of somebody that lack a fact which others have, and are therefore never drawn. */
  readonly notDrawn: Set<string>
}

export const newTally = (): Tally => ({
  clipped: new Map(),
  notThere: new Set(),
  leftOut: 0,
  notDrawn: new Set(),
})

/** A number of a source as one of the target: grown once for each period that lies between, and kept in its range. */
export const grown = (
  { growth }: ProjectionPlan,
  thing: string,
  fact: FactPlan,
  value: FactValue | undefined,
  { from, to }: { readonly from: Period; readonly to: Period },
  tally: Tally,
): FactValue | undefined => {
  const name = `${thing}.${fact.name}`
  const factor = growth.get(name)?.factor
  if (factor === undefined || value === undefined || !isNumberFact(fact)) return value
  const before = numberIn(fact, { [fact.name]: value })
  if (before === undefined) return value
  const exactly = multiply(before, power(factor, to.index - from.index))
  const kept = intoRange(fact, exactly)
  if (compare(kept, quantised(fact, exactly)) !== 0)
    tally.clipped.set(name, (tally.clipped.get(name) ?? 0) + 1)
  return numberText(fact, kept)
}

const power = (base: Exact, times: number): Exact => ({
  n: base.n ** BigInt(times),
  d: base.d ** BigInt(times),
})
