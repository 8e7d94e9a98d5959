import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompiledRuleSet, PeriodFacts } from '../../../src/index.ts'
import { calculateBy } from '../../../src/run/calculate.ts'
import { byColumns } from '../../../src/run/columnar/evaluator.ts'
import { byReference } from '../../../src/run/reference/evaluator.ts'
import { load } from '../../support/load.ts'

const ways = ['half up', 'half down', 'half even', 'up', 'down'] as const

/** Every operation that computes, on numbers that may be anything up to what a fact may say. */
const rules = `facts:
  team: { pool: { type: money, default: 0 } }
  employee:
    team: team
    a: { type: number, decimals: 6, default: 0 }
    b: { type: number, decimals: 4, default: none }
    m: { type: money, default: 0 }
    w: { type: number, decimals: 2, allowed: '≥ 0', default: 1 }
    on: { type: date, default: 2020-02-29 }
clauses:
  第1条:
    rules:
      product: a × b
      third: a × b × a
      sum: a − b + a × 3
      sums: m + m − m × 2
      all: total(a, b, a × a)
      part: a ÷ b
      low: floor(part)
      high: ceiling(third)
      partOfPart: { is: 'a ÷ b × m ÷ 7' }
      rest: a mod b
      larger: max(a, b)
      smaller: min(a, b)
      isMore: a > b
      isSame: a × 2 = b × 2
      isLess: a × 3 ≤ a × b
      paid: { line: earning, is: 'first(m × a, 0)' }
      tier:
        table: |-
          m         | rate
          ≥ 5000000 | 3.25%
          ≥ 1000    | 2%
          otherwise | 0.5%
      slices: marginal(tier.rate)
      ofTeam: { for: team, is: sum(m each employee) }
      mostOfTeam: { for: team, is: max(a each employee) }
      meanOfTeam: { for: team, is: mean(a each employee) }
      share: { share: { pool: pool, by: w, odd: largest remainder, nobody: keep, negative: share } }
      cut: { share: { pool: pool, by: w, odd: each cut, nobody: keep, negative: share } }
      place: { rank: { of: a, among: team, ties: shared } }
      dense: { rank: { of: a, among: team, ties: dense, first: lowest } }
      years: { is: 'years(on, end(period))' }
      run: { streak: { of: a > 0, gap: skips } }
      soFar: { is: 'sum(m over year to date)' }
${ways.map((mode, at) => `      q${at}: { is: part, round: { to: ${at % 3}, mode: ${mode} } }\n      r${at}: { is: third, round: { step: 0.05, mode: ${mode} } }`).join('\n')}
`

describe('numbers of any size', () => {
  it('law: come out as the reference has them, where a float holds them and where it does not', () => {
    const ruleSet: CompiledRuleSet = load(rules)
    const near = fc.constantFrom(
      0n,
      1n,
      -1n,
      2n,
      2n ** 53n - 1n,
      2n ** 53n,
      2n ** 53n + 1n,
      -(2n ** 53n),
      10n ** 15n,
    )
    const units = fc.oneof(
      near,
      fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
      fc.bigInt({ min: -9999n, max: 9999n }),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    )
    const number = (decimals: number) => units.map((n) => decimal(n, decimals))
    const person = fc.record({
      team: fc.constantFrom('T1', 'T2'),
      a: number(6),
      b: fc.option(number(4), { nil: undefined }),
      m: number(2),
      w: fc.bigInt({ min: 0n, max: 10n ** 8n }).map((n) => decimal(n, 2)),
    })
    const month = fc.record({
      people: fc.array(person, { minLength: 1, maxLength: 6 }),
      pools: fc.tuple(number(2), number(2)),
    })
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 3 }), (months) => {
        const facts = months.map(
          ({ people, pools }, at): PeriodFacts => ({
            period: `2026-0${at + 1}`,
            complete: true,
            team: [
              { id: 'T1', pool: pools[0] },
              { id: 'T2', pool: pools[1] },
            ],
            employee: people.map((own, index) => ({ id: `E${index}`, ...own })),
          }),
        )
        const expected = calculateBy(byReference, ruleSet, facts, {})
        expect(expected.diagnostics).toEqual([])
        expect(calculateBy(byColumns(), ruleSet, facts, {})).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})

const decimal = (n: bigint, decimals: number): string => {
  const digits = (n < 0n ? -n : n).toString().padStart(decimals + 1, '0')
  return `${n < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
