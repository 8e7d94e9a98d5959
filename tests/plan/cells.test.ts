import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import { complaints, constant, input, number, run, truth, valuesOf, type WiredStep, wire } from './wire.ts'

const opening = (to: string, cell: string): WiredStep => ({
  at: 'employee',
  to,
  op: 'opening',
  axis: 'employee',
  cell,
})
const closing = (cell: string, of: string, absent: 'keep' | 'clear'): WiredStep => ({
  at: 'employee',
  to: `${cell} closes`,
  op: 'closing',
  axis: 'employee',
  cell,
  of,
  absent,
})

/** The facts of one person month by month; undefined: he is not there. */
const months = (start: string, ...rows: readonly (Readonly<Record<string, string>> | undefined)[]) => {
  const [year, month] = start.split('-').map((part) => Number.parseInt(part, 10)) as [number, number]
  return rows.map((row, at) => {
    const index = year * 12 + month - 1 + at
    const period = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
    return { period, employee: row ? [{ id: 'E1', ...row }] : [] }
  })
}

const history = (plan: Parameters<typeof run>[0], facts: ReturnType<typeof months>, rule: string) => {
  const result = run(plan, facts)
  return facts.map(({ period }) => valuesOf(result, rule, period).E1)
}

describe('a streak', () => {
  const plan = (gap: 'breaks' | 'skips') =>
    wire({
      things: { employee: { good: truth } },
      cells: [
        {
          name: 'run',
          axis: 'employee',
          type: 'number',
          initial: '0',
          over: 'period',
          unbroken: gap === 'breaks',
        },
      ],
      steps: [
        { ...input('employee', 'good', null), kind: 'truth' },
        opening('before', 'run'),
        { at: 'employee', to: 'length', op: 'streak', before: 'before', of: 'good', gap },
        closing('run', 'length', 'keep'),
      ],
      rules: ['length'],
    })
  const yes = { good: 'yes' }
  const no = { good: 'no' }

  it('counts periods in a row', () => {
    expect(history(plan('breaks'), months('2031-01', yes, yes, no, yes), 'length')).toEqual([
      '1',
      '2',
      '0',
      '1',
    ])
    expect(history(plan('skips'), months('2031-01', yes, yes, no, yes), 'length')).toEqual([
      '1',
      '2',
      '0',
      '1',
    ])
  })

  it('is broken by a gap, or skips it: a person who is not there, a condition that does not apply', () => {
    const absent = months('2031-11', yes, yes, undefined, yes)
    expect(history(plan('breaks'), absent, 'length')).toEqual(['1', '2', undefined, '1'])
    expect(history(plan('skips'), absent, 'length')).toEqual(['1', '2', undefined, '3'])
    const onLeave = months('2031-11', yes, yes, {}, yes)
    expect(history(plan('breaks'), onLeave, 'length')).toEqual(['1', '2', '0', '1'])
    expect(history(plan('skips'), onLeave, 'length')).toEqual(['1', '2', '2', '3'])
  })

  it('is broken by a period that nobody calculated', () => {
    const [first, , third] = months('2031-01', yes, yes, yes)
    expect(valuesOf(run(plan('breaks'), [third!, first!]), 'length').E1).toBe('1')
    expect(valuesOf(run(plan('skips'), [third!, first!]), 'length').E1).toBe('2')
  })
})

describe('a streak over a fact that somebody forgot', () => {
  const plan = wire({
    things: { employee: { good: truth } },
    cells: [{ name: 'run', axis: 'employee', type: 'number', initial: '0', over: 'period', unbroken: true }],
    steps: [
      { ...input('employee', 'good'), kind: 'truth' },
      opening('before', 'run'),
      { at: 'employee', to: 'length', op: 'streak', before: 'before', of: 'good', gap: 'breaks' },
      closing('run', 'length', 'keep'),
    ],
    rules: ['length'],
  })

  it('waits, in the later periods too, and the fact is asked for once', () => {
    const facts = months('2031-01', { good: 'yes' }, {}, { good: 'yes' })
    const result = calculate(plan, facts)
    expect(facts.map(({ period }) => valuesOf(result, 'length', period).E1)).toEqual([
      '1',
      'missing (fact good)',
      'missing (fact good)',
    ])
    expect(complaints(result)).toEqual(['fact-missing E1 good'])
    expect(result.diagnostics[0]!.place).toMatchObject({ period: '2031-02', table: 'employee' })
  })
})

describe('a sum to date', () => {
  const plan = wire({
    things: { employee: { sales: number() } },
    cells: [
      {
        name: 'toDate',
        axis: 'employee',
        type: 'number',
        initial: '0',
        over: 'period',
        unbroken: false,
        reset: 'year',
      },
      {
        name: 'ofQuarter',
        axis: 'employee',
        type: 'number',
        initial: '0',
        over: 'period',
        unbroken: false,
        reset: 'quarter',
      },
    ],
    steps: [
      input('employee', 'sales'),
      ...['toDate', 'ofQuarter'].flatMap((cell): readonly WiredStep[] => [
        opening(`${cell} before`, cell),
        {
          at: 'employee',
          to: `${cell} sum`,
          op: 'sum',
          terms: [
            { of: `${cell} before`, negative: false },
            { of: 'sales', negative: false },
          ],
          skip: true,
        },
        closing(cell, `${cell} sum`, 'keep'),
      ]),
    ],
    rules: [
      { name: 'toDate', column: 'toDate sum' },
      { name: 'ofQuarter', column: 'ofQuarter sum' },
    ],
  })

  it('starts again with the year, and keeps over a period in which the person is not there', () => {
    const facts = months('2030-11', { sales: '100' }, { sales: '50' }, { sales: '70' }, undefined, {
      sales: '1.50',
    })
    expect(history(plan, facts, 'toDate')).toEqual(['100', '150', '70', undefined, '71.5'])
  })

  it('or with the quarter', () => {
    const facts = months('2031-02', { sales: '1' }, { sales: '2' }, { sales: '4' }, { sales: '8' })
    expect(history(plan, facts, 'ofQuarter')).toEqual(['1', '3', '4', '12'])
    expect(history(plan, facts, 'toDate')).toEqual(['1', '3', '7', '15'])
  })
})

describe('values of one and two periods ago', () => {
  const ago = (name: string) =>
    ({ name, axis: 'employee', type: 'number', over: 'period', unbroken: true }) as const
  const plan = wire({
    things: { employee: { sales: number() } },
    cells: [ago('one'), ago('two')],
    steps: [
      input('employee', 'sales', null),
      opening('oneAgo', 'one'),
      opening('twoAgo', 'two'),
      {
        at: 'employee',
        to: 'growth',
        op: 'sum',
        terms: [
          { of: 'sales', negative: false },
          { of: 'twoAgo', negative: true },
        ],
        skip: false,
      },
      closing('one', 'sales', 'clear'),
      closing('two', 'oneAgo', 'clear'),
    ],
    rules: ['oneAgo', 'twoAgo', 'growth'],
  })
  const none = 'not yet (history one)'
  const noneBefore = 'not yet (history two)'

  it('are not yet there at first', () => {
    const facts = months('2031-01', { sales: '10' }, { sales: '20' }, { sales: '45' }, { sales: '50' })
    expect(history(plan, facts, 'oneAgo')).toEqual([none, '10', '20', '45'])
    expect(history(plan, facts, 'twoAgo')).toEqual([noneBefore, noneBefore, '10', '20'])
    expect(history(plan, facts, 'growth')).toEqual([noneBefore, noneBefore, '35', '30'])
  })

  it('are not there after a period without a value', () => {
    const facts = months('2031-01', { sales: '10' }, {}, { sales: '45' }, { sales: '50' })
    expect(history(plan, facts, 'oneAgo')).toEqual([none, '10', none, '45'])
    expect(history(plan, facts, 'twoAgo')).toEqual([noneBefore, noneBefore, '10', noneBefore])
  })

  it('are never of another period than asked for', () => {
    const facts = months('2031-01', { sales: '10' }, undefined, { sales: '45' }, { sales: '50' })
    expect(history(plan, facts, 'oneAgo')).toEqual([none, undefined, none, '45'])
    expect(history(plan, facts, 'twoAgo')).toEqual([noneBefore, undefined, noneBefore, noneBefore])
  })
})

describe('a balance that refers to its own past', () => {
  const plan = wire({
    things: { employee: { earned: number(), guarantee: number() } },
    cells: [
      { name: 'debt', axis: 'employee', type: 'number', initial: '0', over: 'period', unbroken: false },
    ],
    steps: [
      input('employee', 'earned'),
      input('employee', 'guarantee'),
      constant('zero', '0'),
      opening('owed', 'debt'),
      // debt = max(0, ago(debt) + guarantee − earned); paid = earned + debt − ago(debt)
      {
        at: 'employee',
        to: 'balance',
        op: 'sum',
        terms: [
          { of: 'owed', negative: false },
          { of: 'guarantee', negative: false },
          { of: 'earned', negative: true },
        ],
        skip: false,
      },
      { at: 'employee', to: 'debt', op: 'extreme', how: 'max', of: ['zero', 'balance'] },
      {
        at: 'employee',
        to: 'paid',
        op: 'sum',
        terms: [
          { of: 'earned', negative: false },
          { of: 'debt', negative: false },
          { of: 'owed', negative: true },
        ],
        skip: false,
      },
      closing('debt', 'debt', 'keep'),
    ],
    rules: ['debt', 'paid'],
  })

  it('is paid back out of what is earned above the guarantee', () => {
    const month = (earned: string) => ({ earned, guarantee: '100' })
    const facts = months('2031-01', month('30'), month('80.5'), month('150'), month('300'))
    expect(history(plan, facts, 'debt')).toEqual(['70', '89.5', '39.5', '0'])
    // What is paid is the guarantee until the debt is gone: 300 − 39.50 then.
    expect(history(plan, facts, 'paid')).toEqual(['100', '100', '100', '260.5'])
  })
})

describe('cells of every type', () => {
  const plan = wire({
    things: { employee: { good: truth, sales: number(), until: { type: { kind: 'date' } } } },
    cells: [
      { name: 'was', axis: 'employee', type: 'truth', initial: 'yes', over: 'period', unbroken: false },
      {
        name: 'lasted',
        axis: 'employee',
        type: 'date',
        initial: '2030-12-31',
        over: 'period',
        unbroken: false,
      },
      { name: 'grade', axis: 'employee', type: 'text', initial: 'none yet', over: 'period', unbroken: false },
    ],
    steps: [
      { ...input('employee', 'good'), kind: 'truth' },
      { ...input('employee', 'until'), kind: 'date' },
      { to: 'top', kind: 'word', op: 'constant', values: [{ value: { kind: 'word', word: 'top' } }] },
      { ...opening('wasGood', 'was'), kind: 'truth' },
      { ...opening('lastUntil', 'lasted'), kind: 'date' },
      { ...opening('gradeBefore', 'grade'), kind: 'text' },
      { at: 'employee', to: 'notGood', op: 'logic', how: 'not', of: ['wasGood'] },
      {
        at: 'employee',
        to: 'days',
        op: 'calendar',
        how: 'days',
        axis: undefined,
        offset: 0,
        of: ['lastUntil', 'until'],
      },
      { at: 'employee', to: 'grade', kind: 'text', op: 'pick', condition: 'good', then: 'top' },
      closing('was', 'good', 'keep'),
      closing('lasted', 'until', 'keep'),
      closing('grade', 'grade', 'clear'),
    ],
    rules: ['notGood', 'days', 'gradeBefore'],
  })

  it('start at their initial value and go through the carry', () => {
    const facts = months(
      '2031-01',
      { good: 'yes', until: '2031-01-31' },
      { good: 'no', until: '2031-02-10' },
      { good: 'yes', until: '2031-02-10' },
    )
    expect(history(plan, facts, 'notGood')).toEqual(['no', 'no', 'yes'])
    expect(history(plan, facts, 'days')).toEqual(['32', '11', '1'])
    expect(history(plan, facts, 'gradeBefore')).toEqual(['none yet', 'top', 'none yet'])
    const { carry } = run(plan, facts.slice(0, 2))
    expect(carry.values.was).toEqual({ employee: { E1: 'no' } })
    const last = run(plan, facts.slice(2), { carry })
    expect(['notGood', 'days', 'gradeBefore'].map((rule) => valuesOf(last, rule).E1)).toEqual([
      'yes',
      '1',
      'none yet',
    ])
  })
})
