import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withRecords } from '../../../src/analyse/missing/records.ts'
import { withFact } from '../../../src/analyse/pay-curve/driver.ts'
import { type Move, openRules, whatIsMissing } from '../../../src/analyse.ts'
import { add, type Exact, multiply, subtract } from '../../../src/core/exact.ts'
import { readExact, toText } from '../../../src/core/number-text.ts'
import { containing, periodText, readPeriod } from '../../../src/core/period.ts'
import {
  type CompiledRuleSet,
  calculate,
  type FactRow,
  type PeriodFacts,
  type ThingResult,
} from '../../../src/index.ts'
import { taobaoCustomerService } from '../../../src/rules.ts'
import { factsOf, history, isMonth } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

/** Steps of a move that are looked at one by one, where there are no more of them. */
const scanned = 25n

/** The facts with a move made so many steps short of where it leads. */
const moved = (
  facts: readonly PeriodFacts[],
  { by, to, direction, change }: Move,
  short: bigint,
): readonly PeriodFacts[] =>
  facts.map((one) => {
    if (one.period !== by.period) return one
    if (by.records) {
      const { thing, typical } = by.records
      return direction === 'up'
        ? withRecords(one, thing, typical, BigInt(change) - short)
        : withRecords(one, thing, typical, short - 1n, [typical])
    }
    const sign = direction === 'up' ? 1n : -1n
    const step = multiply(number(by.step), { n: sign * short, d: 1n })
    const value = toText(subtract(number(to), step))
    return withFact(
      one,
      { thing: by.thing, id: by.id, fact: by.fact! },
      to.endsWith('%') ? `${value}%` : value,
    )
  })

const number = (text: string): Exact => readExact(text.replace('%', ''))!

const stepsOf = ({ by, change }: Move): bigint => {
  const [all, step] = [number(change), number(by.step)]
  return (all.n * step.d) / (all.d * step.n)
}

/** What the whole engine says of one person in one period. */
const plainly = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  id: string,
  period: string,
): ThingResult =>
  calculate(ruleSet, facts)
    .periods.find((one) => one.period === period)!
    .things.employee!.find((one) => one.id === id && one.moment === undefined)!

/** All lines of one person in a month, and in the quarter, half-year and year that it closes. */
const paidIn = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  id: string,
  period: string,
): string => {
  const month = readPeriod(period)!
  const lines = calculate(ruleSet, facts)
    .periods.filter((one) => {
      const cycle = readPeriod(one.period)!.cycle
      return periodText(containing(month, cycle)) === one.period
    })
    .flatMap(({ things }) => things.employee ?? [])
    .filter((one) => one.id === id && one.moment === undefined)
    .flatMap((one) => one.lines)
  const sum = lines.reduce<Exact>((all, { amount }) => add(all, readExact(amount)!), { n: 0n, d: 1n })
  return toText(sum, 2)
}

interface Seen {
  moves: number
  proved: number
  nearer: number
  records: number
}

/** Every move of a report against plain calculation: there, one step before, and anywhere nearer. */
const check = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  { id, period, sample }: { readonly id: string; readonly period: string; readonly sample: bigint },
  seen: Seen,
): void => {
  const { results } = whatIsMissing(ruleSet, facts, { thing: 'employee', id, period })
  const asked = ruleSet.plan.rules.filter(({ axis }) => axis === 'employee').slice(-3)
  const all = asked.flatMap(
    ({ name }) => whatIsMissing(ruleSet, facts, { thing: 'employee', id, period, rule: name }).results,
  )
  for (const result of [...results, ...all]) {
    // Whether a period counts in a run is no value of a payslip; of several records fewer, many could go.
    const moves = result.moves.filter(
      ({ by, direction, change }) => !by.records || direction === 'up' || change === '1',
    )
    if (result.kind === 'run') continue
    const told = (one: ThingResult): string =>
      result.kind === 'table'
        ? result.now.outcomes!.map(({ name }) => one.values[`${result.rule}.${name}`]?.value).join()
        : `${one.values[result.rule]?.value}`
    const said = (reached: Move['reaches']): string =>
      result.kind === 'table' ? reached.outcomes!.map(({ value }) => value).join() : `${reached.value}`
    const single = moves.filter(({ by, direction }) => (by.records ? direction === 'down' : by.shared))
    for (const move of [...moves.slice(0, 4), ...single.slice(0, 3)]) {
      const at = (short: bigint): ThingResult => plainly(ruleSet, moved(facts, move, short), id, period)
      const where = `${result.rule} ${move.by.fact ?? 'records'} ${move.from}→${move.to}`
      const there = at(0n)
      seen.moves += 1
      if (move.by.records) seen.records += 1
      expect(`${where} ${told(there)}`).toBe(`${where} ${said(move.reaches)}`)
      if (move.pay)
        expect(`${where} ${paidIn(ruleSet, moved(facts, move, 0n), id, period)}`).toBe(
          `${where} ${move.pay.after}`,
        )
      if (result.kind === 'line' || result.kind === 'number') continue
      expect(`${where}: ${told(at(1n))}`).toBe(`${where}: ${said(result.now)}`)
      if (move.proof !== 'proved') continue
      seen.proved += 1
      const steps = stepsOf(move)
      const parts =
        steps <= scanned
          ? Array.from({ length: Number(steps) - 1 }, (_, nth) => BigInt(nth + 1))
          : [1n + (steps * sample) / 1001n]
      for (const part of parts) {
        seen.nearer += 1
        expect(`${where}; ${told(at(part))}`).toBe(`${where}; ${said(result.now)}`)
      }
    }
  }
}

describe('every stated move', () => {
  const samples = fc.nat({ max: 999 }).map(BigInt)

  it('reaches exactly what it says when it is made and calculated plainly, and nothing nearer does', () => {
    const seen: Seen = { moves: 0, proved: 0, nearer: 0, records: 0 }
    fc.assert(
      fc.property(recipes({ strict: false }), history, samples, (made, past, sample) => {
        const { text, given } = ruleFileOf(made)
        const { compiled } = openRules(text)
        const all = factsOf(past, given)
        const facts = [...all.filter(isMonth).slice(-2), ...all.filter((one) => !isMonth(one)).slice(-1)]
        const { period, employee } = facts.filter(isMonth).at(-1)!
        const id = (employee as readonly FactRow[])[0]?.id as string | undefined
        if (compiled && id !== undefined) check(compiled, facts, { id, period, sample }, seen)
      }),
      { numRuns: 40 },
    )
    expect(seen.moves).toBeGreaterThan(20)
    expect(seen.proved).toBeGreaterThan(8)
    expect(seen.nearer).toBeGreaterThan(4)
  }, 120_000)

  it('does so for the staff of a shop with marks, absence, tiers, places and runs', () => {
    const seen: Seen = { moves: 0, proved: 0, nearer: 0, records: 0 }
    const mark = fc.integer({ min: 4500, max: 10000 }).map((n) => String(n / 100))
    const person = fc.record({
      performance: mark,
      ability: mark,
      attitude: mark,
      sales: fc.integer({ min: 0, max: 7000000 }).map((n) => String(n / 100)),
      absentDays: fc.constantFrom('0', '1', '29', '30.5'),
    })
    const team = fc.array(person, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 3 }), samples, (people, months, sample) => {
        const facts = Array.from({ length: months }, (_, at) => ({
          period: `2026-0${at + 1}`,
          complete: true as const,
          team: [{ id: 'T', publicSales: '12345.67' }],
          employee: people.map((one, nth) => ({
            id: `E${nth + 1}`,
            team: 'T',
            hiredOn: '2020-01-01',
            postWage: '3000',
            ...one,
          })),
        }))
        check(taobaoCustomerService, facts, { id: 'E1', period: facts.at(-1)!.period, sample }, seen)
      }),
      { numRuns: 12 },
    )
    expect(seen.moves).toBeGreaterThan(50)
    expect(seen.proved).toBeGreaterThan(40)
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
        const [a, b] = [facts, turned].map((one) =>
          whatIsMissing(compiled, one, { thing: 'employee', id: 'E1' }),
        )
        expect(JSON.stringify(a)).toBe(JSON.stringify(b))
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
