import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowance } from '../../src/calculators/allowance.ts'
import { perUnit } from '../../src/calculators/per-unit.ts'
import { round } from '../../src/calculators/round.ts'
import { seniority } from '../../src/calculators/seniority.ts'
import { wage, wageExact } from '../../src/calculators/wage.ts'
import { type AbsentPart, weightedExact, weightedScore } from '../../src/calculators/weighted-score.ts'
import { add, compare, equals, exact, ZERO } from '../../src/core/exact.ts'
import { withCode, x } from './read.ts'

describe('a weighted score', () => {
  const parts = [
    { score: '90', weight: '40%' },
    { score: '80', weight: '0.6' },
  ]
  const oneAbsent = [parts[0]!, { score: undefined, weight: '60%' }]

  it.each<[string, typeof oneAbsent, AbsentPart | undefined, string | undefined]>([
    ['of all parts', parts, undefined, '84.0'],
    ['with an absent part', oneAbsent, undefined, undefined],
    ['with an absent part, reweighted', oneAbsent, 'reweight', '90.0'],
    ['with an absent part as zero', oneAbsent, 'zero', '36.0'],
    ['with nothing left to reweight', [{ score: undefined, weight: '1' }], 'reweight', undefined],
  ])('%s', (_, given, absent, score) => {
    expect(weightedScore({ parts: given, decimals: 1, ...(absent ? { absent } : {}) })).toBe(score)
  })

  it('an edge is met when it is met: thirds of 90 are 90', () => {
    const third = { n: 1n, d: 3n }
    const score = weightedExact(
      ['89', '90', '91'].map((value) => ({ value: x(value), weight: third })),
      'refuse',
    )
    expect(equals(score!, x('90'))).toBe(true)
  })

  it('weights that are not 100% are refused', () => {
    for (const weights of [['40%', '59.99%'], ['110%', '-10%'], []]) {
      const given = weights.map((weight) => ({ score: '1', weight }))
      expect(() => weightedScore({ parts: given, decimals: 1 })).toThrow(withCode('bad-weights'))
    }
  })

  it('law: equal scores are the score, whatever is absent and reweighted', () => {
    const weight = fc.bigInt({ min: 1n, max: 100n })
    fc.assert(
      fc.property(fc.array(fc.tuple(weight, fc.boolean()), { minLength: 1 }), fc.bigInt(), (all, score) => {
        fc.pre(all.some(([, present]) => present))
        const given = all.map(([n, present]) => ({
          value: present ? exact(score, 7n) : undefined,
          weight: exact(n, 9n),
        }))
        const total = all.reduce((sum, [n]) => add(sum, exact(n, 9n)), ZERO)
        const result = weightedExact(given, 'reweight')!
        return equals(result, exact(score * total.n, 7n * total.d))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('pay by the unit', () => {
  it.each([
    [{ units: '320', rate: '1.5' }, '480'],
    [{ units: '320', rate: '1.5', excluded: '20' }, '450'],
    [{ units: '320', rate: '1.5', excluded: '20', cap: '400' }, '400'],
    [{ units: '320', rate: '1.5', excluded: '320' }, '0'],
    [{ units: '-4', rate: '1.5' }, '-6'],
    [{ units: '12345.67', rate: '1.25%' }, '154.320875'],
  ])('%j', (input, amount) => {
    expect(perUnit(input)).toBe(amount)
  })

  it('more excluded than there is, or fewer than nothing, is refused', () => {
    for (const excluded of ['321', '-1']) {
      expect(() => perUnit({ units: '320', rate: '1', excluded })).toThrow(withCode('bad-units'))
    }
  })
})

describe('an allowance', () => {
  it('by kinds of days', () => {
    const meals = { name: 'meals', days: '18', rate: '20' }
    const nights = { name: 'nights', days: '3.5', rate: '35' }
    expect(allowance([meals, nights])).toEqual({
      total: '482.5',
      lines: [
        { name: 'meals', amount: '360' },
        { name: 'nights', amount: '122.5' },
      ],
    })
    expect(allowance([])).toEqual({ total: '0', lines: [] })
    expect(() => allowance([{ ...meals, days: '-1' }])).toThrow(withCode('bad-days'))
  })

  it('law: never less for more days', () => {
    fc.assert(
      fc.property(fc.nat(31), fc.nat(31), (a, b) => {
        const of = (days: number) => x(allowance([{ name: 'meals', days: `${days}`, rate: '12.35' }]).total)
        return compare(of(Math.min(a, b)), of(Math.max(a, b))) <= 0
      }),
    )
  })
})

describe('seniority', () => {
  it.each([
    ['2019-03-15', '2026-03-14', 6, '300'],
    ['2019-03-15', '2026-03-15', 7, '350'],
    ['2010-01-01', '2026-03-15', 16, '500'],
    ['2024-02-29', '2025-02-28', 0, '0'],
    ['2024-02-29', '2025-03-01', 1, '50'],
    ['2026-03-15', '2026-03-15', 0, '0'],
  ])('from %s to %s', (joined, on, years, amount) => {
    expect(seniority({ joined, on, step: '50', cap: '500' })).toEqual({ years, amount })
  })

  it('dates that do not work are refused', () => {
    for (const [joined, on] of [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-01', '2026-3-2'],
      ['2026-03-02', '2026-03-01'],
    ] as const) {
      expect(() => seniority({ joined, on, step: '50' })).toThrow(withCode('bad-date'))
    }
  })
})

describe('rounding', () => {
  it.each([
    ['10.075', { decimals: 2 }, '10.08'],
    ['35.855', { decimals: 2 }, '35.86'],
    ['-2.5', { decimals: 0 }, '-3'],
    ['-0.001', { decimals: 2 }, '0.00'],
    ['2.5', { decimals: 0, mode: 'half even' }, '2'],
    ['12.37', { step: '0.05' }, '12.35'],
    ['1250', { step: '100' }, '1300'],
    ['9007199254740993.005', { decimals: 2 }, '9007199254740993.01'],
  ] as const)('%s, %j', (value, how, result) => {
    expect(round(value, how)).toBe(result)
  })

  it('decimals and steps that are none are refused', () => {
    for (const decimals of [-1, 1.5, 13, Number.NaN]) {
      expect(() => round('1', { decimals })).toThrow(withCode('bad-decimals'))
    }
    expect(() => round('1', { step: '0' })).toThrow(withCode('bad-step'))
  })
})

describe('a wage', () => {
  it('is the sum of its rounded lines, not the rounded sum', () => {
    const lines = ['0.335', '0.335', '0.335'].map((amount, at) => ({ name: `${at}`, amount }))
    expect(wage({ lines })).toEqual({
      total: '1.02',
      lines: lines.map(({ name }) => ({ name, amount: '0.34' })),
    })
    expect(wage({ lines, mode: 'half down' }).total).toBe('0.99')
    expect(wage({ lines: [] })).toEqual({ total: '0.00', lines: [] })
  })

  it('takes deductions off, and can be in whole yuan', () => {
    const lines = [
      { name: 'base', amount: '3500.40' },
      { name: 'deduction', amount: '-100.50' },
    ]
    expect(wage({ lines }).total).toBe('3399.90')
    expect(wage({ lines, unit: '1' })).toMatchObject({
      total: '3399',
      lines: [{ amount: '3500' }, { amount: '-101' }],
    })
  })

  it('law: the total is the sum of the lines, less than half a unit for each from the exact sum', () => {
    const line = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((n) => exact(n, 7n))
    fc.assert(
      fc.property(fc.array(line), (all) => {
        const { lines, total } = wageExact(all, exact(1n, 100n), 'half up')
        const away = add(total, exact(-all.reduce((sum, { n }) => sum + n, 0n), 7n))
        const limit = exact(BigInt(all.length), 200n)
        expect(equals(lines.reduce(add, ZERO), total)).toBe(true)
        expect(compare(away, limit) <= 0 && compare(exact(-away.n, away.d), limit) <= 0).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
