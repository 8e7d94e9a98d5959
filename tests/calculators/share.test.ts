import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocatePool, type OddUnit, type Shares, shareExact } from '../../src/calculators/share.ts'
import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  isInteger,
  multiply,
  negate,
  signOf,
  subtract,
  ZERO,
} from '../../src/core/exact.ts'
import { toText } from '../../src/core/number-text.ts'
import { roundTo } from '../../src/core/rounding.ts'
import { withCode, x, xs } from './read.ts'

const fen = exact(1n, 100n)
const lined = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const texts = (all: readonly Exact[]): string[] => all.map((one) => toText(one))
const sum = (all: readonly Exact[]): Exact => all.reduce(add, ZERO)

describe('by hand', () => {
  it('123456.78 × 0.5% over seven pays 617.28 in all', () => {
    const pool = multiply(x('123456.78'), x('0.5%'))
    const result = shareExact({
      pool,
      weights: Array(7).fill(x('1')),
      unit: fen,
      poolStep: fen,
      odd: 'largest remainder',
      order: lined(7),
    })
    expect(toText(pool)).toBe('617.2839')
    expect(texts(result.shares)).toEqual(['88.19', '88.19', '88.18', '88.18', '88.18', '88.18', '88.18'])
    expect(toText(sum(result.shares))).toBe('617.28')
    expect([result.kept, result.unplaced].map((one) => toText(one))).toEqual(['0', '0'])
  })

  it.each([
    ['largest remainder', ['33.34', '33.33', '33.33'], '0.00'],
    ['to the first', ['33.34', '33.33', '33.33'], '0.00'],
    ['each rounded', ['33.33', '33.33', '33.33'], '0.01'],
    ['each cut', ['33.33', '33.33', '33.33'], '0.01'],
  ] as const)('100 over three, %s', (odd, shares, kept) => {
    expect(allocatePool({ pool: '100', heads: 3, odd })).toEqual({
      pool: '100.00',
      shares,
      exact: ['100/3', '100/3', '100/3'],
      kept,
      unplaced: '0.00',
    })
  })

  it.each([
    ['largest remainder', ['16.67', '16.67', '16.67', '16.67', '16.66', '16.66'], '0.00'],
    ['to the first', ['16.70', '16.66', '16.66', '16.66', '16.66', '16.66'], '0.00'],
    ['each rounded', ['16.67', '16.67', '16.67', '16.67', '16.67', '16.67'], '-0.02'],
    ['each cut', ['16.66', '16.66', '16.66', '16.66', '16.66', '16.66'], '0.04'],
  ] as const)('100 over six, %s', (odd, shares, kept) => {
    expect(allocatePool({ pool: '100', heads: 6, odd })).toMatchObject({ shares, kept, unplaced: '0.00' })
  })

  it('a pool over nobody is kept', () => {
    const whole = { pool: '617.28', kept: '617.28', unplaced: '0.00' }
    expect(allocatePool({ pool: '617.2839', heads: 0, odd: 'largest remainder' })).toMatchObject({
      ...whole,
      shares: [],
    })
    expect(allocatePool({ pool: '617.2839', weights: ['0', '0'], odd: 'largest remainder' })).toMatchObject({
      ...whole,
      shares: ['0.00', '0.00'],
      exact: ['0', '0'],
    })
  })

  it('who has no weight gets nothing, not even the odd fen', () => {
    const { shares } = allocatePool({ pool: '0.01', weights: ['0', '1', '1'], odd: 'largest remainder' })
    expect(shares).toEqual(['0.00', '0.01', '0.00'])
    expect(allocatePool({ pool: '0.01', weights: ['0', '1', '1'], odd: 'to the first' }).shares).toEqual(
      shares,
    )
  })

  it('weights as percentages, a unit of a yuan', () => {
    const result = allocatePool({
      pool: '1000',
      weights: ['33.3%', '33.3%', '33.4%'],
      unit: '1',
      odd: 'largest remainder',
    })
    expect(result.shares).toEqual(['333', '333', '334'])
  })

  it('a unit of five fen', () => {
    const result = allocatePool({ pool: '1.02', weights: ['1', '1'], unit: '0.05', odd: 'largest remainder' })
    expect(result).toMatchObject({ pool: '1.00', shares: ['0.50', '0.50'] })
  })

  it.each([
    // The cap is cut to the unit; the rest goes to the others by weight.
    [['10.009', undefined, undefined], ['10.00', '45.00', '45.00'], '0.00'],
    [['10', '20', undefined], ['10.00', '20.00', '70.00'], '0.00'],
    // Nobody can take what is left over.
    [['10', '20', '30'], ['10.00', '20.00', '30.00'], '40.00'],
    [['0', '-5', undefined], ['0.00', '0.00', '100.00'], '0.00'],
    [['50', '50', '50'], ['33.34', '33.33', '33.33'], '0.00'],
    // The first in line has reached the cap: the odd fen goes to the next.
    [['33.33', undefined, undefined], ['33.33', '33.34', '33.33'], '0.00'],
  ] as const)('100 over three with caps %s', (caps, shares, unplaced) => {
    const result = allocatePool({ pool: '100', heads: 3, odd: 'largest remainder', caps })
    expect(result).toMatchObject({ shares, unplaced, kept: '0.00' })
    expect(allocatePool({ pool: '100', heads: 3, odd: 'to the first', caps })).toMatchObject({
      shares,
      unplaced,
    })
  })

  it('all odd fen to the first in line, as far as the cap lets, then to the next', () => {
    const caps = ['16.68', '16.67', ...Array(4).fill('20')]
    expect(allocatePool({ pool: '100', heads: 6, odd: 'to the first', caps }).shares).toEqual([
      '16.68',
      '16.67',
      '16.67',
      '16.66',
      '16.66',
      '16.66',
    ])
  })

  it('two who tie for the odd fen get the same whatever the row order', () => {
    const share = (names: readonly string[], weights: readonly string[]) => {
      const { shares } = allocatePool({ pool: '0.05', weights, names, odd: 'largest remainder' })
      return Object.fromEntries(names.map((name, at) => [name, shares[at]]))
    }
    const expected = { E10: '0.03', E9: '0.02' }
    expect(share(['E9', 'E10'], ['1', '1'])).toEqual(expected)
    expect(share(['E10', 'E9'], ['1.0', '1.00'])).toEqual(expected)
  })

  it.each([
    ['no members', { pool: '1', odd: 'each cut' }, 'bad-pool'],
    ['weights and heads', { pool: '1', odd: 'each cut', heads: 1, weights: ['1'] }, 'bad-pool'],
    ['half a head', { pool: '1', odd: 'each cut', heads: 1.5 }, 'bad-pool'],
    ['fewer than no heads', { pool: '1', odd: 'each cut', heads: -1 }, 'bad-pool'],
    ['a cap too many', { pool: '1', odd: 'each cut', heads: 1, caps: ['1', '1'] }, 'bad-pool'],
    ['a name too few', { pool: '1', odd: 'each cut', heads: 2, names: ['a'] }, 'bad-pool'],
    ['a name twice', { pool: '1', odd: 'each cut', heads: 2, names: ['a', 'a'] }, 'bad-pool'],
    ['a negative weight', { pool: '1', odd: 'each cut', weights: ['1', '-1'] }, 'negative-weight'],
    ['a unit of zero', { pool: '1', odd: 'each cut', heads: 1, unit: '0' }, 'bad-step'],
    ['a bad number', { pool: '1,000', odd: 'each cut', heads: 1 }, 'bad-number'],
  ] as const)('%s is refused', (_, input, code) => {
    expect(() => allocatePool(input)).toThrow(withCode(code))
  })
})

describe('laws of sharing', () => {
  const odd = fc.constantFrom<OddUnit>('largest remainder', 'each rounded', 'each cut', 'to the first')
  const unit = fc.constantFrom(fen, exact(1n), exact(1n, 20n), exact(100n))
  const pool = fc.oneof(
    fc.bigInt({ min: -100_000_000n, max: 100_000_000n }).map((n) => exact(n, 10_000n)),
    fc.bigInt({ min: 0n, max: 50n }).map((n) => exact(n, 100n)),
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((n) => exact(n, 1_000_000n)),
  )
  const weight = fc.oneof(
    fc.constantFrom(...xs('0', '1', '1', '1', '2', '0.5', '0.8')),
    fc.bigInt({ min: 0n, max: 10n ** 9n }).map((n) => exact(n, 100n)),
    fc.tuple(fc.bigInt({ min: 0n, max: 99n }), fc.bigInt({ min: 1n, max: 99n })).map(([n, d]) => exact(n, d)),
  )
  const cap = fc.option(
    fc.bigInt({ min: -100n, max: 1_000_000n }).map((n) => exact(n, 1000n)),
    { nil: undefined },
  )
  const members = fc.array(fc.record({ weight, cap }), { maxLength: 30 })
  const shared = (
    all: readonly { readonly weight: Exact; readonly cap: Exact | undefined }[],
    of: {
      readonly pool: Exact
      readonly unit: Exact
      readonly odd: OddUnit
      readonly order?: readonly number[]
    },
    capped = true,
  ): Shares =>
    shareExact({
      order: lined(all.length),
      poolStep: of.unit,
      ...of,
      weights: all.map((one) => one.weight),
      ...(capped ? { caps: all.map((one) => one.cap) } : {}),
    })
  const law = (name: string, holds: (result: Shares, input: Sample) => void): void =>
    it(name, () =>
      fc.assert(
        fc.property(members, pool, unit, odd, fc.boolean(), (all, amount, step, how, capped) => {
          const of = { pool: amount, unit: step, odd: how }
          holds(shared(all, of, capped), { all, of, capped })
        }),
        { numRuns: 1000 },
      ),
    )
  interface Sample {
    readonly all: readonly { readonly weight: Exact; readonly cap: Exact | undefined }[]
    readonly of: { readonly pool: Exact; readonly unit: Exact; readonly odd: OddUnit }
    readonly capped: boolean
  }

  law(
    'shares, kept and unplaced add up to the rounded pool, and all are multiples of the unit',
    (result, { of }) => {
      const parts = [...result.shares, result.kept, result.unplaced]
      expect(equals(sum(parts), result.pool)).toBe(true)
      expect(equals(result.pool, roundTo(of.pool, of.unit, 'half up'))).toBe(true)
      expect(parts.every((part) => isInteger(divide(part, of.unit)!))).toBe(true)
    },
  )

  law('the exact shares and unplaced add up too, where somebody shares', (result, { all }) => {
    if (all.every(({ weight: one }) => one.n === 0n)) return
    expect(equals(sum([...result.exact, result.unplaced]), result.pool)).toBe(true)
  })

  law('nobody is a whole unit from the exact share, and nobody has the wrong sign', (result, { of }) => {
    for (const [at, share] of result.shares.entries()) {
      const away = absolute(subtract(share, result.exact[at]!))
      if (of.odd !== 'to the first') expect(compare(away, of.unit)).toBe(-1)
      expect(signOf(share) * signOf(result.pool)).toBeGreaterThanOrEqual(0)
    }
  })

  law('weight 0 gets 0, caps are kept', (result, { all, capped }) => {
    for (const [at, { weight: own, cap: most }] of all.entries()) {
      const share = absolute(result.shares[at]!)
      if (own.n === 0n) expect(share.n).toBe(0n)
      if (capped && most !== undefined)
        expect(compare(share, most.n < 0n ? ZERO : most)).toBeLessThanOrEqual(0)
    }
  })

  law(
    'nothing is kept by largest remainder or to the first, nor less than nothing by cutting',
    (result, { all, of }) => {
      if (all.every(({ weight: one }) => one.n === 0n)) return
      if (of.odd === 'each cut') expect(signOf(result.kept) * signOf(result.pool)).toBeGreaterThanOrEqual(0)
      else if (of.odd !== 'each rounded') expect(result.kept.n).toBe(0n)
    },
  )

  law(
    'something is unplaced only where everyone with a weight has reached the cap',
    (result, { all, of }) => {
      if (result.unplaced.n === 0n) return
      for (const [at, { weight: own, cap: most }] of all.entries()) {
        if (own.n === 0n) continue
        const limit = most === undefined || most.n < 0n ? ZERO : roundTo(most, of.unit, 'down')
        expect(equals(absolute(result.shares[at]!), limit)).toBe(true)
      }
    },
  )

  law('a pool below zero is the mirror: shares(−p) = −shares(p)', (result, { all, of, capped }) => {
    const mirror = shared(all, { ...of, pool: negate(of.pool) }, capped)
    for (const [at, share] of result.shares.entries())
      expect(equals(negate(share), mirror.shares[at]!)).toBe(true)
    expect(equals(negate(result.kept), mirror.kept)).toBe(true)
    expect(equals(negate(result.unplaced), mirror.unplaced)).toBe(true)
  })

  law('weights in another scale share the same', (result, { all, of, capped }) => {
    const scaled = all.map((one) => ({ ...one, weight: multiply(one.weight, exact(7n, 3n)) }))
    const again = shared(scaled, of, capped)
    expect(texts(again.shares)).toEqual(texts(result.shares))
  })

  law(
    'without caps, equal weights differ by a unit at most, and a larger weight never gets less',
    (_, { all, of }) => {
      if (of.odd === 'to the first') return
      const { shares, pool: whole } = shared(all, of, false)
      for (const [a, left] of all.entries()) {
        for (const [b, right] of all.entries()) {
          const difference = absolute(subtract(shares[a]!, shares[b]!))
          const order = compare(left.weight, right.weight)
          if (order === 0) expect(compare(difference, of.unit)).toBeLessThanOrEqual(0)
          if (order > 0) expect(compare(absolute(shares[a]!), absolute(shares[b]!))).toBeGreaterThanOrEqual(0)
        }
      }
      expect(whole.d).toBe(of.unit.d)
    },
  )

  it('the order of rows changes nobody’s share', () => {
    const rows = members.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(lined(all.length), { minLength: all.length })),
    )
    fc.assert(
      fc.property(rows, pool, unit, odd, ([all, shuffled], amount, step, how) => {
        const of = { pool: amount, unit: step, odd: how }
        const result = shared(all, of)
        const again = shared(
          shuffled.map((at) => all[at]!),
          { ...of, order: shuffled },
        )
        for (const [now, before] of shuffled.entries()) {
          expect(equals(again.shares[now]!, result.shares[before]!)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('filling caps gives what raising the level step by step gives', () => {
    fc.assert(
      fc.property(members, pool, (all, amount) => {
        const { exact: ours, pool: whole } = shared(all, {
          pool: absolute(amount),
          unit: fen,
          odd: 'each cut',
        })
        const limits = all.map(({ cap: most }) =>
          most === undefined ? undefined : roundTo(most.n < 0n ? ZERO : most, fen, 'down'),
        )
        const fixed = new Map<number, Exact>()
        for (let changed = true; changed; ) {
          changed = false
          const rest = subtract(whole, sum([...fixed.values()]))
          const open = [...all.keys()].filter((at) => !fixed.has(at) && all[at]!.weight.n > 0n)
          const weights = sum(open.map((at) => all[at]!.weight))
          for (const at of open) {
            const share = multiply(rest, divide(all[at]!.weight, weights)!)
            if (limits[at] !== undefined && compare(share, limits[at]!) > 0) {
              fixed.set(at, limits[at]!)
              changed = true
            }
          }
        }
        const rest = subtract(whole, sum([...fixed.values()]))
        const weights = sum([...all.keys()].filter((at) => !fixed.has(at)).map((at) => all[at]!.weight))
        for (const [at, { weight: own }] of all.entries()) {
          const expected = fixed.get(at) ?? multiply(rest, divide(own, weights) ?? ZERO)
          expect(equals(ours[at]!, expected)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('ten thousand members take no time', () => {
    const weights = lined(10_000).map((at) => exact(BigInt((at * 7919) % 9973), 100n))
    const caps = weights.map((_, at) => exact(BigInt((at * 31) % 997), 10n))
    const start = performance.now()
    const result = shareExact({
      pool: x('400000'),
      weights,
      caps,
      unit: fen,
      poolStep: fen,
      odd: 'largest remainder',
      order: lined(10_000),
    })
    expect(performance.now() - start).toBeLessThan(2000)
    expect(toText(sum([...result.shares, result.kept, result.unplaced]))).toBe('400000')
  })
})
