import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PeriodFacts, Result } from '../../src/index.ts'
import { clauseWith, months } from '../support/figures.ts'
import { load } from '../support/load.ts'

/** Formulas over plain numbers, exact through and through; what may be divided by zero has a value for it. */
const formula: fc.Arbitrary<string> = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '2', '0.5', '7', '12.5%', '-3'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '×'), tie('number'))
      .map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc.tuple(tie('number'), tie('number')).map(([l, r]) => `first(${l} ÷ ${r}, 1)`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'total'), tie('number'), tie('number'))
      .map(([f, l, r]) => `${f}(${l}, ${r})`),
    fc
      .tuple(tie('condition'), tie('number'), tie('number'))
      .map(([c, l, r]) => `(if ${c} then ${l} else ${r})`),
    tie('number').map((one) => `abs(${one})`),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(tie('number'), fc.constantFrom('>', '≥', '=', '≠', '<', '≤'), tie('number'))
      .map(([l, sign, r]) => `${l} ${sign} ${r}`),
    fc.tuple(tie('number'), tie('number'), tie('number')).map(([x, l, r]) => `${x} in [${l}..${r})`),
  ),
})).number

const facts = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    a: { type: number, default: 0 }
    b: { type: number, default: 0 }
    c: { type: number, default: 0 }
    sales: { type: money, default: 0 }
`
const decimal = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: -most, max: most }).map((n) => String(n / 100))
const amount = fc.integer({ min: 0, max: 9_999_999 }).map((n) => (n / 100).toFixed(2))
const people = fc.array(fc.record({ a: decimal(900), b: decimal(900), c: decimal(900), sales: amount }), {
  minLength: 1,
  maxLength: 6,
})
const rowsOf = (list: readonly Record<string, string>[], name = (at: number): string => `E${at}`) => ({
  team: [{ id: 'T' }],
  employee: list.map((row, at) => ({ id: name(at), team: 'T', ...row })),
})
const column = (result: Result, rule: string): readonly (string | undefined)[] =>
  result.periods.at(-1)!.things.employee!.map((one) => one.values[rule]!.value)
const run = (rules: string, rows: Omit<PeriodFacts, 'period'>, more = ''): Result =>
  months(load(facts + clauseWith(rules, more)), rows)

/** An amount in fen, however many zeros it is written with; somebody who does not share has none. */
const fenOf = (amount: string | undefined): bigint => {
  if (!/^-?\d/.test(amount ?? '')) return 0n
  const [whole = '0', fraction = ''] = amount!.split('.')
  return BigInt(`${whole}${fraction.padEnd(2, '0')}`)
}

describe('laws of the language', () => {
  it('splitting a formula over two rules changes nothing', () => {
    fc.assert(
      fc.property(formula, formula, people, (inner, outer, list) => {
        const inPlace = outer.replace(/\ba\b/g, `(${inner})`)
        const whole = run(`y: |\n  ${inPlace}`, rowsOf(list))
        const split = run(`part: |\n  ${inner}\ny: |\n  ${outer.replace(/\ba\b/g, 'part')}`, rowsOf(list))
        expect(column(split, 'y')).toEqual(column(whole, 'y'))
      }),
      { numRuns: 150 },
    )
  })

  it('each combination of readings equals the rule set with those readings fixed', () => {
    const readings = `    readings:
      one: { question: { zh: 一？, en: one? }, default: left }
      two: { question: { zh: 二？, en: two? }, default: up }
`
    fc.assert(
      fc.property(
        fc.tuple(formula, formula, formula, formula),
        people,
        fc.constantFrom('left', 'right'),
        fc.constantFrom('up', 'down'),
        ([left, right, up, down], list, one, two) => {
          const chosen = `x: { reading: one, left: '${left}', right: '${right}' }
y: { when: { reading: two, up: '${up} > 0', down: '${down} > 0' }, is: x + a, otherwise: { reading: one, left: 1, right: 2 } }
z: { rank: { of: y, among: team, ties: { reading: two, up: shared, down: dense } } }
r: { streak: { of: { reading: two, up: y > 0, down: y > 1 }, gap: breaks } }`
          const fixed = `x: '${one === 'left' ? left : right}'
y: { when: '${two === 'up' ? up : down} > 0', is: x + a, otherwise: ${one === 'left' ? 1 : 2} }
z: { rank: { of: y, among: team, ties: ${two === 'up' ? 'shared' : 'dense'} } }
r: { streak: { of: y > ${two === 'up' ? 0 : 1}, gap: breaks } }`
          const rows = [rowsOf(list), rowsOf(list)]
          const all = months(load(facts + clauseWith(chosen, readings)), rows, { readings: { one, two } })
          const own = months(load(facts + clauseWith(fixed)), rows)
          for (const rule of ['x', 'y', 'z', 'r']) expect(column(all, rule)).toEqual(column(own, rule))
        },
      ),
      { numRuns: 60 },
    )
  })

  const pay = (step: string, edge: string, bonus: string): string => `tier:
  table: |
    sales     | rate
    ≥ ${edge} | 3%
    otherwise | 1.25%
commission: { round: { step: ${step} }, is: marginal(tier.rate) + ${bonus} }
whole: { round: { step: ${step} }, is: sales × tier.rate ÷ 3 }
part: { round: { step: ${step} }, when: sales > 0, is: sales × (sales ÷ max(sales in team)) }`

  it('scaling yuan to fen scales every result', () => {
    const fen = (text: string | undefined): bigint | undefined => {
      if (text === undefined) return undefined
      const [whole, rest = ''] = text.split('.')
      return BigInt(whole! + rest.padEnd(2, '0'))
    }
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 5 }),
        (list) => {
          const yuan = run(
            pay('0.01', '1000', '5.5'),
            rowsOf(list.map((n) => ({ sales: (n / 100).toFixed(2) }))),
          )
          const cents = run(pay('1', '100000', '550'), rowsOf(list.map((n) => ({ sales: String(n) }))))
          for (const rule of ['commission', 'whole', 'part'])
            expect(column(yuan, rule).map(fen)).toEqual(
              column(cents, rule).map((text) => (text === undefined ? undefined : BigInt(text))),
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  const group = `${pay('0.01', '1000', '5.5')}
place: { rank: { of: sales, among: team, ties: shared } }
shared: { share: { pool: budget, by: equal, odd: largest remainder, nobody: keep } }
weighed: { share: { pool: budget, by: sales, odd: largest remainder, nobody: keep } }`

  it('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(people, (list) => {
        const rows = rowsOf(list)
        const there = run(group, rows)
        const back = run(group, { ...rows, employee: [...rows.employee].reverse() })
        for (const rule of ['commission', 'place', 'shared', 'weighed'])
          expect([...column(back, rule)].reverse()).toEqual(column(there, rule))
      }),
      { numRuns: 60 },
    )
  })

  it('renaming ids changes no amount but who gets an odd fen', () => {
    fc.assert(
      fc.property(people, (list) => {
        const there = run(group, rowsOf(list))
        const renamed = run(
          group,
          rowsOf(list, (at) => `员工${9 - at}`),
        )
        for (const rule of ['commission', 'whole', 'part', 'place'])
          expect(column(renamed, rule)).toEqual(column(there, rule))
        expect([...column(renamed, 'shared')].sort()).toEqual([...column(there, 'shared')].sort())
        // Weights may tie in their remainders: the odd fen then goes by id, from one person to another.
        const [before, after] = [there, renamed].map((result) => column(result, 'weighed').map(fenOf))
        expect(after!.reduce((sum, fen) => sum + fen, 0n)).toBe(before!.reduce((sum, fen) => sum + fen, 0n))
        for (const [at, fen] of after!.entries()) expect([-1n, 0n, 1n]).toContain(fen - before![at]!)
      }),
      { numRuns: 60 },
    )
  })

  it('renaming reads 46.4 as 46 yuan 40', () =>
    expect(['46.4', '46.41', '46'].map(fenOf)).toEqual([4640n, 4641n, 4600n]))

  it('a share adds up to its pool, to the fen', () => {
    fc.assert(
      fc.property(
        people,
        amount,
        fc.constantFrom('largest remainder', 'each rounded', 'each cut', 'to the first'),
        (list, budget, odd) => {
          const rules = `part: { share: { pool: budget × 0.37, by: sales, odd: ${odd}, nobody: keep, cap: 50 } }
all: { for: team, is: sum(part each employee) + part.kept + part.unplaced }
pool: { for: team, round: 2, is: budget × 0.37 }`
          const rows = rowsOf(list)
          const { values } = run(rules, { ...rows, team: [{ id: 'T', budget }] }).periods[0]!.things.team![0]!
          expect(values.all).toEqual(values.pool)
        },
      ),
      { numRuns: 100 },
    )
  })
})
