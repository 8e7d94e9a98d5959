import { describe, expect, it } from 'vitest'
import { type BandInput, bandExact, gradeByBands } from '../../src/calculators/bands.ts'
import { readBands } from '../../src/calculators/read-bands.ts'
import { exact } from '../../src/core/exact.ts'
import { toText } from '../../src/core/number-text.ts'
import { withCode } from './read.ts'

const five: readonly BandInput[] = [
  { atLeast: '90', grade: 'A' },
  { atLeast: '80', grade: 'B' },
  { atLeast: '70', grade: 'C' },
  { atLeast: '60', grade: 'D' },
  { grade: 'E' },
]

describe('five grades at 90, 80, 70, 60', () => {
  it('every score from 0.00 to 100.00 has the one grade that it should', () => {
    const bands = readBands(five)
    const counts = [0, 0, 0, 0, 0]
    let before = 4
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
      const row = bandExact(bands, exact(BigInt(hundredths), 100n))!
      const expected =
        hundredths >= 9000 ? 0 : hundredths >= 8000 ? 1 : hundredths >= 7000 ? 2 : hundredths >= 6000 ? 3 : 4
      if (row !== expected) throw new Error(`${hundredths / 100}: row ${row}`)
      // A higher score never has a lower grade.
      if (row > before) throw new Error(`${hundredths / 100}: row ${row} after ${before}`)
      before = row
      counts[row]! += 1
    }
    expect(counts).toEqual([1001, 1000, 1000, 1000, 6000])
  })

  it('the public function says the same of every tenth, and of texts with more decimals', () => {
    for (let tenths = 0; tenths <= 1000; tenths += 1) {
      const text = toText(exact(BigInt(tenths), 10n), 2)
      expect(gradeByBands(text, five)).toBe(
        'ABCDE'[Math.min(4, Math.max(0, Math.ceil((900 - tenths) / 100)))],
      )
    }
  })

  it.each([
    ['89.99', 'B'],
    ['90', 'A'],
    ['90.01', 'A'],
    ['79.99', 'C'],
    ['80.00', 'B'],
    ['80.01', 'B'],
    ['69.99', 'D'],
    ['70', 'C'],
    ['70.01', 'C'],
    ['59.99', 'E'],
    ['60', 'D'],
    ['60.01', 'D'],
    ['59.999999999999', 'E'],
    ['-3', 'E'],
    ['120', 'A'],
  ])('%s is %s', (score, grade) => {
    expect(gradeByBands(score, five)).toBe(grade)
  })
})

describe('edges of every kind', () => {
  it.each([
    [
      [{ above: '10000', grade: 'more' }, { atLeast: '10000', grade: 'just' }, { grade: 'less' }],
      ['less', 'just', 'more'],
    ],
    [
      [{ below: '10000', grade: 'less' }, { atMost: '10000', grade: 'just' }, { grade: 'more' }],
      ['less', 'just', 'more'],
    ],
    [
      [{ above: '10000', grade: 'more' }, { grade: 'rest' }],
      ['rest', 'rest', 'more'],
    ],
    [[{ atMost: '10000', grade: 'less' }], ['less', 'less', undefined]],
  ])('%j', (rows, grades) => {
    expect(['9999.99', '10000', '10000.01'].map((value) => gradeByBands(value, rows))).toEqual(grades)
  })

  it.each([
    ['no row', []],
    [
      'ascending where they should descend',
      [
        { atLeast: '60', grade: 'a' },
        { atLeast: '90', grade: 'b' },
      ],
    ],
    [
      'the same twice',
      [
        { atLeast: '60', grade: 'a' },
        { atLeast: '60', grade: 'b' },
      ],
    ],
    [
      '> behind ≥',
      [
        { atLeast: '60', grade: 'a' },
        { above: '60', grade: 'b' },
      ],
    ],
    [
      'both ways',
      [
        { atLeast: '60', grade: 'a' },
        { below: '60', grade: 'b' },
      ],
    ],
    ['a row below the rest', [{ grade: 'a' }, { atLeast: '60', grade: 'b' }]],
    ['two edges in a row', [{ atLeast: '60', below: '90', grade: 'a' }]],
  ])('%s is refused', (_, rows) => {
    expect(() => gradeByBands('1', rows)).toThrow(withCode('bad-bands'))
  })
})
