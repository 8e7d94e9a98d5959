import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawPopulation, generatePopulation } from '../../../src/analyse.ts'
import { type CompiledRuleSet, calculate, type FactRow, type PeriodFacts } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'
import { builtIn } from '../../../src/rules.ts'
import { load } from '../../support/load.ts'

const opened = (folder: string): CompiledRuleSet => {
  const text = readFileSync(`${folder}/rules.yaml`, 'utf8')
  return loadRuleSet([{ name: 'rules.yaml', text }]).value!
}

const plans = readdirSync('examples/plans').filter((name) => existsSync(`examples/plans/${name}/rules.yaml`))
const everySet: readonly (readonly [string, () => CompiledRuleSet])[] = [
  ...Object.entries(builtIn).map(([id, set]) => [id, () => set] as const),
  ...plans.map((name) => [name, () => opened(`examples/plans/${name}`)] as const),
  ['lamp-shop', () => opened('examples/lamp-shop')],
]

const rowsOf = (facts: PeriodFacts, thing: string): readonly FactRow[] =>
  (facts[thing] ?? []) as readonly FactRow[]

describe('facts of every rule set there is', () => {
  test('there are built-in sets, plans and the lamp shop', () => {
    expect(Object.keys(builtIn)).toHaveLength(11)
    expect(plans.length).toBeGreaterThanOrEqual(50)
  })

  test.each(everySet)('%s: calculate takes them without an error', (_, open) => {
    const ruleSet = open()
    const { ok, facts, diagnostics, overview, periods } = drawPopulation(ruleSet, {
      people: 10,
      periods: ruleSet.each === 'month' ? 4 : 2,
      seed: '7',
    })
    expect(diagnostics).toEqual([])
    expect(ok).toBe(true)
    const result = calculate(ruleSet, facts)
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.periods.filter(({ period }) => periods.includes(period))).toHaveLength(periods.length)
    expect(overview.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(10)
    for (const one of facts) expect(one.complete).toBe(true)
  })
})

/** A company with nearly everything that a fact can be. */
const company = load(`
facts:
  company: { target: { type: money, allowed: "≥ 0" } }
  team: { budget: { type: money, allowed: "> 0" } }
  employee:
    team: team
    hiredOn: date
    leftOn: { type: date, default: none }
    post: [clerk, senior, chief]
    wage: { type: money, allowed: "[2000..9000]", line: earning, clause: 第1条 }
    leader: { type: employee, default: none }
    plan: { type: money, allowed: "> 0" }
    sales: { type: money, allowed: "≥ 0", default: 0 }
    mark: { type: score, default: none }
    skill: { type: score }
    share: { type: percent, allowed: "[0%..20%)" }
    bonus: { type: money, each: quarter, allowed: "≥ 0" }
    start: { type: clock, default: "08:00" }
  order of employee:
    dated: date
    amount: money
    returned: { type: yes/no, default: no }
  crew: { extra: { type: money, default: 0, allowed: "[0..500]" } }
groups:
  crew: { of: employee, by: [team, post] }
clauses:
  第1条:
    rules:
      tier:
        table: |
          sales     | rate
          ≥ 50000   | 2%
          ≥ 20000   | 1.5%
          otherwise | 1%
      commission: { line: earning, is: marginal(tier.rate) }
      reached: { when: sales ≥ plan × 90%, is: 100, otherwise: 0, line: earning }
      score: 0.7 × skill + 0.3 × first(mark, 0)
      grade:
        table: |
          score     | factor
          ≥ 85      | 1.2
          ≥ 60      | 1
          otherwise | 0
      seniority: { when: "months(hiredOn, end(period)) ≥ 12", is: 50, otherwise: 0, line: earning }
      opinion: { line: earning, decided: { by: { zh: 主管, en: head }, range: "[0..sales]", reason: required } }
      kept: { for: crew, is: sum(sales each employee) + extra }
`)

describe('laws', () => {
  test('the same seed gives the same facts, another seed others', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (seed) => {
        const options = { people: 5, periods: 3, seed }
        const facts = generatePopulation(company, options)
        expect(generatePopulation(company, options)).toEqual(facts)
        expect(generatePopulation(company, { ...options, seed: `${seed}+` })).not.toEqual(facts)
      }),
      { numRuns: 10 },
    )
  })

  test('the facts of a person do not depend on how many others there are', () => {
    const own = (facts: readonly PeriodFacts[], id: string) =>
      facts.map((one) => ({
        period: one.period,
        person: rowsOf(one, 'employee').filter((row) => row.id === id),
        orders: rowsOf(one, 'order').filter((row) => row.employee === id),
      }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(1000),
        (few, more, seed) => {
          const options = { periods: 4, seed: String(seed) }
          const small = generatePopulation(company, { ...options, people: few })
          const large = generatePopulation(company, { ...options, people: few + more })
          for (let n = 1; n <= few; n++) expect(own(large, `E${n}`)).toEqual(own(small, `E${n}`))
        },
      ),
      { numRuns: 15 },
    )
  })

  test('every value is inside what is allowed, and fits its decimals', () => {
    let looked = 0
    for (const one of generatePopulation(company, { people: 40, periods: 6, seed: 'allowed' }))
      for (const row of rowsOf(one, 'employee')) {
        if (row.wage === undefined) continue
        looked++
        expect(Number(row.wage)).toBeGreaterThanOrEqual(2000)
        expect(Number(row.wage)).toBeLessThanOrEqual(9000)
        expect(Number(row.plan)).toBeGreaterThan(0)
        expect(String(row.share)).toMatch(/^1?\d(\.\d{1,4})?%$/)
        expect(String(row.sales ?? '0')).toMatch(/^\d+(\.\d{1,2})?$/)
      }
    expect(looked).toBeGreaterThan(150)
  })

  test('people stay with what is theirs, some join and some leave', () => {
    const facts = generatePopulation(company, { people: 60, periods: 12, seed: 'stay' })
    const months = facts.filter(({ period }) => /^\d{4}-\d\d$/.test(period))
    const idsIn = (at: number) => rowsOf(months[at]!, 'employee').map(({ id }) => id as string)
    const dates = new Map<string, Set<unknown>>()
    for (const month of months)
      for (const row of rowsOf(month, 'employee'))
        dates.set(row.id as string, (dates.get(row.id as string) ?? new Set()).add(row.hiredOn))
    expect(dates.size).toBe(60)
    for (const own of dates.values()) expect(own.size).toBe(1)
    expect(idsIn(11).filter((id) => !idsIn(0).includes(id)).length).toBeGreaterThan(0)
    expect(idsIn(0).filter((id) => !idsIn(11).includes(id)).length).toBeGreaterThan(0)
    const teams = rowsOf(months[0]!, 'employee').map(({ team }) => team)
    const sizes = [...new Set(teams)].map((team) => teams.filter((one) => one === team).length)
    expect(Math.max(...sizes)).toBeGreaterThan(2 * Math.min(...sizes))
  })

  test('there are values of zero, defaults left out, and facts that do not apply', () => {
    const rows = generatePopulation(company, { people: 60, periods: 3, seed: 'none' }).flatMap((one) =>
      rowsOf(one, 'employee').filter(({ sales, plan }) => sales !== undefined || plan !== undefined),
    )
    expect(rows.some(({ sales }) => sales === '0')).toBe(true)
    expect(rows.some(({ sales }) => sales === undefined)).toBe(true)
    expect(rows.some(({ mark }) => mark === undefined)).toBe(true)
    expect(rows.some(({ leader }) => leader !== undefined)).toBe(true)
    expect(rows.some(({ opinion }) => opinion !== undefined)).toBe(true)
  })

  test('facts of a quarter stand in the quarter, those of a group at its id', () => {
    const facts = generatePopulation(company, { people: 9, periods: 3, seed: 'q' })
    expect(facts.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-Q1'])
    for (const row of rowsOf(facts[3]!, 'employee')) expect(row.bonus).toMatch(/^\d/)
    const crews = rowsOf(facts[0]!, 'crew').map(({ id }) => id)
    const made = rowsOf(facts[0]!, 'employee').map(({ team, post }) => `${team}/${post}`)
    expect([...crews].sort()).toEqual([...new Set(made)].sort())
  })
})

describe('borders', () => {
  const salesOf = (borders: number, ruleSet: CompiledRuleSet) =>
    generatePopulation(ruleSet, { people: 100, periods: 1, seed: 'edges', borders }).flatMap((one) =>
      rowsOf(one, 'employee').map(({ sales }) => String(sales)),
    )
  const lampShop = opened('examples/lamp-shop')
  const edges = ['19999.99', '20000', '20000.01', '49999.99', '50000', '50000.01']

  test('a hundred in a hundred: every value of the compared fact lies there, and each of the six', () => {
    const sales = salesOf(100, lampShop)
    expect(sales.filter((one) => !edges.includes(one))).toEqual([])
    for (const edge of edges) expect(sales).toContain(edge)
  })

  test('none in a hundred: none, but what chance brings', () => {
    expect(salesOf(0, lampShop).filter((one) => edges.includes(one))).toEqual([])
  })

  test('the overview counts them: a quarter unless said otherwise', () => {
    const { overview, facts } = drawPopulation(lampShop, { people: 400, periods: 1, seed: '3' })
    const [employee] = overview
    const counted = rowsOf(facts[0]!, 'employee').filter(({ sales }) => edges.includes(String(sales))).length
    expect(employee).toEqual({ thing: 'employee', ids: 400, rows: 400, compared: 400, atBorder: counted })
    expect(counted).toBeGreaterThan(70)
    expect(counted).toBeLessThan(130)
  })

  test('a plan that sales are measured by, a weighted score, and months of service have their borders too', () => {
    const facts = generatePopulation(company, { people: 100, periods: 1, seed: 'more', borders: 100 })
    const result = calculate(company, facts)
    const rows = rowsOf(facts[0]!, 'employee')
    const fen = (text: unknown): bigint => {
      const [whole, part = ''] = String(text).split('.')
      return BigInt(whole + part.padEnd(2, '0'))
    }
    const nearPlan = rows.filter(({ sales, plan }) => {
      const beside = fen(sales ?? '0') * 100n - fen(plan) * 90n
      return beside > -200n && beside < 200n
    })
    expect(nearPlan.length).toBeGreaterThan(20)
    const scores = result.periods[0]!.things.employee!.map(({ values }) => values.score!.value)
    expect(scores).toContain('85')
    expect(scores).toContain('60')
    const hired = rows.map(({ hiredOn }) => hiredOn)
    for (const day of ['2025-01-30', '2025-01-31', '2025-02-01']) expect(hired).toContain(day)
  })
})

describe('borders of what records add up to', () => {
  const shop = load(`
facts:
  employee: { plan: { type: money, allowed: "[1000..3000]" } }
  order of employee:
    dated: date
    amount: { type: money, allowed: "≥ 0" }
    kind: [lamp, bulb]
    returned: { type: yes/no, default: no }
  visit of employee: { note: { type: text, default: none } }
clauses:
  第1条:
    rules:
      sales: sum(amount each order where not returned)
      tier: { line: earning, is: "if sales ≥ 8000 then 2% × sales else 0" }
      visits: count(visit)
      award: { line: earning, when: visits ≥ 5, is: 100 }
`)
  const drawn = (borders: number) => {
    const facts = generatePopulation(shop, { people: 80, periods: 1, seed: 'sums', borders })
    const { things } = calculate(shop, facts).periods[0]!
    const values = (rule: string) => things.employee!.map((one) => one.values[rule]!.value!)
    return { sales: values('sales'), visits: values('visits') }
  }

  test('the last order makes up what the others leave', () => {
    const edges = ['7999.99', '8000', '8000.01']
    const near = drawn(100).sales.filter((one) => edges.includes(one))
    for (const edge of edges) expect(near).toContain(edge)
    // The others had no order that counts, or had sold more before the last one.
    expect(near.length).toBeGreaterThan(50)
    expect(drawn(0).sales.filter((one) => edges.includes(one))).toEqual([])
  })

  test('there are as many records as it takes', () => {
    const { visits } = drawn(100)
    expect([...new Set(visits)].sort()).toEqual(['4', '5', '6'])
    expect(new Set(drawn(0).visits).size).toBeGreaterThan(4)
  })

  test('the overview counts both', () => {
    const { overview } = drawPopulation(shop, { people: 80, periods: 1, seed: 'sums', borders: 100 })
    const employee = overview.find(({ thing }) => thing === 'employee')!
    expect(employee.compared).toBeGreaterThan(140)
    expect(employee.atBorder).toBeGreaterThan(130)
  })
})

describe('facts as a company has them', () => {
  const calls = load(`
facts:
  employee:
    team: team
    calls: { type: number, decimals: 0, allowed: "≥ 0", default: 0 }
    grave: { type: times, decimals: 0, default: 0 }
clauses:
  第1条:
    rules:
      prize: { line: earning, when: calls ≥ 200 and not any(grave > 0 in team), is: 100 }
`)
  const rows = generatePopulation(calls, { people: 60, periods: 4, seed: '1' }).flatMap((one) =>
    rowsOf(one, 'employee'),
  )

  test('people are spread over the teams, also where a team has no facts of its own', () => {
    const teams = rows.map(({ team }) => team)
    expect(new Set(teams).size).toBe(8)
    for (const one of new Set(teams)) expect(teams.filter((team) => team === one).length).toBeLessThan(140)
  })

  test('what seldom happens mostly does not, and its border is met all the same', () => {
    const grave = rows.map((row) => row.grave ?? '0')
    const some = grave.filter((count) => count !== '0')
    expect(some.length / grave.length).toBeLessThan(0.25)
    expect(some.filter((count) => count === '1').length).toBeGreaterThan(some.length / 2)
    // Calls are compared too, but with a large number: nought is nothing special for them.
    expect(rows.filter((row) => (row.calls ?? '0') !== '0').length / rows.length).toBeGreaterThan(0.5)
  })
})

describe('what cannot be drawn is said', () => {
  const codes = (options: Parameters<typeof drawPopulation>[1], ruleSet = company) =>
    drawPopulation(ruleSet, options).diagnostics.map(({ code, parameters }) => [code, parameters])

  test('options that say nothing that can be done', () => {
    expect(codes({ people: 0 })).toEqual([
      ['population-bad-count', { option: 'people', value: '0', least: '1', most: '1000000' }],
    ])
    expect(codes({ periods: 1.5, borders: 101 }).map(([code]) => code)).toEqual([
      'population-bad-count',
      'population-bad-count',
    ])
    expect(codes({ counts: { teams: 3 } })).toEqual([
      ['population-no-thing', { thing: 'teams', near: 'team', known: 'team, employee, order' }],
    ])
    expect(codes({ period: '2026-Q1' })[0]![0]).toBe('facts-bad-period')
    expect(drawPopulation(company, { people: 0 }).ok).toBe(false)
  })

  test('rules that refuse whatever is drawn', () => {
    const ruleSet = load(`
facts:
  employee: { sales: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    rules:
      never: { decided: { by: { zh: 主管, en: head }, range: "[sales + 1..sales]" } }
      shown: { line: earning, is: never }
`)
    const { ok, diagnostics } = drawPopulation(ruleSet, { people: 1, periods: 1 })
    expect(ok).toBe(false)
    expect(diagnostics[0]!.code).toBe('population-unusable')
    expect(diagnostics[0]!.place).toMatchObject({ table: 'employee', id: 'E1', period: '2026-01' })
  })

  test('facts of pairs of a chain', () => {
    const ruleSet = load(`
facts:
  employee: { leader: { type: employee, default: none }, sales: money }
  downline: { weight: { type: number } }
groups:
  downline: { of: employee, via: leader }
clauses:
  第1条:
    rules:
      below: sum(lower.sales each downline)
`)
    expect(codes({ people: 3, periods: 1 }, ruleSet)).toEqual([
      ['population-not-drawn', { thing: 'downline', thingEn: 'downline', facts: 'weight' }],
    ])
  })

  test('counts say how many of a thing there are, and how many records each has at most', () => {
    const facts = generatePopulation(company, { people: 6, periods: 1, counts: { team: 2, order: 1 } })
    expect(rowsOf(facts[0]!, 'team')).toHaveLength(2)
    const owners = rowsOf(facts[0]!, 'order').map(({ employee }) => employee)
    expect(new Set(owners).size).toBe(owners.length)
  })
})
