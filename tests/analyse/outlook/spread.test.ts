import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRules, sensitivity, spread } from '../../../src/analyse.ts'
import type { PeriodFacts } from '../../../src/index.ts'
import { ruleFile } from '../../support/load.ts'

const rules = openRules(
  ruleFile(`facts:
  employee: { sales: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    parameters: { rate: 2% }
    rules: { commission: { line: earning, is: sales × rate } }
`),
)
const facts = (period: string, ...sales: readonly string[]): PeriodFacts => ({
  period,
  employee: sales.map((one, at) => ({ id: `E${at + 1}`, sales: one })),
})
const months = [facts('2026-01', '10000.00', '500.00'), facts('2026-02', '20000.00')]

describe('the spread of given facts', () => {
  it('lies inside what is drawn, and the base stands beside it', () => {
    const report = spread(rules, months, {
      draws: ['employee.sales × uniform 90%..110%'],
      runs: 60,
      seed: '7',
    })
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    // 2% of 30,500: 610.00; a tenth less and more: 549.00 and 671.00.
    expect(report.base.total).toBe('610.00')
    const fen = (text: string): bigint => BigInt(text.replace('.', ''))
    const { p5, p50, p95 } = report.quantiles!
    expect([54900n <= fen(p5), fen(p5) <= fen(p50), fen(p50) <= fen(p95), fen(p95) <= 67100n]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(report.periods.map(({ period }) => period)).toEqual(['2026-01', '2026-02'])
    expect(report.people.map(({ id }) => id)).toEqual(['E1', 'E2'])
  })

  it('of a rate with two values is one of both, as varying it says', () => {
    const { rows } = sensitivity(rules, months, { vary: ['rate = 1%, 2%'] })
    const { quantiles } = spread(rules, months, { draws: ['rate ~ uniform 1%..2%'], runs: 40, seed: '3' })
    expect([rows[0]!.total, rows[1]!.total]).toEqual(['305.00', '610.00'])
    expect([quantiles!.p5, quantiles!.p95]).toEqual(['305.00', '610.00'])
  })

  it('is the same for the same seed; a person does not depend on the others', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), (seed) => {
        const asked = { draws: ['employee.sales × normal 100% 20%'], runs: 9, seed }
        const one = spread(rules, [facts('2026-01', '10000.00')], asked)
        const two = spread(rules, [facts('2026-01', '10000.00', '77.00')], asked)
        expect(spread(rules, [facts('2026-01', '10000.00')], asked)).toEqual(one)
        expect(two.people[0]!.quantiles).toEqual(one.people[0]!.quantiles)
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['outlook-draw-form', { draws: ['employee.sales × about 3'], runs: 3, seed: '1' }],
    ['outlook-nothing-drawn', { draws: [], runs: 3, seed: '1' }],
    ['outlook-runs', { draws: ['rate ~ uniform 1%..2%'], runs: 0, seed: '1' }],
  ])('that cannot be worked out says why: %s', (code, asked) => {
    const report = spread(rules, months, asked)
    expect(report.ok).toBe(false)
    expect(report.diagnostics.map((one) => one.code)).toContain(code)
    expect(report.people).toEqual([])
  })
})
