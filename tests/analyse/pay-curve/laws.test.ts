import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRules, type PayCurve, type Piece, payCurve } from '../../../src/analyse.ts'
import { add, compare, divide, type Exact, multiply, subtract } from '../../../src/core/exact.ts'
import { readExact, toText } from '../../../src/core/number-text.ts'
import { calculate, type FactRow, type PeriodFacts } from '../../../src/index.ts'
import { factsOf, history, isMonth } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

/** Of any length: a value that was multiplied has more decimals than a fact may have. */
const number = (text: string): Exact => {
  const [whole = '', decimals = ''] = text.split('.')
  return readExact(text) ?? { n: BigInt(whole + decimals), d: 10n ** BigInt(decimals.length) }
}

/** What the whole engine says of one rule of one person, with the fact at a number. */
const plainly = (
  ruleSet: Parameters<typeof calculate>[0],
  facts: readonly PeriodFacts[],
  { id, fact, rule }: { readonly id: string; readonly fact: string; readonly rule: string },
  value: string,
): string | undefined => {
  const last = facts.at(-1)!
  const moved = {
    ...last,
    employee: (last.employee as readonly FactRow[]).map((row) =>
      row.id === id ? { ...row, [fact]: value } : row,
    ),
  }
  const { periods } = calculate(ruleSet, [...facts.slice(0, -1), moved])
  return periods
    .filter(({ period }) => period === last.period)
    .flatMap(({ things }) => things.employee ?? [])
    .find((one) => one.id === id)?.values[rule]?.value
}

const pieceWith = ({ pieces }: PayCurve, x: Exact): Piece =>
  pieces.find(({ from, to }) => compare(number(from), x) <= 0 && compare(x, number(to)) <= 0)!

const between = (piece: Piece, x: Exact): string => {
  const [from, to] = [number(piece.from), number(piece.to)]
  const [low, high] = [number(piece.fromValue!), number(piece.toValue!)]
  const length = subtract(to, from)
  const part = length.n === 0n ? length : divide(subtract(x, from), length)!
  return toText(add(low, multiply(subtract(high, low), part)))
}

describe('a traced curve', () => {
  it('is what plain calculation says, on every piece that is a line and between the ends of every other', () => {
    let looked = 0
    const fact = fc.constantFrom(
      ['sales', 100, 300000] as const,
      ['mark', 100, 10000] as const,
      ['skill', 100, 1000] as const,
    )
    fc.assert(
      fc.property(
        recipes({ strict: false }),
        history,
        fact,
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 }),
        (made, past, [name, cents, most], points) => {
          const { text, given } = ruleFileOf(made)
          const { compiled } = openRules(text)
          if (!compiled) return
          const facts = factsOf(past, given).filter(isMonth).slice(-3)
          const last = facts.at(-1)!
          const id = (last.employee as readonly FactRow[])[0]?.id as string | undefined
          if (id === undefined) return
          const owned = compiled.plan.rules.filter(
            (rule) => rule.axis === 'employee' && rule.column !== undefined,
          )
          for (const { name: rule, type } of owned.slice(0, 4)) {
            const { value } = payCurve(compiled, facts, {
              along: { thing: 'employee', id, fact: name, from: '0', to: String(most / cents) },
              of: { thing: 'employee', id, rule, period: last.period },
              points: 8,
            })
            if (!value) continue
            for (const point of points) {
              const x: Exact = { n: BigInt(Math.floor((point * most) / 1000)), d: BigInt(cents) }
              const piece = pieceWith(value, x)
              const found = plainly(compiled, facts, { id, fact: name, rule }, toText(x))
              looked += 1
              if (value.proof.kind === 'searched' && !piece.monotone) continue
              if (piece.shape === 'straight' && piece.fromValue !== undefined && type.kind === 'number')
                expect(`${rule} ${toText(x)} ${toText(number(found!))}`).toBe(
                  `${rule} ${toText(x)} ${between(piece, x)}`,
                )
              else if (type.kind !== 'number' || piece.fromValue === undefined)
                expect(found).toBe(piece.fromValue)
              else if (piece.monotone) {
                const inside = number(found!)
                const ends = [number(piece.fromValue), number(piece.toValue!)].sort(compare)
                expect(compare(ends[0]!, inside) <= 0 && compare(inside, ends[1]!) <= 0).toBe(true)
              }
            }
            for (const { below, at, before, after } of value.borders.slice(0, 3)) {
              expect(plainly(compiled, facts, { id, fact: name, rule }, below)).toBe(before)
              expect(plainly(compiled, facts, { id, fact: name, rule }, at)).toBe(after)
            }
          }
        },
      ),
      { numRuns: 20 },
    )
    expect(looked).toBeGreaterThan(60)
  }, 60_000)
})
