import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import {
  complaints,
  constant,
  input,
  number,
  reference,
  run,
  truth,
  valuesOf,
  type WiredStep,
  wire,
} from './wire.ts'

const two = (to: string, op: 'multiply', left: string, right: string): WiredStep => ({
  at: 'employee',
  to,
  op,
  left,
  right,
})
const sum = (to: string, skip: boolean, ...of: readonly string[]): WiredStep => ({
  at: 'employee',
  to,
  op: 'sum',
  terms: of.map((one) => ({ of: one, negative: false })),
  skip,
})

const plan = wire({
  things: {
    team: { target: number() },
    employee: { team: reference('team'), sales: number(), away: truth, gift: number(), score: number() },
  },
  cells: [{ name: 'salesAgo', axis: 'employee', type: 'number', over: 'period', unbroken: true }],
  steps: [
    input('team', 'target'),
    input('employee', 'sales'),
    { ...input('employee', 'away'), kind: 'truth' },
    input('employee', 'gift', null),
    input('employee', 'score'),
    constant('rate', '0.1'),
    constant('zero', '0'),
    constant('sixty', '60'),
    { at: 'employee', to: 'here', op: 'logic', how: 'not', of: ['away'] },
    { at: 'employee', to: 'teamTarget', op: 'down', axis: 'employee', path: ['team'], of: 'target' },
    // when: here
    two('commission body', 'multiply', 'sales', 'rate'),
    { at: 'employee', to: 'commission', op: 'pick', condition: 'here', then: 'commission body' },
    two('double', 'multiply', 'commission', 'rate'),
    { at: 'employee', to: 'reached', op: 'compare', left: 'commission', right: 'teamTarget', sign: '≥' },
    // Sums: `a + b` never skips, `total(a, b)` does.
    sum('both', false, 'commission', 'gift'),
    sum('total', true, 'commission', 'gift'),
    { at: 'employee', to: 'filled', op: 'first', of: ['gift', 'zero'] },
    { at: 'employee', to: 'filledSales', op: 'first', of: ['sales', 'zero'] },
    { at: 'employee', to: 'given', op: 'logic', how: 'present', of: ['gift'] },
    // and, or: read from the left.
    { at: 'employee', to: 'good', op: 'compare', left: 'score', right: 'sixty', sign: '≥' },
    { at: 'employee', to: 'hereAndGood', op: 'logic', how: 'and', of: ['here', 'good'] },
    { at: 'employee', to: 'awayOrGood', op: 'logic', how: 'or', of: ['away', 'good'] },
    { at: 'employee', to: 'chosen', op: 'pick', condition: 'here', then: 'sales', otherwise: 'zero' },
    { at: 'employee', to: 'best', op: 'extreme', how: 'max', of: ['sales', 'commission', 'zero'] },
    { at: 'employee', to: 'ago', op: 'opening', axis: 'employee', cell: 'salesAgo' },
    {
      at: 'employee',
      to: 'kept',
      op: 'closing',
      axis: 'employee',
      cell: 'salesAgo',
      of: 'chosen',
      absent: 'clear',
    },
  ],
  rules: [
    { name: 'commission', line: 'earning' },
    'double',
    'reached',
    'both',
    'total',
    'filled',
    'given',
    'hereAndGood',
    'awayOrGood',
    'chosen',
    'best',
    'ago',
  ],
})

const team = [{ id: 'T1', target: '5' }, { id: 'T2' }]
const facts = (...employee: readonly Readonly<Record<string, string>>[]) => ({
  period: '2031-03',
  team,
  employee: employee.map((row) => ({ team: 'T1', ...row })),
})

describe('a missing fact', () => {
  const result = calculate(
    plan,
    facts({ id: 'E1', away: 'no', score: '70' }, { id: 'E2', sales: '50', away: 'no', score: '50' }),
  )

  it('blocks what reads it and nothing else', () => {
    expect(valuesOf(result, 'commission')).toEqual({ E1: 'missing (fact sales)', E2: '5.00' })
    expect(valuesOf(result, 'double').E1).toBe('missing (fact sales)')
    expect(valuesOf(result, 'hereAndGood')).toEqual({ E1: 'yes', E2: 'no' })
    expect(valuesOf(result, 'filled')).toEqual({ E1: '0', E2: '0' })
  })

  it('is reported once, with all that waits for it', () => {
    expect(complaints(result)).toEqual(['fact-missing E1 sales'])
    const { parameters, place } = result.diagnostics[0]!
    expect(parameters.needed).toBe('commission, double, reached, total, chosen, best')
    expect(place).toMatchObject({ table: 'employee', period: '2031-03', id: 'E1', field: 'sales' })
    expect(result.ok).toBe(false)
  })

  it('is no line and no line left out', () => {
    const [first, second] = result.periods[0]!.things.employee!
    expect([first!.lines, first!.leftOut]).toEqual([[], []])
    expect(second!.lines.map(({ amount }) => amount)).toEqual(['5.00'])
  })

  it('of a team is reported at the team, once for all its people', () => {
    const own = { sales: '50', away: 'no', score: '70', team: 'T2' }
    const result = calculate(plan, facts({ id: 'E1', ...own }, { id: 'E2', ...own }))
    expect(valuesOf(result, 'reached')).toEqual({ E1: 'missing (fact target)', E2: 'missing (fact target)' })
    expect(complaints(result)).toEqual(['fact-missing T2 target'])
  })

  it('is never made up by `first`', () => {
    const filling = {
      ...plan,
      plan: {
        ...plan.plan,
        rules: [
          {
            ...plan.plan.rules[1]!,
            column: plan.plan.blocks.findIndex(({ steps }) => steps[0]!.rule === 'filledSales'),
          },
        ],
      },
    }
    const result = calculate(filling, facts({ id: 'E1', away: 'no' }))
    expect(valuesOf(result, 'double')).toEqual({ E1: 'missing (fact sales)' })
  })
})

describe('what does not apply', () => {
  // Away: no sales, no score, and nobody misses them.
  const result = run(
    plan,
    facts(
      { id: 'E1', away: 'yes', score: '0' },
      { id: 'E2', away: 'no', sales: '80', gift: '1', score: '60' },
    ),
  )

  it('flows on with its first reason, and needs no fact', () => {
    const away = 'not applicable (condition commission)'
    expect(valuesOf(result, 'commission').E1).toBe(away)
    expect(valuesOf(result, 'double').E1).toBe(away)
    expect(valuesOf(result, 'reached').E1).toBe(away)
    expect(valuesOf(result, 'both')).toEqual({ E1: away, E2: '9' })
    // Among operands it wins over the missing sales.
    expect(valuesOf(result, 'best')).toEqual({ E1: away, E2: '80' })
  })

  it('is left out of a total, and replaced by `first`', () => {
    expect(valuesOf(result, 'total')).toEqual({ E1: '0', E2: '9' })
    expect(valuesOf(result, 'filled')).toEqual({ E1: '0', E2: '1' })
    expect(valuesOf(result, 'given')).toEqual({ E1: 'no', E2: 'yes' })
  })

  it('decides from the left, and only the branch taken is read', () => {
    expect(valuesOf(result, 'hereAndGood')).toEqual({ E1: 'no', E2: 'yes' })
    expect(valuesOf(result, 'awayOrGood')).toEqual({ E1: 'yes', E2: 'yes' })
    expect(valuesOf(result, 'chosen')).toEqual({ E1: '0', E2: '80' })
    const noScore = calculate(plan, facts({ id: 'E1', away: 'yes' }))
    expect(complaints(noScore)).toEqual([])
  })

  it('is a line left out, with its reason', () => {
    expect(result.periods[0]!.things.employee![0]!.leftOut).toMatchObject([
      {
        rule: 'commission',
        channel: 'earning',
        absent: { state: 'not applicable', kind: 'condition', because: 'commission' },
      },
    ])
  })
})

describe('history that does not exist', () => {
  it('is not yet, and there a period later', () => {
    const own = { id: 'E1', away: 'no', sales: '80', gift: '1', score: '60' }
    const result = run(plan, [facts(own), { ...facts({ ...own, sales: '90' }), period: '2031-04' }])
    expect(valuesOf(result, 'ago', '2031-03')).toEqual({ E1: 'not yet (history salesAgo)' })
    expect(valuesOf(result, 'ago', '2031-04')).toEqual({ E1: '80' })
  })
})
