import { describe, expect, it } from 'vitest'
import { testRuleSet } from '../../../src/analyse.ts'
import { nearlyAll, shop } from './shop.ts'

/** Calculated texts are confirmed by taking the words out of the name. */
const confirmed = (example: string): string => example.replace(/name: ".*: /, 'name: "')

describe('a shop with two edges', () => {
  const report = testRuleSet(shop(nearlyAll))

  it('agrees, and takes everything', () => {
    expect(report.ok).toBe(true)
    expect(report.examples).toEqual({ run: 4, figures: 8, failed: [], toConfirm: [] })
    expect(report.coverage.checked.text).toBe('2/2 (100%)')
    // Two rows, and the condition of the prize on both sides.
    expect(report.coverage.taken.text).toBe('4/4 (100%)')
    expect(report.coverage.uncovered).toEqual([])
  })

  it('misses the two mistakes that were planted, and no other', () => {
    // The table: its edge turned and moved both ways, two rates, the rows swapped, no effect.
    // The prize: its edge turned and moved both ways, always, never, another amount.
    expect(report.mutation!.score.text).toBe('11/13 (84%)')
    expect([report.mutation!.refused, report.mutation!.equivalent]).toEqual([0, 0])
    expect(report.mutation!.clauses.map(({ clause, score }) => `${clause} ${score.text}`)).toEqual([
      '第1条 6/7 (85%)',
      '第2条 5/6 (83%)',
    ])
    expect(
      report.mutation!.survivors.map(({ address, clause, before, after, reached, tells }) => [
        [address, clause, before, after, reached],
        [tells!.given, tells!.rule, tells!.value, tells!.instead],
      ]),
    ).toEqual([
      [
        ['rate[≥ 50000]', '第1条', '≥ 50000', '≥ 49999', true],
        ['sales = 49999.99', 'rate', '0.01', '0.03'],
      ],
      [
        ['prize.when', '第2条', 'sales > 80000', 'sales > 80001', true],
        ['sales = 80000.01', 'prize', '300.00', 'none'],
      ],
    ])
  })

  it('is better with each example that would tell', () => {
    const [first, second] = report.mutation!.survivors.map(({ tells }) => confirmed(tells!.example))
    expect(testRuleSet(shop(nearlyAll, first)).mutation!.score.text).toBe('12/13 (92%)')
    const both = testRuleSet(shop(nearlyAll, `${first}\n${second}`))
    expect(both.examples.run).toBe(6)
    expect(both.mutation!.score.text).toBe('13/13 (100%)')
  })

  it('counts nothing that nobody has confirmed', () => {
    const waiting = testRuleSet(shop(nearlyAll, report.mutation!.survivors[0]!.tells!.example))
    expect(waiting.examples.toConfirm).toHaveLength(1)
    expect(waiting.examples.run).toBe(4)
    expect(waiting.mutation!.score.text).toBe('11/13 (84%)')
  })
})

describe('what no example takes', () => {
  it('is named by address, with an input where one is found', () => {
    const { coverage } = testRuleSet(shop([['40000', '1%', 'none']]), { mutants: false })
    expect(coverage.uncovered.map(({ address, kind, workedOut }) => [address, kind, workedOut])).toEqual([
      ['rate[≥ 50000]', 'row', false],
      ['prize', 'rule', false],
      ['prize.when', 'when yes', false],
    ])
    expect(coverage.uncovered[0]!.example).toContain('E1       | 50000')
    expect(coverage.uncovered[0]!.span).toBeDefined()
    expect(coverage.taken.text).toBe('2/4 (50%)')
  })

  it('is apart from what is worked out and not compared', () => {
    const rows = nearlyAll.map(([sales, rate]) => [sales, rate, 'none'] as const).slice(0, 3)
    const text = shop(rows).replaceAll(' | prize\n', '\n').replaceAll(' | none\n', '\n')
    const more = `
  - name: no prize expected
    given: |
      employee | sales
      E1       | 90000
    expect: |
      employee | rate
      E1       | 3%
`
    const { coverage } = testRuleSet(text + more, { mutants: false })
    expect([coverage.workedOut.text, coverage.checked.text]).toEqual(['2/2 (100%)', '1/2 (50%)'])
    expect(coverage.uncovered.map(({ address, kind, workedOut }) => [address, kind, workedOut])).toEqual([
      ['prize', 'rule', true],
      ['prize.when', 'when yes', true],
      ['prize.when', 'when no', true],
    ])
  })

  it('is everything without examples', () => {
    const { ok, examples, coverage, mutation } = testRuleSet(shop([]))
    expect([ok, examples.run, coverage.taken.text, mutation!.score.text]).toEqual([
      true,
      0,
      '0/4 (0%)',
      '0/13 (0%)',
    ])
    expect(mutation!.survivors.every(({ reached }) => !reached)).toBe(true)
  })
})

describe('an example that differs', () => {
  it('is said, and nothing is scored', () => {
    const report = testRuleSet(shop([['50000', '1%', 'none']]))
    expect([report.ok, report.examples.failed, report.mutation]).toEqual([false, ['example 1'], undefined])
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['example-differs'])
  })

  it('stands beside a file that does not load', () => {
    const report = testRuleSet(shop(nearlyAll).replace('is: bonus', 'is: bonsu'))
    expect([report.ok, report.mutation]).toEqual([false, undefined])
    expect(report.diagnostics.map(({ code }) => code)).toContain('unknown-name')
  })
})
