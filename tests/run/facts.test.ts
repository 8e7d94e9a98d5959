import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../../src/diagnostics/render.ts'
import { calculate } from '../../src/run/calculate.ts'
import type { PeriodFacts } from '../../src/run/facts.ts'
import {
  complaints,
  date,
  input,
  number,
  percent,
  reference,
  text,
  truth,
  valuesOf,
  wire,
  word,
} from '../plan/wire.ts'

const plan = wire({
  things: {
    team: { quota: number() },
    employee: {
      team: reference('team'),
      hours: number(2, {
        allowed: { from: { value: '0', inclusive: true }, to: { value: '744', inclusive: true } },
      }),
      rate: percent,
      hired: date,
      active: truth,
      post: word('clerk', 'keeper'),
      note: text,
    },
    deal: { employee: reference('employee'), dated: date, amount: number() },
  },
  steps: [
    input('employee', 'hours'),
    input('employee', 'rate'),
    { at: 'employee', to: 'pay', op: 'multiply', left: 'hours', right: 'rate' },
    input('deal', 'amount'),
    {
      at: 'employee',
      to: 'sold',
      op: 'up',
      how: 'sum',
      axis: 'employee',
      from: 'deal',
      path: ['employee'],
      of: 'amount',
      missing: 'block',
    },
  ],
  rules: ['pay', 'sold'],
})

const good = { id: 'E2', team: 'T1', hours: '160', rate: '12.5%' }
const withRow = (row: unknown): PeriodFacts =>
  ({ period: '2031-03', team: [{ id: 'T1' }], employee: [good, row], deal: [] }) as unknown as PeriodFacts

/** What is wrong with one row that should be like the good one. */
const wrong = (more: Readonly<Record<string, unknown>>): readonly Diagnostic[] => {
  const result = calculate(plan, withRow({ ...good, id: 'E1', ...more }))
  expect(result.ok).toBe(false)
  // Whoever has good facts is paid all the same.
  expect(valuesOf(result, 'pay').E2).toBe('20')
  return result.diagnostics
}

describe('one bad fact', () => {
  it.each<[string, string, unknown, string, Readonly<Record<string, string>>]>([
    ['not a number', 'hours', Number.NaN, 'fact-not-number', { kind: 'not finite' }],
    ['infinite', 'hours', Number.POSITIVE_INFINITY, 'fact-not-number', { kind: 'not finite' }],
    ['NaN as text', 'hours', 'NaN', 'fact-not-number', { kind: 'not finite' }],
    ['too large to compute', 'hours', '1e999999', 'fact-not-number', { kind: 'exponent' }],
    ['with an exponent', 'hours', '1.6e2', 'fact-not-number', { kind: 'exponent', repair: '160' }],
    ['in full-width digits', 'hours', '１６０', 'fact-not-number', { kind: 'full width', repair: '160' }],
    ['with thousands', 'hours', '1,160', 'fact-not-number', { kind: 'thousands separator', repair: '1160' }],
    ['of a thousand digits', 'hours', '9'.repeat(1000), 'fact-not-number', { kind: 'too long' }],
    ['a word', 'hours', 'many', 'fact-not-number', { kind: 'not a number' }],
    ['a float', 'hours', 0.1 + 0.2, 'fact-float', { value: '0.30000000000000004', repair: '' }],
    ['a short float', 'hours', 7.25, 'fact-float', { repair: '7.25' }],
    ['beyond safe integers', 'hours', 1e21, 'fact-float', { repair: '' }],
    ['too fine', 'hours', '7.125', 'fact-too-fine', { decimals: '2' }],
    ['negative', 'hours', '-1', 'fact-out-of-range', { value: '-1', allowed: '[0..744]' }],
    ['too many', 'hours', '744.01', 'fact-out-of-range', { allowed: '[0..744]' }],
    ['true', 'hours', true, 'fact-not-number', {}],
    ['a percentage without its sign', 'rate', '12.5', 'fact-no-percent', { repair: '12.5%' }],
    ['a percentage as a float', 'rate', 0.125, 'fact-float', { repair: '' }],
    ['a percentage in full width', 'rate', '１２．５％', 'fact-not-number', { repair: '12.5%' }],
    ['30 February', 'hired', '2031-02-30', 'fact-not-date', { value: '2031-02-30' }],
    ['29 February of a common year', 'hired', '2031-02-29', 'fact-not-date', {}],
    ['a date written otherwise', 'hired', '3/5/2031', 'fact-not-date', {}],
    ['a number as a date', 'hired', 20_310_305, 'fact-not-date', {}],
    ['perhaps', 'active', 'perhaps', 'fact-not-truth', { value: 'perhaps' }],
    ['1 for yes', 'active', 1, 'fact-not-truth', {}],
    ['an unknown word', 'post', 'clark', 'fact-not-word', { near: 'clerk', known: 'clerk | keeper' }],
    ['an object', 'note', { text: 'x' }, 'fact-not-plain', {}],
    ['a list', 'hours', ['160'], 'fact-not-plain', {}],
    [
      'a date object',
      'hired',
      new (globalThis as never as { Date: new (n: number) => object }).Date(0),
      'fact-not-plain',
      {},
    ],
    [
      'a team that does not exist',
      'team',
      'T7',
      'fact-no-such-thing',
      { id: 'T7', thing: 'team', near: 'T1', known: 'T1' },
    ],
    ['a team by the name of a built-in', 'team', 'constructor', 'fact-no-such-thing', {}],
    ['an unknown fact', 'hour', '7', 'fact-unknown', { near: 'hours' }],
    ['a fact of another thing', 'amount', '7', 'fact-unknown', {}],
    ['a fact by the name of a built-in', 'toString', '7', 'fact-unknown', {}],
    ['of another period', 'period', '2031-04', 'fact-outside-period', { own: '2031-04', period: '2031-03' }],
    ['of no period', 'period', 'March', 'fact-outside-period', { own: 'March' }],
  ])('%s', (_, field, value, code, parameters) => {
    const [problem, ...rest] = wrong({ [field]: value })
    expect(rest).toEqual([])
    expect(problem!.code).toBe(code)
    for (const [name, expected] of Object.entries(parameters))
      expect([name, problem!.parameters[name]]).toEqual([name, expected])
    expect(problem!.place).toMatchObject({ table: 'employee', row: 2, id: 'E1', field })
    for (const language of ['zh', 'en'] as const)
      expect(renderDiagnostic(problem!, { language })).not.toMatch(/\{\w+/)
  })

  it.each<[string, unknown]>([
    ['whole numbers', 160],
    ['big integers', 160n],
    ['blanks around', ' 160.00 '],
  ])('%s are good', (_, hours) => {
    const result = calculate(plan, withRow({ ...good, id: 'E1', hours }))
    expect(result.diagnostics).toEqual([])
    expect(valuesOf(result, 'pay').E1).toBe('20')
  })

  it('that is blank is not given, so it is missed', () => {
    const result = calculate(plan, withRow({ ...good, id: 'E1', hours: ' ', note: '' }))
    expect(complaints(result)).toEqual(['fact-missing E1 hours'])
  })

  it('is not missed a second time, and blocks what reads it', () => {
    const result = calculate(plan, withRow({ ...good, id: 'E1', hours: 'many' }))
    expect(valuesOf(result, 'pay').E1).toBe('open (fact hours)')
    expect(complaints(result)).toEqual(['fact-not-number E1 hours'])
  })

  it('under the name of a rule puts nothing in its place', () => {
    const result = calculate(plan, withRow({ ...good, id: 'E1', pay: 'a lot' }))
    expect(complaints(result)).toEqual(['fact-not-number E1 pay'])
    expect(valuesOf(result, 'sold')).toEqual({ E1: '0', E2: '0' })
  })

  it('names the file and line it came from', () => {
    const [problem] = wrong({ hours: '-1', $file: 'hours.csv', $line: 17 })
    expect(problem!.place).toMatchObject({ file: 'hours.csv', line: 17 })
  })
})

describe('rows', () => {
  it.each<[string, unknown]>([
    ['without an id', { hours: '7' }],
    ['with an empty id', { id: ' ', hours: '7' }],
    ['whose id is a float', { id: 1.5 }],
    ['whose id is an object', { id: {} }],
    ['that are null', null],
    ['that are texts', 'E1'],
    ['that are lists', ['E1']],
  ])('%s', (_, row) => {
    const result = calculate(plan, withRow(row))
    expect(result.diagnostics).toMatchObject([{ code: 'fact-no-id', place: { table: 'employee', row: 2 } }])
  })

  it('with one id twice name both', () => {
    const result = calculate(plan, withRow({ ...good, hours: '1' }))
    expect(result.diagnostics).toMatchObject([
      {
        code: 'fact-duplicate-id',
        parameters: { id: 'E2', first: '1', second: '2' },
        place: { row: 2, id: 'E2' },
      },
    ])
    expect(valuesOf(result, 'pay')).toEqual({ E2: '20' })
  })

  it('whose ids differ only in how signs are composed are the same row twice', () => {
    const facts = {
      ...withRow({ ...good, id: 'e\u0301' }),
      employee: [
        { ...good, id: '\u00e9' },
        { ...good, id: 'e\u0301' },
      ],
    }
    expect(complaints(calculate(plan, facts))).toEqual(['fact-duplicate-id é'])
  })

  it('of records that stand in the wrong period', () => {
    const deal = [
      { id: 'D1', employee: 'E2', dated: '2031-03-31', amount: '1' },
      { id: 'D2', employee: 'E2', dated: '2031-04-01', amount: '1' },
    ]
    const result = calculate(plan, { ...withRow({ ...good, id: 'E1' }), deal })
    expect(result.diagnostics).toMatchObject([
      {
        code: 'fact-outside-period',
        parameters: { own: '2031-04', period: '2031-03' },
        place: { table: 'deal', row: 2, id: 'D2', field: 'dated' },
      },
    ])
  })
})

describe('periods and tables', () => {
  const march = withRow({ ...good, id: 'E1' })

  it.each<[string, unknown, readonly string[]]>([
    ['no facts', [], ['facts-none']],
    ['nothing', undefined, ['facts-bad-period']],
    ['null', null, ['facts-bad-period']],
    ['a text', '2031-03', ['facts-bad-period']],
    ['no period', { employee: [] }, ['facts-bad-period']],
    ['a quarter', { ...march, period: '2031-Q1' }, ['facts-bad-period']],
    ['month 13', { ...march, period: '2031-13' }, ['facts-bad-period']],
    ['a period twice', [march, march], ['facts-period-twice']],
    ['an unknown table', { ...march, employe: [] }, ['facts-unknown-table']],
    ['a table that is a text', { ...march, employee: 'E1' }, ['fact-no-id employee']],
  ])('%s', (_, facts, expected) => {
    const result = calculate(plan, facts as PeriodFacts)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(expected.map((one) => one.split(' ')[0]))
    expect(result.ok).toBe(false)
  })

  it('suggest the table that was meant', () => {
    const [problem] = calculate(plan, { ...march, employe: [] }).diagnostics
    expect(problem).toMatchObject({
      parameters: { table: 'employe', near: 'employee' },
      place: { table: 'employe', period: '2031-03' },
    })
  })

  it('a single row may stand for a table', () => {
    expect(valuesOf(calculate(plan, { ...march, employee: good }), 'pay')).toEqual({ E2: '20' })
  })
})

describe('everything that is wrong', () => {
  it('is said at once, in the order in which it stands there', () => {
    const result = calculate(plan, [
      {
        period: '2031-03',
        team: [{ id: 'T1', quota: '1,000' }],
        employee: [
          { ...good, hours: '-1', rate: '12.5', hour: '7' },
          { ...good, id: 'E1', team: 'T7', hired: '2031-02-30' },
          { ...good, id: 'E1' },
        ],
        deal: [{ id: 'D1', employee: 'E9', dated: '2031-04-01', amount: Number.NaN }],
      },
      { period: '2031-04', emploee: [] },
      { period: '2031-04', employee: [{ id: 'E1', hours: 'x' }] },
    ] as unknown as PeriodFacts[])
    expect(complaints(result)).toEqual([
      'facts-unknown-table',
      'facts-period-twice',
      'fact-not-number T1 quota',
      'fact-out-of-range E2 hours',
      'fact-no-percent E2 rate',
      'fact-unknown E2 hour',
      'fact-not-date E1 hired',
      'fact-duplicate-id E1',
      'fact-not-number D1 amount',
      'fact-outside-period D1 dated',
      'fact-no-such-thing E1 team',
      'fact-no-such-thing D1 employee',
      'fact-not-number E1 hours',
    ])
  })

  it('leaves every prototype as it was', () => {
    const names = (): readonly string[] =>
      [Object.prototype, Array.prototype, Map.prototype].flatMap((one) => Object.getOwnPropertyNames(one))
    const before = names()
    const facts = JSON.parse(`{
      "period": "2031-03",
      "__proto__": { "polluted": "yes" },
      "constructor": [{ "id": "E1" }],
      "team": [{ "id": "T1" }],
      "employee": [
        { "id": "__proto__", "team": "T1", "hours": "160", "rate": "12.5%" },
        { "id": "E1", "team": "__proto__", "hours": "160", "rate": "12.5%", "__proto__": { "hours": "1" } }
      ],
      "deal": []
    }`)
    const result = calculate(plan, facts)
    expect(complaints(result)).toEqual([
      'facts-unknown-table',
      'facts-unknown-table',
      'fact-unknown E1 __proto__',
      'fact-no-such-thing E1 team',
    ])
    const { constructor: _, ['__proto__']: __, ...tables } = facts
    expect(valuesOf(calculate(plan, tables), 'pay')).toEqual(JSON.parse('{ "__proto__": "20", "E1": "20" }'))
    expect(names()).toEqual(before)
    expect('polluted' in {}).toBe(false)
  })
})
