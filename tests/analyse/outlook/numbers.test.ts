import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, drawAllowed } from '../../../src/analyse/outlook/distributions.ts'
import { movedText, yearBefore } from '../../../src/analyse/outlook/moved-dates.ts'
import { quantilesOf } from '../../../src/analyse/outlook/quantiles.ts'
import { valuesOf } from '../../../src/analyse/outlook/steps.ts'
import { readWritten, writeWritten } from '../../../src/analyse/outlook/written-number.ts'
import { compare, type Exact, exact } from '../../../src/core/exact.ts'
import { toText } from '../../../src/core/number-text.ts'
import { periodText, readPeriod } from '../../../src/core/period.ts'
import { seeded } from '../../../src/core/seeded.ts'

describe('values of an option', () => {
  it.each([
    ['0.4%..0.6% step 0.05%', ['0.4%', '0.45%', '0.5%', '0.55%', '0.6%']],
    ['1..2 step 0.4', ['1', '1.4', '1.8']],
    ['3..1 step 1', ['3', '2', '1']],
    ['-1..1 step 1', ['-1', '0', '1']],
    ['90%..110% 步长 10%', ['90%', '100%', '110%']],
    ['1%, 2%，3%', ['1%', '2%', '3%']],
    ['gold', ['gold']],
  ])('%s', (text, values) => {
    expect(valuesOf(text)).toEqual(values)
  })

  it.each([
    '1..2',
    '1..2%',
    '1..2 step 0',
    '1..2 step -1',
    '1%..2% step 1',
    'a..b step c',
    '1,,2',
    '0..1 step 0.0001',
  ])('none: %s', (text) => {
    expect(valuesOf(text)).toBeUndefined()
  })

  it('a number is written as it was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), fc.constantFrom('', '%', '‰'), (n, sign) => {
        const text = `${toText(exact(BigInt(n), 100n))}${sign}`
        const read = readWritten(text)!
        expect(writeWritten(read.value, read.sign)).toBe(text)
      }),
    )
  })
})

describe('quantiles', () => {
  it('are amounts of the list, at place q × n ÷ 100 rounded up', () => {
    // 5% of 4 is 0.2: place 1. 25%: 1. 50%: 2. 75%: 3. 95% is 3.8: place 4.
    expect(quantilesOf([400n, 100n, 300n, 200n], 2)).toEqual({
      p5: '1.00',
      p25: '1.00',
      p50: '2.00',
      p75: '3.00',
      p95: '4.00',
    })
    expect(quantilesOf([-5n], 1)).toEqual({ p5: '-0.5', p25: '-0.5', p50: '-0.5', p75: '-0.5', p95: '-0.5' })
    expect(quantilesOf([], 2)).toBeUndefined()
  })

  it('are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { minLength: 1 }), (units) => {
        const { p5, p25, p50, p75, p95 } = quantilesOf(units, 0)!
        const all = [p5, p25, p50, p75, p95].map(BigInt)
        expect(all).toEqual([...all].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0)))
        expect(units).toContain(all[2])
      }),
    )
  })
})

describe('draws', () => {
  const many = (next: (n: number) => Exact): readonly Exact[] =>
    Array.from({ length: 400 }, (_, n) => next(n))

  it('are the same for the same seed on every machine', () => {
    const random = seeded('7')
    const uniform = { kind: 'uniform', from: exact(30000n), to: exact(60000n) } as const
    const normal = { kind: 'normal', mean: exact(1n), sd: exact(1n, 10n) } as const
    expect(
      many(() => draw(uniform, 2, random))
        .slice(0, 3)
        .map((one) => toText(one, 2)),
    ).toMatchInlineSnapshot(`
      [
        "55783.09",
        "58578.31",
        "54985.69",
      ]
    `)
    expect(
      many(() => draw(normal, 4, random))
        .slice(0, 3)
        .map((one) => toText(one, 4)),
    ).toMatchInlineSnapshot(`
      [
        "1.0920",
        "0.9970",
        "1.0475",
      ]
    `)
  })

  it('of a uniform one lie between its ends, and meet both where there are few numbers', () => {
    const random = seeded('ends')
    const texts = many(() => draw({ kind: 'uniform', from: exact(1n), to: exact(15n, 10n) }, 1, random)).map(
      (one) => toText(one, 1),
    )
    expect([...new Set(texts)].sort()).toEqual(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'])
  })

  it('of a normal one: about two thirds within one standard deviation, none beyond six', () => {
    const random = seeded('bell')
    const drawn = many(() => draw({ kind: 'normal', mean: exact(100n), sd: exact(10n) }, 3, random))
    const within = (sd: bigint): number =>
      drawn.filter(
        (one) => compare(one, exact(100n - 10n * sd)) >= 0 && compare(one, exact(100n + 10n * sd)) <= 0,
      ).length
    expect(within(1n)).toBeGreaterThan(240)
    expect(within(1n)).toBeLessThan(310)
    expect(within(6n)).toBe(400)
  })

  it('outside the allowed range are drawn again, and at last the nearest allowed one is taken', () => {
    const values = [9n, 8n, 3n].map((n) => exact(n))
    let at = 0
    const small = (one: Exact): boolean => one.n < 5n
    expect(
      drawAllowed(
        () => values[at++]!,
        small,
        () => exact(4n),
      ),
    ).toEqual(exact(3n))
    expect(
      drawAllowed(
        () => exact(9n),
        small,
        () => exact(4n),
      ),
    ).toEqual(exact(4n))
  })
})

describe('dates', () => {
  const period = (text: string) => readPeriod(text)!

  it.each([
    ['2026-01-31', '2026-01', '2026-02', '2026-02-28'],
    ['2026-01-15', '2026-01', '2027-01', '2027-01-15'],
    ['2026-02-05', '2026-01', '2026-02', '2026-03-05'],
    ['2026-01-31 14:05', '2026-01', '2026-04', '2026-04-30 14:05'],
    ['2026-01-06', '2026-W02', '2026-W03', '2026-01-13'],
    ['soon', '2026-01', '2026-02', 'soon'],
  ])('%s of %s in %s is %s', (text, from, to, moved) => {
    expect(movedText(text, period(from), period(to), false)).toBe(moved)
  })

  it('that must lie in the new period do', () => {
    expect(movedText('2026-01-31', period('2026-01-H2'), period('2026-02-H2'), true)).toBe('2026-02-28')
  })

  it.each([
    ['2026-03', '2025-03'],
    ['2026-Q1', '2025-Q1'],
    ['2026-W10', '2025-W10'],
    ['2026-03-H2', '2025-03-H2'],
  ])('a year before %s is %s', (text, before) => {
    expect(periodText(yearBefore(period(text)))).toBe(before)
  })
})
