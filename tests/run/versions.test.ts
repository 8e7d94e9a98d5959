import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asOf,
  calculate,
  calculateVersions,
  explain,
  type PeriodFacts,
  type Result,
  versionOn,
} from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { load, problems } from '../support/load.ts'

const version = (since: string | undefined, rate: string, more = '') => {
  const text = `id: shop
title: { zh: 店, en: shop }
currency: CNY
each: month
${since === undefined ? '' : `since: ${since}\n`}facts: { employee: { sales: money }, employee each year: { bonus: { type: money, default: 0 } } }
clauses:
  第1条:
    rules:
      pay: { line: earning, is: sales × ${rate} }
      good: { streak: { of: sales ≥ 100, gap: breaks } }
      year: { each: year, line: earning, is: sum(sales) × ${rate} + bonus }
${more}`
  const { value, diagnostics } = loadRuleSet([{ name: 'rules.yaml', text }])
  expect(diagnostics).toEqual([])
  return value!
}
const old = version(undefined, '1%')
const middle = version('2026-03-01', '2%')
const late = version('2026-05-01', '3%')
const facts = (count: number): PeriodFacts[] =>
  Array.from({ length: count }, (_, at) => ({
    period: `2026-${String(at + 1).padStart(2, '0')}`,
    complete: true as const,
    employee: [{ id: 'E', sales: '100' }],
  }))
const values = (result: Result, rule: string) =>
  result.periods.flatMap(({ things }) => things.employee?.[0]?.values[rule]?.value ?? [])

describe('versions of a rule set', () => {
  it('each serve the periods that begin while they are in force, in whatever order they come', () => {
    const result = calculateVersions([late, old, middle], facts(6))
    expect(result.diagnostics).toEqual([])
    expect(values(result, 'pay')).toEqual(['1.00', '1.00', '2.00', '2.00', '3.00', '3.00'])
    // The run goes on through all of them.
    expect(values(result, 'good')).toEqual(['1', '2', '3', '4', '5', '6'])
  })

  it('hand the year over: the version that closes it decides', () => {
    const result = calculateVersions(
      [old, middle],
      [...facts(12), { period: '2026', employee: [{ id: 'E', bonus: '7' }] }],
    )
    expect(result.diagnostics).toEqual([])
    expect(values(result, 'year')).toEqual(['31.00'])
  })

  it('law: one version, or the same rules under several dates, is calculate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (count, month) => {
        const again = version(`2026-0${month}-01`, '1%')
        const whole = calculate(old, facts(count))
        expect(calculateVersions([old], facts(count))).toEqual(whole)
        expect(calculateVersions([again, old], facts(count)).periods).toEqual(whole.periods)
        expect(calculateVersions([again, old], facts(count)).settled).toEqual(whole.settled)
      }),
      { numRuns: 12 },
    )
  })

  it('are told where a period lies before all of them', () => {
    const result = calculateVersions([middle], facts(3))
    expect(result.diagnostics.map(({ code, parameters }) => [code, parameters.period])).toEqual([
      ['no-version', '2026-01'],
      ['no-version', '2026-02'],
    ])
    expect([result.ok, result.periods.length]).toEqual([false, 1])
  })

  it('are found by a day', () => {
    expect(versionOn([late, old, middle], '2026-04-30')).toBe(middle)
    expect(versionOn([late, middle], '2026-01-01')).toBeUndefined()
    expect(versionOn([late, old], 'yesterday')).toBeUndefined()
  })
})

describe('rules in force from or until a day', () => {
  const rules = load(`facts: { employee: { sales: money, paid: { type: yes/no, default: none } } }
clauses:
  第1条:
    parameters:
      rate: { unit: CNY, values: [ { value: 1 }, { from: 2026-02-01, value: 2 }, { from: 2026-03-15, value: 3 } ] }
    rules:
      first: { line: earning, until: 2026-01-31, is: sales × 1% }
      second: { line: earning, from: 2026-02-01, when: paid, is: sales × 2% }
      flat: { line: earning, from: 2026-02-15, until: 2026-03-31, is: rate }
  第2条:
    from: 2026-03-01
    rules:
      extra: { line: earning, is: rate }
`)
  const facts = ['2026-01', '2026-02', '2026-03', '2026-04'].map((period, at) => ({
    period,
    complete: true as const,
    employee: [{ id: 'E', sales: '100', ...(at === 0 ? {} : { paid: 'yes' }) }],
  }))
  const result = calculate(rules, facts)

  it('pay in the periods that begin while they are in force', () => {
    expect(
      result.periods.map(({ things }) =>
        things.employee![0]!.lines.map(({ rule, amount }) => `${rule} ${amount}`),
      ),
    ).toEqual([
      ['first 1.00'],
      ['second 2.00'],
      ['second 2.00', 'flat 2.00', 'extra 2.00'],
      ['second 2.00', 'extra 3.00'],
    ])
  })

  it('ask no facts outside of that time', () => {
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('say what changes inside a period, which goes by its first day', () => {
    expect(
      result.diagnostics.map(({ code, parameters }) => [code, parameters.name, parameters.period]),
    ).toEqual([
      ['change-inside-period', 'flat', '2026-02'],
      ['change-inside-period', 'rate', '2026-03'],
    ])
  })

  it('explain that they are not in force', () => {
    const { value } = explain(rules, facts, { rule: 'second', id: 'E', period: '2026-01' })
    expect(value!.conditions.map(({ text, holds }) => [text, holds])).toContainEqual([
      'start(period) ≥ 2026-02-01',
      false,
    ])
  })

  it('answer what holds on a day', () => {
    const march = asOf(rules, '2026-03-20')!
    expect(march.parameters).toMatchObject([{ name: 'rate', value: '3', from: '2026-03-15' }])
    expect(march.notInForce.map(({ rule }) => rule)).toEqual(['first'])
    const january = asOf(rules, '2026-01-20')!
    expect(january.parameters).toMatchObject([{ name: 'rate', value: '1', until: '2026-02-01' }])
    expect(january.notInForce.map(({ rule }) => rule)).toEqual(['second', 'flat', 'extra'])
    expect(asOf(rules, '2026-02-30')).toBeUndefined()
  })

  it.each([
    ['y: { from: 2026-02-30, is: sales }', 'source-date'],
    ['y: { from: 2026-03-01, until: 2026-02-01, is: sales }', 'source-in-force'],
  ])('%s', (rule, code) => {
    const body = `facts: { employee: { sales: money } }\nclauses: { 第1条: { rules: { ${rule} } } }\n`
    expect(problems(body).map((one) => one.code)).toContain(code)
  })
})

describe('versions that know different things', () => {
  const file = (since: string, rules: string, head = '', more = '') => {
    const text = `id: shop
title: { zh: 店, en: shop }
currency: CNY
each: month
since: ${since}
${head}facts: { employee: { sales: money }${more} }
clauses:
  第1条:
${rules}`
    return loadRuleSet([{ name: 'rules.yaml', text }]).value!
  }
  const plain = '    rules: { pay: { line: earning, is: sales × 1% } }\n'
  const quarterly = `    readings:
      rate: { question: { zh: 几成, en: rate }, default: low, options: { low: { zh: 低, en: low }, high: { zh: 高, en: high } } }
    rules:
      pay: { line: earning, is: { reading: rate, low: sales × 1%, high: sales × 2% } }
      bonus: { each: quarter, line: earning, is: sum(sales) × skill }
`
  const skill = ', employee each quarter: { skill: { type: number, default: 1 } }'
  const first = file('2026-01-01', plain)
  const second = file('2026-04-01', quarterly, '', skill)
  const fiscal = file('2026-04-01', quarterly, 'calendar: { yearStarts: 04-01 }\n', skill)

  it('take the facts of a quarter where they know it', () => {
    for (const [version, period] of [
      [second, '2026-Q2'],
      [fiscal, 'FY2026/04-Q1'],
    ] as const) {
      const quarter = { period, employee: [{ id: 'E', skill: '2' }] }
      const result = calculateVersions([first, version], [...facts(6), quarter])
      expect(result.ok).toBe(true)
      expect(values(result, 'bonus')).toEqual(['600.00'])
    }
  })

  it('take the overrides of what closes with them, and the readings that they know', () => {
    const override = { thing: 'employee', id: 'E', rule: 'bonus', value: '9', reason: 'agreed' }
    const result = calculateVersions([first, second], facts(6), {
      overrides: [{ ...override, period: '2026-Q2' }],
      readings: { rate: 'high' },
    })
    expect(result.ok).toBe(true)
    expect(values(result, 'bonus')).toEqual(['9.00'])
    expect(values(result, 'pay')).toEqual(['1.00', '1.00', '1.00', '2.00', '2.00', '2.00'])
    const strange = calculateVersions([first, second], facts(6), {
      overrides: [{ ...override, period: '2026-Q4' }],
      readings: { rat: 'high' },
    })
    expect(strange.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error reading-unknown',
      'error override-no-target',
      // The carry is refused with what no version knows; the rest is only said once.
    ])
  })

  it('hand back a carry also where nothing was calculated', () => {
    const { carry } = calculate(first, facts(2))
    expect(calculateVersions([first], [], { carry }).carry).toEqual(carry)
    expect(calculateVersions([second], facts(2)).carry.carry).toBe(1)
    expect(() => calculateVersions([], facts(2))).toThrow('No version')
  })
})
