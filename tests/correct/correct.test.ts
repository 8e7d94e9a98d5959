import { describe, expect, it } from 'vitest'
import { calculate, correct, type Ledger, type PeriodFacts, renderDiagnostic } from '../../src/index.ts'
import { load } from '../support/load.ts'
import { january, month, pay, short, ten, twelve } from './commission.ts'

const paidByHand = (ledger: Ledger, amount: string): Ledger => ({
  ...ledger,
  settled: ledger.settled.map((line) => ({ ...line, amount })),
})

describe('causes', () => {
  it('are told apart in the order data, rule, reading, after what was settled differently', () => {
    const correction = correct({
      original: { ruleSet: ten, facts: january },
      corrected: {
        ruleSet: twelve,
        facts: month('2026-01', { id: 'E1', sales: '1200', returns: '100' }),
        options: { readings: { counted: 'net' } },
      },
      ledger: paidByHand(calculate(ten, january), '95.00'),
    })
    // 1000 × 10% = 100; 1200 × 10% = 120; 1200 × 12% = 144; 1100 × 12% = 132
    expect(short(correction)).toEqual([
      '2026-01 E1 commission 95.00 → 132.00 = 37.00, settled differently 5.00, data 20.00, rule 24.00, reading -12.00',
    ])
    expect(correction.lines[0]).toMatchObject({
      title: { zh: 'commission', en: 'commission' },
      clause: '第3条',
    })
    expect([correction.findings.appeared, correction.findings.disappeared.map(({ rule }) => rule)]).toEqual([
      [],
      ['low'],
    ])
  })

  it('an earlier correction that the original knows nothing of is a cause of its own', () => {
    const ledger = calculate(ten, january)
    const original = { ruleSet: ten, facts: january }
    const sold = (sales: string) => month('2026-01', { id: 'E1', sales })
    const first = correct({ original, corrected: { facts: sold('1200') }, ledger })
    const second = correct({ original, corrected: { facts: sold('1500') }, ledger: first.ledger! })
    expect(short(first)).toEqual(['2026-01 E1 commission 100.00 → 120.00 = 20.00, data 20.00'])
    expect(short(second)).toEqual([
      '2026-01 E1 commission 120.00 → 150.00 = 30.00, corrected before -20.00, data 50.00',
    ])
    // Back to where it was: another correction, with another digest than the first.
    const third = correct({ original, corrected: { facts: sold('1200') }, ledger: second.ledger! })
    expect(short(third)).toEqual([
      '2026-01 E1 commission 150.00 → 120.00 = -30.00, corrected before -50.00, data 20.00',
    ])
    const digests = third.ledger!.settled.flatMap(({ correction }) => correction ?? [])
    expect(new Set(digests).size).toBe(3)
  })

  it('an override is data', () => {
    const override = {
      period: '2026-01',
      thing: 'employee',
      id: 'E1',
      rule: 'commission',
      value: '88.00',
      reason: '与本人核对',
    }
    const correction = correct({
      original: { ruleSet: ten, facts: january },
      corrected: { options: { overrides: [override] } },
      ledger: calculate(ten, january),
    })
    expect(short(correction)).toEqual(['2026-01 E1 commission 100.00 → 88.00 = -12.00, data -12.00'])
  })

  it('new facts that the old rules do not know stand with the rules, and it is said', () => {
    const more = load(
      pay(
        '10%',
        '    extra: { type: money, line: earning, clause: 第3条, title: { zh: 加班费, en: extra } }\n',
      ),
    )
    const correction = correct({
      original: { ruleSet: ten, facts: january },
      corrected: { ruleSet: more, facts: month('2026-01', { id: 'E1', sales: '1200', extra: '30' }) },
      ledger: calculate(ten, january),
    })
    expect(short(correction)).toEqual([
      '2026-01 E1 extra – → 30.00 = 30.00, rule 30.00',
      '2026-01 E1 commission 100.00 → 120.00 = 20.00, rule 20.00',
    ])
    expect(correction.diagnostics.map(({ code }) => code)).toEqual(['correction-causes-together'])
    expect(renderDiagnostic(correction.diagnostics[0]!, { language: 'zh' })).toContain(
      '只更正数据时算不出结果，因此数据与规则的影响没有分开，都列在“规则”之下',
    )
  })

  it('what was missing when it was paid is due now, as data', () => {
    const facts = month('2026-01', { id: 'E1' }, { id: 'E2', sales: '500' })
    const ledger = calculate(ten, facts)
    expect(ledger.ok).toBe(false)
    const correction = correct({
      original: { ruleSet: ten, facts },
      corrected: { facts: month('2026-01', { id: 'E1', sales: '700' }, { id: 'E2', sales: '500' }) },
      ledger,
    })
    expect(short(correction)).toEqual(['2026-01 E1 commission – → 70.00 = 70.00, data 70.00'])
    expect(correction.diagnostics.map(({ code }) => code)).toEqual(['correction-original-faulty'])
  })
})

describe('who is on the list', () => {
  it('somebody who was not there is paid, somebody who should not have been is listed as paid too much', () => {
    const correction = correct({
      original: { ruleSet: ten, facts: january },
      corrected: { facts: month('2026-01', { id: 'E2', sales: '300' }) },
      ledger: calculate(ten, january),
    })
    expect(short(correction)).toEqual([
      '2026-01 E1 commission 100.00 → – = -100.00, data -100.00',
      '2026-01 E2 commission – → 30.00 = 30.00, data 30.00',
    ])
    expect(correction.people).toEqual([
      {
        thing: 'employee',
        id: 'E1',
        name: '林晓燕',
        channel: 'earning',
        toPay: '0.00',
        overpaid: '100.00',
        net: '-100.00',
      },
      { thing: 'employee', id: 'E2', channel: 'earning', toPay: '30.00', overpaid: '0.00', net: '30.00' },
    ])
    expect(correction.diagnostics.map(({ code, place }) => [code, place?.id])).toEqual([
      ['correction-joined', 'E2'],
      ['correction-left', 'E1'],
    ])
  })
})

describe('a rule that catches up by itself', () => {
  // Sales to date are handed over as they are known each month; what was paid before is taken off.
  const catching = load(`facts:
  employee: { soldToDate: money }
clauses:
  第3条:
    rules:
      paidBefore: "first(ago(paidToDate), 0)"
      commission: { line: earning, is: soldToDate × 10% - paidBefore }
      paidToDate: paidBefore + commission
`)
  const soldToDate = (...amounts: readonly string[]) =>
    amounts.map((amount, at) => month(`2026-0${at + 1}`, { id: 'E1', soldToDate: amount }))

  it('has paid already what a later month caught up: the months come to nothing, and no yuan is due twice', () => {
    // January was known as 100 and is 180; February's 250 was right, so February paid the 8 that January lacked.
    const facts = soldToDate('100', '250')
    const correction = correct({
      original: { ruleSet: catching, facts },
      corrected: { facts: soldToDate('180') },
      ledger: calculate(catching, facts),
    })
    expect(short(correction)).toEqual([
      '2026-01 E1 commission 10.00 → 18.00 = 8.00, data 8.00',
      '2026-02 E1 commission 15.00 → 7.00 = -8.00, data -8.00',
    ])
    expect(correction.people).toMatchObject([{ toPay: '0.00', overpaid: '0.00', net: '0.00' }])
  })

  it('pays once what nobody has caught up yet', () => {
    const facts = soldToDate('100', '250')
    const correction = correct({
      original: { ruleSet: catching, facts },
      corrected: { facts: soldToDate('180', '330') },
      ledger: calculate(catching, facts),
    })
    expect(short(correction)).toEqual(['2026-01 E1 commission 10.00 → 18.00 = 8.00, data 8.00'])
    // March goes on from what is settled now: 400 × 10% − 33.
    const march = calculate(catching, month('2026-03', { id: 'E1', soldToDate: '400' }), {
      carry: correction.carry!,
    })
    expect(march.settled.map(({ amount }) => amount)).toEqual(['7.00'])
  })
})

describe('a record of a closed period', () => {
  const shop = load(`facts:
  employee: {}
  order of employee: { dated: date, amount: money }
clauses:
  第3条:
    rules:
      ofMonth: { for: employee, is: sum(amount each order) }
      sold: { for: employee, is: sum(ofMonth over year to date) }
      commission: { for: employee, line: earning, is: ofMonth × 10% }
      prize: { for: employee, line: earning, when: sold ≥ 1000, is: 50 }
`)
  const orders = (period: string, ...rows: readonly (readonly [string, string, string])[]): PeriodFacts => ({
    period,
    complete: true,
    employee: [{ id: 'E1' }],
    order: rows.map(([id, dated, amount]) => ({ id, employee: 'E1', dated, amount })),
  })
  const first = orders('2026-01', ['O1', '2026-01-09', '400'])
  const second = orders('2026-02', ['O2', '2026-02-03', '500'])

  it('is refused among the facts of the current one', () => {
    const late = orders('2026-02', ['O2', '2026-02-03', '500'], ['O9', '2026-01-30', '200'])
    const result = calculate(shop, late, { carry: calculate(shop, first).carry })
    expect(result.diagnostics.map(({ code, place }) => [code, place?.id])).toEqual([
      ['fact-outside-period', 'O9'],
    ])
  })

  it('goes through the facts of its own period, and what follows from it is due as well', () => {
    const correction = correct({
      original: { ruleSet: shop, facts: [first, second] },
      corrected: { facts: orders('2026-01', ['O1', '2026-01-09', '400'], ['O9', '2026-01-30', '200']) },
      ledger: calculate(shop, [first, second]),
    })
    // 600 × 10%; with February's 500 the year stands at 1,100.
    expect(short(correction)).toEqual([
      '2026-01 E1 commission 40.00 → 60.00 = 20.00, data 20.00',
      '2026-02 E1 prize – → 50.00 = 50.00, data 50.00',
    ])
  })
})

describe('lines of longer and shorter periods', () => {
  const rules = load(`facts:
  employee: { sales: money }
  trip of employee: { dated: date, costs: { type: money, default: 5 } }
clauses:
  第2条:
    rules:
      quarterSales: { for: employee, each: quarter, is: sum(sales) }
      quarterBonus: { for: employee, each: quarter, line: earning, is: quarterSales × 1% }
      ofDay: { for: employee, each: day, line: earning, when: count(trip) > 0, is: sum(costs each trip) }
`)
  const sold = (at: number, sales: string, ...days: readonly string[]): PeriodFacts => ({
    ...month(`2026-0${at}`, { id: 'E1', sales }),
    trip: days.map((day, index) => ({ id: `T${index}`, employee: 'E1', dated: `2026-0${at}-${day}` })),
  })
  const facts = [sold(1, '1000', '05', '07'), sold(2, '1000'), sold(3, '1000')]

  it('are corrected in the quarter that closes and on the day', () => {
    const january = calculate(rules, facts[0]!)
    const ledger = [january, calculate(rules, facts.slice(1), { carry: january.carry })]
    const correction = correct({
      original: { ruleSet: rules, facts },
      corrected: { facts: sold(1, '2500', '05', '07', '07') },
      ledger,
    })
    expect(short(correction)).toEqual([
      '2026-01 E1 ofDay 5.00 → 10.00 = 5.00, data 5.00',
      '2026-Q1 E1 quarterBonus 30.00 → 45.00 = 15.00, data 15.00',
    ])
    expect(correction.lines[0]!.moment).toBe('2026-01-07')
  })

  it('a quarter in the ledger asks for the month that closed it', () => {
    const ledger = calculate(rules, facts)
    const correction = correct({
      original: { ruleSet: rules, facts: facts.slice(0, 2) },
      corrected: {},
      ledger,
    })
    expect(correction.diagnostics.map(({ code, parameters }) => [code, parameters.periods])).toEqual([
      ['correction-period-missing', '2026-Q1'],
    ])
  })
})
