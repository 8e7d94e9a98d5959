import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalculateOptions, PeriodFacts, Result } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'
import type { CompiledRuleSet } from '../../../src/plan/compiled.ts'
import { calculateBy } from '../../../src/run/calculate.ts'
import { byColumns, byReference } from '../../../src/run/evaluators.ts'
import { factsOf, history } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

/** Both evaluators on the same facts; everything a caller can see is compared as text. */
export const bothAgree = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions = {},
): Result => {
  const expected = calculateBy(byReference, ruleSet, facts, options)
  const columns = calculateBy(byColumns, ruleSet, facts, options)
  expect(columns).toEqual(expected)
  return columns
}

const anything = fc.record({ rules: recipes(), past: history })

describe('columns and the reference', () => {
  it('say the same of any rules and facts, to the last diagnostic and mark', () => {
    fc.assert(
      fc.property(anything, ({ rules, past }) => {
        const { text, given } = ruleFileOf(rules)
        const { value } = loadRuleSet(text)
        fc.pre(value !== undefined)
        bothAgree(value!, factsOf(past, given))
      }),
      { numRuns: Number(process.env.COLUMN_RUNS ?? 60) },
    )
  }, 600_000)
})
