import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runLight } from '../../../src/analyse/outlook/light-run.ts'
import { backtest, type ForecastOptions, forecast, openRules } from '../../../src/analyse.ts'
import { calculate, type FactRow, type PeriodFacts } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'
import { randomRules } from './made-up.ts'

/** Wages and 2% of sales; 500 for the third month at 90 points in a row, and a bonus of the year's sales in December. */
const text = `id: try
title: { zh: 试例, en: made up }
currency: CNY
each: month
facts:
  team:
    target: { type: money, default: 0 }
  employee:
    team: team
    hiredOn: date
    judgedOn: { type: date, default: none }
    post: { type: [clerk, chief], default: clerk }
    wage: { type: money, line: earning, clause: 第1条 }
    sales: { type: money, allowed: "≥ 0" }
    score: { type: score, allowed: "[0..100]" }
  order of employee:
    dated: date
    amount: { type: money, allowed: "≥ 0" }
words:
  clerk: { zh: 员, en: clerk }
  chief: { zh: 长, en: chief }
clauses:
  第1条:
    says: { zh: 试, en: try }
    parameters:
      rate: 2%
    rules:
      commission: { line: earning, is: sales × rate }
      orders: { line: earning, is: 1% × sum(amount each order) }
      run: { streak: { of: score ≥ 90, gap: breaks } }
      award: { line: earning, when: run ≥ 3 and run mod 3 = 0, is: 500 }
      praise: { when: run ≥ 6, finding: { zh: 表扬, en: praise } }
      yearBonus: { each: year, line: earning, is: 1% × sum(sales) }
`
const rules = openRules(text)
const ruleSet = rules.compiled!

const month = (
  period: string,
  employee: readonly FactRow[],
  order: readonly FactRow[] = [],
): PeriodFacts => ({
  period,
  complete: true,
  team: [{ id: 'T' }],
  employee,
  order,
})
const row = (id: string, sales: string, more: FactRow = {}): FactRow => ({
  id,
  team: 'T',
  hiredOn: '2024-01-31',
  wage: '3000.00',
  sales,
  score: '95',
  ...more,
})

it('the rules of these tests are good', () => {
  expect(rules.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('a forecast by hand', () => {
  const past = [month('2026-09', [row('E1', '9000.00')]), month('2026-10', [row('E1', '10000.00')])]
  const report = forecast(rules, past, { periods: 2, growth: { 'employee.sales': '1%' } })

  it('goes on from the past: growth, the third month of a run, the bonus of the year', () => {
    expect(report.ok).toBe(true)
    // November: 3000 + 10100 × 2% + 500. December: 3000 + 10201 × 2%, and 1% of 9000 + 10000 + 10100 + 10201.
    expect(report.periods.map(({ period, cost }) => [period, cost!.total])).toEqual([
      ['2026-11', '3702.00'],
      ['2026-12', '3597.03'],
    ])
    expect(report.cost!.total).toBe('7299.03')
    expect(report.people).toEqual([{ thing: 'employee', id: 'E1', total: '7299.03' }])
    expect(report.coming.map(({ period, rule, amount }) => [period, rule, amount])).toEqual([
      ['2026-11', 'award', '500.00'],
      ['2026-12', 'yearBonus', '393.01'],
    ])
  })

  it('says how each fact was made', () => {
    expect(report.projected.map(({ fact, how, growth = '' }) => [fact, how, growth])).toEqual([
      ['employee.team', 'as now', ''],
      ['employee.hiredOn', 'fixed', ''],
      ['employee.wage', 'repeat', ''],
      ['employee.sales', 'repeat', '1%'],
      ['employee.score', 'repeat', ''],
    ])
  })
})

describe('dates', () => {
  const past = [
    month('2026-01', [row('E1', '1', { judgedOn: '2026-01-30' })], []),
    month(
      '2026-01',
      [row('E1', '1', { judgedOn: '2026-01-30' })],
      [{ id: 'O1', employee: 'E1', dated: '2026-01-31', amount: '100' }],
    ),
  ].slice(1)

  const made = (options: ForecastOptions, given = past) => {
    const report = forecast(rules, given, { periods: 1, ...options })
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    return report.projected.filter(({ fact }) => /On$|dated/.test(fact)).map(({ fact, how }) => [fact, how])
  }

  it('of records move into the new period, those of persons only where they differ or the caller says so', () => {
    const [hired, dated] = [
      ['employee.hiredOn', 'fixed'],
      ['order.dated', 'moved'],
    ]
    expect(made({})).toEqual([hired, ['employee.judgedOn', 'fixed'], dated])
    expect(made({ moves: ['employee.judgedOn'] })).toEqual([hired, ['employee.judgedOn', 'moved'], dated])
    const two = [...past, month('2026-02', [row('E1', '1', { judgedOn: '2026-02-27' })])]
    expect(made({}, two)).toEqual([hired, ['employee.judgedOn', 'moved'], dated])
  })

  it('of an order on the 31st are clipped, so that it counts in February', () => {
    const { periods } = forecast(rules, past, { periods: 1 })
    // 3000 + 1 × 2% + 100 × 1%.
    expect(periods[0]).toMatchObject({ period: '2026-02', cost: { total: '3001.02' } })
  })
})

describe('the same period a year before', () => {
  const past = [
    month(
      '2025-05',
      [row('E1', '500'), row('E2', '700')],
      [
        { id: 'O1', employee: 'E1', dated: '2025-05-05', amount: '100' },
        { id: 'O2', employee: 'E2', dated: '2025-05-06', amount: '100' },
      ],
    ),
    month('2026-04', [row('E1', '900', { wage: '4000.00' }), row('E3', '300')]),
  ]

  it('takes what was then of those who are there now; others repeat, and that is said', () => {
    const report = forecast(rules, past, {
      periods: 1,
      scenario: 'last-year',
      facts: { 'employee.wage': 'repeat' },
    })
    // E1: 4000 + 500 × 2% + 100 × 1%. E3: 3000 + 300 × 2%.
    expect(report.people.map(({ id, total }) => [id, total])).toEqual([
      ['E1', '4011.00'],
      ['E3', '3006.00'],
    ])
    expect([report.notThere, report.leftOut]).toEqual([['employee E3'], 1])
  })

  it('that nobody gave is said', () => {
    const { ok, diagnostics } = forecast(rules, past, { periods: 2, scenario: 'last-year' })
    expect(ok).toBe(false)
    expect(diagnostics).toMatchObject([
      { code: 'outlook-no-past', parameters: { period: '2026-06', source: '2025-06' } },
    ])
  })
})

describe('what is asked for', () => {
  const past = [month('2026-04', [row('E1', '900')])]
  it.each<[string, ForecastOptions]>([
    ['outlook-periods', { periods: 0 }],
    ['outlook-from', { from: '2026-04' }],
    ['outlook-from', { from: '2026-Q3' }],
    ['outlook-no-scenario', { scenario: 'guess' as never }],
    ['outlook-no-fact', { growth: { 'employee.sale': '1%' } }],
    ['outlook-no-growth', { growth: { 'employee.sales': 'much' } }],
    ['outlook-no-growth', { growth: { 'employee.sales': '-100%' } }],
    ['outlook-no-fact', { facts: { 'order.amount': 'repeat' } }],
    ['outlook-no-fact', { moves: ['employee.hired'] }],
    ['outlook-needs-runs', { scenario: 'resample' }],
    ['outlook-needs-runs', { draws: ['rate ~ uniform 1%..2%'], runs: 3 }],
    ['outlook-nothing-drawn', { runs: 3, seed: '1' }],
    ['outlook-runs', { runs: 0, seed: '1', scenario: 'resample' }],
    ['outlook-draw-form', { runs: 1, seed: '1', draws: ['rate ~ 1%'] }],
    ['outlook-draw-form', { runs: 1, seed: '1', draws: ['rate ~ uniform 2%..1%'] }],
    ['outlook-draw-form', { runs: 1, seed: '1', draws: ['employee.sales × normal 100% 0%'] }],
    ['outlook-no-fact', { runs: 1, seed: '1', draws: ['employee.sale × normal 100% 1%'] }],
    ['outlook-nobody-has', { runs: 1, seed: '1', draws: ['team.target × normal 100% 1%'] }],
    ['source-change-unknown', { runs: 1, seed: '1', draws: ['rat ~ uniform 1%..2%'] }],
  ])('%s: %o', (code, options) => {
    const report = forecast(rules, past, options)
    expect([report.ok, report.periods]).toEqual([false, []])
    expect(report.diagnostics.map((one) => one.code)).toContain(code)
  })

  it('needs facts and good rules', () => {
    expect(forecast(rules, []).diagnostics).toMatchObject([{ code: 'facts-none' }])
    expect(forecast(openRules('id: x'), past).ok).toBe(false)
    const bad = [month('2026-04', [row('E1', 'many')])]
    expect(forecast(rules, bad).diagnostics).toMatchObject([{ code: 'fact-not-number' }])
  })

  it('growth beyond what is allowed stops at the end, and is said', () => {
    const { ok, diagnostics } = forecast(rules, past, { periods: 2, growth: { 'employee.score': '4%' } })
    expect(ok).toBe(true)
    // 95 × 1.04 is 98.8, and × 1.04 again 102.752.
    expect(diagnostics).toMatchObject([
      { code: 'outlook-clipped', parameters: { fact: 'employee.score', count: '1' } },
    ])
  })
})

const histories = fc
  .array(
    fc.array(
      fc.record({ sales: fc.nat(200_000), score: fc.integer({ min: 85, max: 95 }), order: fc.nat(50_000) }),
      { minLength: 3, maxLength: 3 },
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((months) =>
    months.map((people, at) =>
      month(
        `2026-0${at + 5}`,
        people.map(({ sales, score }, n) => row(`E${n}`, `${sales}`, { score: `${score}` })),
        people.map(({ order }, n) => ({
          id: `O${n}`,
          employee: `E${n}`,
          dated: `2026-0${at + 5}-${n + 28}`,
          amount: `${order}`,
        })),
      ),
    ),
  )

describe('laws of a forecast', () => {
  it('repeat without growth is calculating the copied facts with the carry', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 9 }), (past, periods) => {
        const last = past.at(-1)!
        const first = Number(last.period.slice(5)) + 1
        const copies = Array.from({ length: periods }, (_, at): PeriodFacts => {
          const index = first + at - 1
          const period = `${2026 + Math.floor(index / 12)}-${`${(index % 12) + 1}`.padStart(2, '0')}`
          const order = (last.order as readonly FactRow[]).map((one) => ({ ...one, dated: `${period}-28` }))
          return { ...last, period, order }
        })
        const { carry } = calculate(ruleSet, past)
        const copied = calculate(ruleSet, copies, { carry })
        const report = forecast(rules, past, { periods })
        expect(copied.ok && report.ok).toBe(true)
        expect(report.carry).toEqual(copied.carry)
        const total = copied.settled.reduce((sum, one) => sum + BigInt(one.amount.replace('.', '')), 0n)
        expect(BigInt(report.cost!.total.replace('.', ''))).toBe(total)
        // A carry through the past stands for the past.
        expect(forecast(rules, past, { periods, carry })).toEqual(report)
      }),
      { numRuns: 15 },
    )
  })

  it('in two steps is in one, with growth and with draws of the scenario', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 5 }), fc.boolean(), (past, cut, grows) => {
        const options: ForecastOptions = grows ? { growth: { 'employee.sales': '1.5%' } } : {}
        const whole = forecast(rules, past, { ...options, periods: 6 })
        const begun = forecast(rules, past, { ...options, periods: cut })
        const from = whole.periods[cut]!.period
        const rest = forecast(rules, past, { ...options, periods: 6 - cut, from, carry: begun.carry! })
        expect([...begun.periods, ...rest.periods]).toEqual(whole.periods)
        expect(rest.carry).toEqual(whole.carry)
      }),
      { numRuns: 10 },
    )
  })

  const drawn: ForecastOptions = {
    periods: 2,
    scenario: 'resample',
    draws: ['employee.sales × normal 100% 10%', 'rate ~ uniform 1%..3%'],
    seed: '7',
  }

  it('the same seed gives the same, another one another; quantiles are in order', () => {
    fc.assert(
      fc.property(histories, (past) => {
        const one = forecast(rules, past, { ...drawn, runs: 6 })
        expect(one).toMatchObject({ ok: true, drawn: { runs: 6, failed: 0 } })
        expect(forecast(rules, past, { ...drawn, runs: 6 })).toEqual(one)
        for (const { quantiles } of [one, ...one.periods, ...one.people]) {
          const { p5, p25, p50, p75, p95 } = quantiles!
          const all = [p5, p25, p50, p75, p95].map((amount) => BigInt(amount.replace('.', '')))
          expect(all.every((amount, at) => at === 0 || all[at - 1]! <= amount)).toBe(true)
        }
      }),
      { numRuns: 4 },
    )
  })

  it('more runs keep the first ones: the smallest of one run is still a run of three', () => {
    fc.assert(
      fc.property(histories, (past) => {
        const totals = (runs: number): readonly bigint[] => {
          const { quantiles } = forecast(rules, past, { ...drawn, runs })
          return Object.values(quantiles!).map((amount) => BigInt(amount.replace('.', '')))
        }
        const [first] = totals(1)
        // Of three runs p5, p50 and p95 are all three amounts.
        expect(totals(3)).toContain(first)
      }),
      { numRuns: 5 },
    )
  })

  it('the draws of one person do not depend on who else is there', () => {
    fc.assert(
      fc.property(histories, (past) => {
        const alone = past.map((one) => ({
          ...one,
          employee: (one.employee as readonly FactRow[]).filter(({ id }) => id === 'E1'),
          order: (one.order as readonly FactRow[]).filter(({ employee }) => employee === 'E1'),
        }))
        const person = (given: readonly PeriodFacts[]) =>
          forecast(rules, given, { ...drawn, runs: 3 }).people.find(({ id }) => id === 'E1')
        expect(person(alone)).toEqual(person(past))
      }),
      { numRuns: 5 },
    )
  })
})

describe('a run without values', () => {
  it('pays and finds what calculate does, of any rules', () => {
    fc.assert(
      fc.property(randomRules, ({ file, facts }) => {
        const set = loadRuleSet(file).value!
        const result = calculate(set, facts)
        const light = runLight(set, facts, {})
        expect(light.diagnostics).toEqual(result.diagnostics)
        expect(light.findings).toEqual(result.findings)
        const key = (one: { period: string; thing: string; id: string; rule: string }, units: bigint) =>
          `${one.period} ${one.thing} ${one.id} ${one.rule} ${units}`
        expect(light.lines.map((one) => key(one, one.units)).sort()).toEqual(
          result.settled.map((one) => key(one, BigInt(one.amount.replace('.', '')))).sort(),
        )
      }),
      { numRuns: 20 },
    )
  })
})

describe('a back-test', () => {
  const past = [
    month('2026-01', [row('E1', '1000'), row('E2', '500')]),
    month('2026-02', [row('E1', '1500')]),
  ]
  const variant = loadRuleSet(text.replace('rate: 2%', 'rate: 3%').replace('id: try', 'id: other')).value!

  it('by hand: 3% in place of 2%', () => {
    const report = backtest(ruleSet, past, { settled: calculate(ruleSet, past), variant })
    expect(report).toMatchObject({ ok: true, against: 'settled', ruleSet: 'try', candidate: 'other' })
    // January: 6000 + 30; February: 3000 + 30.
    expect(
      report.periods.map(({ period, paid, due, difference, cumulative, winners, losers }) => [
        period,
        paid.total,
        due.total,
        difference,
        cumulative,
        winners,
        losers,
      ]),
    ).toEqual([
      ['2026-01', '6030.00', '6045.00', '15.00', '15.00', 2, 0],
      ['2026-02', '3030.00', '3045.00', '15.00', '30.00', 1, 0],
    ])
    expect(report.people).toEqual([
      { thing: 'employee', id: 'E1', paid: '6050.00', due: '6075.00', difference: '25.00' },
      { thing: 'employee', id: 'E2', paid: '3010.00', due: '3015.00', difference: '5.00' },
    ])
    expect(backtest(ruleSet, past, { variant }).periods).toEqual(report.periods)
  })

  it('of the rules against their own ledger is zero everywhere, also of one that went through a store', () => {
    fc.assert(
      fc.property(histories, (given) => {
        const { ruleSet: id, currency, settled } = calculate(ruleSet, given)
        const report = backtest(ruleSet, given, {
          settled: JSON.parse(JSON.stringify({ ruleSet: id, currency, settled })),
        })
        expect(report.ok).toBe(true)
        for (const { difference, cumulative, winners, losers } of report.periods)
          expect([difference, cumulative, winners, losers]).toEqual(['0.00', '0.00', 0, 0])
        expect(report.people.every(({ difference }) => difference === '0.00')).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('leaves out the periods that only one side has, and says so', () => {
    const january = calculate(ruleSet, past.slice(0, 1))
    const report = backtest(ruleSet, past, { settled: january })
    expect(report.periods.map(({ period }) => period)).toEqual(['2026-01'])
    expect(report.diagnostics).toMatchObject([
      { code: 'backtest-not-settled', parameters: { periods: '2026-02' } },
    ])
    const less = backtest(ruleSet, past.slice(0, 1), { settled: calculate(ruleSet, past) })
    expect(less.diagnostics).toMatchObject([
      { code: 'backtest-no-facts', parameters: { periods: '2026-02' } },
    ])
  })

  it('reads a ledger written by hand, and refuses one that is none', () => {
    const settled = [
      {
        period: '2026-02',
        thing: 'employee',
        id: 'E1',
        rule: 'commission',
        channel: 'earning',
        amount: '12.5',
      },
    ]
    const report = backtest(ruleSet, past, { settled: { ruleSet: 'try', currency: 'CNY', settled } })
    expect(report.periods[0]).toMatchObject({ paid: { total: '12.50' }, difference: '3017.50' })
    const refused = (ledger: object) => backtest(ruleSet, past, { settled: ledger as never })
    expect(refused({})).toMatchObject({
      ok: false,
      periods: [],
      diagnostics: [{ code: 'ledger-unknown-form' }],
    })
    expect(refused({ ruleSet: 'x', currency: 'CNY', settled: [] }).diagnostics[0]!.code).toBe(
      'ledger-other-rule-set',
    )
  })

  it('needs something to compare with, of the same currency, on facts that can be calculated', () => {
    expect(backtest(ruleSet, past, {}).diagnostics).toMatchObject([{ code: 'backtest-nothing' }])
    const dollars = loadRuleSet(text.replaceAll('CNY', 'USD')).value!
    expect(backtest(ruleSet, past, { variant: dollars }).diagnostics.map(({ code }) => code)).toContain(
      'versions-currencies',
    )
    const bad = [month('2026-01', [row('E1', 'many')])]
    expect(backtest(ruleSet, bad, { variant })).toMatchObject({ ok: false, periods: [], difference: '' })
  })
})
