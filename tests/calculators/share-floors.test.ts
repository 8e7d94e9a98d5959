import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillBetween } from '../../src/calculators/fill-between.ts'
import {
  allocatePool,
  type OddUnit,
  type Sharing,
  shareExact,
  whyNotShared,
} from '../../src/calculators/share.ts'
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
  subtract,
  ZERO,
} from '../../src/core/exact.ts'
import { toText } from '../../src/core/number-text.ts'
import { roundTo } from '../../src/core/rounding.ts'
import { withCode } from './read.ts'

const odd = 'largest remainder'

describe('floors, by hand', () => {
  it.each([
    // The least is brought up to the unit; the rest is shared by the others.
    ['one at the floor', ['8', '1', '1'], ['0', '15', '0'], undefined, ['75.56', '15.00', '9.44']],
    ['a part of a fen', ['8', '1', '1'], ['0', '14.991', '0'], undefined, ['75.56', '15.00', '9.44']],
    // 90 : 5 : 5 first; who is at the floor of 20 leaves 60 for the first, whose cap is 50: 10 for the other two.
    [
      'floors and a cap',
      ['18', '1', '1'],
      ['20', '20', '20'],
      ['50', undefined, undefined],
      ['50.00', '25.00', '25.00'],
    ],
    // Fixing floors first would have fixed the second at 20: the cap of the first leaves more for it.
    ['a cap lifts somebody off the floor', ['9', '1'], ['0', '20'], ['30', undefined], ['30.00', '70.00']],
    // A floor takes from somebody who would be above the cap.
    [
      'a floor takes the cap’s excess',
      ['6', '4', '0'],
      ['0', '0', '50'],
      ['55', undefined, undefined],
      ['30.00', '20.00', '50.00'],
    ],
    ['no weight, but a floor', ['1', '0'], [undefined, '10'], undefined, ['90.00', '10.00']],
    ['a floor below zero is none', ['1', '1'], ['-5', '-5'], undefined, ['50.00', '50.00']],
    ['floors that are the whole pool', ['1', '3'], ['60', '40'], undefined, ['60.00', '40.00']],
  ] as const)('100 with %s', (_, weights, floors, caps, shares) => {
    const input = { pool: '100', weights, floors, odd, ...(caps && { caps }) } as const
    expect(allocatePool(input)).toMatchObject({ shares, kept: '0.00', unplaced: '0.00' })
  })

  it('all weights zero: everyone has the floor, the rest is kept', () => {
    const input = { pool: '100', weights: ['0', '0'], floors: ['10', undefined], odd } as const
    expect(allocatePool(input)).toMatchObject({ shares: ['10.00', '0.00'], kept: '90.00' })
  })

  it.each([
    ['scale', ['33.33', '66.67'], '0.00', '0.00'],
    ['top up', ['50.00', '100.00'], '-50.00', '0.00'],
  ] as const)('a pool of 100 with floors of 150, %s', (short, shares, kept, unplaced) => {
    const input = { pool: '100', weights: ['9', '1'], floors: ['50', '100'], odd, short } as const
    expect(allocatePool(input)).toMatchObject({ shares, kept, unplaced })
  })

  it('scaled floors give nobody more than the floor, whoever is first in line', () => {
    const input = { pool: '1.01', heads: 3, floors: ['1', '0.01', '0.01'], short: 'scale' } as const
    expect(allocatePool({ ...input, odd: 'to the first' }).shares).toEqual(['1.00', '0.01', '0.00'])
  })

  it.each([
    ['refuse', { pool: '100', heads: 2, floors: ['60', '60'], odd }],
    ['a pool below zero', { pool: '-1', heads: 1, floors: ['1'], odd, short: 'top up' }],
    ['a floor above the cap', { pool: '100', heads: 1, floors: ['2'], caps: ['1'], odd }],
    [
      'no multiple of the unit between them',
      { pool: '9', heads: 1, unit: '1', floors: ['1.2'], caps: ['1.8'], odd },
    ],
    ['a floor too many', { pool: '9', heads: 1, floors: ['1', '2'], odd }],
  ] as const)('refused: %s', (_, input) => {
    expect(() => allocatePool(input)).toThrow(withCode('bad-pool'))
  })

  it('says which member, and what the floors come to', () => {
    const of = {
      pool: exact(1n),
      weights: [exact(1n), exact(1n)],
      unit: exact(1n),
      odd,
      order: [0, 1],
    } as const
    expect(whyNotShared({ ...of, floors: [undefined, exact(3n)], caps: [undefined, exact(2n)] })).toEqual({
      why: 'floor above cap',
      at: [1],
    })
    expect(whyNotShared({ ...of, floors: [exact(1n), exact(3n, 2n)] })).toEqual({
      why: 'short',
      floors: exact(3n),
    })
  })
})

describe('a unit above that of the pool', () => {
  it.each([
    // 617.28 over seven: exactly 88.18… each; whole yuan, 0.28 is kept.
    ['largest remainder', '617.28', Array(7).fill('1'), ['89', '88', '88', '88', '88', '88', '88'], '0.28'],
    ['each cut', '617.28', Array(7).fill('1'), Array(7).fill('88'), '1.28'],
    ['each rounded', '99.9', ['1', '1'], ['50', '50'], '-0.10'],
    ['to the first', '102.5', ['1', '1', '1'], ['34', '34', '34'], '0.50'],
  ] as const)('%s of %s', (how, pool, weights, shares, kept) => {
    const result = allocatePool({ pool, weights, unit: '1', poolStep: '0.01', odd: how })
    expect(result).toMatchObject({ shares, kept, unplaced: '0.00' })
  })

  it('a cap is cut to the unit, a floor brought up to it', () => {
    const result = allocatePool({
      pool: '1234.56',
      weights: ['1', '2', '20'],
      unit: '10',
      poolStep: '0.01',
      odd,
      floors: ['151', undefined, undefined],
      caps: [undefined, undefined, '909.99'],
    })
    // 160 and 900 are fixed, 174.56 is left for the second: 170.
    expect(result).toMatchObject({ shares: ['160', '170', '900'], kept: '4.56', unplaced: '0.00' })
  })
})

const textOf = (x: Exact): string => toText(x)

/** A member of a small case, in whole units. */
interface Small {
  readonly weight: bigint
  readonly least: bigint
  readonly most: bigint | undefined
}

const smallMembers: readonly Small[] = [0n, 1n, 2n].flatMap((weight) =>
  [0n, 1n, 2n].flatMap((least) =>
    [undefined, 1n, 3n].flatMap((most) =>
      most !== undefined && most < least ? [] : [{ weight, least, most }],
    ),
  ),
)

/**
 * Every way to say of each who is at the floor, at the cap or between them that does not contradict itself: those
 * between share what is left by weight, and nobody fixed would have been let go by the level of the others.
 */
const consistent = (members: readonly Small[], total: bigint): readonly string[] => {
  const found = new Set<string>()
  const ways = members.reduce<string[][]>(
    (all, { weight, most }) =>
      all.flatMap((way) =>
        [
          'floor',
          ...(weight > 0n ? ['between'] : []),
          ...(weight > 0n && most !== undefined ? ['cap'] : []),
        ].map((one) => [...way, one]),
      ),
    [[]],
  )
  for (const way of ways) {
    const fixed = members.map(({ least, most }, at) =>
      way[at] === 'floor' ? least : way[at] === 'cap' ? most! : 0n,
    )
    const over = members.reduce((sum, { weight }, at) => (way[at] === 'between' ? sum + weight : sum), 0n)
    const rest = total - fixed.reduce((sum, one) => sum + one, 0n)
    // Nobody between: the level is anything from the last floor that is left, up to the first cap that is not met.
    const levels = over > 0n ? [exact(rest, over)] : candidateLevels(members)
    const fits = (level: Exact): boolean =>
      members.every(({ weight, least, most }, at) => {
        const own = multiply(level, exact(weight))
        if (way[at] === 'floor') return compare(own, exact(least)) <= 0
        if (way[at] === 'cap') return compare(own, exact(most!)) >= 0
        return compare(own, exact(least)) >= 0 && (most === undefined || compare(own, exact(most)) <= 0)
      })
    const isFull = members.every(({ weight }, at) => weight === 0n || way[at] === 'cap')
    if (over === 0n && rest !== 0n && !isFull) continue
    if (rest < 0n || !levels.some((level) => compare(level, ZERO) >= 0 && fits(level))) continue
    found.add(
      members
        .map(({ weight }, at) => {
          const own = way[at] === 'between' ? multiply(levels[0]!, exact(weight)) : exact(fixed[at]!)
          return textOf(own)
        })
        .join(' '),
    )
  }
  return [...found]
}

const candidateLevels = (members: readonly Small[]): readonly Exact[] => [
  ZERO,
  exact(100n),
  ...members.flatMap(({ weight, least, most }) =>
    weight === 0n ? [] : [exact(least, weight), ...(most === undefined ? [] : [exact(most, weight)])],
  ),
]

describe('exhaustively, three members and small pools', () => {
  it('there is one division that contradicts itself nowhere, and it is this one', () => {
    let cases = 0
    for (const [a, first] of smallMembers.entries())
      for (const [b, second] of smallMembers.entries())
        for (const third of b < a ? [] : smallMembers.slice(b)) {
          const members = [first, second, third]
          if (members.every(({ weight }) => weight === 0n)) continue
          const least = members.reduce((sum, one) => sum + one.least, 0n)
          for (let total = least; total <= 7n; total++) {
            const { parts, over } = fillBetween({
              total,
              per: 1n,
              weights: members.map((one) => one.weight),
              floors: members.map((one) => one.least),
              caps: members.map((one) => one.most),
            })
            const ours = parts.map(({ cut, remainder }) => exact(cut * over + remainder, over))
            cases++
            const expected = consistent(members, total)
            if (expected.length === 1 && expected[0] === ours.map(textOf).join(' ')) continue
            expect({ members, total, expected }).toEqual(ours)
          }
        }
    expect(cases).toBeGreaterThan(5000)
  })
})

describe('laws of sharing between floors and caps', () => {
  const hows = fc.constantFrom<OddUnit>('largest remainder', 'each rounded', 'each cut', 'to the first')
  const weight = fc.oneof(
    fc.constantFrom(ZERO, exact(1n), exact(1n), exact(2n)),
    fc.tuple(fc.bigInt({ min: 0n, max: 99n }), fc.bigInt({ min: 1n, max: 9n })).map(([n, d]) => exact(n, d)),
  )
  const amount = (most: bigint) => fc.bigInt({ min: -50n, max: most }).map((n) => exact(n, 8n))
  const member = fc
    .record({
      weight,
      least: fc.option(amount(400n), { nil: undefined }),
      more: fc.option(
        fc.bigInt({ min: 10n, max: 400n }).map((n) => exact(n, 4n)),
        { nil: undefined },
      ),
    })
    .map(({ weight: own, least, more }) => ({
      weight: own,
      least,
      most: more && add(more, least === undefined || least.n < 0n ? ZERO : least),
    }))
  const sample = fc.record({
    all: fc.array(member, { minLength: 1, maxLength: 12 }),
    pool: fc.bigInt({ min: 0n, max: 400_000n }).map((n) => exact(n, 100n)),
    unit: fc.constantFrom(exact(1n, 100n), exact(1n, 2n), exact(1n), exact(2n)),
    how: hows,
    short: fc.constantFrom(undefined, 'refuse', 'scale', 'top up'),
  })
  type Member = typeof member extends fc.Arbitrary<infer One> ? One : never
  type Sample = typeof sample extends fc.Arbitrary<infer One> ? One : never
  const sharing = ({ all, pool, unit, how, short }: Sample, order = [...all.keys()]): Sharing => ({
    pool,
    weights: all.map((one) => one.weight),
    floors: all.map((one) => one.least),
    caps: all.map((one) => one.most),
    unit,
    odd: how,
    order,
    ...(short && { short: short as 'refuse' | 'scale' | 'top up' }),
  })
  const sum = (all: readonly Exact[]): Exact => all.reduce(add, ZERO)
  const bounds = ({ unit }: Sample, { least, most }: Member) => ({
    least: roundTo(least === undefined || least.n < 0n ? ZERO : least, unit, 'up'),
    most: most && roundTo(most, unit, 'down'),
  })
  const isShort = (input: Sample): boolean =>
    compare(sum(input.all.map((one) => bounds(input, one).least)), input.pool) > 0
  const law = (name: string, holds: (input: Sample) => void): void =>
    it(name, () => {
      fc.assert(
        fc.property(sample, (input) => {
          if (whyNotShared(sharing(input))) return
          holds(input)
        }),
        { numRuns: 1500 },
      )
    })

  law('shares, kept and unplaced add up to the pool, and shares are whole units', (input) => {
    const { shares, kept, unplaced } = shareExact(sharing(input))
    expect(equals(sum([...shares, kept, unplaced]), input.pool)).toBe(true)
    expect(shares.every((one) => isInteger(divide(one, input.unit)!))).toBe(true)
  })

  law('nobody is outside floor and cap; below the floor only where the pool falls short', (input) => {
    const { shares, exact: before } = shareExact(sharing(input))
    for (const [at, one] of input.all.entries()) {
      const { least, most } = bounds(input, one)
      for (const share of [shares[at]!, before[at]!]) {
        if (input.short !== 'scale' || !isShort(input))
          expect(compare(share, least)).toBeGreaterThanOrEqual(0)
        else expect(compare(share, least)).toBeLessThanOrEqual(0)
        if (most) expect(compare(share, most)).toBeLessThanOrEqual(0)
      }
    }
  })

  law('two who are held by nothing share in proportion to their weights', (input) => {
    if (isShort(input)) return
    const { exact: before } = shareExact(sharing(input))
    const free = input.all.flatMap((one, at) => {
      const { least, most } = bounds(input, one)
      const own = before[at]!
      return one.weight.n > 0n && !equals(own, least) && !(most && equals(own, most))
        ? [divide(own, one.weight)!]
        : []
    })
    expect(free.every((level) => equals(level, free[0]!))).toBe(true)
  })

  law(
    'what is kept is below zero only when topped up or each rounded, and less than a unit by largest remainder',
    (input) => {
      const { kept, unplaced } = shareExact(sharing(input))
      const toppedUp = input.short === 'top up' && isShort(input)
      if (!toppedUp && input.how !== 'each rounded') expect(kept.n).toBeGreaterThanOrEqual(0n)
      if (toppedUp) expect(kept.n).toBeLessThan(0n)
      if (input.how === 'largest remainder' && !toppedUp && input.all.some((one) => one.weight.n > 0n))
        expect(compare(absolute(kept), input.unit)).toBe(-1)
      if (unplaced.n > 0n) for (const one of input.all) if (one.weight.n > 0n) expect(one.most).toBeDefined()
    },
  )

  law('scaling the pool, the floors, the caps and the unit scales the shares', (input) => {
    const by = exact(7n)
    const scaled = shareExact(
      sharing({
        ...input,
        pool: multiply(input.pool, by),
        unit: multiply(input.unit, by),
        all: input.all.map(({ weight: own, least, most }) => ({
          weight: multiply(own, exact(3n, 2n)),
          least: least && multiply(least, by),
          most: most && multiply(most, by),
        })),
      }),
    )
    const { shares, kept, unplaced } = shareExact(sharing(input))
    const before = [...shares, kept, unplaced].map((one) => multiply(one, by))
    expect(
      [...scaled.shares, scaled.kept, scaled.unplaced].every((one, at) => equals(one, before[at]!)),
    ).toBe(true)
  })

  law('a larger pool gives nobody an exact share that is smaller', (input) => {
    if (input.short === 'top up') return
    const { exact: before } = shareExact(sharing(input))
    const { exact: after } = shareExact(sharing({ ...input, pool: add(input.pool, exact(5n)) }))
    expect(before.every((one, at) => subtract(after[at]!, one).n >= 0n)).toBe(true)
  })

  it('permuting members permutes shares', () => {
    const rows = sample.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray([...input.all.keys()], { minLength: input.all.length }),
      ),
    )
    fc.assert(
      fc.property(rows, ([input, shuffled]) => {
        if (whyNotShared(sharing(input))) return
        const { shares } = shareExact(sharing(input))
        const again = shareExact(sharing({ ...input, all: shuffled.map((at) => input.all[at]!) }, shuffled))
        expect(shuffled.every((before, now) => equals(again.shares[now]!, shares[before]!))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
