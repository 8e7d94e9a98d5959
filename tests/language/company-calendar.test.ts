import { describe, expect, it } from 'vitest'
import { calculate, type PeriodFacts, type Result } from '../../src/index.ts'
import { checkExamples, loadRuleSet } from '../../src/load.ts'

const head = 'id: own\ntitle: { zh: 例, en: own }\ncurrency: CNY\n'
const source = (text: string) => [{ name: 'rules.yaml', text: head + text }]
const load = (text: string) => {
  const { value, diagnostics } = loadRuleSet(source(text))
  expect(diagnostics).toEqual([])
  return value!
}
const codes = (text: string) => loadRuleSet(source(text)).diagnostics.map((one) => one.code)

const rules = `facts: { employee: { sales: money } }
clauses:
  第1条:
    rules:
      pay: { line: earning, is: sales × 10% }
`
const value = (result: Result, period: string, rule: string): string | undefined =>
  result.periods.find((one) => one.period === period)?.things.employee?.[0]?.values[rule]?.value
const one = (period: string, sales: string): PeriodFacts => ({
  period,
  complete: true,
  employee: [{ id: 'E', sales }],
})

describe('a year that begins in April', () => {
  const set = load(`each: month
calendar: { yearStarts: 04-01 }
${rules}      quarter: { each: quarter, is: sum(sales) }
      half: { each: half-year, is: sum(sales) }
      year: { each: year, is: sum(sales) }
      toDate: sum(sales over year to date)
      days: { each: year, is: daysIn(period) }
      quarters: { each: year, weighted: { of: quarter, by: [10%, 20%, 30%, 40%] } }
`)
  const facts = Array.from({ length: 15 }, (_, at) =>
    one(
      `${2026 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`,
      String(at + 1),
    ),
  )
  const result = calculate(set, facts)

  it('has its own quarters, half-years and years, named by the year and month they begin in', () => {
    expect(result.diagnostics).toEqual([])
    expect(result.periods.map(({ period }) => period).filter((text) => text.startsWith('FY'))).toEqual([
      'FY2026/04-Q1',
      'FY2026/04-Q2',
      'FY2026/04-H1',
      'FY2026/04-Q3',
      'FY2026/04-Q4',
      'FY2026/04-H2',
      'FY2026/04',
      'FY2027/04-Q1',
    ])
    expect(value(result, 'FY2026/04-Q1', 'quarter')).toBe('6')
    expect(value(result, 'FY2026/04-Q4', 'quarter')).toBe('33')
    expect(value(result, 'FY2026/04-H2', 'half')).toBe('57')
    expect(value(result, 'FY2026/04', 'year')).toBe('78')
    expect(value(result, 'FY2026/04', 'days')).toBe('365')
    expect(value(result, 'FY2026/04', 'quarters')).toBe('24')
  })

  it('starts totals of the year again in April', () => {
    expect(['2027-03', '2027-04', '2027-05'].map((period) => value(result, period, 'toDate'))).toEqual([
      '78',
      '13',
      '27',
    ])
  })

  it('goes through the carry', () => {
    let carry: Result['carry'] | undefined
    const steps = facts.map((period) => {
      const step = calculate(set, period, carry ? { carry } : {})
      carry = JSON.parse(JSON.stringify(step.carry))
      return step
    })
    expect(steps.flatMap((step) => step.periods)).toEqual(result.periods)
    expect(carry).toEqual(result.carry)
  })

  it('refuses facts of a quarter of the civil year', () => {
    const { diagnostics } = calculate(set, [...facts, { period: '2026-Q2', employee: [] }])
    expect(diagnostics.map((problem) => problem.code)).toEqual(['facts-bad-period'])
    expect(diagnostics[0]!.parameters.example).toBe('2026-03, FY2025/04-Q4, FY2025/04-H2, FY2025/04')
  })
})

describe('pay periods of a fortnight', () => {
  const set = (belongs: string) =>
    load(
      `each: pay period
calendar: { payDays: 14, from: 2026-01-05, belongs: ${belongs} }
${rules}      days: daysIn(period)
      month: { each: month, is: sum(sales) }
      before: first(ago(sales), 0)
`.replace('first(ago(sales), 0)', '"first(ago(sales), 0)"'),
    )
  const starts = [
    '2026-01-05',
    '2026-01-19',
    '2026-02-02',
    '2026-02-16',
    '2026-03-02',
    '2026-03-16',
    '2026-03-30',
  ]
  const facts = starts.map((start, at) => one(`${start}/P14D`, String(10 ** at)))

  it('are worked out one by one, and belong to the month that the file says', () => {
    const last = calculate(set('last day'), facts)
    // The fortnight before, which ends on 4 January, belongs to January as well.
    expect(last.diagnostics.map(({ code, parameters }) => [code, parameters.missing])).toEqual([
      ['cycle-incomplete', '2025-12-22/P14D'],
    ])
    expect(value(last, '2026-01-19/P14D', 'days')).toBe('14')
    expect(value(last, '2026-02-02/P14D', 'before')).toBe('10')
    // 19 January to 1 February ends in February, 16 February to 1 March in March, 30 March to 12 April in April.
    expect([
      value(last, '2026-01', 'month'),
      value(last, '2026-02', 'month'),
      value(last, '2026-03', 'month'),
    ]).toEqual(['1', '110', '111000'])
    const first = calculate(set('first day'), facts)
    expect([
      value(first, '2026-01', 'month'),
      value(first, '2026-02', 'month'),
      value(first, '2026-03', 'month'),
    ]).toEqual(['11', '1100', '1110000'])
  })

  it('that begin on another day are refused', () => {
    const { diagnostics } = calculate(set('last day'), [one('2026-01-06/P14D', '1')])
    expect(diagnostics.map((problem) => problem.code)).toEqual(['facts-bad-period'])
  })

  it.each([
    ['each: pay period\n', 'source-pay-period'],
    ['each: pay period\ncalendar: { payDays: 14, belongs: last day }\n', 'source-calendar'],
    ['each: pay period\ncalendar: { payDays: 14, from: 2026-01-05 }\n', 'source-calendar'],
    ['each: pay period\ncalendar: { payDays: 0, from: 2026-01-05, belongs: last day }\n', 'source-calendar'],
    ['each: month\ncalendar: { yearStarts: 04-15 }\n', 'source-calendar'],
    ['each: month\ncalendar: { yearStart: 04-01 }\n', 'source-unknown-key'],
    ['each: month\ncalendar: { belongs: tuesday }\n', 'source-unknown-word'],
  ])('%s', (text, code) => {
    expect(codes(text + rules)).toContain(code)
  })
})

it('halves of a month make months and quarters', () => {
  const { diagnostics, figures } = checkExamples(
    source(`each: half-month
${rules}      month: { each: month, is: sum(sales) }
      quarter: { each: quarter, is: sum(month) }
examples:
  - name: two months
    given: |
      employee | period     | sales
      E        | 2026-01-H1 | 1
      E        | 2026-01-H2 | 10
      E        | 2026-02-H1 | 100
      E        | 2026-02-H2 | 1000
      E        | 2026-03-H2 | 5
    expect: |
      employee | period  | month
      E        | 2026-01 | 11
      E        | 2026-02 | 1100

      employee | period  | quarter
      E        | 2026-Q1 | 1116
`),
  )
  expect([diagnostics, figures]).toEqual([[], 3])
})

it('weeks belong to a month by the day that the file says', () => {
  const set = (more: string) =>
    load(`each: week\n${more}${rules}      month: { each: month, is: sum(sales) }\n`)
  const facts = ['2026-W05', '2026-W06', '2026-W07', '2026-W08', '2026-W09', '2026-W10'].map((week, at) =>
    one(week, String(10 ** at)),
  )
  // Week 5 is 26 January to 1 February, its Thursday the 29th; week 9 is 23 February to 1 March.
  expect(value(calculate(set(''), facts), '2026-02', 'month')).toBe('11110')
  expect(value(calculate(set('calendar: { belongs: last day }\n'), facts), '2026-02', 'month')).toBe('1111')
})
