import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import { complaints, constant, input, number, run, valuesOf, type WiredStep, wire, word } from './wire.ts'

const compare = (to: string, left: string, sign: '≥' | '>' | '=', right: string): WiredStep => ({
  at: 'employee',
  to,
  op: 'compare',
  left,
  right,
  sign,
})
const times = (to: string, left: string, right: string): WiredStep => ({
  at: 'employee',
  to,
  op: 'multiply',
  left,
  right,
})

describe('a grade table', () => {
  const plan = (hit: 'first' | 'one') =>
    wire({
      things: { employee: { score: number(), post: word('clerk', 'keeper') } },
      steps: [
        input('employee', 'score'),
        input('employee', 'post'),
        constant('sixty', '60'),
        constant('ninety', '90'),
        constant('hundred', '100'),
        { to: 'keeper', op: 'constant', values: [{ value: { kind: 'word', word: 'keeper' } }], kind: 'word' },
        compare('top', 'score', '≥', 'ninety'),
        compare('good', 'score', '≥', 'sixty'),
        compare('isKeeper', 'post', '=', 'keeper'),
        {
          at: 'employee',
          to: 'row',
          op: 'lookup',
          hit,
          keys: ['score'],
          rows: [
            { name: '≥ 90', conditions: ['top'] },
            { name: '≥ 60, keeper', conditions: ['good', 'isKeeper'] },
          ],
        },
        { at: 'employee', to: 'prize', op: 'gather', row: 'row', cells: ['hundred', 'open'] },
        { at: 'employee', to: 'extra', op: 'gather', row: 'row', cells: ['none', 'sixty'] },
      ],
      rules: [{ name: 'grade', outcomes: { prize: 'prize', extra: 'extra' } }],
    })
  const facts = (...rows: readonly [id: string, score: string, post: string][]) => ({
    period: '2031-03',
    employee: rows.map(([id, score, post]) => ({ id, score, post })),
  })

  it('takes the first row that holds; `none` does not apply, `open` is for a person', () => {
    const result = calculate(plan('first'), facts(['E1', '90.0', 'keeper'], ['E2', '89.99', 'keeper']))
    expect(valuesOf(result, 'grade.prize')).toEqual({ E1: '100', E2: 'open (row prize)' })
    expect(valuesOf(result, 'grade.extra')).toEqual({ E1: 'not applicable (row extra)', E2: '60' })
    expect(complaints(result)).toEqual(['run-open E2 prize'])
  })

  it('reports where no row holds, and where several hold and one only may', () => {
    const result = calculate(
      plan('one'),
      facts(['E1', '90', 'keeper'], ['E2', '95', 'clerk'], ['E3', '60', 'clerk']),
    )
    expect(valuesOf(result, 'grade.prize')).toEqual({
      E1: 'open (several rows row)',
      E2: '100',
      E3: 'open (no row row)',
    })
    expect(complaints(result)).toEqual(['run-several-rows E1 row', 'run-no-row E3 row'])
    expect(result.diagnostics[1]!.parameters.needed).toBe('grade.prize, grade.extra')
  })

  it('does not ask for a key that the row need not look at', () => {
    const result = calculate(plan('first'), {
      period: '2031-03',
      employee: [
        { id: 'E1', score: '95' },
        { id: 'E2', score: '50' },
        { id: 'E3', score: '70' },
      ],
    })
    expect(valuesOf(result, 'grade.prize')).toEqual({
      E1: '100',
      E2: 'open (no row row)',
      E3: 'missing (fact post)',
    })
    expect(complaints(result)).toEqual(['run-no-row E2 row', 'fact-missing E3 post'])
  })
})

describe('edges as a share of a quota', () => {
  const plan = wire({
    things: { employee: { sales: number(3), quota: number() } },
    steps: [
      input('employee', 'sales'),
      input('employee', 'quota'),
      ...(
        [
          ['zero', '0'],
          ['low', '0.8'],
          ['high', '1.2'],
          ['one', '0.01'],
          ['two', '0.02'],
          ['three', '0.03'],
        ] as const
      ).map(([name, value]) => constant(name, value)),
      times('lowEdge', 'quota', 'low'),
      times('highEdge', 'quota', 'high'),
      compare('aboveHigh', 'sales', '≥', 'highEdge'),
      compare('aboveLow', 'sales', '≥', 'lowEdge'),
      compare('hasQuota', 'quota', '>', 'zero'),
      { at: 'employee', to: 'anyway', op: 'logic', how: 'present', of: ['sales'] },
      {
        at: 'employee',
        to: 'row',
        op: 'lookup',
        hit: 'first',
        keys: ['sales', 'quota'],
        rows: [
          { name: '≥ 120%', conditions: ['aboveHigh'] },
          { name: '≥ 80%', conditions: ['aboveLow'] },
          { name: 'otherwise', conditions: ['anyway'] },
        ],
      },
      { at: 'employee', to: 'found', op: 'gather', row: 'row', cells: ['three', 'two', 'one'] },
      { at: 'employee', to: 'rate', op: 'pick', condition: 'hasQuota', then: 'found' },
      times('pay', 'sales', 'rate'),
      // The edges of marginal slices move with the quota too, and nothing is divided.
      {
        at: 'employee',
        to: 'slices',
        op: 'piece',
        how: 'marginal',
        x: 'sales',
        edges: [null, 'lowEdge', 'highEdge'],
        values: ['one', 'two', 'three'],
      },
      { at: 'employee', to: 'reach', op: 'divide', left: 'sales', right: 'quota', remainder: false },
    ],
    rules: ['rate', 'pay', 'slices', 'reach'],
  })
  const result = run(plan, {
    period: '2031-03',
    employee: [
      { id: 'E1', sales: '399.996', quota: '333.33' }, // 120% of 333.33 to the last digit
      { id: 'E2', sales: '399.995', quota: '333.33' },
      { id: 'E3', sales: '266.663', quota: '333.33' }, // 80% is 266.664
      { id: 'E4', sales: '100', quota: '0' },
    ],
  })

  it('are met exactly', () => {
    expect(valuesOf(result, 'rate')).toMatchObject({ E1: '0.03', E2: '0.02', E3: '0.01' })
    expect(valuesOf(result, 'pay')).toMatchObject({ E1: '11.99988', E2: '7.9999', E3: '2.66663' })
  })

  it('say what a quota of zero means', () => {
    expect(valuesOf(result, 'pay').E4).toBe('not applicable (condition rate)')
    expect(valuesOf(result, 'reach').E4).toBe('not applicable (zero divisor reach)')
    // All edges at zero: everything lies in the highest slice.
    expect(valuesOf(result, 'slices')).toMatchObject({ E3: '2.66663', E4: '3' })
    // 266.664 × 1% + 133.332 × 2%
    expect(valuesOf(result, 'slices').E1).toBe('5.33328')
  })
})

describe('marginal tiers', () => {
  const plan = wire({
    things: { employee: { sales: number(), before: number(), score: number() } },
    steps: [
      ...['sales', 'before', 'score'].map((fact) => input('employee', fact)),
      ...(
        [
          ['ten', '10000'],
          ['twenty', '20000'],
          ['one', '0.01'],
          ['two', '0.02'],
          ['three', '0.03'],
          ['sixty', '60'],
          ['eighty', '80'],
          ['half', '0.5'],
          ['whole', '1'],
        ] as const
      ).map(([name, value]) => constant(name, value)),
      {
        at: 'employee',
        to: 'pay',
        op: 'piece',
        how: 'marginal',
        x: 'sales',
        prior: 'before',
        edges: [null, 'ten', 'twenty'],
        values: ['one', 'two', 'three'],
      },
      {
        at: 'employee',
        to: 'curve',
        op: 'piece',
        how: 'linear',
        x: 'score',
        edges: ['sixty', 'eighty'],
        values: ['half', 'whole'],
      },
    ],
    rules: ['pay', 'curve'],
  })
  const result = run(plan, {
    period: '2031-03',
    employee: [
      { id: 'E1', before: '8000', sales: '4000', score: '70' },
      { id: 'E2', before: '12000', sales: '-4000', score: '60' },
      { id: 'E3', before: '0', sales: '25000', score: '59' },
      { id: 'E4', before: '12000', sales: '13000', score: '81' },
      { id: 'E5', before: '0', sales: '-500', score: '66.66' },
    ],
  })

  it('start after what was there before, and take back what a return brought', () => {
    expect(valuesOf(result, 'pay')).toEqual({
      E1: '60', // 2000 × 1% + 2000 × 2%
      E2: '-60',
      E3: '450', // 100 + 200 + 150
      E4: '310', // 450 − T(12000) = 450 − 140
      E5: '-5',
    })
  })

  it('may join points by a line', () => {
    expect(valuesOf(result, 'curve')).toEqual({ E1: '0.75', E2: '0.5', E3: '0.5', E4: '1', E5: '0.6665' })
  })
})
