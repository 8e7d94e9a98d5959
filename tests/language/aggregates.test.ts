import { describe, expect, it } from 'vitest'
import { clauseWith, figures, figuresOf, months, shown } from '../support/figures.ts'
import { calculateOne, load, problems, valueIn } from '../support/load.ts'

const facts = `facts:
  company: { target: { type: money, default: 1000 } }
  team:
    leader: { type: employee, default: none }
    budget: { type: money, default: 100 }
  employee:
    team: team
    manager: { type: employee, default: none }
    wage: { type: money, default: 100 }
    bonus: { type: money, default: none }
    here: { type: yes/no, default: yes }
  order of employee:
    dated: date
    amount: money
    referrer: { type: employee, default: none }
    kind: { type: [lamp, bulb], default: lamp }
    valid: { type: yes/no, default: yes }
  visit of team:
    dated: date
    guests: { type: people, default: 1 }
  notice of company:
    dated: date
    size: { type: number, default: 2 }
`
const given = {
  team: [{ id: 'T', leader: 'E1' }, { id: 'N' }],
  employee: [
    { id: 'E1', team: 'T', bonus: '5' },
    { id: 'E2', team: 'T', wage: '300', manager: 'E1' },
    { id: 'E3', team: 'N', wage: '200', here: 'no', manager: 'E1' },
  ],
  order: [
    { id: 'O1', employee: 'E1', amount: '10', dated: '2026-01-03', referrer: 'E2' },
    { id: 'O2', employee: 'E1', amount: '20', dated: '2026-01-03', kind: 'bulb' },
    { id: 'O3', employee: 'E2', amount: '40', referrer: 'E1', valid: 'no', dated: '2026-01-12' },
    { id: 'O4', employee: 'E3', amount: '7', referrer: 'E1', dated: '2026-01-31' },
  ],
  visit: [
    { id: 'V1', team: 'T', dated: '2026-01-03', guests: '3' },
    { id: 'V2', team: 'T', dated: '2026-01-04' },
  ],
  notice: [
    { id: 'N1', dated: '2026-01-03' },
    { id: 'N2', dated: '2026-01-03', size: '5' },
  ],
}
const sales = 'sales: sum(amount each order)'
const rule = (thing: string, formula: string, more = ''): string =>
  facts + clauseWith(`${sales}\ny: { for: ${thing}, ${more}is: '${formula}' }`)

describe('aggregates', () => {
  it.each([
    ['employee', 'sum(amount each order)', { E1: '30', E2: '40', E3: '7' }],
    ['employee', 'sum(amount)', { E1: '30', E3: '7' }],
    ['employee', 'sum(amount where valid)', { E2: '0' }],
    ['employee', 'sum(amount each order via referrer)', { E1: '47', E2: '10', E3: '0' }],
    ['employee', 'sum(sales each employee via manager)', { E1: '47', E2: '0' }],
    ['employee', 'count(order where kind = "lamp")', { E1: '1' }],
    ['employee', 'count(order)', { E1: '2' }],
    ['employee', 'max(sales in team)', { E1: '40', E3: '7' }],
    ['employee', 'sales ÷ sum(sales in company) × 100', { E1: '3000/77' }],
    ['employee', 'sum(guests each visit in team)', { E1: '4', E3: '0' }],
    ['team', 'sum(sales each employee)', { T: '70', N: '7' }],
    ['team', 'sum(amount)', { T: '70', N: '7' }],
    ['team', 'max(sum(amount each order) each employee)', { T: '40' }],
    ['team', 'count(employee where here)', { T: '2', N: '0' }],
    ['team', 'count(here)', { T: '2', N: '0' }],
    ['team', 'count(bonus)', { T: '1', N: '0' }],
    ['team', 'mean(wage)', { T: '200', N: '200' }],
    ['team', 'mean(bonus)', { T: '5', N: 'none: nobody' }],
    ['team', 'min(wage where wage > 1000)', { T: 'none: nobody' }],
    ['team', 'first(mean(bonus), 0)', { N: '0' }],
    ['team', 'sum(bonus)', { T: '5', N: '0' }],
    ['team', 'any(wage > 250)', { T: 'yes', N: 'no' }],
    ['team', 'all(here)', { T: 'yes', N: 'no' }],
    ['team', 'median(wage)', { T: '200', N: '200' }],
    ['team', 'median(bonus)', { T: '5', N: 'none: nobody' }],
    ['team', '中位数(wage where wage > 1000)', { T: 'none: nobody' }],
    ['order', 'median(amount in company)', { O1: '15' }],
    ['team', 'distinct(kind)', { T: '2', N: '1' }],
    ['team', 'only(wage where wage = 300)', { T: '300', N: 'none: nobody' }],
    ['team', 'leader.wage', { T: '100', N: 'none: fact' }],
    ['team', 'sum(size each notice in company)', { T: '7' }],
    ['company', 'sum(amount)', { company: '77' }],
    ['company', 'sum(amount) ÷ target', { company: '0.077' }],
    ['order', 'amount ÷ sum(amount in team)', { O1: '1/7', O4: '1' }],
    ['order', 'amount = max(amount in employee)', { O1: 'no', O2: 'yes' }],
    ['order', 'referrer.wage', { O1: '300', O2: 'none: fact' }],
    ['order', 'referrer.sales + wage', { O1: '140' }],
    ['order', 'budget', { O1: '100' }],
    ['visit', 'guests × sum(wage in team)', { V1: '1200' }],
  ])('each %s: %s', (thing, formula, expected) => {
    const result = months(load(rule(thing, formula)), given)
    for (const [id, value] of Object.entries(expected))
      expect({ [id]: figures(result, thing, id, 'y').y }).toEqual({ [id]: value })
  })

  it('runs on days and weeks, which the month then aggregates', () => {
    const rules = `day: { for: company, each: day, is: sum(amount each order) }
week: { each: week, is: sum(amount each order) }
busy: { for: company, is: count(day where day > 10) }
best: { for: company, is: max(day) }
bestWeek: max(week)
floor: sum(max(week, 15))`
    const result = months(load(facts + clauseWith(rules)), given)
    expect(figures(result, 'company', 'company', 'busy', 'best')).toEqual({ busy: '2', best: '40' })
    expect(figures(result, 'employee', 'E1', 'bestWeek', 'floor')).toEqual({ bestWeek: '30', floor: '90' })
    const days = result.periods[0]!.things.company!.filter((one) => one.moment === '2026-01-03')
    expect(days.map((one) => one.values.day!.value)).toEqual(['30'])
  })

  it('a missing fact blocks the group, or is left out with a mark', () => {
    const file = `facts:
  team: { budget: { type: money, default: 100 } }
  employee: { team: team, x: { type: number } }
${clauseWith(`all: { for: team, is: sum(x) }
some: { for: team, missing: exclude, is: sum(x) }`)}`
    const result = months(load(file), {
      team: [{ id: 'T' }],
      employee: [
        { id: 'E1', team: 'T', x: '3' },
        { id: 'E2', team: 'T' },
      ],
    })
    expect(figures(result, 'team', 'T')).toEqual({ all: 'none: fact', some: '3' })
    expect(result.periods[0]!.things.team![0]!.values.some!.marks).toEqual(['excluded:some'])
  })

  it('counts the people of a company without a team', () => {
    const file = `facts:\n  employee: { x: { type: number, default: 1 } }\n${clauseWith('y: { for: company, is: count(employee) + sum(x) }')}`
    expect(
      figuresOf(file, { employee: [{ id: 'E1' }, { id: 'E2' }] }, 'company', 'company', undefined),
    ).toEqual({ y: '4' })
  })
})

describe('aggregates that a newcomer would write', () => {
  it.each([
    ['employee', 'amount × 2', 'needs-aggregate'],
    ['team', 'wage × 2', 'needs-aggregate'],
    ['company', 'wage', 'needs-aggregate'],
    ['employee', 'sum(amount each ordr)', 'unknown-thing'],
    ['employee', 'sum(amount in tem)', 'unknown-thing'],
    ['employee', 'sum(wage)', 'aggregate-no-scope'],
    ['employee', 'sum(amount each order via seller)', 'unknown-reference'],
    ['employee', 'sum(guests in employee)', 'no-path'],
    ['employee', 'sum(order)', 'name-is-thing'],
    ['team', 'sum(here)', 'aggregate-kind'],
    ['team', 'any(wage)', 'aggregate-kind'],
    ['team', 'max(kind)', 'aggregate-kind'],
    ['team', 'sum(wage where wage)', 'not-a-condition'],
    ['team', 'max(sum(amount each order))', 'extreme-no-scope'],
    ['order', 'referrer.team.budget', 'member-too-deep'],
    ['order', 'referrer.slaes', 'unknown-name'],
    ['order', 'amount.wage', 'not-a-reference'],
  ])('each %s: %s', (thing, formula, code) => {
    expect(problems(rule(thing, formula)).map((one) => one.code)).toEqual([code])
  })

  it('a quotient by data is rounded before it is added up or averaged', () => {
    for (const how of ['sum', 'mean']) {
      const file = facts + clauseWith(`r: wage ÷ bonus\ny: { for: team, is: ${how}(r) }`)
      expect(problems(file).map((one) => one.code)).toEqual(['ratio-summed'])
    }
  })

  it.each([
    [
      'employee',
      'sum(amount each ordr)',
      '没有名为“ordr”的对象。',
      '是不是“order”？',
      'hint: Did you mean "order"?',
    ],
    [
      'employee',
      'sum(amount each order via seller)',
      'order 没有名为“seller”的引用。',
      '现有：employee, referrer。',
      'There are: employee, referrer.',
    ],
    [
      'team',
      'wage × 2',
      '“wage”是每个 employee 各自的值，team 不能直接读它。',
      '汇总',
      'hint: Aggregate it with sum(…)',
    ],
    [
      'team',
      'sum(here)',
      'sum 汇总的须是数，而“here”是是或否。',
      '有多少个成立，写 count(… where 条件)。',
      'hint: How many hold is count',
    ],
  ])('each %s: %s reads well', (thing, formula, zh, hint, en) => {
    const text = shown(rule(thing, formula))
    expect(text.zh).toContain(zh)
    expect(text.zh).toContain(hint)
    expect(text.en).toContain(en)
  })
})

it('counts employees by their name, also where a record has a reference of that name', () => {
  const rules = load(`facts:
  employee: { post: [cook, clerk] }
  task of employee: { employee: { type: employee, default: none }, done: yes/no }
clauses:
  第1条:
    rules:
      cooks: { for: company, is: 'count(employee where post = "cook")' }
      tasks: { for: company, is: 'count(task where done and post = "cook")' }
`)
  const result = calculateOne(rules, {
    employee: [
      { id: 'E1', post: 'cook' },
      { id: 'E2', post: 'clerk' },
    ],
    task: [
      { id: 'T1', employee: 'E1', done: 'yes' },
      { id: 'T2', employee: 'E1', done: 'no' },
    ],
  })
  expect([
    valueIn(result, 'company', 'company', 'cooks'),
    valueIn(result, 'company', 'company', 'tasks'),
  ]).toEqual(['1', '1'])
})
