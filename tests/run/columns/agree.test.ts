import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculateBatch } from '../../../src/batch.ts'
import { fullYearsBetween, readDate } from '../../../src/core/date.ts'
import { lastDay, readPeriod } from '../../../src/core/period.ts'
import { loadRuleSet } from '../../../src/load.ts'
import { calculateBy } from '../../../src/run/calculate.ts'
import { byColumns } from '../../../src/run/columnar/evaluator.ts'
import { byReference } from '../../../src/run/reference/evaluator.ts'
import { load } from '../../support/load.ts'
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

describe('full years by columns', () => {
  it('law: are those of the calendar, for every first day of eighty years and any last day', () => {
    const ruleSet = load(`facts:
  employee: { since: date }
clauses:
  第1条:
    rules: { years: "years(since, end(period))" }
`)
    for (const period of ['2024-02', '2026-02', '2026-12', '2100-02']) {
      const last = readDate(`${period}-28`)!
      const days = Array.from({ length: 29_300 }, (_, at) => last - at + 40)
      const { periods } = calculateBatch(
        ruleSet,
        {
          period,
          employee: {
            id: days.map((day) => `E${day}`),
            since: { instants: Int32Array.from(days) },
          },
        },
        { values: ['years'] },
      )
      const { years } = periods[0]!.things.employee!.columns
      const end = lastDay(readPeriod(period)!)
      expect(Array.from(years!.values)).toEqual(days.map((day) => Math.max(0, fullYearsBetween(day, end))))
    }
  })
})
