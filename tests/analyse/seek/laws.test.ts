import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OpenRules, openRules, type SeekReport, seekGoal } from '../../../src/analyse.ts'
import { add, compare, divide, type Exact, ZERO } from '../../../src/core/exact.ts'
import { readExact } from '../../../src/core/number-text.ts'
import { calculate, type PeriodFacts } from '../../../src/index.ts'
import { ruleFile } from '../../support/load.ts'

const number = (text: string): Exact => readExact(text)!

/** Lines that follow a rate in every way a plan knows: in proportion, capped, in slices, out of a pool, from a place on. */
const bodies = {
  plain: '{ line: earning, is: sales × rate }',
  capped: "{ line: earning, is: 'min(sales × rate, 300)' }",
  falling: "{ line: earning, is: 'max(400 − sales × rate, 0)' }",
  jump: "{ line: earning, is: 'if sales × rate ≥ 200 then 500 else 100' }",
  square: '{ line: earning, is: sales × rate × rate × 20 }',
  part: '{ line: earning, share: { pool: pool, by: equal, odd: largest remainder, nobody: keep } }',
  cut: '{ line: earning, share: { pool: pool, by: equal, odd: each cut, nobody: keep } }',
  last: "{ line: earning, is: 'ago(part) + 1' }",
} as const
type Body = keyof typeof bodies

const fileOf = (chosen: readonly Body[]): string => {
  const all = [...new Set([...chosen, ...(chosen.includes('last') ? (['part'] as const) : [])])]
  return ruleFile(`facts:
  team: { target: { type: money, default: 100 } }
  employee: { team: team, sales: { type: money, default: 0 } }
clauses:
  A:
    parameters: { rate: 1% }
    rules:
      pool: { for: team, is: sum(sales each employee) × rate }
${all.map((one) => `      ${one}: ${bodies[one]}`).join('\n')}
`)
}

const people = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 5 })
const factsOf = (sales: readonly number[], period: string): PeriodFacts => ({
  period,
  complete: true,
  team: [{ id: 'T' }, { id: 'N' }],
  employee: sales.map((one, at) => ({
    id: `E${at}`,
    team: at % 3 === 2 ? 'N' : 'T',
    sales: `${Math.floor(one / 100)}.${`${one % 100}`.padStart(2, '0')}`,
  })),
})

const measures = {
  total: (all: readonly Exact[]) => all.reduce(add, ZERO),
  'mean(pay)': (all: readonly Exact[]) => divide(all.reduce(add, ZERO), { n: BigInt(all.length), d: 1n })!,
  'quantile(pay, 50%)': (all: readonly Exact[]) => all.toSorted(compare)[Math.ceil(all.length / 2) - 1]!,
  'count(pay ≥ 300)': (all: readonly Exact[]) => ({
    n: BigInt(all.filter((one) => compare(one, number('300')) >= 0).length),
    d: 1n,
  }),
} as const

const signs = { '≤': [-1, 0], '≥': [1, 0], '=': [0] } as const

/** What plain calculation of the changed text says of every value of the grid. */
const plainly = (
  rules: OpenRules,
  facts: readonly PeriodFacts[],
  rate: string,
  measure: keyof typeof measures,
): Exact => {
  const { compiled = rules.compiled } = rate === '1%' ? rules : rules.withChanges({ rate })
  const { ok, periods } = calculate(compiled!, facts)
  expect(ok).toBe(true)
  const pays = periods.flatMap(({ things }) =>
    (things.employee ?? []).map(({ totals }) => number(totals.earning ?? '0')),
  )
  return measures[measure](pays)
}

const hundredths = (text: string): number => Math.round(Number(text.replace('%', '')) * 100)
const rateText = (hundredth: number): string => `${hundredth / 100}%`
const listed = ({ answers }: SeekReport): readonly number[] =>
  answers.flatMap(({ from, to }) => {
    const first = hundredths(from.value)
    return Array.from({ length: (hundredths(to.value) - first) / 5 + 1 }, (_, at) => first + at * 5)
  })

describe('goal seek', () => {
  it('finds exactly the values that plain calculation of the changed rules finds', () => {
    const kinds = new Set<string>()
    let answered = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(bodies) as Body[])), { minLength: 1, maxLength: 3 }),
        people,
        fc.constantFrom(...(Object.keys(measures) as (keyof typeof measures)[])),
        fc.constantFrom(...(['≤', '≥', '='] as const)),
        fc.nat(28),
        fc.boolean(),
        (chosen, sales, measure, sign, at, twoMonths) => {
          const rules = openRules(fileOf(chosen))
          expect(rules.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
          const facts = [
            factsOf(sales, '2026-01'),
            ...(twoMonths ? [factsOf(sales.toReversed(), '2026-02')] : []),
          ]
          // A goal near what some value brings; money to the fen, counts whole.
          const grid = Array.from({ length: 61 }, (_, index) => index * 5)
          const near = plainly(rules, facts, rateText(at * 10), measure)
          const places = measure.startsWith('count') ? 1n : 100n
          const value = { n: (near.n * places) / near.d, d: places }
          const text = measure.startsWith('count')
            ? `${value.n}`
            : `${value.n / 100n}.${`${value.n % 100n}`.padStart(2, '0')}`
          const report = seekGoal(rules, facts, {
            vary: 'rate=0%..3% step 0.05%',
            goal: `${measure} ${sign} ${text}`,
          })
          expect(report.ok).toBe(true)
          kinds.add(report.proof.kind)
          const met = (rate: number): boolean =>
            (signs[sign] as readonly number[]).includes(
              compare(plainly(rules, facts, rateText(rate), measure), value),
            )
          const { best } = report
          if (best) {
            answered += 1
            expect(met(hundredths(best.value))).toBe(true)
            if (best.next) expect(met(hundredths(best.next.value))).toBe(false)
          }
          if (report.proof.kind === 'searched') return
          expect(listed(report)).toEqual(grid.filter(met))
        },
      ),
      {
        numRuns: 14,
        // A short grid has fewer numbers than are looked at: each of them once.
        examples: [[['cut'], [1534], 'quantile(pay, 50%)', '≤', 7, false]],
      },
    )
    expect(answered).toBeGreaterThan(5)
    expect(kinds).toContain('proved')
  }, 120_000)

  it('gives the largest rate within a budget that rises with it', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 300_000 }), (sales, budget) => {
        const rules = openRules(fileOf(['plain', 'part']))
        const facts = [factsOf(sales, '2026-01')]
        const goal = `total ≤ ${budget}`
        const { best, answers } = seekGoal(rules, facts, { vary: 'rate=0%..400% step 0.01%', goal })
        expect(answers.length).toBe(1)
        const within = (rate: number): boolean =>
          compare(plainly(rules, facts, rateText(rate), 'total'), number(`${budget}`)) <= 0
        if (within(40_000)) {
          // Every rate is within the budget: none is the largest that is, and where nobody sold anything all cost the same.
          expect([answers[0]!.from.value, answers[0]!.to.value].map(hundredths)).toEqual([0, 40_000])
          return
        }
        const rate = hundredths(best!.value)
        expect(within(rate)).toBe(true)
        expect(within(rate + 1)).toBe(false)
      }),
      { numRuns: 8, examples: [[[0], 1]] },
    )
  }, 60_000)
})
