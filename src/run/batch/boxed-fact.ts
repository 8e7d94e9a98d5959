import type { FactPlan } from '../../plan/compiled.ts'
import type { Value } from '../reference/value.ts'
import type { TypedFact } from './fact-columns.ts'

/** The values of a typed fact, as rows have them. */
export const boxedFact = (fact: TypedFact, kind: FactPlan['type']['kind']): (Value | undefined)[] => {
  const d = 10n ** BigInt(fact.decimals)
  return Array.from(fact.values, (value, row): Value | undefined => {
    if (fact.given?.[row] === 0) return undefined
    if (kind === 'number') return { n: BigInt(value), d }
    if (kind === 'truth') return value === 1
    return fact.words ? fact.words[value]! : value
  })
}
