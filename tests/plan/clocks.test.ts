import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import {
  complaints,
  constant,
  date,
  input,
  number,
  reference,
  run,
  shown,
  text,
  valuesOf,
  type WiredStep,
  wire,
} from './wire.ts'

const up = (
  to: string,
  at: string,
  how: 'sum' | 'count' | 'any' | 'max',
  from: string,
  path: readonly string[],
  of: string,
  where?: string,
): WiredStep => ({
  to,
  at,
  op: 'up',
  how,
  axis: at,
  from,
  path,
  of,
  missing: 'block',
  ...(where ? { where } : {}),
})

const compare = (to: string, at: string, left: string, sign: '>' | '<' | '≥', right: string): WiredStep => ({
  to,
  at,
  op: 'compare',
  left,
  right,
  sign,
})

describe('a roster', () => {
  const plan = wire({
    things: {
      employee: { tag: text },
      shift: { employee: reference('employee'), dated: date, hours: number() },
    },
    clocks: ['employee/day', 'employee/week', 'company/day'],
    steps: [
      input('shift', 'hours'),
      constant('ten', '10'),
      constant('forty', '40'),
      constant('two', '2'),
      constant('six', '6'),
      constant('zero', '0'),
      // Day by day: hours of each person, and whether they are too many.
      up('hoursOfDay', 'employee/day', 'sum', 'shift', ['employee/day'], 'hours'),
      compare('tooLong', 'employee/day', 'hoursOfDay', '>', 'ten'),
      compare('works', 'employee/day', 'hoursOfDay', '>', 'zero'),
      up('anyTooLong', 'employee', 'any', 'employee/day', ['employee'], 'tooLong'),
      up('daysWorked', 'employee', 'count', 'employee/day', ['employee'], 'hoursOfDay', 'works'),
      up('longestDay', 'employee', 'max', 'employee/day', ['employee'], 'hoursOfDay'),
      // Which day it is.
      {
        to: 'day',
        at: 'employee/day',
        kind: 'date',
        op: 'calendar',
        how: 'firstDay',
        axis: 'employee/day',
        offset: 0,
        of: [],
      },
      {
        to: 'weekday',
        at: 'employee/day',
        op: 'calendar',
        how: 'weekday',
        axis: 'employee/day',
        offset: 0,
        of: ['day'],
      },
      compare('weekend', 'employee/day', 'weekday', '≥', 'six'),
      { to: 'weekendWork', at: 'employee/day', op: 'logic', how: 'and', of: ['works', 'weekend'] },
      up('weekends', 'employee', 'count', 'employee/day', ['employee'], 'hoursOfDay', 'weekendWork'),
      // Week by week.
      up('hoursOfWeek', 'employee/week', 'sum', 'shift', ['employee/week'], 'hours'),
      compare('longWeek', 'employee/week', 'hoursOfWeek', '>', 'forty'),
      up('longWeeks', 'employee', 'count', 'employee/week', ['employee'], 'hoursOfWeek', 'longWeek'),
      // On duty per day, over everybody.
      up('onDuty', 'company/day', 'count', 'shift', ['company/day'], 'hours'),
      compare('tooFew', 'company/day', 'onDuty', '<', 'two'),
      up('daysTooFew', 'company', 'count', 'company/day', ['company'], 'onDuty', 'tooFew'),
      // And down again to every day of every person.
      {
        to: 'breach',
        at: 'employee/day',
        op: 'down',
        axis: 'employee/day',
        path: ['employee'],
        of: 'anyTooLong',
        kind: 'truth',
      },
    ],
    rules: [
      'hoursOfDay',
      'anyTooLong',
      'daysWorked',
      'longestDay',
      'weekends',
      'hoursOfWeek',
      'longWeeks',
      'onDuty',
      'daysTooFew',
      'breach',
      { name: 'tooLong', finding: true, evidence: ['hoursOfDay'] },
    ],
  })
  const shift = (employee: string, day: string, hours: string) => ({
    employee,
    dated: `2031-02-${day}`,
    hours,
  })
  // 2031-02-01 is a Saturday; the weeks begin on the 3rd, 10th, 17th and 24th.
  const shifts = [
    shift('E1', '01', '4'),
    shift('E1', '03', '6'),
    shift('E1', '03', '4.5'),
    shift('E1', '04', '10'),
    shift('E1', '05', '10'),
    shift('E1', '06', '10'),
    shift('E2', '03', '8'),
    shift('E2', '10', '8'),
  ]
  const facts = {
    period: '2031-02',
    employee: [{ id: 'E1' }, { id: 'E2' }],
    shift: shifts.map((row, at) => ({ id: `S${at + 1}`, ...row })),
  }
  const result = run(plan, facts)

  it('adds up shifts by the day and the week', () => {
    const days = valuesOf(result, 'hoursOfDay')
    expect(Object.keys(days)).toHaveLength(56)
    expect(days).toMatchObject({
      'E1 2031-02-01': '4',
      'E1 2031-02-02': '0',
      'E1 2031-02-03': '10.5',
      'E2 2031-02-03': '8',
    })
    expect(valuesOf(result, 'hoursOfWeek')).toEqual({
      'E1 2031-W05': '4',
      'E1 2031-W06': '40.5',
      'E1 2031-W07': '0',
      'E1 2031-W08': '0',
      'E1 2031-W09': '0',
      'E2 2031-W05': '0',
      'E2 2031-W06': '8',
      'E2 2031-W07': '8',
      'E2 2031-W08': '0',
      'E2 2031-W09': '0',
    })
  })

  it('asks over the days of a person', () => {
    expect(valuesOf(result, 'anyTooLong')).toEqual({ E1: 'yes', E2: 'no' })
    expect(valuesOf(result, 'daysWorked')).toEqual({ E1: '5', E2: '2' })
    expect(valuesOf(result, 'longestDay')).toEqual({ E1: '10.5', E2: '8' })
    expect(valuesOf(result, 'weekends')).toEqual({ E1: '1', E2: '0' })
    expect(valuesOf(result, 'longWeeks')).toEqual({ E1: '1', E2: '0' })
    expect(valuesOf(result, 'breach')['E1 2031-02-28']).toBe('yes')
  })

  it('counts who is on duty each day', () => {
    expect(valuesOf(result, 'onDuty')).toMatchObject({
      'company 2031-02-01': '1',
      'company 2031-02-03': '3',
      'company 2031-02-04': '1',
      'company 2031-02-10': '1',
    })
    expect(valuesOf(result, 'daysTooFew')).toEqual({ company: '27' })
  })

  it('finds the day', () => {
    expect(result.findings.map(({ id, moment, evidence }) => [id, moment, evidence[0]!.value])).toEqual([
      ['E1', '2031-02-03', '10.5'],
    ])
  })

  it('misses the date of a shift', () => {
    const { dated: _, ...undated } = facts.shift[0]!
    const result = calculate(plan, { ...facts, shift: [undated, ...facts.shift.slice(1)] })
    expect(complaints(result)).toEqual(['fact-missing S1 dated'])
  })
})

describe('the calendar', () => {
  const of = (to: string, how: 'firstDay' | 'lastDay' | 'daysIn' | 'number', offset = 0): WiredStep => ({
    to,
    op: 'calendar',
    how,
    axis: undefined,
    offset,
    of: [],
    kind: how === 'firstDay' || how === 'lastDay' ? 'date' : 'number',
  })
  const between = (to: string, how: 'days' | 'months' | 'years', ...of: readonly string[]): WiredStep => ({
    to,
    at: 'employee',
    op: 'calendar',
    how,
    axis: undefined,
    offset: 0,
    of,
  })
  const plan = wire({
    things: { employee: { hired: date, payDay: number(0) } },
    steps: [
      { ...input('employee', 'hired'), kind: 'date' },
      input('employee', 'payDay'),
      of('first', 'firstDay'),
      of('last', 'lastDay'),
      of('dayCount', 'daysIn'),
      of('nextDayCount', 'daysIn', 1),
      of('month', 'number'),
      between('served', 'days', 'hired', 'last'),
      between('monthsServed', 'months', 'hired', 'last'),
      between('yearsServed', 'years', 'hired', 'last'),
      {
        to: 'paidOn',
        at: 'employee',
        kind: 'date',
        op: 'calendar',
        how: 'dayOfPeriod',
        axis: undefined,
        offset: 1,
        of: ['payDay'],
      },
      { to: 'part', at: 'employee', op: 'divide', left: 'served', right: 'dayCount', remainder: false },
    ],
    rules: [
      'first',
      'last',
      'dayCount',
      'nextDayCount',
      'month',
      'served',
      'monthsServed',
      'yearsServed',
      'paidOn',
      'part',
    ],
  })

  it('prorates by days and counts full months and years', () => {
    const result = run(plan, {
      period: '2031-01',
      employee: [
        { id: 'E1', hired: '2031-01-12', payDay: 31 },
        { id: 'E2', hired: '2028-12-31', payDay: 5 },
        { id: 'E3', hired: '2031-02-01', payDay: 5 },
      ],
    })
    const company = result.periods[0]!.things.company![0]!.values
    expect(Object.fromEntries(Object.entries(company).map(([name, value]) => [name, shown(value)]))).toEqual({
      first: '2031-01-01',
      last: '2031-01-31',
      dayCount: '31',
      nextDayCount: '28',
      month: '1',
    })
    expect(valuesOf(result, 'part')).toEqual({ E1: '20/31', E2: '762/31', E3: '0' })
    expect(valuesOf(result, 'monthsServed')).toEqual({ E1: '0', E2: '25', E3: '0' })
    expect(valuesOf(result, 'yearsServed')).toEqual({ E1: '0', E2: '2', E3: '0' })
    expect(valuesOf(result, 'paidOn')).toEqual({ E1: '2031-02-28', E2: '2031-02-05', E3: '2031-02-05' })
  })
})
