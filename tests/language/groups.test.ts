import { describe, expect, it } from 'vitest'
import { calculate, explain, renderExplanation } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { clauseWith, figures, months } from '../support/figures.ts'
import { calculateOne, codesOf, load, ruleFile, valueIn } from '../support/load.ts'

const facts = `facts:
  team: { region: [north, south] }
  employee:
    team: team
    post: { type: [keeper, junior], default: junior }
    shift: { type: text, default: none }
    trainee: { type: yes/no, default: no }
    level: [one, two]
    sales: { type: money, default: 0 }
  product: { category: text }
  order of employee: { amount: money, product: product, customer: { type: text, default: none } }
  crew: { target: { type: money, default: 0 } }
groups:
  crew: { of: employee, by: [team, post], title: { zh: 岗位组, en: crew } }
  gang: { of: employee, by: [shift, trainee] }
  rung: { of: employee, by: [level] }
  zone: { of: employee, by: [team.region] }
  buyer: { of: order, by: [customer] }
  basket: { of: order, by: [employee, product.category] }
`
const team = [
  { id: 'A', region: 'north' },
  { id: 'B', region: 'south' },
]
const employee = [
  { id: 'E1', name: '王', team: 'A', post: 'keeper', shift: 'early', level: 'one', sales: '100' },
  { id: 'E2', name: '李', team: 'A', shift: 'early', trainee: 'yes', level: 'one', sales: '200' },
  { id: 'E3', name: '张', team: 'A', post: 'junior', level: 'two', sales: '300' },
  { id: 'E4', name: '赵', team: 'B', post: 'keeper', shift: 'late', level: 'two', sales: '50' },
]
const rows = { team, employee }
const rules = (text: string) => load(facts + clauseWith(text))
const idsOf = (result: ReturnType<typeof calculate>, thing: string) =>
  result.periods.at(-1)!.things[thing]!.map(({ id }) => id)

describe('a group by facts', () => {
  const set = rules(`crewSales: { for: crew, is: sum(sales each employee) }
heads: { for: crew, is: count(employee) }
keepers: { for: crew, is: post = "keeper" }
where: { for: crew, is: region }
place: { rank: { of: sales, among: crew, ties: shared } }
usual: { round: 2, is: mean(sales in crew) }
pool: { for: crew, is: crewSales × 10% }
part: { line: earning, share: { pool: pool, within: crew, by: sales, odd: largest remainder, nobody: keep } }
best: { for: team, is: max(crewSales each crew) }
`)
  const result = calculateOne(set, rows)

  it('has a row for each combination that occurs, named by its parts in order', () => {
    expect(result.diagnostics).toEqual([])
    expect(idsOf(result, 'crew')).toEqual(['A/junior', 'A/keeper', 'B/keeper'])
    expect(result.periods[0]!.things.crew![0]!.belongsTo).toEqual({ team: 'A' })
    expect(result.periods[0]!.things.employee![1]!.belongsTo.crew).toBe('A/junior')
  })

  it('is summed over, ranked in and shared within like any thing; a default counts as given', () => {
    expect(figures(result, 'crew', 'A/junior')).toMatchObject({
      crewSales: '500',
      heads: '2',
      keepers: 'no',
      where: 'north',
      pool: '50',
    })
    expect(figures(result, 'employee', 'E2', 'place', 'usual', 'part')).toEqual({
      place: '2',
      usual: '250',
      part: '20.00',
    })
    expect(valueIn(result, 'team', 'A', 'best')).toBe('500')
  })

  it('leaves out whoever has none of a fact that may be none', () => {
    const gangs = calculateOne(
      rules(
        'heads: { for: gang, is: count(employee) }\nplace: { rank: { of: sales, among: gang, ties: shared } }',
      ),
      rows,
    )
    expect(idsOf(gangs, 'gang')).toEqual(['early/no', 'early/yes', 'late/no'])
    expect(gangs.diagnostics).toEqual([])
    expect(valueIn(gangs, 'employee', 'E3', 'place')).toBe('none (not ranked)')
  })

  it('asks for a fact that is missing, once, and only where the group is used', () => {
    const without = [{ ...employee[0]!, level: '' }, ...employee.slice(1)]
    const used = rules('heads: { for: rung, is: sum(sales each employee) }\nmost: max(sales in rung)')
    const result = calculateOne(used, { ...rows, employee: without })
    expect(result.diagnostics.map(({ code, place }) => [code, place?.id, place?.field])).toEqual([
      ['fact-missing', 'E1', 'level'],
    ])
    expect(
      calculateOne(rules('all: { for: crew, is: count(employee) }'), { ...rows, employee: without }).ok,
    ).toBe(true)
  })

  it('follows a reference: by region of the team, by category of the product', () => {
    const set = rules(`zoned: { for: zone, is: sum(sales each employee) }
north: { for: zone, is: region = "north" }
kinds: count(basket)
most: max(basketSum each basket)
basketSum: { for: basket, is: sum(amount each order) }
bought: { for: buyer, is: sum(amount each order) }`)
    const order = [
      { id: 'O1', employee: 'E1', amount: '10', product: 'P', customer: '刘' },
      { id: 'O2', employee: 'E1', amount: '20', product: 'Q', customer: '刘' },
      { id: 'O3', employee: 'E1', amount: '5', product: 'R' },
    ]
    const product = [
      { id: 'P', category: 'lamps' },
      { id: 'Q', category: 'bulbs' },
      { id: 'R', category: 'lamps' },
    ]
    const result = calculateOne(set, { ...rows, order, product })
    expect(result.diagnostics).toEqual([])
    expect(figures(result, 'zone', 'north', 'zoned', 'north')).toEqual({ zoned: '600', north: 'yes' })
    expect(figures(result, 'employee', 'E1', 'kinds', 'most')).toEqual({ kinds: '2', most: '20' })
    expect(result.periods[0]!.things.buyer!.map(({ id, values }) => [id, values.bought!.value])).toEqual([
      ['刘', '30'],
    ])
    expect(result.periods[0]!.things.basket![0]).toMatchObject({
      id: 'E1/bulbs',
      name: '王/bulbs',
      belongsTo: { employee: 'E1' },
    })
  })

  it('changes nothing for rules that read the facts it goes by', () => {
    const set = rules('ofKeeper: { for: order, is: post = "keeper" }\nwhere: { for: order, is: region }')
    const result = calculateOne(set, {
      ...rows,
      product: [{ id: 'P', category: 'x' }],
      order: [{ id: 'O', employee: 'E1', amount: '1', product: 'P' }],
    })
    expect(figures(result, 'order', 'O')).toEqual({ ofKeeper: 'yes', where: 'north' })
  })

  it('has ids that no two combinations share', () => {
    const set = load(`facts:
  employee: { first: text, second: text }
groups: { pair: { of: employee, by: [first, second] }, single: { of: employee, by: [first] } }
${clauseWith('heads: { for: pair, is: count(employee) }\nalone: { for: single, is: count(employee) }')}`)
    const people = [
      ['a/b', 'c'],
      ['a', 'b/c'],
      ['a\\', 'b/c'],
      ['a\\/b', 'c'],
    ].map(([first, second], at) => ({ id: `E${at}`, first: first!, second: second! }))
    const result = calculateOne(set, { employee: people })
    expect(new Set(idsOf(result, 'pair'))).toEqual(
      new Set(['a\\/b/c', 'a/b\\/c', 'a\\\\/b\\/c', 'a\\\\\\/b/c']),
    )
    expect(idsOf(result, 'single')).toContain('a/b')
  })
})

describe('what is given for a group', () => {
  const set = rules(`ahead: { for: crew, is: sum(sales each employee) - target }
double: { for: crew, is: ahead × 2 }`)
  const withTable = (...crew: Record<string, string>[]) => calculateOne(set, { ...rows, crew })

  it('is joined by its id, or by what it is made of', () => {
    const result = withTable({ id: 'A/keeper', target: '40' }, { team: 'A', post: 'junior', target: '90' })
    expect(result.diagnostics).toEqual([])
    expect(valueIn(result, 'crew', 'A/keeper', 'ahead')).toBe('60')
    expect(valueIn(result, 'crew', 'A/junior', 'ahead')).toBe('410')
    expect(valueIn(result, 'crew', 'B/keeper', 'ahead')).toBe('50')
  })

  it('may be the value of a rule, and a correction by a person', () => {
    expect(valueIn(withTable({ id: 'A/keeper', ahead: '7' }), 'crew', 'A/keeper', 'double')).toBe('14')
    const overrides = [
      { period: '2026-01', thing: 'crew', id: 'A/junior', rule: 'ahead', value: '1', reason: 'r' },
    ]
    const result = calculate(set, { period: '2026-01', complete: true, ...rows }, { overrides })
    expect(valueIn(result, 'crew', 'A/junior', 'double')).toBe('2')
  })

  it.each([
    ['group-row-unused', { id: 'C/keeper', target: '1' }],
    ['group-row-no-id', { team: 'A', target: '1' }],
    ['group-row-differs', { id: 'A/keeper', team: 'A', post: 'junior', target: '1' }],
    ['fact-duplicate-id', { team: 'A', post: 'keeper', target: '1' }],
    ['fact-not-word', { id: 'A/keeper', post: 'boss' }],
    ['fact-unknown', { id: 'A/keeper', tarket: '1' }],
  ])('%s', (code, row) => {
    const more = code === 'fact-duplicate-id' ? [{ id: 'A/keeper' }] : []
    expect(withTable(...more, row).diagnostics.map((one) => one.code)).toContain(code)
  })

  it('fact-derived: nobody says of a member which group it is in', () => {
    const result = calculateOne(set, { ...rows, employee: [{ ...employee[0]!, crew: 'A/keeper' }] })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['fact-derived'])
  })
})

describe('a group in time', () => {
  const set = rules(`crewSales: { for: crew, is: sum(sales each employee) }
before: { for: crew, is: 'first(ago(crewSales), 0)' }
year: { for: crew, is: sum(crewSales over year to date) }
run: { for: crew, streak: { of: crewSales ≥ 100, gap: breaks } }
quarter: { for: crew, each: quarter, is: sum(sales each employee over quarter) }
best: { each: quarter, rank: { of: quarter, among: company, ties: shared }, for: crew }`)
  const all = [rows, rows, { ...rows, employee: employee.map((one) => ({ ...one, sales: '30' })) }]

  it('keeps its past under its id', () => {
    const result = months(set, all)
    expect(result.diagnostics).toEqual([])
    const figuresAt = (at: number) => {
      const found = result.periods
        .filter(({ period }) => period.length === 7)
        [at]!.things.crew!.find(({ id }) => id === 'A/keeper')!
      return [found.values.before!.value, found.values.year!.value, found.values.run!.value]
    }
    expect([0, 1, 2].map(figuresAt)).toEqual([
      ['0', '100', '1'],
      ['100', '200', '2'],
      ['100', '230', '0'],
    ])
    const quarter = result.periods.find(({ period }) => period === '2026-Q1')!.things.crew!
    expect(quarter.map(({ id, values }) => [id, values.quarter!.value, values.best!.value])).toEqual([
      ['A/junior', '1060', '1'],
      ['A/keeper', '230', '2'],
      ['B/keeper', '130', '3'],
    ])
  })

  it('month by month with the carry equals all at once; a group by other facts refuses the carry', () => {
    const whole = months(set, all)
    let carry: (typeof whole)['carry'] | undefined
    const last = all.map((one, at) => {
      const result = calculate(
        set,
        { period: `2026-0${at + 1}`, complete: true, ...one },
        carry ? { carry } : {},
      )
      carry = result.carry
      return result
    })
    expect(last.flatMap(({ periods }) => periods)).toEqual(whole.periods)
    const other = load(
      (
        facts + clauseWith('run: { for: crew, streak: { of: sum(sales each employee) > 1, gap: breaks } }')
      ).replace('by: [team, post]', 'by: [team]'),
    )
    const first = rules('run: { for: crew, streak: { of: sum(sales each employee) > 1, gap: breaks } }')
    const handed = calculate(first, { period: '2026-01', complete: true, ...rows }).carry
    const result = calculate(other, { period: '2026-02', complete: true, ...rows }, { carry: handed })
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['carry-cell-changed'])
  })

  it('groups of records close with no quarter', () => {
    expect(
      codesOf(`facts:
  employee: { name1: text }
  order of employee: { dated: date, amount: money, customer: text }
groups: { buyer: { of: order, by: [customer] } }
${clauseWith('bought: { for: buyer, each: quarter, is: sum(amount each order over quarter) }')}`),
    ).toContain('longer-of-records')
  })
})

describe('a group is as whole as its members', () => {
  const set = rules(
    'heads: { for: crew, is: count(employee) }\nplace: { for: crew, rank: { of: heads, among: company, ties: shared } }',
  )

  it('so that one list is said to be whole', () => {
    const result = calculate(set, { period: '2026-01', complete: ['employee'], ...rows })
    expect(result.ok).toBe(true)
    expect(valueIn(result, 'crew', 'A/junior', 'place')).toBe('1')
  })

  it('and nothing is ranked where it is not', () => {
    const result = calculate(set, { period: '2026-01', complete: ['team'], ...rows })
    expect(result.diagnostics.map(({ code, place }) => [code, place?.table])).toEqual([
      ['facts-not-complete', 'employee'],
    ])
    expect(valueIn(result, 'crew', 'A/junior', 'place')).toBe('none (fact)')
  })
})

describe('an explanation of a group', () => {
  it('says what it is made of', () => {
    const set = rules(
      'crewSales: { for: crew, is: sum(sales each employee) }\nplace: { rank: { of: sales, among: crew, ties: shared } }',
    )
    const ask = (rule: string, id: string) =>
      renderExplanation(
        explain(set, { period: '2026-01', complete: true, ...rows }, { rule, id }).value!,
        'en',
      )
    expect(ask('crewSales', 'A/junior')).toContain(
      'crewSales [第1条] A/junior (team A, post junior) 2026-01 = 500',
    )
    expect(ask('crewSales', 'A/junior')).toContain('+ employee E2 200, E3 300')
    expect(ask('place', 'E2')).toContain('in the crew (team A, post junior): 2 take part')
  })
})

describe('groups of groups', () => {
  const set = load(`facts:
  employee: { team: team, post: text, night: { type: yes/no, default: no }, sales: { type: money, default: 1 } }
groups:
  crew: { of: employee, by: [team, post] }
  shift: { of: employee, by: [crew, night] }
  posts: { of: crew, by: [post] }
${clauseWith(`crewSales: { for: crew, is: sum(sales each employee) }
shiftSales: { for: shift, is: sum(sales each employee) }
shiftPart: { for: shift, is: shiftSales ÷ crewSales }
crews: { for: posts, is: count(crew) }
best: { for: posts, is: max(crewSales each crew) }
postSales: { for: posts, is: sum(sales each employee) }
where: { for: shift, is: post = "x" }`)}`)
  const result = calculateOne(set, {
    team: [{ id: 'A' }, { id: 'B' }],
    employee: [
      { id: 'E1', team: 'A', post: 'x', night: 'yes' },
      { id: 'E2', team: 'A', post: 'x' },
      { id: 'E3', team: 'B', post: 'x' },
    ],
  })

  it('go by a group, or are made of one', () => {
    expect(result.diagnostics).toEqual([])
    expect(idsOf(result, 'shift')).toEqual(['A\\/x/no', 'A\\/x/yes', 'B\\/x/no'])
    expect(figures(result, 'shift', 'A\\/x/no', 'shiftPart', 'where')).toEqual({
      shiftPart: '0.5',
      where: 'yes',
    })
    expect(figures(result, 'posts', 'x')).toEqual({ crews: '2', best: '2', postSales: '3' })
  })
})

describe('a variant', () => {
  const base = ruleFile(`${facts}${clauseWith('heads: { for: crew, is: count(employee) }')}`)
  const variant = (more: string) =>
    loadRuleSet([
      { name: 'variant.yaml', text: `id: variant\nextends: made-up\n${more}` },
      { name: 'rules.yaml', text: base },
    ])

  it('adds groups, and rules that use them', () => {
    const { value } = variant(`groups: { posted: { of: employee, by: [crew] } }
clauses: { 第1条: { rules: { posts: { for: posted, is: count(employee) } } } }
`)
    expect(idsOf(calculateOne(value!, rows), 'posted')).toEqual(['A/junior', 'A/keeper', 'B/keeper'])
  })

  it('does not declare one a second time', () => {
    const { diagnostics } = variant('groups: { crew: { of: employee, by: [post] } }\n')
    expect(diagnostics.map(({ code }) => code)).toContain('source-name-twice')
  })
})
