import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import { complaints, constant, input, is, number, run, valuesOf, type WiredStep, wire } from './wire.ts'

describe('exact quotients', () => {
  const plan = wire({
    things: { employee: { a: number(), b: number() } },
    steps: [
      input('employee', 'a'),
      input('employee', 'b'),
      constant('thirtyPercent', '0.3'),
      constant('two', '2'),
      constant('seven', '7'),
      constant('four', '4'),
      // 40 ÷ 3 × 30%: a rule reads a rule reads a rule.
      { at: 'employee', to: 'quotient', op: 'divide', left: 'a', right: 'b', remainder: false },
      { at: 'employee', to: 'part', op: 'multiply', left: 'quotient', right: 'thirtyPercent' },
      { at: 'employee', to: 'onEdge', op: 'compare', left: 'part', right: 'four', sign: '≥' },
      { at: 'employee', to: 'always', op: 'logic', how: 'present', of: ['part'] },
      {
        at: 'employee',
        to: 'row',
        op: 'lookup',
        rows: [
          { name: '≥ 4', conditions: ['onEdge'] },
          { name: 'otherwise', conditions: ['always'] },
        ],
        hit: 'first',
        keys: ['part'],
      },
      { at: 'employee', to: 'prize', op: 'gather', row: 'row', cells: ['seven', 'two'] },
      // ÷ 7 × 7 ÷ 2
      { at: 'employee', to: 'seventh', op: 'divide', left: 'a', right: 'seven', remainder: false },
      { at: 'employee', to: 'again', op: 'multiply', left: 'seventh', right: 'seven' },
      { at: 'employee', to: 'half', op: 'divide', left: 'again', right: 'two', remainder: false },
      { at: 'employee', to: 'halfUp', op: 'round', of: 'half', step: '0.01', mode: 'half up' },
      { at: 'employee', to: 'halfEven', op: 'round', of: 'half', step: '0.01', mode: 'half even' },
      { at: 'employee', to: 'halfDown', op: 'round', of: 'half', step: '0.01', mode: 'half down' },
      { at: 'employee', to: 'rest', op: 'divide', left: 'a', right: 'b', remainder: true },
    ],
    rules: ['quotient', 'part', 'prize', 'seventh', 'half', 'halfUp', 'halfEven', 'halfDown', 'rest'],
  })
  const result = run(plan, {
    period: '2031-03',
    employee: [
      { id: 'E1', a: '40', b: '3' },
      { id: 'E2', a: '39.99', b: '3' },
      { id: 'E3', a: '20.01', b: '-2' },
      { id: 'E4', a: '-20.03', b: '2' },
      { id: 'E5', a: '1', b: '0' },
    ],
  })

  it('meet the edge of a table through several rules', () => {
    expect(valuesOf(result, 'quotient')).toEqual({
      E1: '40/3',
      E2: '13.33',
      E3: '-10.005',
      E4: '-10.015',
      E5: 'not applicable (zero divisor quotient)',
    })
    // 40 ÷ 3 × 30% is 4 and takes the row that starts at 4; 3.999 does not.
    expect(valuesOf(result, 'part')).toMatchObject({ E1: '4', E2: '3.999' })
    expect(valuesOf(result, 'prize')).toEqual({
      E1: '7',
      E2: '2',
      E3: '2',
      E4: '2',
      E5: 'not applicable (zero divisor quotient)',
    })
  })

  it('come back whole and end on half a fen', () => {
    expect(valuesOf(result, 'half')).toEqual({
      E1: '20',
      E2: '19.995',
      E3: '10.005',
      E4: '-10.015',
      E5: '0.5',
    })
    expect(valuesOf(result, 'halfUp')).toMatchObject({ E2: '20', E3: '10.01', E4: '-10.02', E5: '0.5' })
    expect(valuesOf(result, 'halfEven')).toMatchObject({ E2: '20', E3: '10', E4: '-10.02' })
    expect(valuesOf(result, 'halfDown')).toMatchObject({ E2: '19.99', E3: '10', E4: '-10.01' })
  })

  it('leave a remainder with the sign of the divisor', () => {
    expect(valuesOf(result, 'rest')).toEqual({
      E1: '1', // 40 = 13 × 3 + 1
      E2: '0.99', // 39.99 = 13 × 3 + 0.99
      E3: '-1.99', // 20.01 = −11 × −2 − 1.99
      E4: '1.97', // −20.03 = −11 × 2 + 1.97
      E5: 'not applicable (zero divisor rest)',
    })
  })
})

describe('rounding', () => {
  const round = (
    to: string,
    of: string,
    step: string,
    mode: 'half up' | 'up' | 'floor' | 'ceiling',
  ): WiredStep => ({
    at: 'employee',
    to,
    op: 'round',
    of,
    step,
    mode,
  })
  const steps = (totalOf: string): Parameters<typeof wire>[0] => ({
    things: { employee: { litres: number(3) } },
    steps: [
      input('employee', 'litres'),
      constant('rate', '0.001'),
      round('hundreds', 'litres', '100', 'half up'),
      round('startedHundreds', 'litres', '100', 'up'),
      round('fives', 'litres', '0.05', 'half up'),
      round('below', 'litres', '1', 'floor'),
      round('above', 'litres', '1', 'ceiling'),
      { at: 'employee', to: 'first', op: 'multiply', left: 'litres', right: 'rate' },
      round('firstLine', 'first', '0.01', 'half up'),
      round('secondLine', 'first', '0.01', 'half up'),
      {
        at: 'employee',
        to: 'ofLines',
        op: 'sum',
        terms: [
          { of: 'firstLine', negative: false },
          { of: 'secondLine', negative: false },
        ],
        skip: true,
      },
      {
        at: 'employee',
        to: 'ofParts',
        op: 'sum',
        terms: [
          { of: 'first', negative: false },
          { of: 'first', negative: false },
        ],
        skip: false,
      },
    ],
    rules: [
      'hundreds',
      'startedHundreds',
      'fives',
      'below',
      'above',
      { name: 'firstLine', line: 'earning' },
      { name: 'secondLine', line: 'earning' },
      { name: 'total', column: totalOf, totalOf: 'earning' },
    ],
  })
  const facts = {
    period: '2031-03',
    employee: [
      { id: 'E1', litres: '1234.567' },
      { id: 'E2', litres: '-150' },
      { id: 'E3', litres: '5' },
    ],
  }

  it('goes to units of any size', () => {
    const result = run(wire(steps('ofLines')), facts)
    expect(valuesOf(result, 'hundreds')).toEqual({ E1: '1200', E2: '-200', E3: '0' })
    expect(valuesOf(result, 'startedHundreds')).toEqual({ E1: '1300', E2: '-200', E3: '100' })
    expect(valuesOf(result, 'fives')).toEqual({ E1: '1234.55', E2: '-150', E3: '5' })
    expect(valuesOf(result, 'below')).toEqual({ E1: '1234', E2: '-150', E3: '5' })
    expect(valuesOf(result, 'above')).toEqual({ E1: '1235', E2: '-150', E3: '5' })
  })

  it('of a line is to the minor unit, and a total is the sum of rounded lines', () => {
    const result = run(wire(steps('ofLines')), facts)
    // 5 × 0.001 is half a fen: 0.01 twice, not 0.01 once.
    const [first, second, third] = result.periods[0]!.things.employee!
    expect(first!.lines.map((line) => line.amount)).toEqual(['1.23', '1.23'])
    expect(second!.totals).toEqual({ earning: '-0.30' })
    expect(third!.lines.map((line) => line.amount)).toEqual(['0.01', '0.01'])
    expect(third!.totals).toEqual({ earning: '0.02' })
    expect(valuesOf(result, 'total')).toEqual({ E1: '2.46', E2: '-0.3', E3: '0.02' })
    expect(result.settled).toHaveLength(6)
  })

  it('makes a total that forgets the lines’ rounding an error', () => {
    const result = calculate(wire(steps('ofParts')), facts)
    expect(complaints(result)).toEqual(['run-total-differs E1 total', 'run-total-differs E3 total'])
    expect(result.diagnostics[0]!.parameters).toMatchObject({
      stated: '2.469134',
      sum: '2.46',
      difference: '0.009134',
    })
    expect(result.ok).toBe(false)
  })
})

describe('dated constants', () => {
  const plan = (values: readonly { from?: string; value: string }[]) =>
    wire({
      things: { employee: { sales: number() } },
      steps: [
        input('employee', 'sales'),
        {
          to: 'rate',
          op: 'constant',
          values: values.map(({ value, ...from }) => ({ ...from, value: is(value) })),
        },
        { at: 'employee', to: 'pay', op: 'multiply', left: 'sales', right: 'rate' },
      ],
      rules: ['pay'],
    })
  const facts = ['2031-02', '2031-03', '2031-04'].map((period) => ({
    period,
    employee: [
      { id: 'E1', sales: '100' },
      { id: 'E2', sales: '200' },
    ],
  }))

  it('are in force from the first day of a period on, in whatever order they are written', () => {
    const result = run(
      plan([{ from: '2031-03-02', value: '0.05' }, { value: '0.02' }, { from: '2031-03-01', value: '0.03' }]),
      facts,
    )
    expect(facts.map(({ period }) => valuesOf(result, 'pay', period).E1)).toEqual(['2', '3', '5'])
  })

  it('are open before the first one, and that is said once', () => {
    const result = calculate(plan([{ from: '2031-03-01', value: '0.03' }]), facts)
    expect(result.periods.map(({ period }) => valuesOf(result, 'pay', period).E2)).toEqual([
      'open (history rate)',
      '6',
      '6',
    ])
    expect(result.diagnostics.map((one) => one.code)).toEqual(['run-open'])
  })
})
