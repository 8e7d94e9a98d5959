import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { calculateOne, load, problems } from '../support/load.ts'
import { column, idOf, range } from '../support/scoring.ts'

const rules = (more: string, assumed = '') => `facts:
  team: { target: { type: money, allowed: "≥ 0", default: 1000 } }
  employee: { team: team, sales: { type: money, allowed: "≥ 0" }, other: { type: money, allowed: "≥ 0" }, back: money, post: [clerk, keeper, guest], days: days }
  order of employee: { dated: date, amount: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    rules:
      tier:
${assumed}        table: |
          sales     | rate | word  | step
          ≥ 50000   | 3%   | gold  | 700 + over × 3%
          ≥ 20000   | 2%   | plain | 400 + over × 1%
          otherwise | 1%   | watch | sales × 2%
      byPost:
        table: |
          sales     | post: clerk | post: otherwise
          ≥ 20000   | 3           | 4
          otherwise | 2           | 1
      place:
        table: |
          post          | sales     | place
          clerk         | ≥ 20000   | 1
          clerk         | otherwise | 2
          keeper, guest | any       | 3
      curve:
        table:
          between: linear
          below: hold
          above: extend
          rows: |
            sales | curve
            20000 | 1
            50000 | 4
      added:
        table:
          hit: sum
          rows: |
            sales   | added
            ≥ 20000 | 5
            ≥ 50000 | 7
            any     | 1
      ofQuota:
        table:
          edgesOf: target
          rows: |
            sales     | ofQuota
            ≥ 100%    | 2
            otherwise | 1
${more}
`
const line = (name: string, formula: string, more = '') => `      ${name}: { ${more}is: '${formula}' }\n`

describe('a table asked with another value than its own key', () => {
  const looked = load(
    rules(
      [
        line('theRate', 'lookup(tier.rate, other)'),
        line('theWord', 'lookup(tier.word, other)'),
        line('theStep', 'lookup(tier.step, other)'),
        line('small', 'lookup(tier.step, 100)'),
        line('ofPost', 'lookup(byPost, other)'),
        line('asClerk', 'lookup(place, "clerk", other)'),
        line('onCurve', 'lookup(curve, other)'),
        line('inAll', 'lookup(added, other)'),
        line('reached', 'lookup(ofQuota, other)'),
        line('slices', 'marginal(tier.rate, 0, other)'),
        line('after', 'marginal(tier.rate, sales, other)'),
        line('orders', 'sum(amount × lookup(tier.rate, amount) each order)'),
        line('chosen', 'if lookup(tier.word, other) = "gold" then 1 else 0'),
        line('ofTeam', 'lookup(tier.rate, sum(sales each employee))', 'for: team, '),
        line('ofOrder', 'lookup(tier.rate, amount)', 'for: order, '),
      ].join(''),
    ),
  )
  const result = calculateOne(looked, {
    team: [{ id: 'T' }],
    employee: [
      {
        id: 'E',
        team: 'T',
        sales: '30000',
        other: '60000',
        back: '0',
        post: 'keeper',
        days: '1',
      },
    ],
    order: [
      { id: 'O1', employee: 'E', dated: '2026-01-05', amount: '50000' },
      { id: 'O2', employee: 'E', dated: '2026-01-06', amount: '100' },
    ],
  })

  it.each([
    ['theRate', '0.03'],
    ['theWord', 'gold'],
    ['theStep', '1000'],
    // The cell that names the key means the value in its place: 2% of 100.
    ['small', '2'],
    ['ofPost', '4'],
    ['asClerk', '1'],
    ['onCurve', '5'],
    ['inAll', '13'],
    ['reached', '2'],
    ['slices', '1100'],
    // 20,000 at 2% from 30,000 on, and 40,000 at 3%.
    ['after', '1600'],
    ['orders', '1501'],
    ['chosen', '1'],
  ])('%s of 60,000 is %s', (rule, value) => {
    expect(column(result, rule)).toEqual([value])
  })

  it('from any thing: a team and an order look up in the table of employees', () => {
    expect(column(result, 'ofTeam', 'team')).toEqual(['0.02'])
    expect(column(result, 'ofOrder', 'order')).toEqual(['0.03', '0.01'])
  })
})

describe('laws', () => {
  const own = load(
    rules(
      [
        ...['tier.rate', 'tier.word', 'tier.step', 'byPost', 'curve', 'added', 'ofQuota'].map((table, at) =>
          line(`l${at}`, `lookup(${table}, sales)`),
        ),
        line('l7', 'lookup(place, post, sales)'),
        line('l8', 'marginal(tier.rate, other, sales)'),
        line('m8', 'marginal(tier.rate, other)'),
        line('m9', 'marginal(tier.rate, 0, sales) + marginal(tier.rate, sales, other)'),
        line('l9', 'marginal(tier.rate, 0, sales + other)'),
      ].join(''),
    ),
  )
  const compared = ['tier.rate', 'tier.word', 'tier.step', 'byPost', 'curve', 'added', 'ofQuota', 'place']

  it('its own key finds its own row; what is cut into slices adds up', () => {
    const amount = fc.oneof(
      fc.nat({ max: 99_999 }),
      fc.constantFrom(0, 19_999, 20_000, 20_001, 49_999, 50_000, 50_001),
    )
    const person = fc.tuple(amount, amount, fc.constantFrom('clerk', 'keeper', 'guest'))
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people) => {
        const employee = people.map(([sales, other, post], at) => ({
          id: idOf(at),
          team: 'T',
          sales: String(sales),
          other: String(other),
          back: '0',
          post,
          days: '1',
        }))
        const result = calculateOne(own, { team: [{ id: 'T', target: '30000' }], employee })
        for (const [at, table] of compared.entries())
          expect(column(result, `l${at}`), table).toEqual(ownColumn(result, table))
        expect(column(result, 'l8')).toEqual(column(result, 'm8'))
        expect(column(result, 'l9')).toEqual(column(result, 'm9'))
      }),
      { numRuns: 40 },
    )
  })

  it('every row is found from every whole thousand to 60,000', () => {
    const employee = range(0, 60).map((one) => ({
      id: idOf(one),
      team: 'T',
      sales: '0',
      other: String(one * 1000),
      back: '0',
      post: 'clerk',
      days: '1',
    }))
    const asked = load(rules(line('theWord', 'lookup(tier.word, other)')))
    expect(column(calculateOne(asked, { team: [{ id: 'T' }], employee }), 'theWord')).toEqual(
      range(0, 60).map((one) => (one >= 50 ? 'gold' : one >= 20 ? 'plain' : 'watch')),
    )
  })
})

type Result = ReturnType<typeof calculateOne>
const ownColumn = (result: Result, table: string): readonly string[] => {
  const [rule, outcome] = table.split('.')
  return result.periods[0]!.things.employee!.map(({ values }) => {
    const value = values[outcome === undefined ? rule! : `${rule}.${outcome}`]!
    return value.value ?? 'none'
  })
}

describe('an assumed table', () => {
  it('marks what is looked up in it', () => {
    const assumed = load(
      rules(
        line('theRate', 'lookup(tier.rate, other)', 'line: earning, ').replace('lookup', 'other × lookup'),
        '        assumed: { zh: 原表缺失, en: the table is lost }\n',
      ),
    )
    const result = calculateOne(assumed, {
      team: [{ id: 'T' }],
      employee: [{ id: 'E', team: 'T', sales: '1', other: '100', back: '0', post: 'clerk', days: '1' }],
    })
    expect(result.periods[0]!.things.employee![0]!.lines[0]!.marks).toEqual(['assumed:tier'])
  })
})

describe('a table whose rows a reading chooses', () => {
  const chosen = (formula: string) =>
    load(`facts:
  employee: { sales: { type: money, allowed: "≥ 0" }, other: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    readings: { which: { question: { zh: 哪张？, en: "Which?" }, default: mild } }
    rules:
      t:
        reading: which
        mild:
          table: |
            sales     | t
            ≥ 100     | 2%
            otherwise | 1%
        steep:
          table: |
            sales     | t
            ≥ 100     | 20%
            otherwise | 10%
      y: '${formula}'
`)
  const employee = [{ id: 'E', sales: '150', other: '50' }]

  it.each([
    ['marginal(t)', '2', '20'],
    ['marginal(t, 50)', '2.5', '25'],
    ['marginal(t, 0, other)', '0.5', '5'],
    ['lookup(t, other)', '0.01', '0.1'],
  ])('%s goes by the rows of the option in force, and is marked', (formula, mild, steep) => {
    const rules = chosen(formula)
    const valueOf = (which: string) =>
      calculate(rules, { period: '2026-01', employee }, { readings: { which } }).periods[0]!.things
        .employee![0]!.values.y!
    expect(valueOf('mild')).toMatchObject({ value: mild, marks: ['reading:which=mild'] })
    expect(valueOf('steep')).toMatchObject({ value: steep, marks: ['reading:which=steep'] })
  })
})

describe('the rows that a table stands on', () => {
  it('say nothing of who is counted where it is asked with another value', () => {
    const rules = load(`facts:
  employee: { sales: { type: money, allowed: "≥ 0" } }
  order of employee: { dated: date, amount: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    rules:
      t:
        for: order
        table: |
          amount    | t
          ≥ 100     | 2
          otherwise | 1
      y: { for: company, is: 'sum(lookup(t, sales))' }
      m: { for: company, is: 'sum(marginal(t, 0, sales))' }
`)
    const result = calculateOne(rules, {
      employee: [
        { id: 'E1', sales: '10' },
        { id: 'E2', sales: '200' },
      ],
      order: ['O1', 'O2'].map((id) => ({ id, employee: 'E1', dated: '2026-01-05', amount: '5' })),
    })
    // Each employee once, however many orders: 1 + 2, and 10 + (100 + 2 × 100).
    expect(column(result, 'y', 'company')).toEqual(['3'])
    expect(column(result, 'm', 'company')).toEqual(['310'])
  })
})

it('查表 is lookup', () => {
  const asked = load(rules(line('y', '查表(tier.rate, other)')))
  const employee = [{ id: 'E', team: 'T', sales: '0', other: '20000', back: '0', post: 'clerk', days: '1' }]
  expect(column(calculateOne(asked, { team: [{ id: 'T' }], employee }), 'y')).toEqual(['0.02'])
})

describe('what is refused', () => {
  it.each([
    ['lookup(tier.rate)', 'function-arguments'],
    ['lookup(sales, other)', 'lookup-no-table'],
    ['lookup(3, other)', 'lookup-no-table'],
    ['lookup(teir.rate, other)', 'unknown-name'],
    ['lookup(place, other)', 'lookup-keys'],
    ['lookup(tier.rate, days)', 'lookup-key-differs'],
    ['lookup(tier.rate, post)', 'lookup-key-differs'],
    ['lookup(tier, other)', 'several-outcomes'],
    ['lookup(tier.rte, other)', 'no-such-outcome'],
    ['marginal(place, 0, other)', 'lookup-keys'],
    ['marginal(tier.word, 0, other)', 'marginal-no-tiers'],
    ['marginal(tier.rate, 0, days)', 'lookup-key-differs'],
    ['marginal(tier.rate, 0, other, 1)', 'function-arguments'],
  ])('%s: %s', (formula, code) => {
    expect(problems(rules(line('y', formula))).map((one) => one.code)).toEqual([code])
  })

  it('a value that the table has no row for, with the table and the place', () => {
    const file = rules(line('y', 'lookup(narrow, back)'), '').replace(
      '      curve:\n',
      '      narrow:\n        table: |\n          sales   | narrow\n          ≥ 100   | 1\n          [0..100) | 2\n      curve:\n',
    )
    const [found] = problems(file)
    expect(found!.code).toBe('table-gap')
    expect(found!.at.at(-1)).toBe('lookup(narrow, back)')
  })
})

describe('a table that is in force for a time', () => {
  it('is looked up then, and at no other time; its own rounding is not asked', () => {
    const dated =
      load(`facts: { employee: { sales: { type: number, allowed: "≥ 0" }, other: { type: number, allowed: "≥ 0" } } }
clauses:
  第1条:
    rules:
      t:
        until: 2026-01-31
        round: 0
        table: |
          sales     | t
          ≥ 10      | 1.4
          otherwise | 0
      y: lookup(t, other)
`)
    const facts = ['2026-01', '2026-02'].map((period) => ({
      period,
      employee: [{ id: 'E', sales: '0', other: '20' }],
    }))
    const values = calculate(dated, facts).periods.map(
      ({ things }) => things.employee![0]!.values.y!.value ?? 'none',
    )
    expect(values).toEqual(['1.4', 'none'])
  })
})
