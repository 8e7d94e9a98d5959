import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledRuleSet, calculate, explain, type PeriodFacts, type Result } from '../../src/index.ts'
import { describeRuleSet, loadRuleSet } from '../../src/load.ts'
import { clauseWith, shown } from '../support/figures.ts'
import { load, problems, ruleFile } from '../support/load.ts'

const facts = `facts:
  employee: {}
  deal of employee: { dated: date, amount: money }
`
const file = (rules: string): string => facts + clauseWith(rules)
const running = (restarts?: string): string => {
  const key = restarts ? `restarts: ${restarts}, ` : ''
  return file(`tier:
  for: deal
  table: |
    amount    | rate
    ≥ 100     | 3%
    otherwise | 1%
before: { for: deal, order: [dated, id], ${key}is: "first(ago(soFar), 0)" }
soFar: { for: deal, order: [dated, id], ${key}is: before + amount }
place: { for: deal, order: [dated, id], ${key}is: "first(ago(place), 0) + 1" }
earned: { for: deal, is: "marginal(tier.rate, before)" }
commission: { line: earning, is: sum(earned each deal) }`)
}

const loadEach = (each: string, body: string): CompiledRuleSet =>
  loadRuleSet(ruleFile(body).replace('each: month', `each: ${each}`)).value!

interface Deal {
  readonly day: number
  readonly amount: string
}
const monthOf = (month: number, deals: readonly Deal[]): PeriodFacts => {
  const period = `2026-${String(month).padStart(2, '0')}`
  return {
    period,
    complete: true,
    employee: [{ id: 'E1' }],
    deal: deals.map(({ day, amount }, at) => ({
      id: `${month}-${at}`,
      employee: 'E1',
      dated: `${period}-${String(day).padStart(2, '0')}`,
      amount,
    })),
  }
}
const values = ({ periods }: Result): readonly string[] =>
  periods.flatMap((period) =>
    ['deal', 'employee'].flatMap((thing) =>
      (period.things[thing] ?? []).flatMap(({ id, values }) =>
        Object.entries(values).map(([rule, { value }]) => `${period.period} ${id} ${rule} ${value}`),
      ),
    ),
  )
const one = [{ day: 3, amount: '60' }]
const of = (result: Result, rule: string): readonly (string | undefined)[] =>
  result.periods.flatMap((period) =>
    (period.things.deal ?? []).map((row) => row.values[rule]!.value ?? row.values[rule]!.absent!.kind),
  )

describe('records that start afresh', () => {
  const five = [1, 2, 3, 4, 5].map((month) => monthOf(month, one))

  it.each([
    [undefined, ['60', '120', '180', '240', '300']],
    ['month', ['60', '60', '60', '60', '60']],
    ['quarter', ['60', '120', '180', '60', '120']],
    ['half-year', ['60', '120', '180', '240', '300']],
    ['year', ['60', '120', '180', '240', '300']],
  ])('each %s', (restarts, expected) => {
    expect(of(calculate(load(running(restarts)), five), 'soFar')).toEqual(expected)
  })

  it('a year begins anew where the company says that it does', () => {
    const rules = load(`calendar: { yearStarts: 04-01 }\n${running('year')}`)
    expect(of(calculate(rules, five), 'soFar')).toEqual(['60', '120', '180', '60', '120'])
  })

  it('in a file of days and of weeks', () => {
    const at = (each: string, restarts: string, periods: readonly string[], dated: readonly string[]) => {
      const body = file(
        `n: { for: deal, order: [dated], restarts: ${restarts}, is: "first(ago(n), 0) + amount" }`,
      )
      const rules = loadEach(each, body)
      const given = periods.map((period, k) => ({
        period,
        complete: true as const,
        employee: [{ id: 'E1' }],
        deal: [{ id: `D${k}`, employee: 'E1', dated: dated[k]!, amount: '1' }],
      }))
      return of(calculate(rules, given), 'n')
    }
    const days = ['2026-01-03', '2026-01-04', '2026-01-05']
    expect(at('day', 'week', days, days)).toEqual(['1', '2', '1'])
    expect(at('day', 'day', days, days)).toEqual(['1', '1', '1'])
    // The week of 29 January belongs to January, by its Thursday.
    const mondays = ['2026-01-19', '2026-01-26', '2026-02-02']
    expect(at('week', 'month', ['2026-W04', '2026-W05', '2026-W06'], mondays)).toEqual(['1', '2', '1'])
  })

  it('without restarts the first record of a month follows the last of the month before', () => {
    const result = calculate(load(running()), [monthOf(1, one), monthOf(2, one)])
    expect(of(result, 'earned')).toEqual(['0.6', '1'])
  })

  it('settle: cumulative starts afresh with the records', () => {
    const rules = (restarts: string): CompiledRuleSet =>
      load(
        file(
          `part: { for: deal, order: [dated, id], ${restarts}settle: cumulative, round: 0, is: amount ÷ 4 }`,
        ),
      )
    const given = [1, 2, 3, 4].map((month) => monthOf(month, [{ day: 1, amount: '1' }]))
    expect(of(calculate(rules(''), given), 'part')).toEqual(['0', '0', '0', '0'])
    expect(of(calculate(rules('restarts: month, '), given), 'part')).toEqual(['0', '0', '0', '0'])
    // 0.25, 0.5, 0.75 are 0, 1, 1; April begins anew.
    expect(of(calculate(rules('restarts: quarter, '), given), 'part')).toEqual(['0', '1', '0', '0'])
  })

  it('each reading keeps its own history, which starts afresh too', () => {
    const rules = load(
      facts +
        clauseWith(
          `n:
  for: deal
  order: [dated, id]
  restarts: quarter
  reading: counting
  by deal: "first(ago(n), 0) + 1"
  by amount: "first(ago(n), 0) + amount ÷ one"`,
          '    readings: { counting: { question: { zh: 数什么？, en: What counts? }, default: by deal } }\n    parameters: { one: { value: 1, unit: CNY } }\n',
        ),
    )
    expect(of(calculate(rules, five), 'n')).toEqual(['1', '2', '3', '1', '2'])
    const other = calculate(rules, five, { readings: { counting: 'by amount' } })
    expect(of(other, 'n')).toEqual(['60', '120', '180', '60', '120'])
  })

  it('of a first record it is said that there is none before it', () => {
    const rules = load(file('x: { for: deal, order: [dated], restarts: month, is: ago(amount) }'))
    const explained = explain(rules, five.slice(0, 2), { thing: 'deal', id: '2-0', rule: 'x' })
    expect(JSON.stringify(explained)).toContain('history')
  })

  it('the page says so, and that nothing is handed on from month to month', () => {
    const text = (restarts: string): string =>
      describeRuleSet(ruleFile(running(restarts)), { language: 'zh' }).value ?? ''
    expect(text('month')).toContain('每月的第一条之前，视为没有记录')
    expect(text('month')).toContain('没有。每期单独计算。')
    expect(text('quarter')).toContain('（每季度重新开始）')
  })
})

const deals = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    amount: fc.integer({ min: 0, max: 20000 }).map((fen) => (fen / 100).toFixed(2)),
  }),
  { maxLength: 5 },
)
const year = fc
  .array(deals, { minLength: 2, maxLength: 8 })
  .map((months) => months.map((own, at) => monthOf(at + 1, own)))
const words = fc.constantFrom(undefined, 'month', 'quarter', 'half-year', 'year')

describe('laws of records that start afresh', () => {
  it('step by step with the carry is as all at once', () => {
    fc.assert(
      fc.property(year, words, (given, restarts) => {
        const rules = load(running(restarts))
        let carry: Result['carry'] | undefined
        const stepped = given.flatMap((facts) => {
          const result = calculate(rules, [facts], carry ? { carry } : {})
          carry = result.carry
          return values(result)
        })
        expect(stepped).toEqual(values(calculate(rules, given)))
      }),
      { numRuns: 40 },
    )
  })

  it('with restarts: month each month alone is as all together', () => {
    const rules = load(running('month'))
    fc.assert(
      fc.property(year, (given) => {
        const alone = given.flatMap((facts) => values(calculate(rules, [facts])))
        expect(alone).toEqual(values(calculate(rules, given)))
      }),
    )
  })

  it('the earnings of a month are those of its whole amount, however it is cut into deals', () => {
    const rules = load(running('month'))
    fc.assert(
      fc.property(deals, (own) => {
        const { periods } = calculate(rules, [monthOf(1, own)])
        const fen = own.reduce((total, { amount }) => total + Number(amount.replace('.', '')), 0)
        // One percent to 100 yuan, three above: in hundredths of a fen.
        const exact = Math.min(fen, 10000) + 3 * Math.max(fen - 10000, 0)
        const paid = Math.floor((exact + 50) / 100)
        expect(periods[0]!.things.employee![0]!.values.commission!.value).toBe((paid / 100).toFixed(2))
      }),
    )
  })
})

describe('what is refused', () => {
  it.each([
    ['y: { for: deal, restarts: month, is: amount }', 'restarts-needs-order', 'y'],
    ['y: { restarts: month, is: sum(amount each deal) }', 'restarts-needs-order', 'y'],
    ['y: { for: deal, order: [dated], restarts: monthly, is: amount }', 'source-unknown-word', 'monthly'],
    ['y: { for: deal, order: [dated], restarts: week, is: amount }', 'restarts-not-possible', 'y'],
    ['y: { for: deal, order: [dated], restarts: pay period, is: amount }', 'restarts-not-possible', 'y'],
    ['y: { order: [dated], restarts: year, is: sum(amount each deal) }', 'order-not-record', 'y'],
    [
      'a: { for: deal, order: [dated], restarts: month, is: "first(ago(b), 0)" }\nb: { for: deal, order: [dated], is: a + amount }',
      'restarts-differ',
      'b',
    ],
    [
      'a: { for: deal, order: [dated], restarts: month, is: "first(ago(b), 0)" }\nb: { for: deal, order: [dated], restarts: year, is: a + amount }',
      'restarts-differ',
      'b',
    ],
  ])('%s', (rules, code, at) => {
    const found = problems(file(rules))
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]!.at[0]).toBe(at)
  })

  it('and says what may be written', () => {
    const text = shown(file('y: { for: deal, order: [dated], restarts: week, is: amount }'))
    expect(text.zh).toContain('“y”不能每周重新开始：规则集按月计算。')
    expect(text.zh).toContain('restarts 可写：month, quarter, half-year, year。')
    expect(text.en).toContain('restarts may be: month, quarter, half-year, year.')
  })

  it('a rule between that has no order of its own goes with the others', () => {
    const rules = load(
      file(`a: { for: deal, order: [dated, id], restarts: quarter, is: "first(ago(b), 0)" }
b: { for: deal, is: a + amount }`),
    )
    const given = [1, 2, 3, 4].map((month) => monthOf(month, one))
    expect(of(calculate(rules, given), 'a')).toEqual(['0', '60', '120', '0'])
  })
})
