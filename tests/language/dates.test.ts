import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate, explain, renderDiagnostic } from '../../src/index.ts'
import { describeRuleSet } from '../../src/load.ts'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { load, problems, ruleFile } from '../support/load.ts'

const facts = `facts:
  employee:
    hiredOn: { type: date, default: 2026-01-31 }
    seen: { type: moment, default: "2026-03-05 14:05" }
    n: { type: number, decimals: 0, default: 1 }
    x: { type: number, default: 1.5 }
    spell: { type: days, decimals: 0, default: 10 }
    wait: { type: months, decimals: 0, default: 2 }
    tenure: { type: years, decimals: 0, default: 2 }
    pay: { type: money, default: 100 }
  late of employee: { dated: date, minutes: { type: number, decimals: 0, default: 1 } }
`
const file = (rules: string): string => facts + clauseWith(rules)
const value = (formula: string, row: Readonly<Record<string, string>> = {}): string =>
  figures(
    months(load(file(`y: "${formula.replaceAll('"', '\\"')}"`)), { employee: [{ id: 'E1', ...row }] }),
    'employee',
    'E1',
  ).y!

describe('parts of dates', () => {
  it.each([
    ['day(hiredOn)', '31'],
    ['month(hiredOn)', '1'],
    ['year(hiredOn)', '2026'],
    ['day("2024-02-29")', '29'],
    ['month("2024-12-01")', '12'],
    ['year("0001-01-01")', '1'],
    ['year("9999-12-31")', '9999'],
    ['month(hiredOn) = number(period)', 'yes'],
    ['day(date(seen))', '5'],
    ['addDays(hiredOn, 1)', '2026-02-01'],
    ['addDays(hiredOn, -31)', '2025-12-31'],
    ['addDays(hiredOn, 0)', '2026-01-31'],
    ['addDays("2024-02-28", 1)', '2024-02-29'],
    ['addDays(hiredOn, spell)', '2026-02-10'],
    ['addDays(hiredOn, floor(x))', '2026-02-01'],
    ['addDays(hiredOn, days(start(period), end(period)))', '2026-03-03'],
    ['addMonths(hiredOn, n)', '2026-02-28'],
    ['addMonths(hiredOn, 1 + 1)', '2026-03-31'],
    ['addMonths(hiredOn, wait)', '2026-03-31'],
    ['addMonths("2024-02-29", 12)', '2025-02-28'],
    ['addMonths("2024-02-29", -48)', '2020-02-29'],
    ['addMonths("2026-05-15", -5)', '2025-12-15'],
    ['max(addMonths(hiredOn, 3), start(period))', '2026-04-30'],
    ['end(period) ≥ addMonths(hiredOn, 3)', 'no'],
    // Twelve months are full one day later than the last of December.
    ['months("2025-01-01", "2025-12-31")', '11'],
    ['months("2025-01-01", addDays("2025-12-31", 1))', '12'],
    ['date(period, n)', '2026-01-01'],
    ['date(period, 99)', '2026-01-31'],
  ])('%s is %s', (formula, expected) => {
    expect(value(formula)).toBe(expected)
  })

  it('in a yearly file date(next(period), 15) is 15 January', () => {
    const rules = load(
      `facts: { employee: {} }\n${clauseWith('y: { each: year, is: "date(next(period), 15)" }')}`,
    )
    const given = Array.from({ length: 12 }, (_, at) => ({
      period: `2026-${String(at + 1).padStart(2, '0')}`,
      employee: [{ id: 'E1' }],
    }))
    expect(JSON.stringify(calculate(rules, given).periods)).toContain('2027-01-15')
  })

  it('where a date is not there, nor is its day', () => {
    const rules = load(
      `facts: { employee: { left: { type: date, default: none } } }\n${clauseWith('y: day(left)\nz: "addMonths(left, 1)"')}`,
    )
    const result = months(rules, { employee: [{ id: 'E1' }] })
    expect(figures(result, 'employee', 'E1')).toEqual({ y: 'none: fact', z: 'none: fact' })
  })

  it.each([
    ['addDays(hiredOn, n)', '999999999999'],
    ['addDays(hiredOn, n)', '-800000'],
    ['addDays(hiredOn, n)', '3000000'],
    ['addMonths(hiredOn, n)', '-24400'],
    ['addMonths(hiredOn, n)', '99999999'],
    ['date(period, n)', '-999999999999'],
    [`date(${'next('.repeat(99)}period${', 999)'.repeat(99)}, 15)`, '1'],
  ])('outside the years 1 to 9999 %s of %s is told', (formula, n) => {
    const rules = load(file(`y: "${formula}"\nz: { is: day(y) }`))
    const result = months(rules, { employee: [{ id: 'E1', n }] })
    expect(figures(result, 'employee', 'E1')).toEqual({ y: 'none: no date', z: 'none: no date' })
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['run-no-date'])
    expect(renderDiagnostic(result.diagnostics[0]!, { language: 'zh' })).toContain(
      '不在公元 1 年至 9999 年之间',
    )
  })

  it('a whole number that a person overrides by one with decimals is told, not thrown', () => {
    const rules = load(file('m: n + 0\ny: "addDays(hiredOn, m)"\nz: "date(period, m)"'))
    const half = { period: '2026-01', thing: 'employee', id: 'E1', rule: 'm', value: '1.5', reason: 'half' }
    const result = months(rules, { employee: [{ id: 'E1' }] }, { overrides: [half] })
    const own = figures(result, 'employee', 'E1')
    expect(own).toEqual({ m: '1.5', y: 'none: no date', z: 'none: no date' })
    expect(result.diagnostics.map(({ code }) => code)).toContain('run-no-date')
  })

  it.each([
    ['addDays(hiredOn, 1.5)', 'calendar-not-whole', '1.5'],
    ['addDays(hiredOn, x)', 'calendar-not-whole', 'x'],
    ['addMonths(hiredOn, n ÷ 2)', 'calendar-not-whole', 'n ÷ 2'],
    ['addMonths(hiredOn, 50%)', 'calendar-not-whole', '50%'],
    ['date(period, x)', 'calendar-not-whole', 'x'],
    ['date(period, 1.5)', 'calendar-not-whole', '1.5'],
    ['date(period, pay)', 'calendar-unit', 'pay'],
    ['addMonths(hiredOn, tenure)', 'calendar-unit', 'tenure'],
    ['addDays(hiredOn, wait)', 'calendar-unit', 'wait'],
    ['addDays(hiredOn)', 'calendar-arguments', 'addDays(hiredOn)'],
    ['addDays(1, hiredOn)', 'calendar-arguments', 'addDays(1, hiredOn)'],
    ['addDays(seen, 1)', 'calendar-arguments', 'addDays(seen, 1)'],
    ['addDays(hiredOn, 1, 2)', 'calendar-arguments', 'addDays(hiredOn, 1, 2)'],
    ['date(period, 1, 2)', 'calendar-arguments', 'date(period, 1, 2)'],
    ['day(period)', 'period-is-no-value', 'period'],
    ['month(seen)', 'calendar-arguments', 'month(seen)'],
    ['year(x)', 'calendar-arguments', 'year(x)'],
    ['edate(hiredOn, 3)', 'formula-foreign-call', 'edate(hiredOn, 3)'],
  ])('%s is refused', (formula, code, at) => {
    const found = problems(file(`y: "${formula}"`))
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]!.at[0]).toContain(at.slice(0, 5))
  })

  it('a count with decimals is told with what to write', () => {
    const text = shown(file('y: "date(period, x)"'))
    expect(text.zh).toContain('天数、月数须是整数，“x”可能有小数。')
    expect(text.zh).toContain('floor(x)')
    expect(text.en).toContain('To leave the decimals out write floor(x)')
  })

  it('pages say them as people do', () => {
    const rules = `a: day(hiredOn) ≤ 15
b: month(hiredOn) = number(period)
c: year(hiredOn)
d: "addDays(hiredOn, 90)"
e: "addMonths(hiredOn, 3)"
f: "addDays(hiredOn, -1)"`
    const page = (language: 'zh' | 'en') =>
      describeRuleSet(ruleFile(file(rules)), { language }).value?.replaceAll('\\', '') ?? ''
    for (const said of [
      'hiredOn的日（几号）',
      'hiredOn之前 1 天',
      'hiredOn的月份',
      'hiredOn的年份',
      'hiredOn之后第 90 天',
      'hiredOn满 3 个月之日',
    ])
      expect(page('zh').replaceAll(' 的', '的')).toContain(said)
    for (const said of ['day of the month of hiredOn', '90 days after hiredOn', '3 months after hiredOn'])
      expect(page('en')).toContain(said)
  })
})

const dates = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const whole = fc.integer({ min: -500, max: 500 }).map((n) => `${n}`)

describe('laws of dates', () => {
  const rules = load(
    file(`later: "addDays(hiredOn, n)"
back: "addDays(later, 0 - n)"
monthly: "addMonths(hiredOn, n)"
kept: "(year(monthly) - year(hiredOn)) × 12 + month(monthly) - month(hiredOn) = n"
near: "day(monthly) ≤ day(hiredOn)"
d: day(hiredOn)
m: month(hiredOn)
y: year(hiredOn)`),
  )
  it('days are added as the calendar counts them, and months keep the day where there is one', () => {
    fc.assert(
      fc.property(dates, whole, (hiredOn, n) => {
        const own = figures(months(rules, { employee: [{ id: 'E1', hiredOn, n }] }), 'employee', 'E1')
        const day = new Date(`${hiredOn}T00:00:00Z`)
        day.setUTCDate(day.getUTCDate() + Number(n))
        expect(own.later).toBe(day.toISOString().slice(0, 10))
        expect(own.back).toBe(hiredOn)
        expect([own.kept, own.near]).toEqual(['yes', 'yes'])
        const text = [own.y!.padStart(4, '0'), own.m!.padStart(2, '0'), own.d!.padStart(2, '0')]
        expect(text.join('-')).toBe(hiredOn)
      }),
    )
  })
})

describe('a rank of dates', () => {
  const late = (dated: readonly string[]) => ({
    employee: [{ id: 'E1' }],
    late: dated.map((one, at) => ({ id: `L${at + 1}`, employee: 'E1', dated: one })),
  })
  const ranked = (rank: string): string =>
    file(`place: { for: late, rank: { of: dated, among: employee, ${rank} } }`)
  const given = ['2026-01-20', '2026-01-05', '2026-01-05', '2026-01-09']

  it.each([
    ['first: lowest, ties: ordinal', ['4', '1', '2', '3']],
    ['first: lowest, ties: shared', ['4', '1', '1', '3']],
    ['first: lowest, ties: dense', ['3', '1', '1', '2']],
    ['ties: last', ['1', '4', '4', '2']],
    [
      'first: lowest, ties: ordinal, where: minutes > 1',
      ['none: not ranked', 'none: not ranked', 'none: not ranked', 'none: not ranked'],
    ],
  ])('%s', (rank, expected) => {
    const result = months(load(ranked(rank)), late(given))
    expect(given.map((_, at) => figures(result, 'late', `L${at + 1}`).place)).toEqual(expected)
  })

  it('of moments and clocks', () => {
    const rules = load(
      file(
        'a: { rank: { of: seen, among: company, ties: shared } }\nb: { rank: { of: clock(seen), among: company, first: lowest, ties: shared } }',
      ),
    )
    const result = months(rules, {
      employee: [
        { id: 'E1', seen: '2026-03-05 14:05' },
        { id: 'E2', seen: '2026-03-06 08:00' },
      ],
    })
    expect(figures(result, 'employee', 'E1')).toEqual({ a: '2', b: '2' })
    expect(figures(result, 'employee', 'E2')).toEqual({ a: '1', b: '1' })
  })

  it('is explained with the date, and its page says who is first', () => {
    const rules = load(ranked('first: lowest, ties: ordinal'))
    const explained = explain(rules, [{ period: '2026-01', complete: true, ...late(given) }], {
      thing: 'late',
      id: 'L4',
      rule: 'place',
      period: '2026-01',
    } as never)
    const text = JSON.stringify(explained)
    expect(text).toContain('从早到晚')
    expect(text).toContain('2026-01-09')
    expect(text).toContain('4 项参加')
    const page = describeRuleSet(ruleFile(ranked('first: lowest, ties: ordinal')), { language: 'zh' }).value
    expect(page).toContain('早者在前')
  })

  it('equals the rank of the days counted from some day on', () => {
    const rules = load(
      file(`byDate: { for: late, rank: { of: dated, among: employee, first: lowest, ties: ordinal } }
byDay: { for: late, rank: { of: "days(start(period), dated)", among: employee, first: lowest, ties: ordinal } }`),
    )
    const some = fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(some, (days) => {
        const result = months(rules, late(days.map((day) => `2026-01-${String(day).padStart(2, '0')}`)))
        for (const { values } of result.periods[0]!.things.late!)
          expect(values.byDate!.value).toBe(values.byDay!.value)
      }),
    )
  })

  it.each([
    ['y: mean(dated each late)', 'aggregate-kind'],
    ['y: sum(dated each late)', 'aggregate-kind'],
    ['y: median(dated each late)', 'aggregate-kind'],
    ['y: { for: late, rank: { of: dated = start(period), among: employee, ties: shared } }', 'not-a-number'],
  ])('refused: %s', (rules, code) => {
    expect(problems(file(rules)).map((one) => one.code)).toEqual([code])
  })
})

describe('a median', () => {
  it('is the one in the middle, or the mean of the two there', () => {
    const rules = load(`facts:
  employee: {}
  late of employee: { dated: { type: date, default: 2026-01-01 }, minutes: number }
${clauseWith('y: { is: median(minutes each late), otherwise: -1000 }')}`)
    const numbers = fc.array(fc.integer({ min: -999, max: 999 }), { maxLength: 9 })
    fc.assert(
      fc.property(numbers, (minutes) => {
        const result = months(rules, {
          employee: [{ id: 'E1' }],
          late: minutes.map((one, at) => ({ id: `L${at}`, employee: 'E1', minutes: `${one}` })),
        })
        const sorted = [...minutes].sort((a, b) => a - b)
        const half = sorted.length / 2
        const naive =
          sorted.length === 0
            ? -1000
            : Number.isInteger(half)
              ? (sorted[half - 1]! + sorted[half]!) / 2
              : sorted[Math.floor(half)]!
        expect(figures(result, 'employee', 'E1').y).toBe(`${naive}`)
      }),
    )
  })
})
