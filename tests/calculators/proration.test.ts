import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProrationInput, prorate, prorateExact } from '../../src/calculators/proration.ts'
import { allocatePool } from '../../src/calculators/share.ts'
import { add, compare, type Exact, equals, exact, fromInteger } from '../../src/core/exact.ts'
import { daysIn, nextPeriod, periodText, readPeriod } from '../../src/core/period.ts'
import { withCode, x } from './read.ts'

type Days = ProrationInput['days']

describe('by hand', () => {
  it.each<[string, Days, ProrationInput['of'], string]>([
    ['6000', { worked: '15' }, { calendarDays: '2026-04' }, '3000.00'],
    ['6000', { worked: '14' }, { calendarDays: '2026-02' }, '3000.00'],
    ['6000', { worked: '14' }, { calendarDays: '2028-02' }, '2896.55'],
    ['6000', { worked: '31' }, { calendarDays: '2026-03' }, '6000.00'],
    ['6000', { worked: '0' }, { calendarDays: '2026-03' }, '0.00'],
    ['6000', { absent: '31' }, { calendarDays: '2026-03' }, '0.00'],
    ['6000', { absent: '2' }, '21.75', '5448.28'],
    ['6000', { worked: '20' }, '21.75', '5517.24'],
    ['6000', { worked: '23' }, '21.75', '6000.00'],
    ['6000', { absent: '23' }, '21.75', '0.00'],
    ['6000', { worked: '10.5' }, { workingDays: '21' }, '3000.00'],
    ['6000', { absent: '7' }, { workingDays: '21' }, '4000.00'],
    ['-300', { worked: '1' }, { workingDays: '3' }, '-100.00'],
  ])('%s for %j of %j is %s', (amount, days, of, pay) => {
    expect(prorate({ amount, days, of, decimals: 2 })).toBe(pay)
  })

  it.each<[Days, ProrationInput['of'], string]>([
    [{ worked: '32' }, { calendarDays: '2026-03' }, 'bad-days'],
    [{ worked: '22' }, { workingDays: '21' }, 'bad-days'],
    [{ absent: '-1' }, '21.75', 'bad-days'],
    [{ worked: '0' }, { workingDays: '0' }, 'bad-days'],
    [{ worked: '0' }, { workingDays: '-1' }, 'bad-days'],
    [{ worked: '1' }, { calendarDays: '2026-13' }, 'bad-period'],
  ])('%j of %j is refused', (days, of, code) => {
    expect(() => prorate({ amount: '6000', days, of, decimals: 2 })).toThrow(withCode(code))
  })
})

describe('laws of proration', () => {
  const months = fc.nat(600).map((n) => nextPeriod(readPeriod('1990-01')!, n))
  const amount = fc.bigInt({ min: 0n, max: 10_000_000n }).map((n) => exact(n, 100n))

  it('two parts of a month add up to the whole', () => {
    fc.assert(
      fc.property(months, amount, fc.nat(28), (month, pay, days) => {
        const whole = fromInteger(daysIn(month))
        const parts = [days, daysIn(month) - days].map((part) => prorateExact(pay, fromInteger(part), whole)!)
        expect(equals(add(parts[0]!, parts[1]!), pay)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('rounded, they do where the month is shared by days', () => {
    fc.assert(
      fc.property(months, amount, fc.nat(28), (month, pay, days) => {
        const pool = { pool: { toFixed: () => text(pay) }, odd: 'largest remainder' } as const
        const { shares, kept } = allocatePool({ ...pool, weights: [days, daysIn(month) - days].map(String) })
        expect(equals(add(x(shares[0]!), x(shares[1]!)), pay)).toBe(true)
        expect(kept).toBe('0.00')
      }),
      { numRuns: 1000 },
    )
  })

  it('paid days are worked days or the whole less the absent ones, and grow with the days', () => {
    fc.assert(
      fc.property(months, amount, fc.nat(27), (month, pay, days) => {
        const of = { calendarDays: periodText(month) }
        const paid = (given: Days): Exact => x(prorate({ amount: text(pay), days: given, of, decimals: 2 }))
        const worked = paid({ worked: `${days}` })
        expect(equals(worked, paid({ absent: `${daysIn(month) - days}` }))).toBe(true)
        expect(compare(worked, paid({ worked: `${days + 1}` }))).toBeLessThanOrEqual(0)
        expect(compare(worked, pay)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  const text = (pay: Exact): string => `${pay.n / 100n}.${`${pay.n % 100n}`.padStart(2, '0')}`
})
