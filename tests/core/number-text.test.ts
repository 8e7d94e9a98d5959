import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Exact, equals, exact } from '../../src/core/exact.ts'
import { approximate, isTerminating, readNumber, readPercent, toText } from '../../src/core/number-text.ts'
import { anyExact, runs } from './arbitrary.ts'

describe('readNumber', () => {
  it.each([
    ['0', '0', 0],
    ['-0.00', '0', 2],
    ['1.50', '1.5', 2],
    ['007', '7', 0],
    ['-12.345', '-12.345', 3],
    ['999999999999999999.999999999999', '999999999999999999.999999999999', 12],
  ])('%s', (text, value, decimals) => {
    const reading = readNumber(text)
    expect(reading).toMatchObject({ ok: true, decimals })
    expect(reading.ok && toText(reading.value)).toBe(value)
  })

  it.each([
    ['', 'empty', undefined],
    ['  ', 'empty', undefined],
    ['\u3000', 'empty', undefined],
    ['abc', 'not a number', undefined],
    ['-', 'not a number', undefined],
    ['.', 'not a number', undefined],
    ['1.2.3', 'not a number', undefined],
    ['1,5', 'not a number', undefined],
    ['12,34,567', 'not a number', undefined],
    ['0x1F', 'not a number', undefined],
    ['1/3', 'not a number', undefined],
    ['٣', 'not a number', undefined],
    [' 12 ', 'not a number', '12'],
    ['+5', 'not a number', '5'],
    ['.5', 'not a number', '0.5'],
    ['-.5', 'not a number', '-0.5'],
    ['5.', 'not a number', '5'],
    ['−5', 'not a number', '-5'],
    ['¥12.50', 'not a number', '12.50'],
    ['12.50元', 'not a number', '12.50'],
    ['１２', 'full width', '12'],
    ['－１２．５', 'full width', '-12.5'],
    ['12。5', 'full width', '12.5'],
    ['１，２３４', 'full width', '1234'],
    ['１２％', 'full width', '0.12'],
    ['1,234.50', 'thousands separator', '1234.50'],
    ['-12,345,678', 'thousands separator', '-12345678'],
    ['1_000', 'thousands separator', '1000'],
    ['12 345.6', 'thousands separator', '12345.6'],
    ['1,234 567', 'not a number', undefined],
    ['1e5', 'exponent', '100000'],
    ['1.25E-2', 'exponent', '0.0125'],
    ['-1.5e+3', 'exponent', '-1500'],
    ['0e0', 'exponent', '0'],
    ['1e40', 'exponent', undefined],
    ['1e999999', 'exponent', undefined],
    ['1e-999999', 'exponent', undefined],
    ['12.5%', 'percent', '0.125'],
    ['3‰', 'percent', '0.003'],
    ['NaN', 'not finite', undefined],
    ['-Infinity', 'not finite', undefined],
    ['∞', 'not finite', undefined],
    ['1234567890123456789', 'too long', undefined],
    ['0.1234567890123', 'too long', undefined],
  ])('%j is refused: %s, %s', (text, problem, suggestion) => {
    expect(readNumber(text)).toEqual(
      suggestion === undefined ? { ok: false, problem } : { ok: false, problem, suggestion },
    )
  })

  it('refuses a million characters quickly', () => {
    const texts = ['9', ' ', ',', '1,', 'e', '%', '１', '.', '-', '1 '].map((text) => text.repeat(500_000))
    const start = performance.now()
    for (const text of texts) expect(readNumber(text).ok).toBe(false)
    for (const text of texts) expect(readPercent(text).ok).toBe(false)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('readPercent', () => {
  it.each([
    ['12.5%', '0.125', 3],
    ['3‰', '0.003', 3],
    ['-0.50%', '-0.005', 4],
    ['105%', '1.05', 2],
  ])('%s', (text, value, decimals) => {
    const reading = readPercent(text)
    expect(reading).toMatchObject({ ok: true, decimals })
    expect(reading.ok && toText(reading.value)).toBe(value)
  })

  it.each([
    ['12.5', 'percent', undefined],
    ['12 %', 'not a number', '12%'],
    ['１２％', 'full width', '12%'],
    ['1,234%', 'thousands separator', '1234%'],
    ['%', 'not a number', undefined],
    ['', 'empty', undefined],
    ['x%', 'not a number', undefined],
    ['12%%', 'not a number', undefined],
    ['1234567890123456789%', 'too long', undefined],
  ])('%j is refused: %s', (text, problem, suggestion) => {
    expect(readPercent(text)).toEqual(
      suggestion === undefined ? { ok: false, problem } : { ok: false, problem, suggestion },
    )
  })
})

describe('toText', () => {
  it.each([
    [exact(0n), undefined, '0'],
    [exact(0n), 2, '0.00'],
    [exact(5n, 2n), undefined, '2.5'],
    [exact(5n, 2n), 2, '2.50'],
    [exact(-5n, 1000n), undefined, '-0.005'],
    [exact(1000n, 100n), undefined, '10'],
    [exact(1n, 3n), undefined, '1/3'],
    [exact(-10n, 30n), undefined, '-1/3'],
    [exact(1n, 1024n), undefined, '0.0009765625'],
  ])('%o with %s decimals', (x, decimals, text) => {
    expect(toText(x, decimals)).toBe(text)
  })

  it('never rounds', () => {
    for (const [x, decimals] of [
      [exact(1n, 3n), 2],
      [exact(1n, 1000n), 2],
      [exact(1n, 2n), 0],
    ] as const) {
      expect(() => toText(x, decimals)).toThrow(expect.objectContaining({ code: 'inexact-text' }))
    }
  })

  it('law: what is written is read as the same number, and is never a minus zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
        fc.integer({ min: 0, max: 12 }),
        (n, decimals) => {
          const x = exact(n, 10n ** BigInt(decimals))
          for (const text of [toText(x), toText(x, decimals)]) {
            const reading = readNumber(text)
            expect(reading.ok && equals(reading.value, x)).toBe(true)
            expect(text).not.toMatch(/NaN|Infinity|^-0(\.0+)?$/)
          }
        },
      ),
      runs,
    )
  })

  it('law: it is n/d exactly where no decimal ends', () => {
    fc.assert(
      fc.property(anyExact, (x) => toText(x).includes('/') !== isTerminating(x)),
      runs,
    )
  })
})

describe('approximate', () => {
  it.each([
    [exact(40n, 3n), '13.3333333333'],
    [exact(2n, 3n), '0.666666666667'],
    [exact(-1n, 3n), '-0.333333333333'],
    [exact(0n), '0'],
    [exact(5n, 2n), '2.5'],
    [exact(9_999_999_999_995n, 10n ** 13n), '1'],
    [exact(10n ** 20n), '100000000000000000000'],
    [exact(1n, 10n ** 20n), '0.00000000000000000001'],
  ])('%o', (x, text) => {
    expect(approximate(x)).toBe(text)
  })

  it('of three digits', () => {
    expect(approximate(exact(40n, 3n), 3)).toBe('13.3')
  })

  it('is what decimal.js says', () => {
    const Precise = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP })
    const byDecimal = ({ n, d }: Exact, digits: number) =>
      new Precise(`${n}`).div(`${d}`).toSignificantDigits(digits).toFixed()
    const digits = fc.integer({ min: 1, max: 15 })
    fc.assert(
      fc.property(anyExact, digits, (x, count) => approximate(x, count) === byDecimal(x, count)),
      runs,
    )
  })
})
