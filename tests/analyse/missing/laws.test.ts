import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFact } from '../../../src/analyse/pay-curve/driver.ts'
import { withRecords } from '../../../src/analyse/missing/records.ts'
import { type Move, openRules, whatIsMissing } from '../../../src/analyse.ts'
import { add, type Exact, multiply, subtract } from '../../../src/core/exact.ts'
import { readExact, toText } from '../../../src/core/number-text.ts'
import {
  type CompiledRuleSet,
  calculate,
  type FactRow,
  type PeriodFacts,
  type ThingResult,
} from '../../../src/index.ts'
import { factsOf, history, isMonth } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

/** The whole engine once more, with a move made so many steps short of (or before) where it leads. */
const plainly = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  { by, to, from, direction, change }: Move,
  short: bigint,
): ThingResult => {
  const last = facts.filter(isMonth).at(-1)!
  const sign = direction === 'up' ? 1n : -1n
  const moved = facts.map((one) => {
    if (by.records) {
      const steps = BigInt(change) - short
      if (one !== last) return one
      if (sign < 0n) throw new Error(`fewer records: ${from}`)
      return withRecords(one, by.records.thing, by.records.typical, steps)
    }
    const step = multiply(readExact(by.step.replace('%', ''))!, { n: sign * short, d: 1n })
    const value = toText(subtract(readExact(to.replace('%', ''))!, step))
    const text = to.endsWith('%') ? `${value}%` : value
    return one.period === by.period ? withFact(one, { thing: by.thing, id: by.id, fact: by.fact! }, text) : one
  })
  const { periods } = calculate(ruleSet, moved)
  const own = periods.find(({ period }) => period === last.period)!
  return own.things.employee!.find(({ id, moment }) => id === 'E1' && moment === undefined)!
}

const sumOf = ({ lines }: ThingResult): string =>
  toText(
    lines.reduce<Exact>((sum, { amount }) => add(sum, readExact(amount)!), { n: 0n, d: 1n }),
    2,
  )

describe('every stated move', () => {
  it('reaches exactly what it says when it is made and calculated plainly, and one step less does not', () => {
    const seen = { moves: 0, proved: 0, nearer: 0, records: 0 }
    fc.assert(
      fc.property(recipes({ strict: false }), history, fc.nat({ max: 999 }), (made, past, seed) => {
        const { text, given } = ruleFileOf(made)
        const { compiled } = openRules(text)
        if (!compiled) return
        const all = factsOf(past, given)
        const last = all.filter(isMonth).at(-1)!
        const facts = [...all.filter(isMonth).slice(-2), ...all.filter((one) => !isMonth(one)).slice(-1)]
        if (!(last.employee as readonly FactRow[]).some(({ id }) => id === 'E1')) return
        const report = whatIsMissing(compiled, facts, { thing: 'employee', id: 'E1' })
        if (!report.ok) return
        for (const result of report.results) {
          const told = (one: ThingResult): string =>
            result.kind === 'table'
              ? result.now.outcomes!.map(({ name }) => one.values[`${result.rule}.${name}`]?.value).join()
              : `${one.values[result.rule]?.value}`
          const said = (reached: Move['reaches']): string =>
            result.kind === 'table' ? reached.outcomes!.map(({ value }) => value).join() : `${reached.value}`
          for (const move of result.moves.slice(0, 3)) {
            if (move.by.fact !== undefined && move.by.thing !== 'employee' && move.by.thing !== 'team') continue
            // One result is a place in a run, which a payslip shows only as its length.
            if (result.kind === 'run' || (move.by.records && move.direction === 'down')) continue
            seen.moves += 1
            if (move.by.records) seen.records += 1
            const there = plainly(compiled, facts, move, 0n)
            const where = `${result.rule} ${move.by.fact ?? 'records'} ${move.from}→${move.to}`
            expect(`${where} ${told(there)}`).toBe(`${where} ${said(move.reaches)}`)
            if (move.pay) expect(`${where} ${sumOf(there)}`).toBe(`${where} ${move.pay.after}`)
            if (result.kind === 'line') continue
            const before = plainly(compiled, facts, move, 1n)
            expect(`${where}: ${told(before)}`).toBe(`${where}: ${said(result.now)}`)
            if (move.proof !== 'proved') continue
            seen.proved += 1
            // Nothing nearer: any number between now and there.
            const step = readExact(move.by.step.replace('%', ''))!
            const steps = multiply(readExact(move.change.replace('%', ''))!, { n: step.d, d: step.n })
            const part = 1n + ((steps.n / steps.d) * BigInt(seed)) / 1000n
            if (part >= steps.n / steps.d) continue
            seen.nearer += 1
            expect(`${where}; ${told(plainly(compiled, facts, move, part))}`).toBe(
              `${where}; ${said(result.now)}`,
            )
          }
        }
      }),
      { numRuns: 40 },
    )
    expect(seen.moves).toBeGreaterThan(60)
    expect(seen.proved).toBeGreaterThan(30)
    expect(seen.nearer).toBeGreaterThan(15)
  }, 120_000)
})

describe('a report', () => {
  it('is the same in whatever order people and orders are given', () => {
    fc.assert(
      fc.property(recipes({ strict: false }), history, (made, past) => {
        const { text, given } = ruleFileOf(made)
        const { compiled } = openRules(text)
        if (!compiled) return
        const facts = factsOf(past, given).filter(isMonth).slice(-1)
        const turned = facts.map((one) => ({
          ...one,
          employee: (one.employee as readonly FactRow[]).toReversed(),
          order: (one.order as readonly FactRow[]).toReversed(),
        }))
        const [a, b] = [facts, turned].map((one) => whatIsMissing(compiled, one, { thing: 'employee', id: 'E1' }))
        expect(JSON.stringify(a)).toBe(JSON.stringify(b))
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
