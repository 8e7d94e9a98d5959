import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRules, sensitivity, tornado } from '../../../src/analyse.ts'
import { calculate, type PeriodFacts } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'

/** A wage, a rate on sales in tiers, and a grade with a finding. */
const textWith = ({ wage = '3000', rate = '2%', edge = '10000' } = {}): string => `id: try
title: { zh: 试例, en: made up }
currency: CNY
each: month
facts:
  employee:
    sales: { type: money, allowed: "≥ 0" }
    score: { type: score, allowed: "[0..100]" }
    skill: { type: score, default: 50 }
words:
  good: { zh: 好, en: good }
  weak: { zh: 差, en: weak }
clauses:
  第1条:
    says: { zh: 试, en: try }
    parameters:
      wage: { value: ${wage}, unit: CNY }
    rules:
      base: { line: earning, is: wage }
      tier:
        table: |
          sales     | rate
          ≥ ${edge} | ${rate}
          otherwise | 1%
      commission: { line: earning, is: sales × tier.rate }
      grade:
        table: |
          score     | grade
          ≥ 60      | good
          otherwise | weak
      talk: { when: 'grade = "weak"', finding: { zh: 谈话, en: talk } }
`
const rules = openRules(textWith())
const facts: PeriodFacts = {
  period: '2026-03',
  complete: true,
  employee: [
    { id: 'E1', name: '甲', sales: '10000.00', score: '80' },
    { id: 'E2', name: '乙', sales: '5000.00', score: '62' },
  ],
}

describe('a rate that is varied', () => {
  it('by hand: 1% to 3% on 10000.00', () => {
    // Base: 3000 + 3000 + 10000 × 2% + 5000 × 1% = 6250.
    const report = sensitivity(rules, facts, { vary: ['tier[≥ 10000].rate = 1%..3% step 1%'] })
    expect(report).toMatchObject({
      ok: true,
      varied: ['tier[≥ 10000].rate'],
      base: { total: '6250.00', findings: 0 },
    })
    expect(
      report.rows.map(({ values, isBase, total, difference, winners, losers }) => [
        values[0],
        isBase,
        total,
        difference,
        winners,
        losers,
      ]),
    ).toEqual([
      ['1%', false, '6150.00', '-100.00', 0, 1],
      ['2%', true, '6250.00', '0.00', 0, 0],
      ['3%', false, '6350.00', '100.00', 1, 0],
    ])
    expect(report.rows[2]!.people).toEqual([
      { thing: 'employee', id: 'E1', name: '甲', difference: '100.00' },
    ])
    expect(report.rows[2]!.channels).toEqual({ earning: '6350.00' })
  })

  it('and a fact beside it make a grid', () => {
    const report = sensitivity(rules, facts, {
      vary: ['wage = 3000, 3100', 'employee[id=E2].sales × 100%, 200%'],
    })
    // E2 with 10000 reaches 2%: 200 in place of 50.
    expect(report.rows.map(({ values, difference }) => [...values, difference])).toEqual([
      ['3000', '100%', '0.00'],
      ['3000', '200%', '150.00'],
      ['3100', '100%', '200.00'],
      ['3100', '200%', '350.00'],
    ])
    expect(report.rows.map(({ isBase }) => isBase)).toEqual([true, false, false, false])
  })
})

describe('a fact that is varied', () => {
  it('moves grades and findings', () => {
    const [row] = sensitivity(rules, facts, { vary: ['employee.score × 95%'] }).rows
    // 62 × 95% = 58.9 is below 60.
    expect(row!.words.map(({ rule, word, before, count }) => [rule, word, before, count])).toEqual([
      ['grade', 'good', 2, 1],
      ['grade', 'weak', 0, 1],
    ])
    expect(row!.findings).toMatchObject({ count: 1, appear: [{ id: 'E2', rule: 'talk' }], disappear: [] })
  })

  it('is shifted too, and rounded half up to the decimals it may have', () => {
    const [plus, third] = sensitivity(rules, facts, { vary: ['employee.sales + 0.005, 100'] }).rows
    // 10000.01 × 2% is 200.0002, 5000.01 × 1% is 50.0001: cents stay.
    expect([plus!.difference, third!.difference]).toEqual(['0.00', '3.00'])
  })

  it('beyond what is allowed is said in its row, with the reason', () => {
    const [row] = sensitivity(rules, facts, { vary: ['employee.score × 150%'] }).rows
    expect(row).toMatchObject({
      ok: false,
      total: '',
      difference: '',
      diagnostics: [{ code: 'fact-out-of-range' }],
    })
  })
})

describe('a value that does not load', () => {
  it('stands in its row with the diagnostic', () => {
    const rows = sensitivity(rules, facts, { vary: ['tier[≥ 10000].rate = 2%, 2 apples'] }).rows
    expect(rows.map(({ ok }) => ok)).toEqual([true, false])
    expect(rows[1]!.diagnostics.length).toBeGreaterThan(0)
  })
})

describe('what is asked for', () => {
  it.each([
    ['wag = 1', 'source-change-unknown', 'wage'],
    ['tier[≥ 1000].rate = 1%', 'source-change-unknown', 'tier[≥ 10000].rate'],
    ['employee.sale × 90%', 'outlook-no-fact', 'employee.sales'],
    ['employee[sore=1].sales × 90%', 'outlook-no-fact', 'employee[score=1].sales'],
    ['employee[id=E9].sales × 90%', 'outlook-nobody-has', undefined],
    ['wage', 'outlook-vary-form', undefined],
    ['wage = ', 'outlook-vary-form', undefined],
    ['wage = 1..2', 'outlook-vary-form', undefined],
    ['employee.sales × many', 'outlook-vary-form', undefined],
  ])('%s: %s', (vary, code, near) => {
    const report = sensitivity(rules, facts, { vary: [vary] })
    expect(report.ok).toBe(false)
    expect(report.diagnostics.map((one) => [one.code, one.parameters.near])).toEqual([[code, near]])
  })

  it('is one thing or two', () => {
    for (const vary of [[], ['wage = 1', 'wage = 2', 'wage = 3']])
      expect(sensitivity(rules, facts, { vary }).diagnostics.map(({ code }) => code)).toEqual([
        'outlook-vary-count',
      ])
  })

  it('is a number', () => {
    const report = sensitivity(openRules(textWith().replace('sales: {', 'team: team\n    sales: {')), facts, {
      vary: ['employee.team × 90%'],
    })
    expect(report.diagnostics.map(({ code }) => code)).toContain('outlook-no-number')
  })

  it('rules with errors and facts with errors are said', () => {
    expect(sensitivity(openRules('id: x'), facts, { vary: ['a = 1'] }).ok).toBe(false)
    const bad = { ...facts, employee: [{ id: 'E1', sales: 'many', score: '1' }] }
    expect(sensitivity(rules, bad, { vary: ['wage = 1'] })).toMatchObject({ ok: false, rows: [] })
    expect(tornado(rules, bad)).toMatchObject({ ok: false, bars: [] })
    expect(tornado(openRules('id: x'), facts).ok).toBe(false)
  })
})

const people = fc.array(
  fc.record({ sales: fc.integer({ min: 0, max: 3_000_000 }), score: fc.integer({ min: 0, max: 100 }) }),
  { minLength: 1, maxLength: 5 },
)
const factsOf = (list: readonly { sales: number; score: number }[]): PeriodFacts => ({
  period: '2026-03',
  complete: true,
  employee: list.map(({ sales, score }, at) => ({
    id: `E${at}`,
    sales: `${Math.floor(sales / 100)}.${`${sales % 100}`.padStart(2, '0')}`,
    score: `${score}`,
  })),
})
const totalOf = (text: string, given: PeriodFacts): bigint =>
  calculate(loadRuleSet(text).value!, given).settled.reduce(
    (sum, { amount }) => sum + BigInt(amount.replace('.', '')),
    0n,
  )

describe('laws', () => {
  it('the row of the base is what calculate gives, and every row what the rules written so give', () => {
    const rates = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(people, rates, (list, tenths) => {
        const given = factsOf(list)
        const values = ['2%', ...tenths.map((one) => `${one / 10}%`)]
        const { rows, base } = sensitivity(rules, given, {
          vary: [`tier[≥ 10000].rate = ${values.join(', ')}`],
        })
        const before = totalOf(textWith(), given)
        expect(BigInt(base.total.replace('.', ''))).toBe(before)
        for (const row of rows) {
          const after = totalOf(textWith({ rate: row.values[0]! }), given)
          expect(BigInt(row.total.replace('.', ''))).toBe(after)
          expect(BigInt(row.difference.replace('.', ''))).toBe(after - before)
          const moved = row.people.reduce((sum, one) => sum + BigInt(one.difference.replace('.', '')), 0n)
          expect(moved).toBe(after - before)
        }
        expect(rows[0]).toMatchObject({ isBase: true, people: [] })
      }),
      { numRuns: 25 },
    )
  })

  it('a fact multiplied by 100% changes nothing', () => {
    fc.assert(
      fc.property(people, (list) => {
        const { rows } = sensitivity(rules, factsOf(list), { vary: ['employee.sales × 100%'] })
        expect(rows[0]).toMatchObject({ isBase: true, difference: '0.00', people: [] })
      }),
      { numRuns: 15 },
    )
  })

  it('every end of every bar is what the rules written so give', () => {
    fc.assert(
      fc.property(people, (list) => {
        const given = factsOf(list)
        const { bars } = tornado(rules, given)
        const written: Record<string, (text: string) => string> = {
          wage: (wage) => textWith({ wage }),
          'tier[≥ 10000].rate': (rate) => textWith({ rate }),
          'tier[≥ 10000].sales': (edge) => textWith({ edge: edge.replace('≥ ', '') }),
        }
        for (const [address, textOf] of Object.entries(written)) {
          const { down, up } = bars.find((one) => one.address === address)!
          for (const end of [down, up])
            expect(BigInt(end.total.replace('.', ''))).toBe(totalOf(textOf(end.text), given))
        }
        const spreads = bars.map(({ spread }) => BigInt(spread.replace('.', '')))
        expect(spreads).toEqual(
          [...spreads].sort((left, right) => (left > right ? -1 : left < right ? 1 : 0)),
        )
      }),
      { numRuns: 10 },
    )
  })
})

describe('the tornado by hand', () => {
  it('ranks the numbers by how far the total moves', () => {
    const { bars, notMoved, base } = tornado(rules, facts)
    expect(base.total).toBe('6250.00')
    expect(
      bars.map(({ address, before, down, up, spread }) => [address, before, down.text, up.text, spread]),
    ).toEqual([
      // 2 × 300 down and up.
      ['wage', '3000', '2700', '3300', '1200.00'],
      // Above 11000 the 10000 of E1 earn 1%: 100 less. Below 9000 nobody else.
      ['tier[≥ 10000].sales', '≥ 10000', '≥ 9000', '≥ 11000', '100.00'],
      ['tier[≥ 10000].rate', '2%', '1.8%', '2.2%', '40.00'],
      ['tier[otherwise].rate', '1%', '0.9%', '1.1%', '10.00'],
      // At 66 the score of 62 is weak, which costs nothing.
      ['grade[≥ 60].score', '≥ 60', '≥ 54', '≥ 66', '0.00'],
    ])
    expect(notMoved).toEqual([])
  })

  it('moves the numbers inside formulas and conditions too, each alone; 0 and 1 are none', () => {
    const file = `id: formulas
title: { zh: 公式, en: formulas }
each: month
currency: CNY
facts: { employee: { sales: money, late: { type: number, decimals: 0 } } }
clauses:
  第1条:
    rules:
      management: { line: earning, when: sales ≥ 8000, is: sales × 2% }
      part: { line: earning, is: "sales × (1 − min(50%, max(late − 1, 0) × 50%))" }
      fixed: { line: earning, is: 120 }
`
    const given = {
      period: '2026-01',
      complete: true as const,
      employee: [{ id: 'E1', sales: '10000', late: '2' }],
    }
    const { bars, notMoved, base } = tornado(openRules(file), given)
    // 10,000 × 2% + 10,000 × (1 − 50%) + 120
    expect(base.total).toBe('5320.00')
    expect(
      bars.map(({ address, which, before, down, up }) => [address, which, before, down.total, up.total]),
    ).toEqual([
      // The smaller of both counts: 45% leaves 5,500, 55% is not reached.
      ['part', '50%', '50%', '5820.00', '5320.00'],
      ['part', '50% #2', '50%', '5820.00', '5320.00'],
      ['management', undefined, '2%', '5300.00', '5340.00'],
      ['fixed', undefined, '120', '5308.00', '5332.00'],
      // 7,200 and 8,800 are both reached.
      ['management.when', undefined, '8000', '5320.00', '5320.00'],
    ])
    expect(bars[2]).toMatchObject({ formula: 'sales × 2%', down: { text: '1.8%' } })
    expect(notMoved).toEqual([])
  })

  it('says what it does not move, and what is refused', () => {
    const file = textWith()
      .replace(
        'wage: { value: 3000, unit: CNY }',
        'wage: { values: [{ value: 3000 }, { from: 2026-07-01, value: 3100 }], unit: CNY }',
      )
      .replace('| 1%', '| 0%')
      .replace('≥ 60 ', '≥ 50 ')
      .replace('commission:', 'mark: { weighted: { score: 60%, skill: 40% } }\n      commission:')
    const { bars, notMoved, diagnostics } = tornado(openRules(file), facts)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(notMoved).toEqual([
      { address: 'wage', text: '3000, 3100', why: 'dated' },
      { address: 'tier[otherwise].rate', text: '0%', why: 'zero' },
    ])
    const weights = bars.filter(({ address }) => address.startsWith('mark.weighted'))
    expect(weights.map(({ spread, down }) => [spread, down.ok])).toEqual([
      ['', false],
      ['', false],
    ])
    expect(bars.slice(-2)).toEqual(weights)
  })
})
