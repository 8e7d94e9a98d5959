import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { checkExamples } from '../../src/load.ts'
import { load } from '../support/load.ts'
import { idOf } from '../support/scoring.ts'

const rules = `facts:
  team: {}
  employee: { team: team }
  shift of employee: { dated: date, hours: { type: number, allowed: "≥ 0" } }
  tip of team: { dated: date, amount: { type: money, allowed: "≥ 0" } }
clauses:
  第1条:
    rules:
      ofDay: { each: day, is: sum(hours each shift) }
      ofWeek: { each: week, is: sum(hours each shift) }
      placeOfDay: { each: day, rank: { of: ofDay, among: team, ties: shared } }
      placeOfWeek: { each: week, rank: { of: ofWeek, among: company, ties: shared } }
      tipsOfDay: { for: team, each: day, is: sum(amount each tip) }
      part: { each: day, share: { pool: tipsOfDay, among: ofDay > 0, by: ofDay, odd: largest remainder, nobody: keep } }
      teamOfDay: { for: team, each: day, is: sum(hours each shift) }
      seen: { each: day, is: teamOfDay }
      inTeam: { each: day, is: sum(ofDay in team) }
      best: { for: company, each: week, is: max(ofWeek each employee) }
      heads: { each: day, is: count(employee in team) }
`

const shift = fc.record({
  employee: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: 1, max: 30 }),
  hours: fc.integer({ min: 0, max: 9 }),
})
const tip = fc.record({
  team: fc.constantFrom('A', 'B'),
  day: fc.integer({ min: 1, max: 30 }),
  fen: fc.nat({ max: 9_999 }),
})
const date = (day: number): string => `2026-04-${String(day).padStart(2, '0')}`
const teamOf = (employee: number): string => (employee < 3 ? 'A' : 'B')

/** 12.5 yuan are 1,250 fen, by their digits. */
const fenOf = (text: string): number => {
  const [whole = '', decimals = ''] = text.split('.')
  return Number(whole + decimals.padEnd(2, '0'))
}

/** Which week of April 2026, whose 1st is a Wednesday, a day lies in. */
const weekOf = (day: number): number => Math.floor((day + 1) / 7)

describe('days and weeks of groups', () => {
  const compiled = load(rules)

  it('law: a place is that of the same day of the team, or of the same week of the company; the tips of a day add up', () => {
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 30 }), fc.array(tip, { maxLength: 10 }), (shifts, tips) => {
        const result = calculate(compiled, {
          period: '2026-04',
          complete: true,
          team: [{ id: 'A' }, { id: 'B' }],
          employee: [0, 1, 2, 3, 4].map((at) => ({ id: idOf(at), team: teamOf(at) })),
          shift: shifts.map(({ employee, day, hours }, at) => ({
            id: `S${at}`,
            employee: idOf(employee),
            dated: date(day),
            hours: String(hours),
          })),
          tip: tips.map(({ team, day, fen }, at) => ({
            id: `T${at}`,
            team,
            dated: date(day),
            amount: (fen / 100).toFixed(2),
          })),
        })
        expect(result.ok).toBe(true)
        const hours = (employee: number, holds: (day: number) => boolean): number =>
          shifts
            .filter((one) => one.employee === employee && holds(one.day))
            .reduce((sum, one) => sum + one.hours, 0)
        const everyone = [0, 1, 2, 3, 4]
        const rows = result.periods[0]!.things
        const value = (employee: number, moment: string, rule: string) =>
          rows.employee!.find((one) => one.id === idOf(employee) && one.moment === moment)!.values[rule]!
            .value
        for (const day of [1, 5, 6, 30]) {
          for (const one of everyone) {
            const own = hours(one, (at) => at === day)
            const mates = everyone.filter((other) => teamOf(other) === teamOf(one))
            const of = mates.map((other) => hours(other, (at) => at === day))
            expect(value(one, date(day), 'placeOfDay')).toBe(
              String(1 + of.filter((other) => other > own).length),
            )
            const inTeam = String(of.reduce((sum, other) => sum + other, 0))
            expect(value(one, date(day), 'seen')).toBe(inTeam)
            expect(value(one, date(day), 'inTeam')).toBe(inTeam)
            expect(value(one, date(day), 'heads')).toBe(String(mates.length))
          }
        }
        for (const [week, moment] of [
          [0, '2026-W14'],
          [1, '2026-W15'],
        ] as const) {
          const of = everyone.map((one) => hours(one, (at) => weekOf(at) === week))
          everyone.forEach((one) => {
            expect(value(one, moment, 'placeOfWeek')).toBe(
              String(1 + of.filter((other) => other > of[one]!).length),
            )
          })
          expect(rows.company!.find((one) => one.moment === moment)!.values.best!.value).toBe(
            String(Math.max(...of)),
          )
        }
        for (let day = 1; day <= 30; day++)
          for (const team of ['A', 'B']) {
            const mates = everyone.filter((one) => teamOf(one) === team)
            if (!mates.some((one) => hours(one, (at) => at === day) > 0)) continue
            const fen = mates
              .map((one) => value(one, date(day), 'part') ?? '0')
              .reduce((sum, text) => sum + fenOf(text), 0)
            const pool = tips
              .filter((one) => one.team === team && one.day === day)
              .reduce((sum, one) => sum + one.fen, 0)
            expect(fen).toBe(pool)
          }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('as the page on time works it by hand', () => {
    const page = readFileSync('docs/language/time.md', 'utf8')
    const block = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, text]) =>
      text!.includes('tipsOfDay'),
    )!
    const text = `id: page\ntitle: { zh: 例, en: example }\ncurrency: CNY\neach: month\n${block[1]}`
    const { diagnostics, figures } = checkExamples(text)
    expect(diagnostics).toEqual([])
    expect(figures).toBe(13)
  })
})
