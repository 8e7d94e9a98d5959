import { describe, expect, it } from 'vitest'
import type { Operation } from '../../src/plan/operations.ts'
import { calculate } from '../../src/run/calculate.ts'
import {
  complaints,
  constant,
  input,
  marksOf,
  number,
  reference,
  run,
  text,
  truth,
  valuesOf,
  type WiredStep,
  wire,
  word,
} from './wire.ts'

type How = Extract<Operation, { op: 'up' }>['how']

const up = (
  to: string,
  at: string,
  how: How,
  from: string,
  path: readonly string[],
  of: string,
  where?: string,
  missing: 'block' | 'exclude' = 'block',
): WiredStep => ({ to, at, op: 'up', how, axis: at, from, path, of, missing, ...(where ? { where } : {}) })

const sum = (to: string, at: string, ...terms: readonly string[]): WiredStep => ({
  to,
  at,
  op: 'sum',
  terms: terms.map((of) => ({ of, negative: false })),
  skip: false,
})

describe('references', () => {
  const plan = wire({
    things: {
      team: { head: text },
      employee: { team: reference('team') },
      deal: {
        seller: reference('employee'),
        referrer: reference('employee', { default: null }),
        amount: number(),
      },
    },
    steps: [
      input('deal', 'amount'),
      { ...input('team', 'head'), kind: 'text' },
      constant('two', '0.02'),
      constant('half', '0.005'),
      up('sold', 'employee', 'sum', 'deal', ['seller'], 'amount'),
      up('referred', 'employee', 'sum', 'deal', ['referrer'], 'amount'),
      { at: 'employee', to: 'own', op: 'multiply', left: 'sold', right: 'two' },
      { at: 'employee', to: 'thanks', op: 'multiply', left: 'referred', right: 'half' },
      sum('pay', 'employee', 'own', 'thanks'),
      up('teamSold', 'team', 'sum', 'employee', ['team'], 'sold'),
      up('teamSoldToo', 'team', 'sum', 'deal', ['seller', 'team'], 'amount'),
      up('all', 'company', 'sum', 'team', ['company'], 'teamSold'),
      { at: 'employee', to: 'ofTeam', op: 'down', axis: 'employee', path: ['team'], of: 'teamSold' },
      { at: 'employee', to: 'part', op: 'divide', left: 'sold', right: 'ofTeam', remainder: false },
      { at: 'deal', to: 'ofAll', op: 'down', axis: 'deal', path: ['seller', 'team', 'company'], of: 'all' },
      { at: 'deal', to: 'thankedBy', op: 'down', axis: 'deal', path: ['referrer', 'team'], of: 'teamSold' },
      {
        at: 'deal',
        to: 'head of',
        kind: 'text',
        op: 'down',
        axis: 'deal',
        path: ['seller', 'team'],
        of: 'head',
      },
    ],
    rules: [
      'sold',
      'referred',
      'pay',
      'teamSold',
      'teamSoldToo',
      'all',
      'part',
      'ofAll',
      'thankedBy',
      { name: 'headOf', column: 'head of' },
    ],
  })
  const facts = {
    period: '2031-03',
    team: [
      { id: 'T1', head: 'Li' },
      { id: 'T2', head: 'Wu' },
    ],
    employee: [
      { id: 'E1', team: 'T1' },
      { id: 'E2', team: 'T2' },
      { id: 'E3', team: 'T1' },
    ],
    deal: [
      { id: 'D1', seller: 'E1', referrer: 'E2', amount: '1000' },
      { id: 'D2', seller: 'E1', amount: '500' },
      { id: 'D3', seller: 'E2', referrer: 'E1', amount: '200' },
    ],
  }

  it('lead a record to two people', () => {
    const result = run(plan, facts)
    expect(valuesOf(result, 'sold')).toEqual({ E1: '1500', E2: '200', E3: '0' })
    expect(valuesOf(result, 'referred')).toEqual({ E1: '200', E2: '1000', E3: '0' })
    expect(valuesOf(result, 'pay')).toEqual({ E1: '31', E2: '9', E3: '0' }) // 30 + 1, 4 + 5
  })

  it('lead on from people to teams and the company, and back down', () => {
    const result = run(plan, facts)
    expect(valuesOf(result, 'teamSold')).toEqual({ T1: '1500', T2: '200' })
    expect(valuesOf(result, 'teamSoldToo')).toEqual({ T1: '1500', T2: '200' })
    expect(valuesOf(result, 'all')).toEqual({ company: '1700' })
    expect(valuesOf(result, 'part')).toEqual({ E1: '1', E2: '1', E3: '0' })
    expect(valuesOf(result, 'ofAll')).toEqual({ D1: '1700', D2: '1700', D3: '1700' })
    expect(valuesOf(result, 'headOf')).toEqual({ D1: 'Li', D2: 'Li', D3: 'Wu' })
    expect(valuesOf(result, 'thankedBy')).toEqual({
      D1: '200',
      D2: 'not applicable (fact referrer)',
      D3: '1500',
    })
  })

  it('that are not given are a missing fact, unless nobody need give them', () => {
    const employee = [{ id: 'E1' }, ...facts.employee.slice(1)]
    const result = calculate(plan, { ...facts, employee })
    expect(valuesOf(result, 'part')).toEqual({
      E1: 'missing (fact team)',
      E2: '1',
      E3: 'not applicable (zero divisor part)',
    })
    expect(complaints(result)).toEqual(['fact-missing E1 team'])
  })

  it('of a record that does not say whose it is are missed, though no value waits for them', () => {
    const deal = [{ id: 'D0', amount: '7' }, ...facts.deal]
    const onlySums = {
      ...plan,
      plan: { ...plan.plan, rules: plan.plan.rules.filter(({ name }) => name === 'sold') },
    }
    const result = calculate(onlySums, { ...facts, deal })
    expect(valuesOf(result, 'sold')).toEqual({ E1: '1500', E2: '200', E3: '0' })
    expect(complaints(result)).toEqual(['fact-missing D0 seller'])
  })

  it('to somebody who is not there block what reads them, and are said once', () => {
    const deal = [{ id: 'D1', seller: 'E11', amount: '1000' }, ...facts.deal.slice(1)]
    const result = calculate(plan, { ...facts, deal })
    expect(complaints(result)).toEqual(['fact-no-such-thing D1 seller'])
    expect(result.diagnostics[0]!.parameters).toMatchObject({ id: 'E11', near: 'E1', known: 'E1, E2, E3' })
    expect(valuesOf(result, 'ofAll')).toEqual({ D1: 'open (fact seller)', D2: '700', D3: '700' })
  })
})

describe('assignments', () => {
  const plan = wire({
    things: {
      team: { bonus: number() },
      employee: {},
      assignment: { employee: reference('employee'), team: reference('team'), days: number(0) },
    },
    steps: [
      input('team', 'bonus'),
      input('assignment', 'days'),
      { to: 'daysOfMonth', op: 'calendar', how: 'daysIn', axis: undefined, offset: 0, of: [] },
      { at: 'assignment', to: 'ofTeam', op: 'down', axis: 'assignment', path: ['team'], of: 'bonus' },
      { at: 'assignment', to: 'product', op: 'multiply', left: 'ofTeam', right: 'days' },
      { at: 'assignment', to: 'own', op: 'divide', left: 'product', right: 'daysOfMonth', remainder: false },
      { at: 'assignment', to: 'part', op: 'round', of: 'own', step: '0.01', mode: 'half up' },
      up('pay', 'employee', 'sum', 'assignment', ['employee'], 'part'),
      up('teams', 'employee', 'count', 'assignment', ['employee'], 'part'),
    ],
    rules: ['part', { name: 'pay', line: 'earning' }, 'teams'],
  })

  it('pay a transfer by its days in each team; the employee sees the sum', () => {
    const result = run(plan, {
      period: '2031-03',
      team: [
        { id: 'T1', bonus: '310' },
        { id: 'T2', bonus: '100' },
      ],
      employee: [{ id: 'E1' }, { id: 'E2' }, { id: 'E3' }],
      assignment: [
        { id: 'A1', employee: 'E1', team: 'T1', days: '20' },
        { id: 'A2', employee: 'E1', team: 'T2', days: '11' },
        { id: 'A3', employee: 'E2', team: 'T2', days: 31 },
      ],
    })
    expect(valuesOf(result, 'part')).toEqual({ A1: '200', A2: '35.48', A3: '100' }) // 1100 ÷ 31 = 35.4838…
    expect(valuesOf(result, 'pay')).toEqual({ E1: '235.48', E2: '100.00', E3: '0.00' })
    expect(valuesOf(result, 'teams')).toEqual({ E1: '2', E2: '1', E3: '0' })
  })
})

describe('aggregates', () => {
  const all: readonly How[] = ['sum', 'count', 'min', 'max', 'mean', 'median', 'distinct', 'only']
  const plan = (missing: 'block' | 'exclude') =>
    wire({
      things: {
        team: {},
        employee: { team: reference('team'), score: number(), post: word('boss', 'clerk'), active: truth },
      },
      steps: [
        input('employee', 'score'),
        { ...input('employee', 'post'), kind: 'word' },
        { ...input('employee', 'active'), kind: 'truth' },
        constant('four', '4'),
        { to: 'boss', kind: 'word', op: 'constant', values: [{ value: { kind: 'word', word: 'boss' } }] },
        { at: 'employee', to: 'isBoss', op: 'compare', left: 'post', right: 'boss', sign: '=' },
        { at: 'employee', to: 'high', op: 'compare', left: 'score', right: 'four', sign: '>' },
        ...all.map((how) =>
          up(how, 'team', how, 'employee', ['team'], 'score', how === 'only' ? 'isBoss' : 'active', missing),
        ),
        up('any', 'team', 'any', 'employee', ['team'], 'high', 'active', missing),
        up('all', 'team', 'all', 'employee', ['team'], 'high', 'active', missing),
      ],
      rules: [...all, 'any', 'all'],
    })
  const employee = [
    { id: 'E1', team: 'T1', score: '3', post: 'clerk', active: 'yes' },
    { id: 'E2', team: 'T1', score: '5', post: 'boss', active: 'yes' },
    { id: 'E3', team: 'T1', score: '5.00', post: 'clerk', active: true },
    { id: 'E4', team: 'T1', score: '9', post: 'clerk', active: 'no' },
    { id: 'E5', team: 'T3', score: '9', post: 'boss', active: 'no' },
  ]
  const team = [{ id: 'T1' }, { id: 'T2' }, { id: 'T3' }]
  const result = run(plan('block'), { period: '2031-03', team, employee })

  it.each([
    ['sum', '13'],
    ['count', '3'],
    ['min', '3'],
    ['max', '5'],
    ['mean', '13/3'],
    ['median', '5'],
    ['distinct', '2'],
    ['only', '5'],
    ['any', 'yes'],
    ['all', 'no'],
  ])('%s counts those for whom the condition holds', (how, value) => {
    expect(valuesOf(result, how).T1).toBe(value)
  })

  it.each([
    ['sum', '0'],
    ['count', '0'],
    ['min', 'not applicable (nobody min)'],
    ['max', 'not applicable (nobody max)'],
    ['mean', 'not applicable (nobody mean)'],
    ['median', 'not applicable (nobody median)'],
    ['distinct', '0'],
    ['only', 'not applicable (nobody only)'],
    ['any', 'no'],
    ['all', 'yes'],
  ])('%s over nobody', (how, value) => {
    expect(valuesOf(result, how)).toMatchObject(
      how === 'only' ? { T2: value, T3: '9' } : { T2: value, T3: value },
    )
  })

  it('only refuses two', () => {
    const two = employee.map((one) => (one.id === 'E1' ? { ...one, post: 'boss' } : one))
    const result = calculate(plan('block'), { period: '2031-03', team, employee: two })
    expect(valuesOf(result, 'only').T1).toBe('open (several rows only)')
    expect(complaints(result)).toEqual(['run-several-rows T1 only'])
  })

  const forgotten = employee.map(({ score, ...one }) => (one.id === 'E2' ? one : { ...one, score }))

  it('a missing fact blocks its own group and no other', () => {
    const result = calculate(plan('block'), { period: '2031-03', team, employee: forgotten })
    expect(valuesOf(result, 'mean')).toMatchObject({
      T1: 'missing (fact score)',
      T3: 'not applicable (nobody mean)',
    })
    expect(valuesOf(result, 'only')).toMatchObject({ T1: 'missing (fact score)', T3: '9' })
    expect(complaints(result)).toEqual(['fact-missing E2 score'])
    expect(result.diagnostics[0]!.parameters.needed).toBe('sum, count, min, max, mean, median …')
  })

  it('or leaves its member out, with a mark', () => {
    const result = run(plan('exclude'), { period: '2031-03', team, employee: forgotten })
    expect(valuesOf(result, 'mean').T1).toBe('4') // of 3 and 5
    expect(valuesOf(result, 'count').T1).toBe('2')
    expect(marksOf(result, 'mean', 'T1')).toEqual(['excluded:mean'])
    expect(marksOf(result, 'mean', 'T3')).toEqual([])
  })

  it('or, where the condition itself is missing, likewise', () => {
    const undecided = employee.map(({ active, ...one }) => (one.id === 'E2' ? one : { ...one, active }))
    const facts = { period: '2031-03', team, employee: undecided }
    expect(valuesOf(calculate(plan('block'), facts), 'sum').T1).toBe('missing (fact active)')
    const result = run(plan('exclude'), facts)
    expect(valuesOf(result, 'sum').T1).toBe('8')
    expect(marksOf(result, 'sum', 'T1')).toEqual(['excluded:sum'])
  })
})
