import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    x: { type: number, default: 0 }
    mark: { type: score, default: none }
  order of employee:
    dated: date
    amount: money
`
const file = (rules: string): string => facts + clauseWith(rules)
const people = (rows: readonly Record<string, string>[]) =>
  rows.map((row) => ({ team: [{ id: 'T' }], employee: [{ id: 'E1', team: 'T', ...row }] }))

/** The value in each month. */
const history = (formula: string, rows: readonly Record<string, string>[]): readonly string[] => {
  const result = months(load(file(formula.includes(':') ? formula : `y: ${formula}`)), people(rows))
  return result.periods.map((period) => {
    const value = period.things.employee![0]!.values.y!
    return value.value ?? `none: ${value.absent!.kind}`
  })
}
const xs = ['1', '5', '2', '3'].map((x) => ({ x }))
const marks = [{ mark: '60' }, {}, { mark: '70' }, { mark: '50' }]

describe('looking back', () => {
  it.each([
    ['ago(x)', ['none: history', '1', '5', '2']],
    ['y: "ago(x, 2)"', ['none: history', 'none: history', '1', '5']],
    ['y: "first(ago(y), 0) + x - 1"', ['0', '4', '5', '7']],
    ['y: "x - first(ago(x), x)"', ['0', '4', '-3', '1']],
    ['y: "if x > 4 then \\"good\\" else first(ago(y), \\"new\\")"', ['new', 'good', 'good', 'good']],
    ['y: { is: "ago(y) + x", otherwise: 10 }', ['10', '15', '17', '20']],
    ['sum(x over year to date)', ['1', '6', '8', '11']],
    ['sum(x over quarter to date)', ['1', '6', '8', '3']],
    ['sum(x over last 3 periods)', ['1', '6', '8', '10']],
    ['sum(x over last 3 months)', ['1', '6', '8', '10']],
    ['sum(x over last 1 periods)', ['1', '5', '2', '3']],
    ['mean(x over last 3 periods)', ['1', '3', '8/3', '10/3']],
    ['min(x over last 3 periods)', ['1', '1', '1', '2']],
    ['max(x over year to date)', ['1', '5', '5', '5']],
    ['count(x > 2 over last 3 periods)', ['0', '1', '1', '2']],
    ['count(x over last 3 periods where x > 2)', ['0', '1', '1', '2']],
    ['any(x > 4 over last 3 periods)', ['no', 'yes', 'yes', 'yes']],
    ['all(x > 1 over last 3 periods)', ['no', 'no', 'no', 'yes']],
    ['mean(x over year to date where x > 1)', ['none: nobody', '5', '7/2', '10/3']],
    ['sum(mark over year to date)', ['0', '0', '0', '0']],
  ])('%s', (formula, expected) => {
    const values = history(formula, xs)
    // 7/2 and 8/3 are shown exactly; a quotient that terminates as a decimal.
    expect(values).toEqual(expected.map((one) => (one === '7/2' ? '3.5' : one)))
  })

  it('what was not applicable is left out of a window, and keeps the mean of what was', () => {
    expect(history('mean(mark over last 3 periods)', marks)).toEqual(['60', '60', '65', '60'])
    expect(history('count(mark over last 3 periods)', marks)).toEqual(['1', '1', '2', '2'])
    expect(history('min(mark over year to date)', marks)).toEqual(['60', '60', '60', '50'])
  })

  it('sums windows of members, each with its own past', () => {
    const result = months(
      load(file('y: { for: team, is: sum(x each employee over last 2 periods) }')),
      people(xs),
    )
    expect(result.periods.map((one) => one.things.team![0]!.values.y!.value)).toEqual(['1', '6', '7', '5'])
  })

  it('a new year starts from nothing', () => {
    const ruleSet = load(file('y: sum(x over year to date)'))
    const [december, january] = ['2026-12', '2027-01'].map((period) => ({
      period,
      complete: true as const,
      ...people([{ x: '3' }])[0]!,
    }))
    const result = calculate(ruleSet, [december!, january!])
    expect(result.periods.map((one) => one.things.employee![0]!.values.y!.value)).toEqual(['3', '3'])
  })

  it('one call over four months equals four calls with carry', () => {
    const ruleSet = load(
      file(`y: sum(x over year to date)
l: sum(x over last 3 periods)
b: "first(ago(b), 0) + x"
run: { streak: { of: x ≥ 2, gap: breaks } }`),
    )
    const rows = people(xs).map((one, at) => ({ period: `2026-0${at + 1}`, complete: true as const, ...one }))
    const whole = calculate(ruleSet, rows)
    let step = calculate(ruleSet, rows[0]!)
    for (const row of rows.slice(1)) step = calculate(ruleSet, row, { carry: step.carry })
    expect(step.periods.at(-1)).toEqual(whole.periods.at(-1))
    expect(step.carry).toEqual(whole.carry)
  })
})

describe('streaks', () => {
  it.each([
    ['x ≥ 2', 'breaks', xs, ['0', '1', '2', '3']],
    ['mark ≥ 60', 'breaks', marks, ['1', '0', '1', '0']],
    ['mark ≥ 60', 'skips', marks, ['1', '1', '2', '0']],
  ])('%s, a gap %s', (of, gap, rows, expected) => {
    expect(history(`y: { streak: { of: ${of}, gap: ${gap} } }`, rows)).toEqual(expected)
  })
})

describe('cells', () => {
  it('have one name each, and one for each option of a reading', () => {
    const ruleSet = load(
      facts +
        clauseWith(
          `y: { reading: how, one: "first(ago(x), 0)", two: "first(ago(x), 0) + ago(x)" }
z: "if ago(x) > 1 then ago(x) + sum(x over year to date) else sum(x over year to date)"`,
          '    readings:\n      how: { question: { zh: 怎样？, en: How? }, default: one }\n',
        ),
    )
    const names = ruleSet.plan.cells.map((one) => one.name)
    expect(names.sort()).toEqual(['y:ago(x)[one]', 'y:ago(x)[two]', 'z:ago(x)', 'z:sum(x over year to date)'])
  })
})

describe('records in order', () => {
  const rules = `before: { for: order, order: [dated, id], is: "first(ago(soFar), 0)" }
soFar: { for: order, order: [dated, id], is: before + amount }
last: { for: order, order: [dated, id], is: ago(amount) }
tier:
  for: order
  table: |
    amount    | rate
    ≥ 100     | 3%
    otherwise | 1%
earned: { for: order, is: "marginal(tier.rate, before)" }
total: { line: earning, is: sum(earned each order) }`
  const month = (order: readonly Record<string, string>[]) => ({
    team: [{ id: 'T' }],
    employee: [
      { id: 'E1', team: 'T' },
      { id: 'E2', team: 'T' },
    ],
    order,
  })
  const january = month([
    { id: 'O2', employee: 'E1', dated: '2026-01-09', amount: '70' },
    { id: 'O1', employee: 'E1', dated: '2026-01-05', amount: '50' },
    { id: 'O3', employee: 'E2', dated: '2026-01-05', amount: '5' },
  ])
  const february = month([{ id: 'O9', employee: 'E1', dated: '2026-02-05', amount: '10' }])

  it('run within their owner, whatever the order of rows, and go on in the next month', () => {
    const ruleSet = load(file(rules))
    const first = months(ruleSet, january)
    // 50 at 1%; then 50 at 1% and 20 at 3%.
    expect(figures(first, 'order', 'O1', 'before', 'soFar', 'last', 'earned')).toEqual({
      before: '0',
      soFar: '50',
      last: 'none: history',
      earned: '0.5',
    })
    expect(figures(first, 'order', 'O2', 'before', 'last', 'earned')).toEqual({
      before: '50',
      last: '50',
      earned: '1.1',
    })
    expect(figures(first, 'order', 'O3', 'before')).toEqual({ before: '0' })
    expect(figures(first, 'employee', 'E1', 'total')).toEqual({ total: '1.60' })
    const both = months(ruleSet, [january, february])
    expect(figures(both, 'order', 'O9', 'before', 'last', 'earned')).toEqual({
      before: '120',
      last: '70',
      earned: '0.3',
    })
  })

  it('read what does not depend on them: the owner, the team, and aggregates of all', () => {
    const soFar =
      'y: { for: order, order: [dated, id], is: "first(ago(y), 0) + amount × x ÷ 3 + budget - sum(amount each order in team)" }'
    const result = months(load(file(soFar)), {
      team: [{ id: 'T' }],
      employee: [
        { id: 'E1', team: 'T', x: '3' },
        { id: 'E3', team: 'T', x: '1' },
      ],
      order: [
        { id: 'O2', employee: 'E1', dated: '2026-01-02', amount: '3' },
        { id: 'O1', employee: 'E1', dated: '2026-01-01', amount: '6' },
        { id: 'O3', employee: 'E3', dated: '2026-01-01', amount: '9' },
      ],
    })
    // O1: 6 + 100 − 18; O2: 88 + 3 + 82; O3: 3 + 82.
    expect(['O1', 'O2', 'O3'].map((id) => figures(result, 'order', id, 'y').y)).toEqual(['88', '173', '85'])
  })

  it('settle one by one, or by their running total, so that they add up', () => {
    const rules = `each: { for: order, line: earning, is: amount ÷ 3 }
running: { for: order, order: [dated, id], settle: cumulative, line: earning, is: amount ÷ 3 }
tens: { for: order, order: [id], settle: cumulative, round: { step: 10 }, is: amount }`
    const order = ['O1', 'O2', 'O3'].map((id) => ({
      id,
      employee: 'E1',
      dated: '2026-01-01',
      amount: '0.01',
    }))
    const result = months(load(file(rules)), [
      month(order),
      month(order.map((one) => ({ ...one, dated: '2026-02-01' }))),
    ])
    const of = (rule: string): readonly string[] =>
      ['O1', 'O2', 'O3'].map((id) => figures(result, 'order', id, rule)[rule]!)
    expect([of('each'), of('running')]).toEqual([
      ['0.00', '0.00', '0.00'],
      ['0.00', '0.01', '0.00'],
    ])
    const large = months(
      load(file(rules)),
      month(order.map((one, at) => ({ ...one, amount: ['14', '14', '-9'][at]! }))),
    )
    // 14, 28, 19 are 10, 30, 20.
    expect(['O1', 'O2', 'O3'].map((id) => figures(large, 'order', id, 'tens').tens)).toEqual([
      '10',
      '20',
      '-10',
    ])
  })
})

describe('what a newcomer would write', () => {
  it.each([
    ['y: ago(y) + 1', 'past-without-start', 'ago(y)'],
    ['y: latest(y) + 1', 'past-without-start', 'latest(y)'],
    ['paid: x × 2 - ago(owed)\nowed: max(0 - paid, 0)', 'past-without-start', 'ago(owed)'],
    ['owed: max(0 - paid, 0)\npaid: first(ago(owed), owed) - x', 'cycle', 'owed'],
    ['a: ago(b)\nb: c + 1\nc: "a + first(ago(b), a)"', 'past-without-start', 'ago(b)'],
    ['a: { is: 1, when: ago(b) > 0 }\nb: a + 1', 'past-without-start', 'ago(b)'],
    ['a: ago(b)\nb: { is: a + 1, otherwise: ago(a) }', 'past-without-start', 'ago(b)'],
    ['a: if ago(a) > 1 then 2 else 3', 'past-without-start', 'ago(a)'],
    ['a: "if x > 1 then ago(a) else first(ago(a), ago(a))"', 'past-without-start', 'ago(a)'],
    ['y: y + 1', 'cycle', 'y'],
    ['a: b + 1\nb: c + 1\nc: a + 1', 'cycle', 'a'],
    ['y: sum(x over quarter)', 'window-unknown', 'sum(x over quarter)'],
    ['y: sum(x over last 2 quarters)', 'window-unknown', 'sum(x over last 2 quarters)'],
    ['y: only(x over last 3 periods)', 'window-of-members', 'only(x over last 3 periods)'],
    ['y: median(x over last 3 periods)', 'window-of-members', 'median(x over last 3 periods)'],
    ['y: { each: quarter, is: x }', 'needs-window', 'x'],
    ['y: { for: order, is: ago(amount) }', 'ago-needs-order', 'ago(amount)'],
    [
      'y: { for: order, is: sum(amount over last 3 periods) }',
      'window-on-record',
      'sum(amount over last 3 periods)',
    ],
    ['y: { each: week, is: ago(x) }', 'ago-on-short-clock', 'ago(x)'],
    ['y: { order: [x], is: "first(ago(y), 0) + x" }', 'order-not-record', 'y'],
    ['y: { for: order, order: [budget], is: ago(amount) }', 'order-needs-fact', 'y'],
    [
      'y: { for: order, order: [amount], is: "first(ago(z), 0)" }\nz: { for: order, order: [dated], is: y + amount }',
      'orders-differ',
      'z',
    ],
    [
      'y: { for: order, order: [id], is: "first(ago(y), 0) + first(ago(z), 0)" }\nz: { for: order, is: max(y in employee) }',
      'loop-leaves-record',
      'z',
    ],
    ['y: { for: order, line: earning, settle: cumulative, is: amount }', 'settle-needs-order', 'y'],
    ['y: { for: order, order: [id], settle: cumulative, is: amount }', 'settle-without-rounding', 'y'],
    ['y: { streak: { of: x, gap: breaks } }', 'not-a-condition', 'x'],
    ['y: { streak: { of: x > 1 } }', 'source-key-missing', '{ of: x > 1 }'],
  ])('%s', (rules, code, at) => {
    const found = problems(file(rules))
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]!.at[0]).toBe(at)
  })

  it.each([
    'paid: x × 2 - first(ago(owed), 0)\nowed: max(0 - paid, 0)',
    'paid: x × 2 - ago(owed)\nowed: { is: "max(0 - paid, 0)", otherwise: 0 }',
    'paid: total(x × 2, 0 - ago(owed))\nowed: max(0 - paid, 0)',
    'paid: if x > 1 then x else ago(owed)\nowed: max(0 - paid, 0)',
    'paid: if present(ago(owed)) then ago(owed) else x\nowed: max(0 - paid, 0)',
    'paid: sum(ago(owed) in company) + x\nowed: max(0 - paid, 0)',
    'paid: x - ago(owed)\nowed: max(0 - x, 0)',
    'rate: ago(tier.rate) + 1\ntier: { table: "x | a | rate\\n≥ 5 | rate | 2\\notherwise | 0 | 1" }',
    'paid: "if x > 1 or ago(owed) > 1 then 1 else 0"\nowed: max(0 - paid, 0)',
  ])('%s has a start', (rules) => {
    expect(problems(file(rules)).filter(({ code }) => code === 'past-without-start')).toEqual([])
  })

  it.each([
    [
      'paid: x × 2 - ago(owed)\nowed: max(0 - paid, 0)',
      '“paid”要用自己（经由 owed）上一期的值',
      '提示：写明从多少开始：first(ago(owed), 0)。',
      'paid needs its own value of the period before (through owed)',
    ],
    [
      'y: ago(y) + 1',
      '第一期没有上一期，于是永远算不出。',
      '提示：写明从多少开始：first(ago(y), 0)。',
      'hint: Say where it starts: first(ago(y), 0).',
    ],
    [
      'y: { for: order, is: ago(amount) }',
      'order 记录的前一条是哪一条，没有写明。',
      '提示：给规则写 order: [dated, id]。',
      'hint: Give the rule an order',
    ],
    [
      'tier: { table: "x | rate | word\\n≥ 5 | 2 | a\\notherwise | 1 | b" }\nrate: tier.rate × 2',
      '表“tier”中表头为“rate”的列被当作条件列，因为有一条规则叫“rate”。',
      '提示：给这条规则或这一列换个名字。',
      'The column headed "rate" of table tier is read as a key, because a rule has that name.',
    ],
    [
      'a: b + 1\nb: a + 1',
      '规则互相引用，成了一个圈：a → b → a。',
      '提示：若要用上一期的值，写 ago(…)。',
      'hint: To use the value of the period before, write ago(…).',
    ],
    [
      'y: { each: quarter, is: x }',
      '“x”每月有一个值，按季度计算的规则不能把它当作一个值来读。',
      '写 sum(x)、mean(x)、max(x) 等汇总整个周期；要期末当时的值，写 closing(x)。',
      'x is a value of each month, which a rule of the quarter cannot read as one value.',
    ],
  ])('%s reads well', (rules, zh, hint, en) => {
    const text = shown(file(rules))
    expect(text.zh).toContain(zh)
    expect(text.zh).toContain(hint)
    expect(text.en).toContain(en)
  })
})
