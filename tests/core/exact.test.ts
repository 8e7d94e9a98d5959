import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  floor,
  floorDivide,
  fromInteger,
  isInteger,
  isZero,
  maximum,
  minimum,
  modulo,
  multiply,
  negate,
  ONE,
  reduce,
  signOf,
  subtract,
  toCount,
  toInteger,
  ZERO,
} from '../../src/core/exact.ts'
import { readNumber, toText } from '../../src/core/number-text.ts'
import { roundTo } from '../../src/core/rounding.ts'
import { amount, anyExact, runs } from './arbitrary.ts'

const number = (text: string): Exact => {
  const reading = readNumber(text)
  if (!reading.ok) throw new Error(`${text}: ${reading.problem}`)
  return reading.value
}

describe('by hand', () => {
  it('0.1 + 0.2 is 0.3', () => {
    expect(toText(add(number('0.1'), number('0.2')))).toBe('0.3')
  })

  it('40 ÷ 3 × 30% is exactly 4', () => {
    const result = multiply(divide(fromInteger(40), fromInteger(3))!, number('0.30'))
    expect(equals(result, fromInteger(4))).toBe(true)
    expect(toText(result)).toBe('4')
  })

  it('9007199254740993.01 survives', () => {
    expect(toText(add(number('9007199254740993.01'), ZERO))).toBe('9007199254740993.01')
    expect(toText(multiply(number('9007199254740993.01'), ONE))).toBe('9007199254740993.01')
  })

  it('an amount ÷ 7 × 7 ÷ 2 that ends on half a fen rounds as the exact value does', () => {
    const [seven, two, fen] = [fromInteger(7), fromInteger(2), exact(1n, 100n)]
    for (let n = 1n; n < 2000n; n += 2n) {
      const through = divide(multiply(divide(exact(n, 100n), seven)!, seven), two)!
      expect(toText(roundTo(through, fen, 'half up'), 2)).toBe(toText(exact((n + 1n) / 2n, 100n), 2))
    }
  })

  it.each([
    ['7', '2', '3', '1'],
    ['-7', '2', '-4', '1'],
    ['7', '-2', '-4', '-1'],
    ['-7', '-2', '3', '-1'],
    ['7.5', '2.5', '3', '0'],
    ['0.7', '0.2', '3', '0.1'],
    ['0', '3', '0', '0'],
  ])('%s over %s goes %s times and leaves %s', (a, b, times, rest) => {
    expect(toText(floorDivide(number(a), number(b))!)).toBe(times)
    expect(toText(modulo(number(a), number(b))!)).toBe(rest)
  })

  it('nothing is divided by zero', () => {
    for (const operation of [divide, floorDivide, modulo]) expect(operation(ONE, ZERO)).toBeUndefined()
    expect(() => exact(1n, 0n)).toThrow(expect.objectContaining({ code: 'zero-denominator' }))
  })

  it('whole numbers are told from others', () => {
    expect(isInteger(exact(4n, 2n))).toBe(true)
    expect(toInteger(exact(-4n, 2n))).toBe(-2n)
    expect(() => toInteger(exact(1n, 2n))).toThrow(expect.objectContaining({ code: 'not-an-integer' }))
    expect(toCount(exact(-44n, 2n))).toBe(-22)
    expect(() => toCount(exact(1n, 2n))).toThrow(expect.objectContaining({ code: 'not-an-integer' }))
    expect(() => toCount(exact(2n ** 53n))).toThrow(expect.objectContaining({ code: 'unsafe-integer' }))
    expect(fromInteger(2 ** 53 - 1).n).toBe(9007199254740991n)
    for (const bad of [2 ** 53, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fromInteger(bad)).toThrow(expect.objectContaining({ code: 'unsafe-integer' }))
    }
  })

  it('a sign stands in the numerator', () => {
    expect(exact(1n, -2n)).toEqual({ n: -1n, d: 2n })
    expect(divide(ONE, fromInteger(-2))).toEqual({ n: -1n, d: 2n })
    expect(fromInteger(-0)).toEqual({ n: 0n, d: 1n })
  })
})

describe('laws of arithmetic', () => {
  const law = (name: string, holds: (a: Exact, b: Exact, c: Exact) => boolean): void =>
    it(name, () => fc.assert(fc.property(anyExact, anyExact, anyExact, holds), runs))

  law(
    'a + b = b + a, a × b = b × a',
    (a, b) => equals(add(a, b), add(b, a)) && equals(multiply(a, b), multiply(b, a)),
  )
  law('(a + b) + c = a + (b + c)', (a, b, c) => equals(add(add(a, b), c), add(a, add(b, c))))
  law('(a × b) × c = a × (b × c)', (a, b, c) =>
    equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
  )
  law('a × (b + c) = a × b + a × c', (a, b, c) =>
    equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))),
  )
  law(
    'a − a = 0, a + 0 = a, a × 1 = a',
    (a) => isZero(subtract(a, a)) && equals(add(a, ZERO), a) && equals(multiply(a, ONE), a),
  )
  law('a ÷ b × b = a', (a, b) => isZero(b) || equals(multiply(divide(a, b)!, b), a))
  law('a ⌊÷⌋ b × b + a mod b = a, and the rest lies between 0 and b', (a, b) => {
    if (isZero(b)) return true
    const [times, rest] = [floorDivide(a, b)!, modulo(a, b)!]
    return (
      isInteger(times) &&
      equals(add(multiply(times, b), rest), a) &&
      (isZero(rest) || signOf(rest) === signOf(b)) &&
      compare(absolute(rest), absolute(b)) < 0
    )
  })
  law('floor(a) ≤ a < floor(a) + 1', (a) => {
    const low = exact(floor(a))
    return compare(low, a) <= 0 && compare(a, add(low, ONE)) < 0
  })
  law('comparing is an order that adding keeps', (a, b, c) => {
    const order = compare(a, b)
    return (
      order === -compare(b, a) + 0 &&
      compare(add(a, c), add(b, c)) === order &&
      signOf(subtract(a, b)) === order
    )
  })
  law('minimum and maximum are the two', (a, b) => equals(add(minimum(a, b), maximum(a, b)), add(a, b)))
  law('reducing changes no value, and leaves lowest terms', (a) => {
    const low = reduce(a)
    return equals(a, low) && reduce(low).d === low.d && low.d <= a.d
  })
  law('every result has a denominator above zero', (a, b) =>
    [add(a, b), subtract(a, b), multiply(a, b), divide(a, b) ?? ONE, negate(a)].every(({ d }) => d > 0n),
  )
})

describe('size', () => {
  it('denominators stay short through a thousand operations', () => {
    let x = ZERO
    for (let k = 1; k <= 1000; k += 1)
      x = multiply(divide(add(x, exact(1n, 100n)), fromInteger(7))!, fromInteger(7))
    expect(toText(x)).toBe('10')
    expect(x.d.toString(2).length).toBeLessThan(140)
  })
})

describe('decimal.js at 200 digits agrees', () => {
  const Wide = Decimal.clone({ precision: 200 })
  const wide = (x: Exact) => new Wide(x.n.toString()).div(x.d.toString())

  it('with sums, differences and products', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const ours = subtract(multiply(add(a, b), c), a)
        const theirs = wide(a).plus(wide(b)).times(wide(c)).minus(wide(a))
        expect(toText(ours)).toBe(theirs.toFixed())
      }),
      runs,
    )
  })

  it('with quotients, rounded', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        if (isZero(b)) return
        const ours = toText(roundTo(divide(a, b)!, exact(1n, 100n), 'half up'), 2)
        const theirs = wide(a).div(wide(b)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
        expect(ours).toBe(theirs.isZero() ? '0.00' : theirs.toFixed(2))
      }),
      runs,
    )
  })
})
