import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseWith } from '../support/figures.ts'
import { calculateOne, load } from '../support/load.ts'
import { column, fraction, fractionOf, hundredths, idOf, pageRules, range } from '../support/scoring.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const meanOf = (numbers: readonly number[]): string =>
  numbers.length === 0 ? 'none' : fraction(sum(numbers), 100 * numbers.length)
const mark = fc.nat({ max: 10_000 })

describe('weights of raters who are missing', () => {
  const raters = ['head', 'peers', 'staff', 'customer', 'self']
  const weights = [37, 25, 20, 13, 5]
  const parts = `{ ${raters.map((one, at) => `${one}: ${weights[at]}%`).join(', ')} }`
  const rules = load(`facts:
  employee: { ${raters.map((one) => `${one}: { type: score, default: none }`).join(', ')} }
${clauseWith(`refused: { weighted: { parts: ${parts} } }
reweighted: { weighted: { parts: ${parts}, absent: reweight } }
zeroed: { weighted: { parts: ${parts}, absent: zero } }`)}`)
  const subsets = range(0, 31).map((bits) => range(0, 4).filter((at) => bits & (1 << at)))

  it('for all subsets of five: refused, the weighted mean of those present, or zero for those who are not', () => {
    fc.assert(
      fc.property(fc.tuple(mark, mark, mark, mark, mark), (marks) => {
        const employee = subsets.map((present, at) => ({
          id: idOf(at),
          ...Object.fromEntries(present.map((one) => [raters[one]!, hundredths(marks[one]!)])),
        }))
        const result = calculateOne(rules, { employee })
        const weighed = subsets.map((present) => sum(present.map((one) => weights[one]! * marks[one]!)))
        const there = subsets.map((present) => sum(present.map((one) => weights[one]!)))
        const found = (rule: string): readonly string[] => column(result, rule).map(fractionOf)
        expect(found('refused')).toEqual(
          weighed.map((total, at) => (there[at] === 100 ? fraction(total, 10_000) : 'none')),
        )
        expect(found('reweighted')).toEqual(
          weighed.map((total, at) => (there[at] === 0 ? 'none' : fraction(total, 100 * there[at]!))),
        )
        expect(found('zeroed')).toEqual(weighed.map((total) => fraction(total, 10_000)))
      }),
      { numRuns: 60 },
    )
  })

  it('and the marks of peers: without the best and the worst from five on, none below three, the middle', () => {
    const few = fc.array(fc.oneof(mark, fc.constantFrom(7000, 8000)), { maxLength: 9 })
    const rules = pageRules('第11条')
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 6 }), (people) => {
        const rating = people.flatMap((marks, person) =>
          marks.map((one, at) => ({
            id: `${idOf(person)}-${at}`,
            employee: idOf(person),
            from: 'peer',
            mark: hundredths(one),
          })),
        )
        const employee = people.map((_, at) => ({ id: idOf(at) }))
        const result = calculateOne(rules, { employee, rating })
        const sorted = people.map((marks) => [...marks].sort((a, b) => a - b))
        expect(column(result, 'peer').map(fractionOf)).toEqual(
          sorted.map((marks) =>
            marks.length < 3 ? 'none' : meanOf(marks.length < 5 ? marks : marks.slice(1, -1)),
          ),
        )
        expect(column(result, 'middle').map(fractionOf)).toEqual(
          sorted.map((marks) => {
            const half = Math.floor(marks.length / 2)
            return meanOf(
              marks.length % 2 === 1 ? [marks[half]!] : marks.slice(Math.max(half - 1, 0), half + 1),
            )
          }),
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('surveys', () => {
  const pointsOf = { 满意: 100, 比较满意: 80, 一般: 60, 不满意: 30, 非常不满意: 0 } as const
  const steps = Object.keys(pointsOf) as (keyof typeof pointsOf)[]
  const rules = pageRules('第10条')

  it('mean and shares equal a count by hand, also with answers that nobody gave', () => {
    const answers = fc.array(fc.option(fc.constantFrom(...steps), { nil: undefined }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 8 }), (people) => {
        const result = calculateOne(rules, {
          employee: people.map((_, at) => ({ id: idOf(at) })),
          answer: people.flatMap((given, person) =>
            given.map((step, at) => ({
              id: `${idOf(person)}-${at}`,
              employee: idOf(person),
              ...(step ? { step } : {}),
            })),
          ),
        })
        const byHand = people.map((given) => {
          const answered = given.filter((step) => step !== undefined)
          const content = answered.filter((step) => step === '满意' || step === '比较满意').length
          const points = sum(answered.map((step) => pointsOf[step]))
          const part = (n: number, of: number): string => (of === 0 ? 'none' : fraction(n, of))
          return {
            answered: fraction(answered.length),
            content: fraction(content),
            satisfaction: part(points, answered.length),
            rate: part(content, answered.length),
            rateOfAll: part(content, given.length),
            silentAsZero: part(points, given.length),
            enough: answered.length < 3 ? 'none' : part(points, answered.length),
          }
        })
        const rulesOfPage = Object.keys(byHand[0]!) as (keyof (typeof byHand)[0])[]
        for (const rule of rulesOfPage)
          expect([rule, column(result, rule).map(fractionOf)]).toEqual([rule, byHand.map((one) => one[rule])])
      }),
      { numRuns: 100 },
    )
  })
})

/** Minutes of January 2026, counted from its first; the 1st is a Thursday. */
const pad = (n: number): string => String(n).padStart(2, '0')
const momentOf = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString()
const textOf = (seconds: number): string => momentOf(seconds).slice(0, 19).replace('T', ' ')
const day = 24 * 3600

describe('deadlines by the clock', () => {
  it('a report is in time where a count of seconds says so, for every day of the month', () => {
    const rules = pageRules('第12条')
    const near = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -5 * day, max: 5 * day }))
    const report = fc.record({
      dated: fc.integer({ min: 1, max: 31 }),
      monthly: fc.boolean(),
      late: fc.option(near, { nil: undefined, freq: 6 }),
    })
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 30 }), (reports) => {
        const cases = reports.map((one) => {
          // Thursday is the fourth day of the week; the Wednesday is that of the same week, Monday to Sunday.
          const weekday = ((one.dated - 1 + 3) % 7) + 1
          const due = one.monthly ? 35 * day + 17 * 3600 : (one.dated - 1 + 3 - weekday) * day + 12 * 3600
          return { ...one, due, onTime: one.late !== undefined && one.late <= 0 }
        })
        const result = calculateOne(rules, {
          employee: [{ id: 'E' }],
          report: cases.map((one, at) => ({
            id: idOf(at),
            employee: 'E',
            dated: `2026-01-${pad(one.dated)}`,
            kind: one.monthly ? 'monthly' : 'weekly',
            ...(one.late === undefined ? {} : { handed: textOf(one.due + one.late) }),
          })),
        })
        expect(column(result, 'onTime', 'report')).toEqual(cases.map((one) => (one.onTime ? 'yes' : 'no')))
        const inTime = cases.filter((one) => one.onTime).length
        expect(column(result, 'points').map(fractionOf)).toEqual([fraction(100 * inTime, cases.length)])
      }),
      { numRuns: 100 },
    )
  })

  it('working minutes are the minutes of the week that are worked, counted one by one', () => {
    const rules = pageRules('第13条')
    const worked = (minute: number): boolean => {
      const weekday = (Math.floor(minute / 1440) + 3) % 7
      const clock = minute % 1440
      return weekday < 5 && ((clock >= 540 && clock < 720) || (clock >= 780 && clock < 1080))
    }
    const ticket = fc.tuple(fc.nat({ max: 27 * 1440 }), fc.oneof(fc.nat({ max: 90 }), fc.nat({ max: 6000 })))
    fc.assert(
      fc.property(fc.array(ticket, { minLength: 1, maxLength: 20 }), (tickets) => {
        const byHand = tickets.map(([from, length]) => range(from, from + length - 1).filter(worked).length)
        const result = calculateOne(rules, {
          employee: [{ id: 'E' }],
          ticket: tickets.map(([from, length], at) => ({
            id: idOf(at),
            employee: 'E',
            created: textOf(from * 60),
            answered: textOf((from + length) * 60),
          })),
        })
        expect(column(result, 'workWait', 'ticket')).toEqual(byHand.map(String))
        const quick = byHand.filter((minutes) => minutes <= 30).length
        expect(column(result, 'quickRate').map(fractionOf)).toEqual([fraction(quick, tickets.length)])
        const points = quick * 100 >= 95 * tickets.length ? 100 : quick * 10 >= 9 * tickets.length ? 80 : 50
        expect(column(result, 'points')).toEqual([String(points)])
        const waits = tickets.map(([, length]) => length)
        expect(column(result, 'meanWait').map(fractionOf)).toEqual([
          fraction(sum(waits), 60 * tickets.length),
        ])
      }),
      { numRuns: 80 },
    )
  })
})
