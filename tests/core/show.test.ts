import { describe, expect, it } from 'vitest'
import { exact } from '../../src/core/exact.ts'
import { showNumber, showNumberText } from '../../src/core/show.ts'

describe('how people see a number', () => {
  it.each([
    ['0.1053', 'percent', '10.53%'],
    ['0.105349', 'percent', '10.53%'],
    ['0.10535', 'percent', '10.54%'],
    ['-0.10535', 'percent', '-10.54%'],
    ['-0.00004', 'percent', '0%'],
    ['1', 'percent', '100%'],
    ['2/3', 'percent', '66.67%'],
    ['0.00125', 'exact percent', '0.125%'],
    ['1/3', 'exact percent', '≈ 33.3333%'],
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['-0.004', 2, '0.00'],
    ['80.5', 0, '81'],
    ['7', 2, '7.00'],
    ['268/3', 2, '89.33'],
    ['268/3', undefined, '≈ 89.3333'],
    ['780.00', undefined, '780.00'],
    ['0', 'percent', '0%'],
  ] as const)('%s with show %s is %s', (text, show, shown) => {
    expect(showNumberText(text, show)).toBe(shown)
  })

  it.each(['', 'A', '2026-03-05', '1/0', '1/2/3'])('"%s" is no number and is left alone', (text) => {
    expect(showNumberText(text, 'percent')).toBe(text)
  })

  it('takes numbers of any size', () => {
    expect(showNumber(exact(10n ** 30n + 5n, 1000n), 2)).toBe('1000000000000000000000000000.01')
  })
})
