import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import { describe, expect, it } from 'vitest'
import { dateText, readDate } from '../../src/core/date.ts'
import {
  type Cycle,
  comparePeriods,
  containedPeriods,
  containing,
  cycles,
  daysIn,
  firstDay,
  lastDay,
  nextPeriod,
  type Period,
  periodOfDay,
  periodText,
  previousPeriod,
  readPeriod,
  subPeriods,
} from '../../src/core/period.ts'

const read = (text: string): Period => {
  const period = readPeriod(text)
  if (period === undefined) throw new Error(text)
  return period
}
/** Pay periods of a fortnight; the other cycles need no calendar. */
const own = (cycle: Cycle) => (cycle === 'pay period' ? { days: 14, phase: 4 } : undefined)

const from1900 = (cycle: Cycle): Period[] =>
  Array.from(
    {
      length:
        periodOfDay(readDate('2200-12-31')!, cycle, own(cycle)).index -
        periodOfDay(readDate('1900-01-01')!, cycle, own(cycle)).index +
        1,
    },
    (_, at) => nextPeriod(periodOfDay(readDate('1900-01-01')!, cycle, own(cycle)), at),
  )

describe('by hand', () => {
  it.each([
    ['2026-03', 'month', 2026 * 12 + 2, '2026-03-01', '2026-03-31', 31],
    ['2024-02', 'month', 2024 * 12 + 1, '2024-02-01', '2024-02-29', 29],
    ['2026-12', 'month', 2026 * 12 + 11, '2026-12-01', '2026-12-31', 31],
    ['2026-Q1', 'quarter', 2026 * 4, '2026-01-01', '2026-03-31', 90],
    ['2026-Q4', 'quarter', 2026 * 4 + 3, '2026-10-01', '2026-12-31', 92],
    ['2026-H1', 'half-year', 2026 * 2, '2026-01-01', '2026-06-30', 181],
    ['2026-H2', 'half-year', 2026 * 2 + 1, '2026-07-01', '2026-12-31', 184],
    ['2026', 'year', 2026, '2026-01-01', '2026-12-31', 365],
    ['2026-03-05', 'day', 20517, '2026-03-05', '2026-03-05', 1],
    ['2026-W10', 'week', 2931, '2026-03-02', '2026-03-08', 7],
    ['2026-W01', 'week', 2922, '2025-12-29', '2026-01-04', 7],
    ['2026-W53', 'week', 2974, '2026-12-28', '2027-01-03', 7],
    ['0001', 'year', 1, '0001-01-01', '0001-12-31', 365],
    ['9999-12', 'month', 9999 * 12 + 11, '9999-12-01', '9999-12-31', 31],
  ] as const)('%s', (text, cycle, index, first, last, days) => {
    const period = read(text)
    expect(period).toEqual({ cycle, index })
    expect(periodText(period)).toBe(text)
    expect([dateText(firstDay(period)), dateText(lastDay(period)), daysIn(period)]).toEqual([
      first,
      last,
      days,
    ])
  })

  it.each([
    '2026-13',
    '2026-00',
    '2026-3',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    '2026-h1',
    '2026-q1',
    '2026-W00',
    '2025-W53',
    '2026-W54',
    '2026-W1',
    '0000',
    '0000-01',
    '26',
    '202603',
    '2026-02-30',
    '2026年3月',
    '',
  ])('%j is none', (text) => {
    expect(readPeriod(text)).toBeUndefined()
  })

  it.each([
    ['2026-03', 'quarter', '2026-Q1'],
    ['2026-03', 'half-year', '2026-H1'],
    ['2026-07', 'year', '2026'],
    ['2026-Q3', 'half-year', '2026-H2'],
    ['2026-03-05', 'week', '2026-W10'],
    ['2026-03-01', 'month', '2026-03'],
    ['2026-W01', 'month', '2026-01'],
    ['2026-W53', 'year', '2026'],
    ['2026-W14', 'month', '2026-04'],
    ['2026-W09', 'month', '2026-02'],
    ['2026-03', 'month', '2026-03'],
  ] as const)('the %s is in the %s %s', (text, cycle, expected) => {
    expect(periodText(containing(read(text), cycle))).toBe(expected)
  })

  it('weeks of March 2026: six share a day with it, four belong to it', () => {
    const weeks = (all: readonly Period[]) => all.map(periodText).map((text) => text.slice(5))
    expect(weeks(subPeriods(read('2026-03'), 'week'))).toEqual(['W09', 'W10', 'W11', 'W12', 'W13', 'W14'])
    expect(weeks(containedPeriods(read('2026-03'), 'week'))).toEqual(['W10', 'W11', 'W12', 'W13'])
  })

  it('periods come in the order in which they close, shorter ones first', () => {
    const inOrder = [
      '2026-01',
      '2026-03-30',
      '2026-03-31',
      '2026-03',
      '2026-Q1',
      '2026-W14',
      '2026-Q2',
      '2026-H1',
      '2026',
    ]
    const sorted = inOrder.toReversed().map(read).sort(comparePeriods)
    expect(sorted.map(periodText)).toEqual(inOrder)
    expect(comparePeriods(read('2026'), read('2026'))).toBe(0)
  })

  it('days of February', () => {
    const days = subPeriods(read('2024-02'), 'day').map(periodText)
    expect([days.length, days[0], days.at(-1)]).toEqual([29, '2024-02-01', '2024-02-29'])
  })

  it('a cycle the wrong way round is refused', () => {
    expect(() => containing(read('2026'), 'month')).toThrow(expect.objectContaining({ code: 'bad-cycle' }))
    expect(() => subPeriods(read('2026-03'), 'year')).toThrow(expect.objectContaining({ code: 'bad-cycle' }))
  })

  it('outside the years 1 to 9999 there is no period', () => {
    for (const cycle of cycles) {
      for (const index of [-(10 ** 9), 10 ** 9]) {
        expect(() => firstDay(nextPeriod(periodOfDay(0, cycle, own(cycle)), index))).toThrow(
          expect.objectContaining({ code: 'bad-date' }),
        )
      }
    }
  })
})

describe.each(cycles)('every %s from 1900 to 2200', (cycle) => {
  const all = from1900(cycle)

  it('follows the one before without a gap', () => {
    for (const period of all) {
      if (firstDay(nextPeriod(period)) !== lastDay(period) + 1) throw new Error(periodText(period))
      if (comparePeriods(period, nextPeriod(period)) !== -1) throw new Error(periodText(period))
      if (comparePeriods(previousPeriod(nextPeriod(period)), period) !== 0)
        throw new Error(periodText(period))
    }
    const expected = {
      day: 109938,
      week: 15706,
      'pay period': 7854,
      'half-month': 7224,
      month: 3612,
      quarter: 1204,
      'half-year': 602,
      year: 301,
    }
    expect(all.length).toBe(expected[cycle])
  })

  it('is read from its own text', () => {
    for (const period of all) expect(readPeriod(periodText(period))).toEqual(period)
  })

  it('holds its first and last day, and no other', () => {
    for (const period of all) {
      const at = (day: number) => periodOfDay(day, cycle, own(cycle)).index - period.index
      const found = [
        at(firstDay(period) - 1),
        at(firstDay(period)),
        at(lastDay(period)),
        at(lastDay(period) + 1),
      ]
      if (found.join() !== '-1,0,0,1') throw new Error(`${periodText(period)}: ${found}`)
    }
  })
})

describe('laws of periods', () => {
  it.each([
    ['day', 'week'],
    ['day', 'month'],
    ['week', 'month'],
    ['week', 'quarter'],
    ['week', 'year'],
    ['month', 'quarter'],
    ['month', 'year'],
    ['quarter', 'half-year'],
    ['half-year', 'year'],
  ] as const)('each %s is in exactly one %s', (short, long) => {
    const contained = from1900(long).flatMap((one) => containedPeriods(one, short))
    expect(contained.length).toBeGreaterThan(300)
    for (const [at, one] of contained.entries()) {
      if (one.index !== contained[0]!.index + at) throw new Error(periodText(one))
    }
  })

  it('the days of a longer period are those of the shorter ones in it', () => {
    for (const year of from1900('year')) {
      for (const cycle of ['half-year', 'quarter', 'month', 'day'] as const) {
        const days = subPeriods(year, cycle).reduce((sum, one) => sum + daysIn(one), 0)
        if (days !== daysIn(year)) throw new Error(periodText(year))
      }
    }
  })

  it('moving on by 12 months keeps the month and moves the year', () => {
    for (const month of from1900('month')) {
      const later = nextPeriod(month, 12)
      expect(periodText(later).slice(4)).toBe(periodText(month).slice(4))
      expect(containing(later, 'year').index).toBe(containing(month, 'year').index + 1)
    }
  })

  it('date-fns agrees on every ISO week', () => {
    for (const week of from1900('week')) {
      for (const day of [firstDay(week), lastDay(week)]) {
        const [year = 0, month = 0, ofMonth = 0] = dateText(day)
          .split('-')
          .map((part) => Number.parseInt(part, 10))
        const noon = new Date(year, month - 1, ofMonth, 12)
        const text = `${getISOWeekYear(noon)}-W${`${getISOWeek(noon)}`.padStart(2, '0')}`
        if (text !== periodText(week)) throw new Error(`${text} ${periodText(week)}`)
      }
    }
  })
})
