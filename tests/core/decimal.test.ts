import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { type Numeric, toExact, toRate } from '../../src/core/decimal.ts'
import { JixiaoError } from '../../src/core/error.ts'
import { toText } from '../../src/core/number-text.ts'

describe('numbers at the border', () => {
  it.each([
    ['12.50', '12.5'],
    [12n, '12'],
    [new Decimal('12.5'), '12.5'],
    [new Decimal('1e-7'), '0.0000001'],
    [{ toFixed: () => '3.25' }, '3.25'],
  ])('%s', (value, text) => {
    expect(toText(toExact(value))).toBe(text)
  })

  it('a percentage is a rate, not an amount', () => {
    expect(toText(toRate('0.5%'))).toBe('0.005')
    expect(toText(toRate('0.005'))).toBe('0.005')
    expect(() => toExact('0.5%')).toThrow(/percent.*is 0.005 meant/)
  })

  it.each([
    'NaN',
    '1e999999',
    '１２',
    '1,000',
    '',
    new Decimal(Number.NaN),
    new Decimal('-Infinity'),
    new Decimal('1e99999999'),
    new Decimal('1e-99999999'),
    0.1 as unknown as Numeric,
    null as unknown as Numeric,
    undefined as unknown as Numeric,
    {} as unknown as Numeric,
    true as unknown as Numeric,
  ])('%s is refused by a coded error', (value) => {
    expect(() => toExact(value)).toThrow(JixiaoError)
    expect(() => toExact(value)).toThrow(expect.objectContaining({ code: 'bad-number' }))
  })

  it("leaves the caller's decimal.js as it was", () => {
    expect(Decimal.precision).toBe(20)
  })
})
