import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../src/core/date.ts'
import { clockText, instantText, readClock, readInstant, readMoment } from '../../src/core/instant.ts'
import { isWorkingDay, type WorkWeek, workingDays, workingSeconds } from '../../src/core/work-week.ts'

describe('times', () => {
  it.each([
    ['00:00', 0],
    ['9:05', 32_700],
    ['16:00', 57_600],
    ['23:59:59', 86_399],
    ['24:00', 86_400],
  ])('%s is read', (text, seconds) => {
    expect(readClock(text)).toBe(seconds)
  })

  it.each(['24:01', '12:60', '1200', '12:0', '-1:00', '12:00:60', '12:00 '])(
    '%s is no time of day',
    (text) => {
      expect(readClock(text)).toBeUndefined()
    },
  )

  it.each(['2026-02-30 10:00', '2026-02-28 24:00', '2026-02-28', '2026-02-28 9:00', '2026-02-28  09:00'])(
    '%s is no moment',
    (text) => {
      expect(readMoment(text)).toBeUndefined()
    },
  )

  it('law: every second of every day is written and read back, all 86,400 of them', () => {
    for (let second = 0; second < 86_400; second++) {
      if (readClock(clockText(second)) !== second) throw new Error(clockText(second))
    }
    const any = fc.integer({ min: readMoment('0001-01-01 00:00')!, max: readMoment('9999-12-31 23:59:59')! })
    fc.assert(fc.property(any, (at) => readInstant('moment', instantText('moment', at)) === at))
  })
})

const week: WorkWeek = {
  days: [1, 2, 3, 4, 5],
  hours: [
    { from: 9 * 3600, to: 12 * 3600 },
    { from: 13 * 3600, to: 18 * 3600 },
  ],
  exceptions: new Map([
    [readDate('2026-10-01')!, false],
    [readDate('2026-10-10')!, true],
  ]),
}

describe('working time', () => {
  const from = readMoment('2026-09-25 00:00')!
  const moments = fc.integer({ min: from, max: from + 30 * 86_400 })

  it('law: it is the seconds that are worked, counted one by one', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 4 * 86_400 }), (start, length) => {
        let count = 0
        for (let at = start; at < start + length; at++) {
          const day = Math.floor(at / 86_400)
          const clock = at - day * 86_400
          const open = (clock >= 32_400 && clock < 43_200) || (clock >= 46_800 && clock < 64_800)
          if (open && isWorkingDay(week, day)) count += 1
        }
        expect(workingSeconds(week, start, start + length)).toBe(count)
      }),
      { numRuns: 20 },
    )
  })

  it('law: what lies between a and c is what lies between a and b, and b and c', () => {
    fc.assert(
      fc.property(moments, moments, moments, (...three) => {
        const [a, b, c] = three.sort((left, right) => left - right) as [number, number, number]
        expect(workingSeconds(week, a, c)).toBe(workingSeconds(week, a, b) + workingSeconds(week, b, c))
      }),
    )
  })

  it('is nothing backwards, and counts holidays and worked weekends', () => {
    expect(workingSeconds(week, from + 100_000, from)).toBe(0)
    expect(workingDays(week, readDate('2026-10-01')!, readDate('2026-10-31')!)).toBe(22)
    expect(workingDays(week, readDate('2026-10-02')!, readDate('2026-10-01')!)).toBe(0)
  })
})
