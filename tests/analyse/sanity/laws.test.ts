import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proveLines } from '../../../src/analyse/sanity/proof.ts'
import { checkSanity, type Jump, payCurve } from '../../../src/analyse.ts'
import { compare, type Exact, subtract } from '../../../src/core/exact.ts'
import { readExact, toText } from '../../../src/core/number-text.ts'
import { type CompiledRuleSet, calculate, type FactRow, type PeriodFacts } from '../../../src/index.ts'
import { clauseWith } from '../../support/figures.ts'
import { load, ruleFile } from '../../support/load.ts'

const facts = `facts:
  employee:
    sales: { type: money, allowed: "[0..9000]" }
    quota: { type: money, allowed: "[100..5000]" }
    score: score
    post: [clerk, senior]
  order of employee:
    amount: { type: money, allowed: "[0..9000]" }
`

interface Table {
  readonly edges: readonly number[]
  readonly values: readonly number[]
  readonly above: boolean
  readonly kind: number
  readonly key: 'sales' | 'sales ÷ quota' | 'score' | 'sum(amount each order)' | 'min(sales, 8950)'
}

const table: fc.Arbitrary<Table> = fc.record({
  edges: fc.uniqueArray(fc.integer({ min: 1, max: 89 }), { minLength: 1, maxLength: 3 }),
  values: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }),
  above: fc.boolean(),
  kind: fc.nat({ max: 7 }),
  key: fc.constantFrom('sales', 'sales ÷ quota', 'score', 'sum(amount each order)', 'min(sales, 8950)'),
})

const isMoney = ({ key }: Table): boolean => !key.includes('÷') && key !== 'score'
const edgeOf = (one: Table, edge: number): string =>
  isMoney(one) ? String(edge * 100) : one.key === 'score' ? String(edge) : `${edge}%`

/** A table of one key, and a line that pays by it in one of several ways. */
const rulesOf = (one: Table, at: number): string => {
  const name = `t${at}`
  const value = (row: number): string =>
    one.kind === 1 ? `${one.values[row]}%` : String(one.values[row]! * 10)
  const rows = [...one.edges]
    .sort((a, b) => b - a)
    .map((edge, row) => `${one.above ? '>' : '≥'} ${edgeOf(one, edge)} | ${value(row)}`)
  const rest = `otherwise | ${one.kind === 2 ? 'none' : value(3)}`
  const lines = [`${one.key} | out`, ...rows, rest].map((row) => `    ${row}`).join('\n')
  const written = `${name}:\n  table: |\n${lines}`
  const pay = (formula: string, more = ''): string =>
    `${written}\np${at}: { line: earning, ${more}is: "${formula}" }`
  switch (one.kind) {
    case 1:
      return pay(`sales × ${name}.out`)
    case 3:
      return one.key === 'sales' ? pay(`marginal(${name}.out) × 0.1`) : pay(`${name}.out`)
    case 4:
      return pay(`${name}.out - 20`, `when: sales ≥ ${one.edges[0]! * 10}, `)
    case 5:
      return pay(`max(0, ${name}.out - 0.01 × sales)`)
    case 6:
      return pay(`if post = 'senior' then ${name}.out else 50`)
    case 7:
      return pay(`${name}.out`, 'round: { to: 10, mode: down }, ')
    default:
      return pay(`first(${name}.out, 0)`)
  }
}

const cents = (most: number, least = 0): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.integer({ min: least * 100, max: most * 100 }),
      fc.integer({ min: Math.ceil(least / 100), max: most / 100 }).map((n) => n * 10000),
      fc
        .integer({ min: Math.ceil(least / 100), max: most / 100 })
        .map((n) => Math.max(least * 100, n * 10000 - 1)),
    )
    .map((n) => (n / 100).toFixed(2))
const score = fc
  .oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 10000 }).map((n) => n / 100),
  )
  .map(String)

const person = fc.record({
  sales: cents(9000),
  quota: cents(5000, 100),
  score,
  post: fc.constantFrom('clerk', 'senior'),
  amounts: fc.array(cents(9000), { minLength: 1, maxLength: 2 }),
})
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never

const factsOf = ({ amounts, ...row }: Person): PeriodFacts => ({
  period: '2026-01',
  complete: true,
  employee: [{ id: 'E1', ...row }],
  order: amounts.map((amount, at) => ({ id: `O${at}`, employee: 'E1', amount })),
})

const withValue = (
  one: PeriodFacts,
  thing: string,
  id: string,
  fact: string,
  value: string,
): PeriodFacts => ({
  ...one,
  [thing]: (one[thing] as readonly FactRow[]).map((row) => (row.id === id ? { ...row, [fact]: value } : row)),
})

const lineOf = (ruleSet: CompiledRuleSet, given: PeriodFacts, rule: string): Exact => {
  const line = calculate(ruleSet, given).periods[0]!.things.employee![0]!.lines.find(
    (one) => one.rule === rule,
  )
  return readExact(line?.amount ?? '0')!
}

const tables = fc.array(table, { minLength: 1, maxLength: 3 })
const ranges = { sales: cents(9000), quota: cents(5000, 100), score, amount: cents(9000) }

describe('laws of pay sanity', () => {
  it('what is proved is never contradicted by two runs', () => {
    let compared = 0
    fc.assert(
      fc.property(
        tables,
        fc.array(person, { minLength: 3, maxLength: 3 }),
        fc.record(ranges),
        fc.record(ranges),
        (list, people, one, other) => {
          const ruleSet = load(facts + clauseWith(list.map(rulesOf).join('\n')))
          for (const { driver, rule, proved } of proveLines(ruleSet))
            for (const somebody of people) {
              const fact = driver.fact as keyof typeof ranges
              const id = driver.thing === 'order' ? 'O0' : 'E1'
              const [low, high] = [one[fact], other[fact]].sort((a, b) =>
                compare(readExact(a)!, readExact(b)!),
              )
              const pay = (value: string): Exact =>
                lineOf(ruleSet, withValue(factsOf(somebody), driver.thing, id, fact, value), rule.name)
              const order = compare(pay(low!), pay(high!))
              if (proved.direction === 'never falls') expect(order).toBeLessThanOrEqual(0)
              if (proved.direction === 'never rises') expect(order).toBeGreaterThanOrEqual(0)
              if (proved.direction === 'stays the same') expect(order).toBe(0)
              if (proved.direction !== 'unknown') compared += 1
            }
        },
      ),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('where no jump is proved, the curve of no person has one elsewhere', () => {
    let followed = 0
    fc.assert(
      fc.property(table, person, (one, somebody) => {
        const ruleSet = load(facts + clauseWith(rulesOf(one, 0)))
        const given = factsOf(somebody)
        for (const { driver, rule, proved } of proveLines(ruleSet)) {
          if (proved.continuous === 'unknown' || rule.working.round) continue
          const id = driver.thing === 'order' ? 'O0' : 'E1'
          const { value } = payCurve(ruleSet, given, {
            along: { thing: driver.thing, id, fact: driver.fact },
            of: { thing: 'employee', id: 'E1' },
          })
          const known = proved.jumps.map(({ at }) => at)
          const found = value!.borders.filter(({ jump }) => jump !== undefined && jump !== '0')
          followed += 1
          for (const { below, at, jump } of found) {
            expect([below, at].some((edge) => known.includes(edge))).toBe(true)
            const by = proved.jumps.find((border) => [below, at].includes(border.at))!.by
            if (by !== undefined && jump !== undefined)
              expect(readExact(by)!.n > 0n).toBe(readExact(jump)!.n > 0n)
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(followed).toBeGreaterThan(15)
  })

  it('every witness is two plain runs whose difference is the one that is told', () => {
    let confirmed = 0
    const isConfirmed = (ruleSet: CompiledRuleSet, jump: Jump): void => {
      const { along, witness, below, at, before, after, difference } = jump
      const total = (value: string): Exact => {
        const given = witness.facts.map((period) =>
          period.period === witness.period
            ? withValue(period, along.thing, witness.id, along.fact, value)
            : period,
        )
        const { periods } = calculate(ruleSet, given)
        return readExact(
          periods[0]!.things.employee!.find(({ id }) => id === witness.paid)!.totals.earning ?? '0',
        )!
      }
      expect([toText(total(below), 2), toText(total(at), 2)]).toEqual([before, after])
      expect(toText(subtract(total(at), total(below)), 2)).toBe(difference)
      confirmed += 1
    }
    fc.assert(
      fc.property(tables, (list) => {
        const body = facts + clauseWith(list.map(rulesOf).join('\n'))
        const report = checkSanity(ruleFile(body), { people: 2, points: 200 })
        for (const jump of [...report.cliffs, ...report.drops]) isConfirmed(load(body), jump)
      }),
      { numRuns: 15 },
    )
    expect(confirmed).toBeGreaterThan(10)
  })
})
