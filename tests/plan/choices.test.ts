import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import type { CalculateOptions } from '../../src/run/facts.ts'
import {
  complaints,
  constant,
  input,
  marksOf,
  number,
  reference,
  run,
  valuesOf,
  type WiredStep,
  wire,
} from './wire.ts'

const times = (to: string, left: string, right: string): WiredStep => ({
  at: 'employee',
  to,
  op: 'multiply',
  left,
  right,
})
const choose = (to: string, mark: string, ...options: readonly [name: string, of: string][]): WiredStep => ({
  at: 'employee',
  to,
  op: 'choose',
  mark,
  options: options.map(([name, of]) => ({ name, of })),
})

describe('readings and assumptions', () => {
  const plan = wire({
    things: { team: {}, employee: { team: reference('team'), sales: number(), cost: number() } },
    marks: [
      { kind: 'reading', name: 'base', options: ['sales', 'margin'], default: 'sales' },
      { kind: 'reading', name: 'cap', options: ['none', 'hundred'], default: 'none' },
      { kind: 'assumed', name: 'rate' },
      { kind: 'assumed', name: 'lowRate' },
      { kind: 'assumed', name: 'edge' },
    ],
    steps: [
      input('employee', 'sales'),
      input('employee', 'cost'),
      constant('zero', '0'),
      constant('rate', '0.1', 'rate'),
      constant('lowRate', '0.05', 'lowRate'),
      constant('edge', '500', 'edge'),
      constant('hundred', '100'),
      {
        at: 'employee',
        to: 'margin',
        op: 'sum',
        terms: [
          { of: 'sales', negative: false },
          { of: 'cost', negative: true },
        ],
        skip: false,
      },
      choose('base', 'base', ['sales', 'sales'], ['margin', 'margin']),
      { at: 'employee', to: 'isHigh', op: 'compare', left: 'base', right: 'hundred', sign: '≥' },
      {
        at: 'employee',
        to: 'rateTaken',
        op: 'pick',
        condition: 'isHigh',
        then: 'rate',
        otherwise: 'lowRate',
      },
      times('pay', 'base', 'rateTaken'),
      { at: 'employee', to: 'capped', op: 'extreme', how: 'min', of: ['pay', 'hundred'] },
      choose('paid', 'cap', ['none', 'pay'], ['hundred', 'capped']),
      // Only who is not high is asked for the assumed edge.
      { at: 'employee', to: 'beyond', op: 'compare', left: 'base', right: 'edge', sign: '≥' },
      { at: 'employee', to: 'highOrBeyond', op: 'logic', how: 'or', of: ['isHigh', 'beyond'] },
      {
        at: 'employee',
        to: 'row',
        op: 'lookup',
        hit: 'first',
        keys: ['base'],
        rows: [
          { name: '≥ 100', conditions: ['isHigh'] },
          { name: 'otherwise', conditions: ['highOrBeyond'] },
        ],
      },
      { at: 'employee', to: 'prize', op: 'gather', row: 'row', cells: ['hundred', 'lowRate'] },
      { at: 'employee', to: 'beyondPrize', op: 'pick', condition: 'beyond', then: 'hundred' },
      { at: 'employee', to: 'filled', op: 'first', of: ['beyondPrize', 'zero'] },
      {
        at: 'employee',
        to: 'total',
        op: 'sum',
        terms: [
          { of: 'zero', negative: false },
          { of: 'beyondPrize', negative: false },
        ],
        skip: true,
      },
      {
        at: 'team',
        to: 'most',
        op: 'up',
        how: 'sum',
        axis: 'team',
        from: 'employee',
        path: ['team'],
        of: 'rateTaken',
        missing: 'block',
      },
    ],
    rules: [
      { name: 'paid', line: 'earning' },
      'rateTaken',
      'highOrBeyond',
      'prize',
      'filled',
      'total',
      'most',
    ],
  })
  const facts = {
    period: '2031-03',
    team: [{ id: 'T1' }, { id: 'T2' }, { id: 'T3' }],
    employee: [
      { id: 'E1', team: 'T1', sales: '1200', cost: '1150' },
      { id: 'E2', team: 'T2', sales: '90', cost: '40' },
    ],
  }

  it('take the option in force, and say which', () => {
    const result = calculate(plan, facts)
    expect(valuesOf(result, 'paid')).toEqual({ E1: '120.00', E2: '4.50' })
    expect(marksOf(result, 'paid', 'E1')).toEqual(['assumed:rate', 'reading:base=sales', 'reading:cap=none'])
    const chosen = calculate(plan, facts, { readings: { cap: 'hundred' } })
    expect(valuesOf(chosen, 'paid')).toEqual({ E1: '100.00', E2: '4.50' })
    expect(chosen.marks.filter(({ kind }) => kind === 'reading')).toMatchObject([
      { mark: 'reading:base=sales', option: 'sales', chosen: false, lines: 2 },
      { mark: 'reading:cap=hundred', option: 'hundred', chosen: true, lines: 2 },
    ])
    expect(valuesOf(calculate(plan, facts, { readings: { base: 'margin' } }), 'paid')).toEqual({
      E1: '2.50', // 50 × 5%
      E2: '2.50',
    })
  })

  it('do not ask for what only another option reads', () => {
    const without = { ...facts, employee: facts.employee.map(({ cost: _, ...one }) => one) }
    const complaintsOf = (options: CalculateOptions) =>
      complaints(calculate(plan, without, options)).filter((one) => one.startsWith('fact-missing'))
    expect(complaintsOf({})).toEqual([])
    expect(complaintsOf({ readings: { base: 'margin' } })).toEqual([
      'fact-missing E1 cost',
      'fact-missing E2 cost',
    ])
  })

  it('travel only through the branch, the operand and the row that are read', () => {
    const result = calculate(plan, facts)
    const base = 'reading:base=sales'
    expect(marksOf(result, 'rateTaken', 'E1')).toEqual(['assumed:rate', base])
    expect(marksOf(result, 'rateTaken', 'E2')).toEqual(['assumed:lowRate', base])
    expect(marksOf(result, 'highOrBeyond', 'E1')).toEqual([base])
    expect(marksOf(result, 'highOrBeyond', 'E2')).toEqual(['assumed:edge', base])
    expect(marksOf(result, 'prize', 'E1')).toEqual([base])
    // No row holds for E2: an assumed edge had its part in that.
    expect(marksOf(result, 'prize', 'E2')).toEqual(['assumed:edge', base])
    expect(complaints(result)).toEqual(['run-no-row E2 row'])
  })

  it('travel on where a value is filled in or left out because of them', () => {
    const result = calculate(plan, facts)
    expect(valuesOf(result, 'filled')).toEqual({ E1: '100', E2: '0' })
    expect(marksOf(result, 'filled', 'E2')).toEqual(['assumed:edge', 'reading:base=sales'])
    expect(valuesOf(result, 'total')).toEqual({ E1: '100', E2: '0' })
    expect(marksOf(result, 'total', 'E2')).toEqual(['assumed:edge', 'reading:base=sales'])
  })

  it('are united in groups, and are not in others', () => {
    const result = calculate(plan, facts)
    expect(marksOf(result, 'most', 'T1')).toEqual(['assumed:rate', 'reading:base=sales'])
    expect(marksOf(result, 'most', 'T3')).toEqual([])
  })

  it('are refused in strict mode unless chosen', () => {
    const one = { ...facts, employee: facts.employee.slice(0, 1) }
    const strict = calculate(plan, one, { strict: true, readings: { base: 'sales' } })
    expect(strict.diagnostics.map(({ code, parameters }) => `${code} ${parameters.name}`)).toEqual([
      'strict-assumption rate',
      'strict-reading cap',
      // No line rests on it, but a value does.
      'strict-assumption edge',
    ])
    expect(strict.marks.find(({ name }) => name === 'edge')).toMatchObject({ lines: 0, values: 2 })
  })

  it('that do not exist are refused before anything is calculated', () => {
    const result = calculate(plan, facts, { readings: { bas: 'sales', cap: 'hundert', constructor: 'x' } })
    expect(result.diagnostics.map(({ code, parameters }) => `${code} ${parameters.near}`)).toEqual([
      'reading-unknown base',
      'reading-no-option hundred',
      'reading-unknown ',
    ])
    expect(result.periods).toEqual([])
  })
})

describe('values that persons put in place of computed ones', () => {
  const plan = wire({
    things: {
      team: { pool: number() },
      employee: { team: reference('team'), sales: number(), target: number(), bonus: number(2) },
    },
    marks: [{ kind: 'assumed', name: 'reach' }],
    steps: [
      input('team', 'pool'),
      input('employee', 'sales'),
      input('employee', 'target'),
      constant('one', '1'),
      { at: 'employee', to: 'quotient', op: 'divide', left: 'sales', right: 'target', remainder: false },
      {
        at: 'employee',
        to: 'reach',
        op: 'override',
        axis: 'employee',
        name: 'reach',
        of: 'quotient',
        mark: 'reach',
      },
      times('pay unrounded', 'reach', 'sales'),
      {
        at: 'employee',
        to: 'pay overridden',
        op: 'override',
        axis: 'employee',
        name: 'pay',
        of: 'pay unrounded',
      },
      { at: 'employee', to: 'pay', op: 'round', of: 'pay overridden', step: '0.01', mode: 'half up' },
      // What a manager decides: nothing computes it, and it is missed where nobody says.
      {
        at: 'employee',
        to: 'asked',
        op: 'input',
        axis: 'employee',
        fact: 'bonus',
        whenAbsent: null,
        decided: true,
      },
      { at: 'employee', to: 'bonus', op: 'override', axis: 'employee', name: 'bonus', of: 'asked' },
      {
        at: 'employee',
        to: 'share',
        op: 'share',
        axis: 'employee',
        path: ['team'],
        group: 'team',
        pool: 'pool',
        weight: 'one',
        unit: '0.01',
        poolStep: '0.01',
        odd: 'largest remainder',
        oddBy: [],
        nobody: 'finding',
        negative: 'refuse',
        missing: 'block',
        exact: 'exact',
        kept: 'kept',
        unplaced: 'unplaced',
      },
      { at: 'employee', to: 'shared', op: 'override', axis: 'employee', name: 'share', of: 'share' },
    ],
    rules: [
      'reach',
      { name: 'pay', line: 'earning' },
      { name: 'bonus', line: 'earning', decided: true },
      { name: 'share', column: 'shared', line: 'earning' },
    ],
  })
  const facts = (first: Readonly<Record<string, string>> = {}) => ({
    period: '2031-03',
    complete: true as const,
    team: [{ id: 'T1', pool: '10' }],
    employee: [
      { id: 'E1', team: 'T1', sales: '100', target: '80', ...first },
      { id: 'E2', team: 'T1', sales: '40', target: '80' },
    ],
  })
  const override = (rule: string, value: string, more = {}) => ({
    period: '2031-03',
    thing: 'employee',
    id: 'E1',
    rule,
    value,
    reason: 'agreed in writing',
    ...more,
  })

  it('are computed where nobody does, with the mark of an assumed rule', () => {
    const result = run(plan, facts())
    expect(valuesOf(result, 'reach')).toEqual({ E1: '1.25', E2: '0.5' })
    expect(valuesOf(result, 'pay')).toEqual({ E1: '125.00', E2: '20.00' })
    expect(marksOf(result, 'pay', 'E2')).toEqual(['assumed:reach'])
    expect(valuesOf(result, 'bonus')).toMatchObject({ E1: 'not applicable (fact bonus)' })
  })

  it('are marked as supplied, and what lies behind them is not asked for', () => {
    const { target: _, ...first } = facts({ reach: '2' }).employee[0]!
    const result = run(plan, { ...facts(), employee: [first, facts().employee[1]!] })
    expect(valuesOf(result, 'pay')).toEqual({ E1: '200.00', E2: '20.00' })
    expect(marksOf(result, 'pay', 'E1')).toEqual(['supplied'])
    expect(marksOf(result, 'pay', 'E2')).toEqual(['assumed:reach'])
  })

  it('are marked as decided where a person decides', () => {
    const result = run(plan, facts({ bonus: '30' }))
    expect(valuesOf(result, 'bonus')).toEqual({ E1: '30.00', E2: 'not applicable (fact bonus)' })
    expect(marksOf(result, 'bonus', 'E1')).toEqual(['decided'])
  })

  it('are marked as overridden, win over what is supplied, and are rounded as a line is', () => {
    const result = run(plan, facts({ reach: '2' }), {
      overrides: [override('reach', '3'), override('pay', '12.345')],
    })
    expect(valuesOf(result, 'reach').E1).toBe('3')
    expect(marksOf(result, 'reach', 'E1')).toEqual(['overridden'])
    expect(valuesOf(result, 'pay').E1).toBe('12.35')
    expect(marksOf(result, 'pay', 'E1')).toEqual(['overridden'])
    expect(result.marks.map(({ mark, lines }) => [mark, lines])).toEqual([
      ['assumed:reach', 1],
      ['overridden', 1],
    ])
  })

  it('must hit something, in a period that is calculated, be readable and have a reason', () => {
    const result = calculate(plan, facts(), {
      overrides: [
        override('rech', '3'),
        override('reach', '3', { id: 'E9' }),
        override('reach', '3', { thing: 'team' }),
        override('reach', '3', { period: '2031-04' }),
        override('reach', 'a lot'),
        override('pay', '3', { reason: ' ' }),
        override('pay', '3', { reason: undefined, value: undefined }),
      ],
    })
    expect(
      result.diagnostics.map(({ code, place }) => [code, place?.id, place?.field, place?.period]),
    ).toEqual([
      ['override-no-target', 'E1', 'reach', '2031-04'],
      ['override-no-target', 'E1', 'rech', '2031-03'],
      ['override-no-target', 'E9', 'reach', '2031-03'],
      ['override-no-target', 'E1', 'reach', '2031-03'],
      ['fact-not-number', 'E1', 'reach', '2031-03'],
      ['override-no-reason', 'E1', 'pay', '2031-03'],
      ['override-no-reason', 'E1', 'pay', '2031-03'],
      ['fact-not-number', 'E1', 'pay', '2031-03'],
    ])
  })

  it('of a pool must still add up to it', () => {
    const alone = calculate(plan, facts(), { overrides: [override('share', '6')] })
    expect(complaints(alone)).toEqual(['run-pool-differs T1'])
    expect(alone.diagnostics[0]!.parameters).toMatchObject({ pool: '10', placed: '11' })
    const both = { overrides: [override('share', '6'), override('share', '4', { id: 'E2' })] }
    expect(valuesOf(run(plan, facts(), both), 'share')).toEqual({ E1: '6.00', E2: '4.00' })
  })
})
