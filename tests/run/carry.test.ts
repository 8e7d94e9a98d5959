import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import type { Carry } from '../../src/run/result.ts'
import {
  complaints,
  constant,
  input,
  number,
  percent,
  run,
  valuesOf,
  type Wiring,
  wire,
} from '../plan/wire.ts'

/** Handed on: an exact product, which no fact may be as fine as, and a quotient. */
const wiring: Wiring = {
  things: { employee: { sales: number(2), reach: percent, team: number(6) } },
  cells: [
    { name: 'product', axis: 'employee', type: 'number', initial: '0', over: 'period', unbroken: false },
    { name: 'mean', axis: 'employee', type: 'number', over: 'period', unbroken: false },
  ],
  marks: [{ kind: 'assumed', name: 'fine' }],
  steps: [
    input('employee', 'sales'),
    input('employee', 'reach'),
    input('employee', 'team'),
    constant('fine', '0.00000001', 'fine'),
    constant('three', '3'),
    { at: 'employee', to: 'reached', op: 'multiply', left: 'sales', right: 'reach' },
    { at: 'employee', to: 'weighed', op: 'multiply', left: 'reached', right: 'team' },
    { at: 'employee', to: 'tiny', op: 'multiply', left: 'weighed', right: 'fine' },
    { at: 'employee', to: 'mean', op: 'divide', left: 'weighed', right: 'three', remainder: false },
    { at: 'employee', to: 'before', op: 'opening', axis: 'employee', cell: 'product' },
    { at: 'employee', to: 'meanBefore', op: 'opening', axis: 'employee', cell: 'mean' },
    {
      at: 'employee',
      to: 'sum',
      op: 'sum',
      terms: [
        { of: 'before', negative: false },
        { of: 'tiny', negative: false },
      ],
      skip: false,
    },
    {
      at: 'employee',
      to: 'sum closes',
      op: 'closing',
      axis: 'employee',
      cell: 'product',
      of: 'sum',
      absent: 'keep',
    },
    {
      at: 'employee',
      to: 'mean closes',
      op: 'closing',
      axis: 'employee',
      cell: 'mean',
      of: 'mean',
      absent: 'keep',
    },
  ],
  rules: ['sum', 'meanBefore'],
}
const plan = wire(wiring)
const facts = (period: string) => ({
  period,
  employee: [
    { id: 'E1', sales: '98765432.19', reach: '33.33%', team: '1.234567' },
    { id: '__proto__', sales: '-1', reach: '100%', team: '1' },
  ],
})
const { carry } = run(plan, facts('2031-03'))

describe('the carry', () => {
  it('holds what later periods read: exact, sorted, with its period and marks', () => {
    // 98765432.19 × 0.3333 × 1.234567 × 0.00000001, to its last digit
    expect(carry.values.product!.employee!.E1).toEqual(['0.40640116689393159609', 0])
    expect(carry.marks).toEqual([['assumed:fine']])
    expect(carry.values.mean!.employee!.E1).toBe('13546705.563131053203')
    expect(carry).toMatchObject({ carry: 1, ruleSet: 'by-hand', calendar: 'month', through: '2031-03' })
    expect(Object.keys(carry.values.mean!.employee!).sort()).toEqual(['E1', '__proto__'])
  })

  it('is read back to the last digit, with its marks, also by an id that is a name of the language', () => {
    const stepped = run(plan, facts('2031-04'), { carry: JSON.parse(JSON.stringify(carry)) })
    const whole = run(plan, [facts('2031-03'), facts('2031-04')])
    expect(stepped.periods).toEqual(whole.periods.slice(1))
    expect(stepped.carry).toEqual(whole.carry)
    const values = stepped.periods[0]!.things.employee!.map(({ values }) => values)
    expect(values[0]!.sum).toMatchObject({ value: '0.81280233378786319218', marks: ['assumed:fine'] })
    expect(values[1]!.meanBefore!.value).toBe('-1/3')
  })

  it('may come back from a store that orders keys in its own way', () => {
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .map(([key, own]) => [key, turned(own)])
              .reverse(),
          )
        : value
    expect(run(plan, facts('2031-04'), { carry: turned(carry) as Carry }).carry).toEqual(
      run(plan, facts('2031-04'), { carry }).carry,
    )
  })

  it('says which period it goes on from where a period lies between', () => {
    expect(valuesOf(run(plan, facts('2031-09'), { carry }), 'meanBefore').E1).toBe(
      carry.values.mean!.employee!.E1,
    )
  })
})

describe('a carry is refused', () => {
  const { digest: _, ...body } = carry
  const edited = structuredClone(carry) as {
    values: Record<string, Record<string, Record<string, unknown>>>
  }
  edited.values.product!.employee!.E1 = '1'
  const others = wire({
    ...wiring,
    cells: wiring.cells!.map((cell) => ({ ...cell, reset: 'year' as const })),
  })

  it.each<[string, string, unknown, string]>([
    ['that was edited', 'carry-edited', edited, '2031-04'],
    ['without its digest', 'carry-edited', body, '2031-04'],
    ['whose period was changed', 'carry-edited', { ...carry, through: '2031-02' }, '2031-04'],
    ['of another rule set', 'carry-other-rule-set', { ...carry, ruleSet: 'another' }, '2031-04'],
    ['with other cells', 'carry-cell-changed', run(others, facts('2031-03')).carry, '2031-04'],
    ['of a later period', 'carry-later', carry, '2031-02'],
    ['of the same period', 'carry-later', carry, '2031-03'],
    ['of another form', 'carry-unknown-form', { ...carry, carry: 2 }, '2031-04'],
    ['that is none', 'carry-unknown-form', {}, '2031-04'],
    ['that is a text', 'carry-unknown-form', 'carry', '2031-04'],
    ['that is a list', 'carry-unknown-form', [], '2031-04'],
    ['without a period', 'carry-unknown-form', { ...carry, through: 5 }, '2031-04'],
  ])('%s', (_, code, given, period) => {
    const result = calculate(plan, facts(period), { carry: given as Carry })
    expect([...new Set(complaints(result))]).toEqual([code])
    expect([result.ok, result.periods, result.settled]).toEqual([false, [], []])
    // What was handed in goes back as it was.
    expect(result.carry).toBe(given)
  })

  it('and what is wrong with the facts is said with it', () => {
    const bad = { ...facts('2031-04'), employee: [{ id: 'E1', sales: 'many' }] }
    expect(complaints(calculate(plan, bad, { carry: edited as unknown as Carry }))).toEqual([
      'carry-edited',
      'fact-not-number E1 sales',
    ])
  })
})
