import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allocatePool,
  allowance,
  gradeByBands,
  marginalTiers,
  perUnit,
  prorate,
  rank,
  round,
  seniority,
  streaks,
  wage,
  weightedScore,
  wholeTiers,
} from '../../src/calculators.ts'
import type { FactRow, Result } from '../../src/index.ts'
import { calculate } from '../../src/index.ts'
import { load } from '../support/load.ts'

// The calculators are the meaning; what a rule file lowers to has to agree with them, whatever the numbers.

const runs = { numRuns: 200 }
const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => (value / 100).toFixed(2))
const score = fc.integer({ min: 0, max: 1000 }).map((value) => (value / 10).toFixed(1))

const ruleSet = load(`facts:
  team:
    pool: { type: money, allowed: "≥ 0", default: 0 }
  employee:
    team: team
    hiredOn: { type: date, default: 2020-01-01 }
    amount: { type: money, default: 0 }
    prior: { type: money, default: 0 }
    a: { type: score, default: 0 }
    b: { type: score, default: 0 }
    weight: { type: number, allowed: "≥ 0", decimals: 2, default: 1 }
    units: { type: times, default: 0 }
    excluded: { type: times, default: 0 }
    shortDays: { type: days, default: 0 }
    fullDays: { type: days, default: 0 }
    absentDays: { type: days, allowed: "[0..31]", default: 0 }
    holds: { type: yes/no, default: none }
clauses:
  第1条:
    says: { zh: 各种算法。, en: Every way of calculating. }
    rules:
      weightedMark: { weighted: { a: 70%, b: 30% }, round: 2 }
      band:
        table: |
          a         | band
          ≥ 90      | A
          ≥ 60      | B
          otherwise | C
      tier:
        table: |
          amount    | rate
          ≥ 50000   | 2%
          ≥ 20000   | 1.5%
          otherwise | 1%
      marginalPay: marginal(tier.rate, prior)
      wholePay: amount × tier
      shareOfPool: { line: earning, share: { pool: pool, by: weight, odd: largest remainder, nobody: keep } }
      placeShared: { rank: { of: amount, among: team, ties: shared } }
      placeDense: { rank: { of: amount, among: team, first: lowest, ties: dense } }
      placeLast: { rank: { of: amount, among: team, ties: last } }
      runBreaks: { streak: { of: holds, gap: breaks } }
      runSkips: { streak: { of: holds, gap: skips } }
      unitPay: min((units − excluded) × 1.5, 400)
      meals: { line: earning, is: shortDays × perShort + fullDays × perFull }
      service: years(hiredOn, end(period))
      seniorityPay: { line: earning, is: "min(service × perYear, 500)" }
      partMonth: { round: 2, is: amount × (daysIn(period) − absentDays) ÷ daysIn(period) }
      rounded: { is: amount ÷ 7, round: { to: 1, mode: half even } }
      wageTotal: { totalOf: earning, is: "total(shareOfPool, meals, seniorityPay)" }
    parameters:
      perYear: { value: 50, unit: CNY/year }
      perShort: { value: 10, unit: CNY/day }
      perFull: { value: 20, unit: CNY/day }
`)

const month = (
  employee: readonly FactRow[],
  pool = '0',
  period = '2026-01',
  carry?: Result['carry'],
): Result => {
  const people = employee.map((one, at) => ({ id: `E${String(at).padStart(2, '0')}`, team: 'T', ...one }))
  const result = calculate(
    ruleSet,
    { period, complete: true, team: [{ id: 'T', pool }], employee: people },
    carry ? { carry } : {},
  )
  expect(result.diagnostics).toEqual([])
  return result
}

const values = (result: Result, rule: string): readonly (string | undefined)[] =>
  result.periods[0]!.things.employee!.map((one) => one.values[rule]!.value)

describe('the rule language agrees with the calculators', () => {
  it('weighted score, rounded', () => {
    fc.assert(
      fc.property(score, score, (a, b) => {
        const parts = [
          { score: a, weight: '70%' },
          { score: b, weight: '30%' },
        ]
        expect(Number(values(month([{ a, b }]), 'weightedMark')[0])).toBe(
          Number(weightedScore({ parts, decimals: 2 })),
        )
      }),
      runs,
    )
  })

  it('grade by bands', () => {
    const rows = [{ atLeast: '90', grade: 'A' }, { atLeast: '60', grade: 'B' }, { grade: 'C' }]
    fc.assert(
      fc.property(score, (a) => {
        expect(values(month([{ a }]), 'band')[0]).toBe(gradeByBands(a, rows))
      }),
      runs,
    )
  })

  it('marginal and whole tiers, from a prior amount', () => {
    const rows = [
      { from: '0', rate: '1%' },
      { from: '20000', rate: '1.5%' },
      { from: '50000', rate: '2%' },
    ]
    fc.assert(
      fc.property(cents(9_000_000), cents(9_000_000), (amount, prior) => {
        const result = month([{ amount, prior }])
        expect(values(result, 'marginalPay')[0]).toBe(marginalTiers({ amount, prior, rows }).pay)
        expect(values(result, 'wholePay')[0]).toBe(wholeTiers({ amount, rows }).pay)
      }),
      runs,
    )
  })

  it('a pool shared by weight', () => {
    fc.assert(
      fc.property(
        cents(100_000_000),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }),
        (pool, weights) => {
          const written = weights.map((weight) => (weight / 100).toFixed(2))
          const { shares } = allocatePool({ pool, weights: written, odd: 'largest remainder' })
          expect(
            values(
              month(
                written.map((weight) => ({ weight })),
                pool,
              ),
              'shareOfPool',
            ),
          ).toEqual(shares)
        },
      ),
      runs,
    )
  })

  it('places', () => {
    fc.assert(
      fc.property(fc.array(cents(500), { minLength: 1, maxLength: 10 }), (amounts) => {
        const result = month(amounts.map((amount) => ({ amount })))
        const text = (places: readonly (number | undefined)[]) => places.map(String)
        expect(values(result, 'placeShared')).toEqual(
          text(rank({ values: amounts, first: 'highest', ties: 'shared' })),
        )
        expect(values(result, 'placeDense')).toEqual(
          text(rank({ values: amounts, first: 'lowest', ties: 'dense' })),
        )
        expect(values(result, 'placeLast')).toEqual(
          text(rank({ values: amounts, first: 'highest', ties: 'last' })),
        )
      }),
      runs,
    )
  })

  it('runs of periods', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(true, false, undefined), { minLength: 1, maxLength: 8 }),
        (history) => {
          let carry: Result['carry'] | undefined
          const found = history.map((holds, at) => {
            const result = month([holds === undefined ? {} : { holds }], '0', `2026-0${at + 1}`, carry)
            carry = result.carry
            return [values(result, 'runBreaks')[0], values(result, 'runSkips')[0]]
          })
          const lengths = (gap: 'breaks' | 'skips') =>
            streaks({ history, gap }).map((one) => String(one.length))
          expect(found.map(([breaks]) => breaks)).toEqual(lengths('breaks'))
          expect(found.map(([, skips]) => skips)).toEqual(lengths('skips'))
        },
      ),
      runs,
    )
  })

  it('pay by the unit, allowances, seniority, a part of a month, rounding, and the wage', () => {
    const day = fc
      .integer({ min: 0, max: 12_000 })
      .map((add) => new Date(Date.UTC(1993, 0, 1 + add)).toISOString().slice(0, 10))
    const small = fc.integer({ min: 0, max: 31 }).map(String)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 50 }),
        small,
        small,
        day,
        cents(2_000_000),
        (units, out, shortDays, fullDays, hiredOn, amount) => {
          const excluded = String(Math.min(units, out))
          const facts = {
            units: String(units),
            excluded,
            shortDays,
            fullDays,
            hiredOn,
            amount,
            absentDays: shortDays,
          }
          const result = month([facts], '1000')
          const one = (rule: string) => values(result, rule)[0]
          expect(one('unitPay')).toBe(perUnit({ units: String(units), excluded, rate: '1.5', cap: '400' }))
          const meals = allowance([
            { name: 'short', days: shortDays, rate: '10' },
            { name: 'full', days: fullDays, rate: '20' },
          ]).total
          const { amount: service } = seniority({ joined: hiredOn, on: '2026-01-31', step: '50', cap: '500' })
          const lines = [
            { name: 'shareOfPool', amount: '1000' },
            { name: 'meals', amount: meals },
            { name: 'seniorityPay', amount: service },
          ]
          const total = wage({ lines })
          expect(result.periods[0]!.things.employee![0]!.lines.map((line) => line.amount)).toEqual(
            total.lines.map((line) => line.amount),
          )
          expect(result.periods[0]!.things.employee![0]!.totals.earning).toBe(total.total)
          expect(round(one('partMonth')!, { decimals: 2 })).toBe(
            prorate({ amount, days: { absent: shortDays }, of: { calendarDays: '2026-01' }, decimals: 2 }),
          )
          expect(round(one('rounded')!, { decimals: 1 })).toBe(
            round(prorate({ amount, days: { worked: '1' }, of: { workingDays: '7' }, decimals: 12 }), {
              decimals: 1,
              mode: 'half even',
            }),
          )
        },
      ),
      runs,
    )
  })
})
