import { describe, expect, it } from 'vitest'
import { calculateOne, load, problems, valueIn } from '../support/load.ts'

const file = (rules: string, head = '') => `${head}facts:
  holiday of company: { day: date, works: yes/no }
  ticket of employee: { created: { type: moment, default: none }, due: { type: clock, default: 16:00 }, on: { type: date, default: 2026-01-05 } }
clauses:
  第1条:
    for: ticket
    parameters: { noon: { value: 12:00 }, cutOff: { value: 2026-01-05 10:00 } }
    rules: { used: "first(created, cutOff) > cutOff and due > noon and on > cutOnly", cutOnly: 2026-01-01, ${rules} }
`
const week = 'workWeek: { days: [1, 2, 3, 4, 5], hours: "09:00-18:00", exceptions: holiday }\n'
const ticket = { id: 'T', employee: 'E', created: '2026-01-05 10:30' }
const facts = { employee: [{ id: 'E' }], holiday: [], ticket: [ticket] }
const value = (formula: string, head = ''): string =>
  valueIn(calculateOne(load(file(`y: '${formula}'`, head)), facts), 'ticket', 'T', 'y')

describe('moments and times of day', () => {
  it.each([
    ['created', '2026-01-05 10:30'],
    ['date(created)', '2026-01-05'],
    ['clock(created)', '10:30'],
    ['at(on, due)', '2026-01-05 16:00'],
    ['minutes(created, at(on, due))', '330'],
    ['hours(created, at(on, due))', '5.5'],
    ['minutes(at(on, due), created)', '0'],
    ['created ≤ 2026-01-05 10:30', 'yes'],
    ['created < "2026-01-05 10:30:01"', 'yes'],
    ['clock(created) in [10:00..10:30]', 'yes'],
    ['clock(created) in [10:00..10:30)', 'no'],
    ['max(created, cutOff)', '2026-01-05 10:30'],
    ['if clock(created) < noon then 1 else 2', '1'],
  ])('%s is %s', (formula, expected) => {
    expect(value(formula)).toBe(expected)
  })

  it.each([
    ['workingMinutes(created, 2026-01-06 09:20)', '470'],
    ['workingHours(created, at(on, 24:00))', '7.5'],
    ['workingDays(start(period), end(period))', '22'],
  ])('%s is %s in a week from Monday to Friday, 9 to 18', (formula, expected) => {
    expect(value(formula, week)).toBe(expected)
  })

  it('takes days that are otherwise from the facts', () => {
    const rules = load(file('y: "workingDays(start(period), end(period))"', week))
    const holiday = [
      { id: 'H', day: '2026-01-01', works: 'no' },
      { id: 'W', day: '2026-01-04', works: 'yes' },
      { id: 'X', day: '2026-01-02', works: 'no' },
    ]
    expect(valueIn(calculateOne(rules, { ...facts, holiday }), 'ticket', 'T', 'y')).toBe('21')
  })

  it.each([
    ['created', '2026-01-05'],
    ['created', '2026-01-05 25:00'],
    ['due', '16.00'],
  ])('a %s of %s is refused', (name, given) => {
    const result = calculateOne(load(file('y: 1')), { ...facts, ticket: [{ ...ticket, [name]: given }] })
    expect(result.diagnostics.map((one) => one.code)).toEqual([
      name === 'due' ? 'fact-not-clock' : 'fact-not-moment',
    ])
  })

  it.each([
    ['y: "minutes(created, on)"', '', 'calendar-arguments'],
    ['y: created > on', '', 'compare-kinds'],
    ['y: created + 1', '', 'not-a-number'],
    ['y: "workingMinutes(created, created)"', '', 'work-week-missing'],
    ['y: 1', 'workWeek: { days: [0], hours: "09:00-18:00" }\n', 'source-work-week'],
    ['y: 1', 'workWeek: { days: [1], hours: ["09:00-18:00", "17:00-19:00"] }\n', 'source-work-week'],
    ['y: 1', 'workWeek: { days: [1], hours: "18:00-09:00" }\n', 'source-work-week'],
    ['y: 1', 'workWeek: { days: [1], hours: "09:00-18:00", exceptions: employee }\n', 'work-week-exceptions'],
  ])('%s %s', (rules, head, code) => {
    expect(problems(file(rules, head)).map((one) => one.code)).toContain(code)
  })
})
