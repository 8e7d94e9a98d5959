import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadRuleSet } from '../../../src/load.ts'
import { calculateBy } from '../../../src/run/calculate.ts'
import { byColumns } from '../../../src/run/columnar/evaluator.ts'
import { byReference } from '../../../src/run/reference/evaluator.ts'
import { factsOf, history } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

const anything = fc.record({ rules: recipes(), past: history })

describe('columns and the reference', () => {
  it('law: say the same of any rules and facts, to the last diagnostic, mark and carried value', () => {
    let columns = 0
    const counted = byColumns((taken) => {
      columns += taken.columns
    })
    fc.assert(
      fc.property(anything, ({ rules, past }) => {
        const { text, given } = ruleFileOf(rules)
        const { value } = loadRuleSet(text)
        fc.pre(value !== undefined)
        const facts = factsOf(past, given)
        const expected = calculateBy(byReference, value!, facts, {})
        expect(calculateBy(counted, value!, facts, {})).toEqual(expected)
      }),
      { numRuns: 60 },
    )
    // It was columns that did the work.
    expect(columns).toBeGreaterThan(20_000)
  }, 120_000)
})
