import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  isInteger,
  negate,
  subtract,
} from '../../src/core/exact.ts'
import { readNumber, toText } from '../../src/core/number-text.ts'
import { type RoundMode, roundModes, roundTo } from '../../src/core/rounding.ts'
import { anyExact, runs } from './arbitrary.ts'

const number = (text: string): Exact => {
  const reading = readNumber(text)
  if (!reading.ok) throw new Error(text)
  return reading.value
}
const round = (text: string, step: string, mode: RoundMode = 'half up') =>
  toText(roundTo(number(text), number(step), mode))

describe('by hand', () => {
  it.each([
    ['10.075', '0.01', '10.08'],
    ['35.855', '0.01', '35.86'],
    ['-2.5', '1', '-3'],
    ['2.5', '1', '3'],
    ['1.005', '0.01', '1.01'],
    ['-0.001', '0.01', '0'],
    ['1234', '100', '1200'],
    ['1250', '100', '1300'],
    ['0.025', '0.05', '0.05'],
    ['0.0249', '0.05', '0'],
    ['7', '0.3', '6.9'],
  ])('%s to %s, half up, is %s', (text, step, expected) => {
    expect(round(text, step)).toBe(expected)
  })

  const values = ['-2.6', '-2.5', '-2.4', '-1.5', '-0.5', '0', '0.5', '1.5', '2.4', '2.5', '2.6']
  it.each([
    ['half up', [-3, -3, -2, -2, -1, 0, 1, 2, 2, 3, 3]],
    ['half down', [-3, -2, -2, -1, 0, 0, 0, 1, 2, 2, 3]],
    ['half even', [-3, -2, -2, -2, 0, 0, 0, 2, 2, 2, 3]],
    ['up', [-3, -3, -3, -2, -1, 0, 1, 2, 3, 3, 3]],
    ['down', [-2, -2, -2, -1, 0, 0, 0, 1, 2, 2, 2]],
    ['ceiling', [-2, -2, -2, -1, 0, 0, 1, 2, 3, 3, 3]],
    ['floor', [-3, -3, -3, -2, -1, 0, 0, 1, 2, 2, 2]],
  ] as const)('%s', (mode, expected) => {
    expect(values.map((value) => round(value, '1', mode))).toEqual(expected.map(String))
  })

  it('a step of zero or below is refused', () => {
    for (const step of ['0', '-0.01']) {
      expect(() => round('1', step)).toThrow(expect.objectContaining({ code: 'bad-step' }))
    }
  })
})

describe('laws of rounding', () => {
  const step = fc.constantFrom(exact(1n, 100n), exact(1n), exact(100n), exact(1n, 20n), exact(1n, 3n))
  const mode = fc.constantFrom(...roundModes)

  it('the result is a multiple of the step, less than a step away, at most half a step in a half mode', () => {
    fc.assert(
      fc.property(anyExact, step, mode, (x, unit, how) => {
        const result = roundTo(x, unit, how)
        const away = absolute(subtract(x, result))
        const limit = how.startsWith('half') ? exact(unit.n, unit.d * 2n) : unit
        expect(isInteger(divide(result, unit)!)).toBe(true)
        expect(compare(away, limit)).toBeLessThanOrEqual(how.startsWith('half') ? 0 : -1)
      }),
      runs,
    )
  })

  it('rounding again changes nothing', () => {
    fc.assert(
      fc.property(anyExact, step, mode, mode, (x, unit, how, again) => {
        const once = roundTo(x, unit, how)
        expect(equals(roundTo(once, unit, again), once)).toBe(true)
      }),
      runs,
    )
  })

  it('a negative number is the mirror, floor and ceiling of each other', () => {
    const mirrored = (how: RoundMode): RoundMode =>
      how === 'floor' ? 'ceiling' : how === 'ceiling' ? 'floor' : how
    fc.assert(
      fc.property(anyExact, step, mode, (x, unit, how) => {
        expect(equals(roundTo(negate(x), unit, how), negate(roundTo(x, unit, mirrored(how))))).toBe(true)
      }),
      runs,
    )
  })

  it('rounding keeps the order', () => {
    fc.assert(
      fc.property(anyExact, anyExact, step, mode, (a, b, unit, how) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(compare(roundTo(low, unit, how), roundTo(high, unit, how))).toBeLessThanOrEqual(0)
      }),
      runs,
    )
  })

  it('a smaller unit of money scales the result: yuan as fen', () => {
    fc.assert(
      fc.property(anyExact, mode, (x, how) => {
        const yuan = roundTo(x, exact(1n, 100n), how)
        const fen = roundTo({ n: x.n * 100n, d: x.d }, exact(1n), how)
        expect(equals({ n: yuan.n * 100n, d: yuan.d }, fen)).toBe(true)
      }),
      runs,
    )
  })

  it('decimal.js agrees in every mode', () => {
    const theirs: Record<RoundMode, Decimal.Rounding> = {
      'half up': Decimal.ROUND_HALF_UP,
      'half down': Decimal.ROUND_HALF_DOWN,
      'half even': Decimal.ROUND_HALF_EVEN,
      up: Decimal.ROUND_UP,
      down: Decimal.ROUND_DOWN,
      ceiling: Decimal.ROUND_CEIL,
      floor: Decimal.ROUND_FLOOR,
    }
    const Wide = Decimal.clone({ precision: 100 })
    const thousandths = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((n) => exact(n, 1000n))
    fc.assert(
      fc.property(thousandths, mode, (x, how) => {
        const decimal = new Wide(x.n.toString()).div(1000).toDecimalPlaces(2, theirs[how])
        expect(toText(roundTo(x, exact(1n, 100n), how), 2)).toBe(
          decimal.isZero() ? '0.00' : decimal.toFixed(2),
        )
      }),
      runs,
    )
  })
})
