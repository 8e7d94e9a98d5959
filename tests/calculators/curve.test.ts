import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curve, curveExact, type Point } from '../../src/calculators/curve.ts'
import { compare, equals, exact } from '../../src/core/exact.ts'
import { toText } from '../../src/core/number-text.ts'
import { withCode, x } from './read.ts'

const points = [
  { at: '80%', value: '0.5' },
  { at: '100%', value: '1' },
  { at: '150%', value: '2' },
]

describe('by hand', () => {
  it.each([
    ['80%', 'hold', '0.50'],
    ['90%', 'hold', '0.75'],
    ['100%', 'hold', '1.00'],
    ['120%', 'hold', '1.40'],
    ['83.3%', 'hold', '0.58'],
    ['70%', 'hold', '0.50'],
    ['200%', 'hold', '2.00'],
    ['70%', 'extend', '0.25'],
    ['200%', 'extend', '3.00'],
  ] as const)('%s, %s: %s', (at, outside, value) => {
    expect(curve(at, { points, outside, decimals: 2 })).toBe(value)
    expect(curve(at, { points: points.toReversed(), outside, decimals: 2 })).toBe(value)
  })

  it('is exact between points that thirds divide', () => {
    const line: Point[] = [
      { x: x('0'), y: x('0') },
      { x: x('3'), y: x('1') },
    ]
    expect(toText(curveExact(line, x('1')))).toBe('1/3')
  })

  it('one point is a constant', () => {
    for (const outside of ['hold', 'extend'] as const) {
      expect(curve('7', { points: [{ at: '1', value: '5' }], outside, decimals: 0 })).toBe('5')
    }
  })

  it('bad curves are refused', () => {
    const twice = [points[0]!, points[0]!]
    expect(() => curve('1', { points: [], outside: 'hold', decimals: 0 })).toThrow(withCode('bad-curve'))
    expect(() => curve('1', { points: twice, outside: 'hold', decimals: 0 })).toThrow(withCode('bad-curve'))
    for (const at of ['79.9%', '150.1%']) {
      expect(() => curve(at, { points, outside: 'refuse', decimals: 0 })).toThrow(withCode('bad-curve'))
    }
    expect(curve('150%', { points, outside: 'refuse', decimals: 0 })).toBe('2')
  })
})

describe('laws of curves', () => {
  const number = fc.bigInt({ min: -1000n, max: 1000n })
  const line = fc
    .tuple(
      fc.uniqueArray(number, { minLength: 1, maxLength: 8 }),
      fc.array(number, { minLength: 8, maxLength: 8 }),
    )
    .map(([at, values]): Point[] =>
      at
        .sort((a, b) => (a < b ? -1 : 1))
        .map((one, index) => ({ x: exact(one, 10n), y: exact(values[index]!, 10n) })),
    )
  const outside = fc.constantFrom('hold', 'extend')
  const anywhere = fc.bigInt({ min: -20_000n, max: 20_000n }).map((n) => exact(n, 77n))

  it('goes through its points', () => {
    fc.assert(
      fc.property(line, outside, (all, how) =>
        all.every((point) => equals(curveExact(all, point.x, how), point.y)),
      ),
      { numRuns: 1000 },
    )
  })

  it('stays between the lowest and the highest where it holds its ends', () => {
    fc.assert(
      fc.property(line, anywhere, (all, at) => {
        const values = all.map(({ y }) => y).sort(compare)
        const value = curveExact(all, at)
        return compare(value, values[0]!) >= 0 && compare(value, values.at(-1)!) <= 0
      }),
      { numRuns: 1000 },
    )
  })

  it('a point put on the curve changes nothing', () => {
    fc.assert(
      fc.property(line, anywhere, anywhere, outside, (all, at, extra, how) => {
        if (all.some((point) => equals(point.x, extra)) || (how === 'hold' && !inside(all, extra)))
          return true
        const more = [...all, { x: extra, y: curveExact(all, extra, how) }].sort((a, b) => compare(a.x, b.x))
        return equals(curveExact(more, at, how), curveExact(all, at, how))
      }),
      { numRuns: 1000 },
    )
  })

  const inside = (all: readonly Point[], at: Point['x']): boolean =>
    compare(at, all[0]!.x) >= 0 && compare(at, all.at(-1)!.x) <= 0
})
