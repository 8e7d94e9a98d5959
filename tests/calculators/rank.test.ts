import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rank, rankExact, type Ties } from '../../src/calculators/rank.ts'
import { add, compare, type Exact, equals, exact, negate, ONE } from '../../src/core/exact.ts'
import { withCode } from './read.ts'

describe('by hand', () => {
  it.each([
    ['shared', [1, 2, 2, 4]],
    ['dense', [1, 2, 2, 3]],
    ['last', [1, 3, 3, 4]],
    ['ordinal', [1, 2, 3, 4]],
  ] as const)('9, 8, 8, 7: %s', (ties, places) => {
    expect(rank({ values: ['9', '8', '8', '7'], ties })).toEqual(places)
    expect(rank({ values: ['-9', '-8', '-8', '-7'], ties, first: 'lowest' })).toEqual(places)
  })

  it.each([
    ['shared', [1, 1, 3]],
    ['dense', [1, 1, 2]],
    ['last', [2, 2, 3]],
  ] as const)('two at the top: %s', (ties, places) => {
    expect(rank({ values: ['5', '5', '4'], ties })).toEqual(places)
  })

  it('90, 90.0 and 90.00 are one place', () => {
    expect(rank({ values: ['90', '90.0', '90.00'], ties: 'shared' })).toEqual([1, 1, 1])
  })

  it('who has no value takes no place', () => {
    expect(rank({ values: [undefined, '3', undefined, '4'], ties: 'shared' })).toEqual([
      undefined,
      2,
      undefined,
      1,
    ])
    expect(rank({ values: [], ties: 'shared' })).toEqual([])
    expect(rank({ values: [undefined], ties: 'last' })).toEqual([undefined])
  })

  it('ordinal splits by keys in turn, absent ones last, then by names', () => {
    const values = ['8', '8', '8', '8', '9']
    const by = [
      ['1', '2', '2', undefined, '0'],
      ['9', '5', '6', '9', '0'],
    ]
    expect(rank({ values, ties: 'ordinal', by })).toEqual([4, 3, 2, 5, 1])
    expect(rank({ values: ['8', '8', '8'], ties: 'ordinal', names: ['E9', 'E10', 'E1'] })).toEqual([3, 2, 1])
  })

  it('lists that do not fit together are refused', () => {
    for (const input of [
      { values: ['1', '2'], names: ['a'] },
      { values: ['1', '2'], names: ['a', 'a'] },
      { values: ['1', '2'], by: [['1']] },
    ]) {
      expect(() => rank({ ...input, ties: 'ordinal' })).toThrow(withCode('bad-ranking'))
    }
  })
})

describe('laws of ranking', () => {
  const key = fc.option(
    fc.bigInt({ min: -6n, max: 6n }).map((n) => exact(n, 2n)),
    { nil: undefined },
  )
  const keys = fc.array(key, { maxLength: 25 })
  const ties = fc.constantFrom<Ties>('shared', 'dense', 'ordinal', 'last')
  const count = (all: readonly (Exact | undefined)[], holds: (one: Exact) => boolean): number =>
    all.filter((one) => one !== undefined && holds(one)).length

  it('a place is counted from those strictly better', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const [shared, dense, last] = (['shared', 'dense', 'last'] as const).map((how) =>
          rankExact(all, { first: 'highest', ties: how }),
        )
        for (const [at, own] of all.entries()) {
          const better = own && ((one: Exact) => compare(one, own) > 0)
          const distinct = new Set(all.filter((one) => one && better?.(one)).map((one) => `${one!.n}`))
          expect(shared![at]).toBe(better && 1 + count(all, better))
          expect(dense![at]).toBe(better && 1 + distinct.size)
          expect(last![at]).toBe(own && count(all, (one) => compare(one, own) >= 0))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('ordinal places are 1 to n, each once, and keep the order of values', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const places = rankExact(all, { first: 'highest', ties: 'ordinal' })
        const given = places.filter((place) => place !== undefined).sort((a, b) => a - b)
        expect(given).toEqual(given.map((_, at) => at + 1))
        for (const [a, left] of all.entries()) {
          for (const [b, right] of all.entries()) {
            if (left && right && compare(left, right) > 0) expect(places[a]!).toBeLessThan(places[b]!)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('the order of rows changes nobody’s place', () => {
    const rows = keys.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
    )
    fc.assert(
      fc.property(rows, ties, ([all, shuffled], how) => {
        const before = rankExact(all, { first: 'lowest', ties: how, order: [...all.keys()] })
        const after = rankExact(
          shuffled.map((at) => all[at]),
          { first: 'lowest', ties: how, order: shuffled },
        )
        expect(after).toEqual(shuffled.map((at) => before[at]))
      }),
      { numRuns: 1000 },
    )
  })

  it('lowest first is highest first of the negatives', () => {
    fc.assert(
      fc.property(keys, ties, (all, how) => {
        const mirror = all.map((one) => one && negate(one))
        expect(rankExact(all, { first: 'lowest', ties: how })).toEqual(
          rankExact(mirror, { first: 'highest', ties: how }),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('a worse newcomer, or the same bonus for all, changes nobody’s place', () => {
    fc.assert(
      fc.property(keys, ties, (all, how) => {
        const before = rankExact(all, { first: 'highest', ties: how })
        const after = rankExact([...all, exact(-100n)], { first: 'highest', ties: how })
        expect(after.slice(0, -1)).toEqual(before)
        const raised = all.map((one) => one && add(one, ONE))
        expect(rankExact(raised, { first: 'highest', ties: how })).toEqual(before)
        expect(all.every((one) => one === undefined || equals(one, one))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
