import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDecimals } from '../../src/core/currency.ts'
import {
  calculate,
  calculateVersions,
  correct,
  explain,
  type PeriodFacts,
  type Result,
} from '../../src/index.ts'
import { loadRuleSet, priceReadings, ruleFileSchema } from '../../src/load.ts'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { codesOf, load, problems } from '../support/load.ts'

const inCurrency = (currency: string, body: string) => {
  const text = `id: made-up\ntitle: made up\ncurrency: ${currency}\neach: month\n${body}`
  return loadRuleSet([{ name: 'rules.yaml', text }])
}
const pay = `facts:
  employee: { base: { type: money, line: earning } }
`
const linesOf = (result: Result, id = 'E1', thing = 'employee') =>
  result.periods[0]!.things[thing]!.find((one) => one.id === id)!.lines.map(
    ({ rule, amount, currency }) => `${rule} ${amount}${currency === undefined ? '' : ` ${currency}`}`,
  )

describe('the minor unit', () => {
  it.each([
    ['CNY', '10.005', '10.01'],
    ['JPY', '10.5', '11'],
    ['KWD', '10.0005', '10.001'],
    ['BHD', '-10.0005', '-10.001'],
    ['CLF', '0.00005', '0.0001'],
    ['{ code: XTS, decimals: 5 }', '0.000005', '0.00001'],
    ['{ code: TWD, decimals: 0 }', '10.5', '11'],
  ])('of %s rounds a line of %s to %s', (currency, x, amount) => {
    const body = `facts:\n  employee: { x: number }\n${clauseWith('wage: { line: earning, is: x × 1 }')}`
    const { value, diagnostics } = inCurrency(currency, body)
    expect(diagnostics).toEqual([])
    const result = months(value!, { employee: [{ id: 'E1', x }] })
    expect(linesOf(result)).toEqual([`wage ${amount}`])
    expect(result.periods[0]!.things.employee![0]!.totals).toEqual({ earning: amount })
  })

  it('is how fine a fact and a decision may be', () => {
    const body = `${pay}${clauseWith('prize: { line: earning, decided: { by: head } }')}`
    const run = (currency: string, base: string, prize: string) =>
      months(inCurrency(currency, body).value!, { employee: [{ id: 'E1', base, prize }] })
    const finer = (result: Result) => result.diagnostics.map(({ code, place }) => `${code} ${place?.field}`)
    expect(finer(run('JPY', '1.5', '2.5'))).toEqual(['fact-too-fine base', 'fact-too-fine prize'])
    expect(finer(run('KWD', '1.0005', '2.0005'))).toEqual(['fact-too-fine base', 'fact-too-fine prize'])
    expect(linesOf(run('KWD', '1.005', '2.125'))).toEqual(['base 1.005', 'prize 2.125'])
  })

  it('stands in the table for each code once', () => {
    expect(isoDecimals.size).toBeGreaterThan(160)
    expect(['CNY', 'USD', 'JPY', 'KWD', 'UYW', 'CLF'].map((one) => isoDecimals.get(one))).toEqual([
      2, 2, 0, 3, 4, 4,
    ])
    for (const code of isoDecimals.keys()) expect(code).toMatch(/^[A-Z]{3}$/)
  })
})

const world = `currencies: [USD, JPY]
channels:
  abroad: { title: { zh: 境外支付, en: paid abroad }, currency: USD }
  japan: { title: { zh: 日本支付, en: paid in Japan }, currency: JPY }
facts:
  company: { usd: { type: CNY/USD, allowed: "> 0" } }
  team: { pool: { type: JPY, default: 0 } }
  employee:
    team: team
    base: { type: money, default: 0 }
    bonus: { type: USD, default: 0 }
    allowance: { type: JPY, line: japan, default: 0 }
`
const rules = `
wage: { line: earning, is: base + bonus × usd }
sent: { line: abroad, is: base ÷ usd + bonus }
part: { line: japan, share: { pool: pool, by: equal, odd: largest remainder, nobody: keep } }
`
const facts = (
  usd: string,
  employee: readonly Record<string, string>[],
  pool = '1000',
): Omit<PeriodFacts, 'period'> => ({
  company: [{ id: 'company', usd }],
  team: [{ id: 'T', pool }],
  employee: employee.map((one, at) => ({ id: `E${at + 1}`, team: 'T', ...one })),
})

describe('several currencies', () => {
  const ruleSet = load(world + clauseWith(rules))
  const one = { base: '1000', bonus: '10.05', allowance: '5' }
  const result = months(ruleSet, facts('7.1234', [one, one, one]))

  it('meet through a rate, and each line is rounded in what it is paid in', () => {
    // 1000 + 10.05 × 7.1234 = 1071.59017; 1000 ÷ 7.1234 + 10.05 = 150.4324…; 1000 yen in three.
    expect(linesOf(result)).toEqual(['allowance 5 JPY', 'wage 1071.59', 'sent 150.43 USD', 'part 334 JPY'])
    expect(result.periods[0]!.things.employee![0]!.totals).toEqual({
      earning: '1071.59',
      abroad: '150.43',
      japan: '339',
    })
    expect(result.currency).toBe('CNY')
    expect(result.settled[2]).toMatchObject({ rule: 'sent', amount: '150.43', currency: 'USD' })
    expect(result.settled[1]).not.toHaveProperty('currency')
  })

  it('are said in an explanation', () => {
    const { value } = explain(ruleSet, [{ period: '2026-01', complete: true, ...facts('7.1234', [one]) }], {
      period: '2026-01',
      thing: 'employee',
      id: 'E1',
      rule: 'sent',
    })
    expect(value!.shown).toEqual({ zh: '150.43 USD', en: '150.43 USD' })
    expect(value!.value).toBe('150.43')
  })

  it('go through a parameter with a unit, dated, and through two rates', () => {
    const more = `    parameters:
      yen: { unit: JPY/USD, values: [{ from: 2026-01-01, value: 150 }, { from: 2026-02-01, value: 160 }] }
`
    const set = load(world + clauseWith('inYen: { line: japan, is: base ÷ usd × yen }', more))
    const list = [facts('8', [{ base: '1001' }]), facts('8', [{ base: '1001' }])]
    const run = months(set, list)
    // 1001 ÷ 8 × 150 = 18768.75 and × 160 = 20020.
    expect(run.settled.filter(({ rule }) => rule === 'inYen').map(({ amount }) => amount)).toEqual([
      '18769',
      '20020',
    ])
  })

  it('have the unit of their channel where a line, a pool or a decision has none', () => {
    const set = load(
      world +
        clauseWith(`
fixed: { line: japan, is: 100.5 }
prize: { line: japan, share: { pool: 100.5, within: team, by: equal, odd: largest remainder, nobody: keep } }
grant: { line: abroad, decided: { by: head } }
`),
    )
    const run = months(set, facts('7', [{ grant: '10.25' }, { grant: '0' }]))
    expect(linesOf(run)).toEqual(['allowance 0 JPY', 'fixed 101 JPY', 'prize 51 JPY', 'grant 10.25 USD'])
    expect(linesOf(run, 'E2')[2]).toBe('prize 50 JPY')
  })

  it('go through readings, conditions, records in order, windows and longer periods', () => {
    const set = load(`currencies: [USD]
channels:
  abroad: { title: abroad, currency: USD }
facts:
  employee: { base: USD }
  order of employee: { dated: date, amount: USD }
clauses:
  第1条:
    says: { zh: 试, en: try }
    readings: { part: { question: which, default: low } }
    rules:
      sold: sum(amount each order)
      soFar: sum(sold over year to date)
      paid: { line: abroad, when: sold > 0, is: { reading: part, low: sold × 10%, high: sold × 20% }, otherwise: 1 }
      each: { for: order, line: abroad, order: [dated, id], settle: cumulative, is: amount ÷ 3 }
      quarter: { each: quarter, line: abroad, is: sum(base) ÷ 3 }
`)
    const order = (id: string, dated: string) => ({ id, employee: 'E1', dated, amount: '10' })
    const month = (at: number) => ({
      period: `2026-0${at}`,
      complete: true as const,
      employee: [{ id: 'E1', base: '100' }],
      order: [order(`A${at}`, `2026-0${at}-01`), order(`B${at}`, `2026-0${at}-02`)],
    })
    const run = calculate(set, [month(1), month(2), month(3)])
    expect(run.diagnostics).toEqual([])
    expect(figures({ ...run, periods: run.periods.slice(0, 1) }, 'employee', 'E1', 'paid', 'soFar')).toEqual({
      paid: '2.00',
      soFar: '20',
    })
    // Of two orders of 3.33… the second gets what is missing to 6.67.
    const settled = run.settled.map(({ rule, amount, currency }) => `${rule} ${amount} ${currency}`)
    expect(settled.slice(0, 3).sort()).toEqual(['each 3.33 USD', 'each 3.34 USD', 'paid 2.00 USD'])
    expect(settled.at(-1)).toBe('quarter 100.00 USD')
  })

  it('may be added by a variant, with a channel', () => {
    const text = `id: abroad
title: abroad
extends: made-up
currencies: [USD]
channels: { abroad: { title: abroad, currency: USD } }
facts: { employee: { bonus: { type: USD, line: abroad } } }
`
    const base = `id: made-up\ntitle: made up\ncurrency: CNY\neach: month\n${pay}${clauseWith('x: base × 2')}`
    const { value, diagnostics } = loadRuleSet([
      { name: 'abroad.yaml', text },
      { name: 'made-up.yaml', text: base },
    ])
    expect(diagnostics).toEqual([])
    const run = months(value!, { employee: [{ id: 'E1', base: '1', bonus: '2.50' }] })
    expect(linesOf(run)).toEqual(['base 1.00', 'bonus 2.50 USD'])
  })

  it('are allowed by the schema of editors', () => {
    expect(Object.keys((ruleFileSchema() as { properties: object }).properties)).toContain('currencies')
  })
})

describe('corrections and prices', () => {
  const body = (rate: string): string =>
    world + clauseWith(`prize: { line: abroad, is: bonus × ${rate} }\n${rules}`)
  const before = [
    { period: '2026-01', complete: true as const, ...facts('7', [{ base: '700', bonus: '10' }]) },
  ]
  const after = [
    { period: '2026-01', complete: true as const, ...facts('7', [{ base: '770', bonus: '11' }]) },
  ]
  const [old, fresh] = [load(body('10%')), load(body('20%'))]

  it('a correction keeps the currencies apart, by line and by person', () => {
    const ledger = calculate(old, before)
    const corrected = correct({
      original: { ruleSet: old, facts: before },
      corrected: { ruleSet: fresh, facts: after },
      ledger,
    })
    expect(corrected.diagnostics).toEqual([])
    expect(
      corrected.lines.map(({ rule, difference, currency }) => `${rule} ${difference} ${currency ?? 'own'}`),
    ).toEqual(['prize 1.20 USD', 'wage 77.00 own', 'sent 11.00 USD'])
    expect(
      corrected.people.map(({ channel, net, currency }) => `${channel} ${net} ${currency ?? 'own'}`),
    ).toEqual(['abroad 12.20 USD', 'earning 77.00 own'])
    const again = correct({
      original: { ruleSet: old, facts: before },
      corrected: { ruleSet: fresh, facts: after },
      ledger: corrected.ledger!,
    })
    expect(again.lines).toEqual([])
  })

  it('a channel that now pays in another currency owes all of it, and is owed all of the old one', () => {
    const other = load(
      body('10%')
        .replace('currency: USD', 'currency: JPY')
        .replace('bonus × 10%', 'allowance + 7')
        .replace(/ *sent: .*\n/, ''),
    )
    const corrected = correct({
      original: { ruleSet: old, facts: before },
      corrected: { ruleSet: other },
      ledger: calculate(old, before),
    })
    expect(
      corrected.lines.map(({ rule, difference, currency }) => `${rule} ${difference} ${currency}`),
    ).toEqual(['prize 7 JPY', 'prize -1.00 USD', 'sent -110.00 USD'])
  })

  it('a ledger in a currency that no rule pays in, or finer than its minor unit, is not read', () => {
    const ledger = calculate(old, before)
    const read = (change: object) =>
      correct({
        original: { ruleSet: old, facts: before },
        corrected: { facts: after },
        ledger: { ...ledger, settled: ledger.settled.map((line) => ({ ...line, ...change })) },
      }).diagnostics.map(({ code }) => code)
    expect(new Set(read({ currency: 'EUR' }))).toEqual(new Set(['ledger-unreadable']))
    expect(new Set(read({ currency: 'JPY', amount: '1.5' }))).toEqual(new Set(['ledger-unreadable']))
  })

  it('what readings cost is totalled in the own currency, the others by channel and line', () => {
    const set = load(`currencies: [JPY]
channels: { japan: { title: japan, currency: JPY } }
facts: { employee: { base: money, yen: JPY } }
clauses:
  第1条:
    readings: { how: { question: how, default: low } }
    rules:
      own: { line: earning, is: { reading: how, low: base × 10%, high: base × 20% } }
      other: { line: japan, is: { reading: how, low: yen × 10%, high: yen × 30% } }
`)
    const report = priceReadings(set, {
      period: '2026-01',
      complete: true,
      employee: [{ id: 'E1', base: '100', yen: '500' }],
    })
    const high = report.questions[0]!.options.find(({ option }) => option === 'high')!
    expect([report.base.total, high.total, high.difference]).toEqual(['10.00', '20.00', '10.00'])
    expect([report.base.channels, high.channels]).toEqual([
      { earning: '10.00', japan: '50' },
      { earning: '10.00', japan: '100' },
    ])
    expect(high.people[0]!.lines.map(({ difference, currency }) => [difference, currency])).toEqual([
      ['10.00', undefined],
      ['100', 'JPY'],
    ])
    expect(report.range!.dearest).toMatchObject({ total: '20.00', difference: '10.00' })
  })

  it('versions of two currencies are not carried into each other', () => {
    const of = (currency: string, since: string) =>
      inCurrency(currency, `since: ${since}\n${pay}${clauseWith('soFar: sum(base over year to date)')}`)
        .value!
    const months12 = ['2025-12', '2026-01'].map((period) => ({
      period,
      complete: true as const,
      employee: [{ id: 'E1', base: '1' }],
    }))
    const versions = [of('BGN', '2020-01-01'), of('EUR', '2026-01-01')]
    expect(calculateVersions(versions, months12).diagnostics.map(({ code }) => code)).toEqual([
      'versions-currencies',
    ])
    expect(calculateVersions(versions, months12.slice(1)).currency).toBe('EUR')
  })
})

const amount = fc.integer({ min: 0, max: 9_999_999 })
const fen = amount.map((n) => (n / 100).toFixed(2))
const people = fc.array(fc.record({ base: fen, bonus: fen, allowance: amount.map(String) }), {
  minLength: 1,
  maxLength: 7,
})
const cents = (text: string): bigint => BigInt(text.replace('.', ''))

describe('laws of currencies', () => {
  const ruleSet = load(world + clauseWith(rules))

  it('lines add up by channel, and never across', () => {
    fc.assert(
      fc.property(people, amount, (employee, pool) => {
        const result = months(ruleSet, facts('7.1234', employee, String(pool)))
        for (const { lines, totals } of result.periods[0]!.things.employee!)
          for (const [channel, total] of Object.entries(totals)) {
            const own = lines.filter((line) => line.channel === channel)
            expect(own.reduce((sum, line) => sum + cents(line.amount), 0n)).toBe(cents(total))
            expect(new Set(own.map(({ currency }) => currency)).size).toBe(1)
          }
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['JPY', 0],
    ['CNY', 2],
    ['KWD', 3],
  ])('shares in %s add up to the pool in its minor unit', (currency, digits) => {
    const body = `facts:
  team: { pool: money }
  employee: { team: team, x: number }
${clauseWith('part: { line: earning, share: { pool: pool, by: x, odd: largest remainder, nobody: keep } }')}`
    const set = inCurrency(currency, body).value!
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 9 }),
        amount,
        (xs, n) => {
          const whole = String(n).padStart(digits + 1, '0')
          const pool = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`
          const result = months(set, {
            team: [{ id: 'T', pool }],
            employee: xs.map((x, at) => ({ id: `E${at}`, team: 'T', x: String(x) })),
          })
          const parts = result.settled.map((line) => line.amount)
          for (const part of parts) expect(part.split('.')[1]?.length ?? 0).toBe(digits)
          expect(parts.reduce((sum, part) => sum + cents(part), 0n)).toBe(BigInt(n))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('converting at rate 1 changes nothing but the unit', () => {
    fc.assert(
      fc.property(people, (employee) => {
        const { things } = months(ruleSet, facts('1', employee, '0')).periods[0]!
        for (const { lines } of things.employee!) {
          const of = (rule: string) => lines.find((line) => line.rule === rule)!
          expect(of('sent').amount).toBe(of('wage').amount)
          expect([of('sent').currency, of('wage').currency]).toEqual(['USD', undefined])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('a plan in yen is the plan in yuan of a hundredth, every amount a hundred times', () => {
    const body = `facts:
  team: { pool: money }
  employee: { team: team, base: { type: money, line: earning }, rate: percent }
${clauseWith(`
bonus: { line: earning, is: base × rate }
part: { line: earning, share: { pool: pool, by: base, odd: each cut, nobody: keep } }`)}`
    const [yen, yuan] = [inCurrency('JPY', body).value!, inCurrency('CNY', body).value!]
    const person = fc.record({ base: amount, rate: fc.integer({ min: 0, max: 9999 }) })
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), amount, (list, pool) => {
        const run = (set: typeof yen, money: (n: number) => string) =>
          months(set, {
            team: [{ id: 'T', pool: money(pool) }],
            employee: list.map(({ base, rate }, at) => ({
              id: `E${at}`,
              team: 'T',
              base: money(base),
              rate: `${rate / 100}%`,
            })),
          }).settled.map((line) => cents(line.amount))
        expect(run(yen, String)).toEqual(run(yuan, (n) => (n / 100).toFixed(2)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('refused', () => {
  const mixed = (rule: string, more = ''): string => world + clauseWith(`${rule}\n${rules}`, more)

  it.each([
    ['a sum', 'x: base + bonus', 'bonus × usd'],
    ['a difference', 'x: base − bonus × 2', '(bonus × 2) × usd'],
    ['a comparison', 'x: bonus > base', 'base ÷ usd'],
    ['an interval', 'x: bonus in [0..base]', '… ÷ usd'],
    ['the least', 'x: "min(base, bonus)"', 'bonus × usd'],
    ['a total', 'x: "total(base, bonus)"', 'bonus × usd'],
    ['the first that applies', 'x: "first(bonus, base)"', 'base ÷ usd'],
    ['what stands in', 'x: { is: base, when: base > 1, otherwise: bonus }', 'bonus × usd'],
    ['two branches', 'x: if base > 1 then base else bonus', 'bonus × usd'],
    ['a cap', 'x: { share: { pool: pool, by: equal, cap: base, odd: each cut, nobody: keep } }', undefined],
  ])('two currencies in %s, with the conversion to write', (_, rule, conversion) => {
    const [problem, ...others] = problems(mixed(rule))
    expect([problem!.code, others]).toEqual(['currencies-mixed', []])
    expect(problem!.parameters.conversion).toBe(conversion)
  })

  it('a rate is asked for where the file has none', () => {
    expect(problems(mixed('x: base + allowance'))[0]!.parameters).toMatchObject({
      wanted: 'CNY/JPY',
      example: 'allowance × rate',
    })
    const { zh, en } = shown(mixed('x: base + allowance'))
    expect(zh).toContain('提示：给出汇率，例如单位为 CNY/JPY 的参数，再相乘：allowance × rate。')
    expect(en).toContain(
      'Give a rate, such as a parameter with unit: CNY/JPY, and multiply: allowance × rate.',
    )
  })

  it.each([
    ['a line of another currency', 'x: { line: abroad, is: base × 2 }', 'line-other-currency'],
    [
      'a line that a rate without a unit made',
      'x: { line: earning, is: bonus × 7.1 }',
      'line-other-currency',
    ],
    ['a total of another currency', 'x: { totalOf: abroad, is: base }', 'line-other-currency'],
    ['a line that is a rate', 'x: { line: abroad, is: usd }', 'line-not-money'],
    ['percents of an amount', 'x: { is: base, round: { step: 1% } }', 'round-step-percent'],
    ['a step of zero', 'x: { is: base, round: { step: 0% } }', 'source-round-step'],
    ['a step below zero', 'x: { is: base, round: { step: -5 } }', 'source-round-step'],
    ['a step with a unit', 'x: { is: base, round: { step: 10 CNY } }', 'source-round-step'],
    ['a step that is data', 'x: { is: base, round: { step: bonus } }', 'source-round-step'],
    ['too many decimals', 'x: { is: base, round: { to: 13 } }', 'source-decimals'],
    ['an unknown mode', 'x: { is: base, round: { to: 2, mode: bankers } }', 'source-unknown-word'],
  ])('%s', (_, rule, code) => {
    expect(codesOf(mixed(rule))).toEqual([code])
  })

  it('a mode by its Chinese name, with its name here', () => {
    const [problem] = problems(mixed('x: { is: base, round: { to: 2, mode: 四舍六入五成双 } }'))
    expect(problem!.parameters.near).toBe('half even')
  })

  it.each([
    [
      'a fact that is a line of another channel',
      'allowance: { type: JPY, line: japan',
      'allowance: { type: USD, line: japan',
      'line-other-currency',
      undefined,
    ],
    [
      'a currency that is not named',
      'bonus: { type: USD',
      'bonus: { type: EUR',
      'source-unknown-currency',
      '',
    ],
    [
      'the own currency as a type',
      'base: { type: money',
      'base: { type: CNY',
      'source-unknown-type',
      'money',
    ],
    ['money of a currency', 'bonus: { type: USD', 'bonus: { type: money USD', 'source-unknown-type', 'USD'],
    [
      'a rate of a currency that is not named',
      'type: CNY/USD',
      'type: CNY/EUR',
      'source-unknown-currency',
      '',
    ],
    ['a misspelt rate', 'type: CNY/USD', 'type: CNY/hour/USD', 'source-unknown-unit', ''],
    ['a channel of a misspelt currency', 'currency: USD', 'currency: USB', 'source-unknown-currency', 'USD'],
    ['a currency twice', '[USD, JPY]', '[USD, JPY, USD]', 'source-currency-twice', undefined],
    [
      'the own currency among the others',
      '[USD, JPY]',
      '[USD, JPY, CNY]',
      'source-currency-twice',
      undefined,
    ],
    [
      'a currency that is a unit',
      'channels:',
      'units: { USD: dollars }\nchannels:',
      'source-currency-twice',
      undefined,
    ],
    ['a code outside the standard', '[USD, JPY]', '[USD, JPY, XTS]', 'source-currency', undefined],
    ['a misspelt code', '[USD, JPY]', '[USD, JPY, EUE]', 'source-currency', 'EUR'],
    ['a currency by its Chinese name', '[USD, JPY]', '[USD, JPY, 欧元]', 'source-currency', 'EUR'],
    [
      'decimals beyond the limit',
      '[USD, JPY]',
      '[USD, JPY, { code: XTS, decimals: 13 }]',
      'source-decimals',
      undefined,
    ],
  ])('%s', (_, good, bad, code, near) => {
    const found = problems(world.replace(good, bad) + clauseWith(rules)).find((one) => one.code === code)
    expect(found?.code).toBe(code)
    if (near !== undefined) expect(found!.parameters.near).toBe(near)
  })
})
