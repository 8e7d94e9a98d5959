import { describe, expect, it } from 'vitest'
import * as calculators from '../../src/calculators.ts'

const tiers = [{ from: '0', rate: '1%' }]
const rounding = { decimals: 2 }

/** Each public function with one number in its place. */
const withNumber: Record<string, (value: calculators.Numeric) => unknown> = {
  allocatePool: (pool) => calculators.allocatePool({ pool, heads: 2, odd: 'each cut' }),
  allowance: (days) => calculators.allowance([{ name: 'meals', days, rate: '1' }]),
  curve: (value) => calculators.curve('1', { points: [{ at: '1', value }], outside: 'hold', ...rounding }),
  gradeByBands: (score) => calculators.gradeByBands(score, [{ grade: 'A' }]),
  marginalTiers: (amount) => calculators.marginalTiers({ amount, rows: tiers }),
  perUnit: (units) => calculators.perUnit({ units, rate: '1' }),
  prorate: (amount) => calculators.prorate({ amount, days: { worked: '1' }, of: '21.75', ...rounding }),
  rank: (value) => calculators.rank({ values: [value], ties: 'shared' }),
  round: (value) => calculators.round(value, rounding),
  seniority: (step) => calculators.seniority({ joined: '2020-01-01', on: '2026-01-01', step }),
  wage: (amount) => calculators.wage({ lines: [{ name: 'base', amount }] }),
  weightedScore: (score) => calculators.weightedScore({ parts: [{ score, weight: '1' }], ...rounding }),
  wholeTiers: (amount) => calculators.wholeTiers({ amount, rows: tiers }),
}

describe('jixiao/calculators', () => {
  it('exports these functions and no others', () => {
    const without = ['JixiaoError', 'nextStreak', 'streaks']
    expect(Object.keys(calculators).sort()).toEqual([...Object.keys(withNumber), ...without].sort())
  })

  it.each(Object.entries(withNumber))(
    '%s takes texts, bigints and decimals, and refuses the rest',
    (_, call) => {
      const expected = call('12')
      expect(call(12n)).toEqual(expected)
      expect(call({ toFixed: () => '12' })).toEqual(expected)
      for (const bad of ['NaN', '1e999999', '１２', '1,234', '', 12, 0.5, null]) {
        expect(() => call(bad as calculators.Numeric)).toThrow(calculators.JixiaoError)
      }
    },
  )

  it.each(Object.entries(withNumber))(
    '%s gives plain data without NaN, infinities or minus zero',
    (_, call) => {
      for (const value of ['0', '-0', '-0.00', '0.01', '999999999999999999.99']) {
        const text = JSON.stringify(call(value)) ?? ''
        expect(text).not.toMatch(/NaN|Infinity|"-0(\.0+)?"|null/)
      }
    },
  )
})
