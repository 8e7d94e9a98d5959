import { addMonths as theirAddMonths } from 'date-fns/addMonths'
import { getISODay } from 'date-fns/getISODay'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  civilOf,
  type Day,
  dateText,
  dayOf,
  daysInMonth,
  fullMonthsBetween,
  fullYearsBetween,
  isDay,
  readDate,
  weekdayOf,
} from '../../src/core/date.ts'
import { runs } from './arbitrary.ts'

const on = (text: string): Day => {
  const day = readDate(text)
  if (day === undefined) throw new Error(text)
  return day
}

/** Noon of the local time: there is one on every day in every time zone the tests may run in. */
const noon = (day: Day): Date => {
  const { year, month, day: ofMonth } = civilOf(day)
  return new Date(year, month - 1, ofMonth, 12)
}

describe('reading a date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-03-05', 20517],
    ['0001-01-01', -719162],
    ['9999-12-31', 2932896],
  ])('%s', (text, day) => {
    expect(readDate(text)).toBe(day)
    expect(dateText(day)).toBe(text)
  })

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00',
    '２０２６-01-01',
    '02026-01-01',
    '',
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  it('beyond the years 1 to 9999 there is no date', () => {
    expect(isDay(-719163) || isDay(2932897) || isDay(0.5) || isDay(Number.NaN)).toBe(false)
    expect(() => dateText(2932897)).toThrow(expect.objectContaining({ code: 'bad-date' }))
    expect(() => addMonths(on('9999-12-01'), 1)).toThrow(expect.objectContaining({ code: 'bad-date' }))
    expect(dayOf(2026, 1.5, 1)).toBeUndefined()
  })
})

it('every day from 1900 to 2200 is what the calendar of the platform says', () => {
  let seen = 0
  for (let day = on('1900-01-01'); day <= on('2200-12-31'); day += 1) {
    const date = new Date(day * 86_400_000)
    const { year, month, day: ofMonth } = civilOf(day)
    if (year !== date.getUTCFullYear() || month !== date.getUTCMonth() + 1 || ofMonth !== date.getUTCDate()) {
      throw new Error(`${day}`)
    }
    if (weekdayOf(day) !== (date.getUTCDay() || 7) || dateText(day) !== date.toISOString().slice(0, 10)) {
      throw new Error(dateText(day))
    }
    if (readDate(dateText(day)) !== day) throw new Error(dateText(day))
    seen += 1
  }
  expect(seen).toBe(109938)
})

it('every year from 1 to 9999 begins and ends where it should', () => {
  for (let year = 1; year < 9999; year += 1) {
    expect(dayOf(year + 1, 1, 1)! - dayOf(year, 12, 31)!).toBe(1)
    expect(civilOf(dayOf(year, 1, 1)!)).toEqual({ year, month: 1, day: 1 })
    expect(civilOf(dayOf(year, 12, 31)!)).toEqual({ year, month: 12, day: 31 })
  }
})

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('%s and %s months', (from, months, to) => {
    expect(dateText(addMonths(on(from), months))).toBe(to)
  })

  it.each([
    ['2026-01-15', '2026-03-14', 1],
    ['2026-01-15', '2026-03-15', 2],
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-01', 1],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-01-30', '2026-02-28', 0],
    ['2026-01-28', '2026-02-28', 1],
    ['2024-01-30', '2024-02-29', 0],
    ['2024-01-29', '2024-02-29', 1],
    ['2024-02-29', '2024-03-31', 1],
    ['2024-03-31', '2024-02-29', -1],
    ['2026-12-31', '2027-01-01', 0],
    ['2026-12-01', '2027-01-01', 1],
    ['2026-06-10', '2026-06-10', 0],
  ])('from %s to %s: %s full months', (from, to, months) => {
    expect(fullMonthsBetween(on(from), on(to))).toBe(months)
  })

  it.each([
    ['2024-02-29', '2025-02-28', 0],
    ['2024-02-29', '2025-03-01', 1],
    ['2024-02-29', '2028-02-28', 3],
    ['2024-02-29', '2028-02-29', 4],
    ['2019-03-15', '2026-03-14', 6],
    ['2019-03-15', '2026-03-15', 7],
    ['2026-03-15', '2019-03-15', -7],
    ['2020-12-31', '2021-12-30', 0],
    ['2020-12-31', '2021-12-31', 1],
  ])('from %s to %s: %s full years', (from, to, years) => {
    expect(fullYearsBetween(on(from), on(to))).toBe(years)
  })

  const day = fc.integer({ min: on('1900-01-01'), max: on('2200-12-31') })

  it('law: full months there and back are the same, and never minus zero', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const months = fullMonthsBetween(a, b)
        expect(months + fullMonthsBetween(b, a)).toBe(0)
        expect(Object.is(months, -0) || Object.is(fullYearsBetween(a, b), -0)).toBe(false)
      }),
      runs,
    )
  })

  it('law: full months grow with the end, by one at a time', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const more = fullMonthsBetween(from, to + 1) - fullMonthsBetween(from, to)
        expect(more === 0 || more === 1).toBe(true)
      }),
      runs,
    )
  })

  it('law: up to the 28th, n months later n months are full, and adding goes step by step', () => {
    const early = day.filter((one) => civilOf(one).day <= 28)
    const n = fc.integer({ min: -240, max: 240 })
    fc.assert(
      fc.property(early, n, n, (from, a, b) => {
        expect(fullMonthsBetween(from, addMonths(from, a))).toBe(a)
        expect(addMonths(addMonths(from, a), b)).toBe(addMonths(from, a + b))
      }),
      runs,
    )
  })

  it('the platform agrees on the days of every month', () => {
    for (let year = 1900; year <= 2200; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })

  it('date-fns agrees on weekdays and added months', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, n) => {
        const to = addMonths(from, n)
        // Islands beside the date line have skipped a day, which date-fns then cannot tell.
        fc.pre([from, to].every((one) => noon(one).getDate() === civilOf(one).day))
        expect(weekdayOf(from)).toBe(getISODay(noon(from)))
        expect(noon(to).getTime()).toBe(theirAddMonths(noon(from), n).getTime())
      }),
      runs,
    )
  })
})
