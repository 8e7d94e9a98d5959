import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate, type PeriodFacts } from '../../../src/index.ts'
import { taobaoCustomerService, waterDeliveryService } from '../../../src/rules.ts'
import { factValues, periodFacts } from '../../../src/testing.ts'
import { load } from '../../support/load.ts'

const linesOf = (facts: readonly PeriodFacts[]) =>
  calculate(taobaoCustomerService, facts).periods.flatMap(({ things }) => things.employee ?? [])

const fen = (text: string): bigint => BigInt(text.replace('.', ''))
const yuan = (text: string): bigint => BigInt(text.split('.')[0]!)

describe('facts as arbitraries', () => {
  test('lines add up to totals, whatever the facts', () => {
    let looked = 0
    fc.assert(
      fc.property(periodFacts(taobaoCustomerService, { people: 3, periods: 2 }), (facts) => {
        for (const { lines, totals } of linesOf(facts)) {
          const sum = lines
            .filter(({ channel }) => channel === 'earning')
            .reduce((all, { amount }) => all + fen(amount), 0n)
          expect(sum).toBe(fen(totals.earning ?? '0.00'))
          looked += lines.length
        }
      }),
      { numRuns: 60, seed: 7 },
    )
    expect(looked).toBeGreaterThan(300)
  })

  test('a planted bug shrinks to one person, and to the simplest sales that show it', () => {
    // A payslip program that fails for whoever sold 20000 or more.
    const works = (facts: readonly PeriodFacts[]): boolean =>
      facts.every(({ employee }) =>
        (employee as readonly { sales?: string }[]).every(({ sales = '0' }) => yuan(sales) < 20000n),
      )
    const facts = periodFacts(taobaoCustomerService, { people: 6, periods: 3 })
    for (const seed of [11, 12, 13]) {
      const { failed, counterexample } = fc.check(fc.property(facts, works), { numRuns: 200, seed })
      expect(failed).toBe(true)
      const rows = counterexample![0].flatMap(({ employee }) => employee as { id: string; sales?: string }[])
      expect([...new Set(rows.map(({ id }) => id))]).toEqual(['E1'])
      expect(rows.flatMap(({ sales = '0' }) => (yuan(sales) < 20000n ? [] : [sales]))).toEqual(['20000'])
    }
  })

  test('weighted scores come just at the border of a grade', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(periodFacts(taobaoCustomerService, { people: 2 }), (facts) => {
        for (const { values } of linesOf(facts)) seen.add(values.score?.value ?? '')
      }),
      { numRuns: 150, seed: 4 },
    )
    const edges = [60, 70, 80, 90]
    const near = [...seen].filter((one) => edges.some((edge) => Math.abs(Number(one) - edge) < 0.01))
    expect(near.length).toBeGreaterThan(4)
  })

  test('records, decided values and words come with their things', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(periodFacts(waterDeliveryService, { people: 2 }), ([facts]) => {
        for (const [thing, rows] of Object.entries(facts!))
          if (Array.isArray(rows) && rows.length > 0) seen.add(thing)
      }),
      { numRuns: 20, seed: 3 },
    )
    expect([...seen].sort()).toEqual(['delivery', 'employee', 'shift'])
  })

  test('values of one fact keep to what is allowed, and come at the edges', () => {
    const ruleSet = load(`
facts:
  employee:
    mark: { type: score, default: none }
clauses:
  第1条:
    rules:
      good: { when: mark ≥ 60, is: 1 }
`)
    const values = fc.sample(factValues(ruleSet, 'employee', 'mark'), { numRuns: 400, seed: 5 })
    expect(values).toContain(undefined)
    for (const edge of ['59.99', '60', '60.01']) expect(values).toContain(edge)
    for (const value of values) expect(Number(value ?? 0)).toBeLessThanOrEqual(100)
    expect(() => factValues(ruleSet, 'employee', 'marks')).toThrow('No fact marks of employee')
  })

  test('a first period of another cycle is refused', () => {
    expect(() => periodFacts(taobaoCustomerService, { period: '2026-Q1' })).toThrow('Not a month: 2026-Q1')
  })
})
