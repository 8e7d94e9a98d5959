import fc from 'fast-check'
import { expect, it } from 'vitest'
import { proveLines } from '../../../src/analyse/sanity/proof.ts'
import { compare, type Exact } from '../../../src/core/exact.ts'
import { readExact } from '../../../src/core/number-text.ts'
import { calculate, type FactRow } from '../../../src/index.ts'
import { clauseWith } from '../../support/figures.ts'
import { load } from '../../support/load.ts'

const facts = `facts:
  team: { t: { type: number, allowed: "≥ 0" } }
  employee:
    team: team
    leader: { type: employee, default: none }
    a: { type: number, default: 0 }
    b: { type: number, allowed: "≥ 0" }
    c: { type: number, allowed: "> 0", default: none }
`
const parameters = '    parameters: { yuan: { value: 1, unit: CNY } }\n'

/** Formulas over a person's numbers, the leader's, the team's and their sums, with everything that compares and picks. */
const formula: fc.Arbitrary<string> = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      'b',
      'c',
      't',
      'leader.b',
      '2',
      '0.5',
      '7',
      '-3',
      'sum(b in team)',
      'sum(b in team where a > 1)',
    ),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '×', '+', '×'), tie('number'))
      .map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc.tuple(tie('number'), tie('number')).map(([l, r]) => `first(${l} ÷ ${r}, 1)`),
    fc.tuple(tie('number')).map(([l]) => `(${l} ÷ c)`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'total'), tie('number'), tie('number'))
      .map(([f, l, r]) => `${f}(${l}, ${r})`),
    fc
      .tuple(tie('condition'), tie('number'), tie('number'))
      .map(([c, l, r]) => `(if ${c} then ${l} else ${r})`),
    tie('number').map((one) => `first(${one}, 0)`),
    tie('number').map((one) => `round(${one}, 0)`),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(tie('number'), fc.constantFrom('>', '≥', '=', '≠', '<', '≤'), tie('number'))
      .map(([l, sign, r]) => `${l} ${sign} ${r}`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([l, op, r]) => `(${l} ${op} ${r})`),
    tie('condition').map((one) => `(not ${one})`),
    tie('number').map((one) => `present(${one})`),
  ),
})).number

const value = fc.constantFrom('0', '0.5', '1', '2', '2.000001', '3', '6.999999', '7', '12', '300')
const row = fc.record({ a: value, b: value, c: fc.constantFrom('0.5', '1', '7', '') })

it('what is proved of a formula is never contradicted by two runs', () => {
  let compared = 0
  fc.assert(
    fc.property(
      fc.array(formula, { minLength: 1, maxLength: 3 }),
      fc.tuple(row, row, value),
      fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 4 }),
      (formulas, [own, leader, t], pairs) => {
        const rules = formulas.map(
          (one, at) => `y${at}: |\n  ${one}\np${at}: { line: earning, is: y${at} × yuan }`,
        )
        const ruleSet = load(facts + clauseWith(rules.join('\n'), parameters))
        const rowOf = (id: string, { c, ...one }: typeof own): FactRow => ({
          id,
          team: 'T',
          leader: id === 'E1' ? 'E2' : '',
          ...one,
          ...(c === '' ? {} : { c }),
        })
        const pay = (
          thing: string,
          fact: string,
          number: string,
          id: string,
          who: string,
          rule: string,
        ): Exact => {
          const people = [rowOf('E1', own), rowOf('E2', leader)]
          const moved = people.map((one) =>
            thing === 'employee' && one.id === id ? { ...one, [fact]: number } : one,
          )
          const team = [{ id: 'T', t: thing === 'team' ? number : t }]
          const { periods } = calculate(ruleSet, { period: '2026-01', complete: true, team, employee: moved })
          const somebody = periods[0]!.things.employee!.find((one) => one.id === who)!
          return readExact(somebody.lines.find((line) => line.rule === rule)?.amount ?? '0')!
        }
        for (const { driver, rule, proved } of proveLines(ruleSet)) {
          if (proved.direction === 'unknown') continue
          for (const [one, other] of pairs)
            for (const [id, who] of [
              ['E1', 'E1'],
              ['E2', 'E1'],
              ['E2', 'E2'],
            ] as const) {
              if (driver.fact === 'c' && [one, other].includes('0')) continue
              const [low, high] = [one, other].sort((x, y) => compare(readExact(x)!, readExact(y)!))
              const order = compare(
                pay(driver.thing, driver.fact, low!, id, who, rule.name),
                pay(driver.thing, driver.fact, high!, id, who, rule.name),
              )
              if (proved.direction === 'never falls') expect(order).toBeLessThanOrEqual(0)
              if (proved.direction === 'never rises') expect(order).toBeGreaterThanOrEqual(0)
              if (proved.direction === 'stays the same') expect(order).toBe(0)
              compared += 1
            }
        }
      },
    ),
    { numRuns: 60 },
  )
  expect(compared).toBeGreaterThan(100)
}, 500_000)

it('an equality with an optional fact behind it is met at one number only', () => {
  const rules = `y: |
  if (if c = -3 then a else 0.5) = a then a else sum(b in team where a > 1)
p: { line: earning, is: y × yuan }`
  const proved = proveLines(load(facts + clauseWith(rules, parameters)))
  const along = proved.filter(({ driver }) => driver.fact === 'a').map((one) => one.proved)
  // With b at 0 and c at 1 it pays 0.50 at a = 0.5, and nothing on both sides of it.
  expect(along.map(({ direction }) => direction)).toEqual(['unknown'])
  expect(along[0]!.jumps.map(({ at }) => at)).toContain('0.5')
})
