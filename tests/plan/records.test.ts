import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import { complaints, constant, date, input, number, reference, run, valuesOf, wire } from './wire.ts'

/** Each deal starts in the tiers where the last one ended: 1% up to 1000, 2% above. `owner` is whose deals they are. */
const plan = (owner: 'seller' | 'referrer' = 'seller') =>
  wire({
    things: {
      employee: {},
      deal: {
        seller: reference('employee'),
        referrer: reference('employee', { default: null }),
        dated: date,
        amount: number(),
      },
    },
    cells: [
      {
        name: 'soldBefore',
        axis: 'employee',
        type: 'number',
        initial: '0',
        over: 'record',
        unbroken: false,
        reset: 'year',
      },
    ],
    steps: [
      input('deal', 'amount'),
      { ...input('deal', 'dated'), kind: 'date' },
      constant('thousand', '1000'),
      constant('one', '0.01'),
      constant('two', '0.02'),
      {
        loop: { axis: 'deal', path: [owner], order: ['dated'] },
        steps: [
          { at: 'deal', to: 'before', op: 'opening', axis: 'deal', cell: 'soldBefore' },
          {
            at: 'deal',
            to: 'pay',
            op: 'piece',
            how: 'marginal',
            x: 'amount',
            prior: 'before',
            edges: [null, 'thousand'],
            values: ['one', 'two'],
          },
          {
            at: 'deal',
            to: 'after',
            op: 'sum',
            terms: [
              { of: 'before', negative: false },
              { of: 'amount', negative: false },
            ],
            skip: false,
          },
          {
            at: 'deal',
            to: 'handed on',
            op: 'closing',
            axis: 'deal',
            cell: 'soldBefore',
            of: 'after',
            absent: 'keep',
          },
        ],
      },
      {
        at: 'employee',
        to: 'total',
        op: 'up',
        how: 'sum',
        axis: 'employee',
        from: 'deal',
        path: [owner],
        of: 'pay',
        missing: 'block',
      },
    ],
    rules: ['before', 'pay', 'total'],
  })

const employee = [{ id: 'E1' }, { id: 'E2' }]
const deal = (id: string, dated: string, amount: string, more = {}) => ({
  id,
  seller: 'E1',
  dated,
  amount,
  ...more,
})
const march = {
  period: '2031-03',
  employee,
  deal: [
    deal('D1', '2031-03-20', '600'),
    deal('D2', '2031-03-05', '600'),
    deal('D3', '2031-03-06', '5000', { seller: 'E2' }),
  ],
}

describe('ordered records', () => {
  it('each start where the last one ended, in the order of their dates', () => {
    const result = run(plan(), march)
    expect(valuesOf(result, 'before')).toEqual({ D1: '600', D2: '0', D3: '0' })
    expect(valuesOf(result, 'pay')).toEqual({ D1: '8', D2: '6', D3: '90' }) // 400 × 1% + 200 × 2%
    expect(valuesOf(result, 'total')).toEqual({ E1: '14', E2: '90' })
  })

  it('go on in the next period, and anew in the next year', () => {
    const later = [
      { period: '2031-04', employee, deal: [deal('D4', '2031-04-01', '100')] },
      { period: '2032-01', employee, deal: [deal('D5', '2032-01-01', '100')] },
    ]
    const result = run(plan(), [march, ...later])
    expect(valuesOf(result, 'before', '2031-04')).toEqual({ D4: '1200' })
    expect(valuesOf(result, 'pay', '2031-04')).toEqual({ D4: '2' })
    expect(valuesOf(result, 'pay', '2032-01')).toEqual({ D5: '1' })
    const carried = run(plan(), later[0]!, { carry: run(plan(), march).carry })
    expect(valuesOf(carried, 'pay')).toEqual({ D4: '2' })
  })

  it('of one day go by their ids', () => {
    const day = ['D10', 'D9', 'D8'].map((id, at) => deal(id, '2031-03-05', ['100', '1000', '900'][at]!))
    // By code point D10 comes before D8 and D9.
    expect(valuesOf(run(plan(), { ...march, deal: day }), 'before')).toEqual({
      D10: '0',
      D8: '100',
      D9: '1000',
    })
  })

  it('may be grouped by a reference of another name than the thing it leads to', () => {
    const rows = [
      deal('D1', '2031-03-01', '800', { referrer: 'E2' }),
      deal('D2', '2031-03-02', '800', { referrer: 'E2', seller: 'E2' }),
      deal('D3', '2031-03-03', '800'),
    ]
    const result = run(plan('referrer'), { ...march, deal: rows })
    expect(valuesOf(result, 'before')).toEqual({ D1: '0', D2: '800', D3: 'not applicable (fact referrer)' })
    expect(valuesOf(result, 'total')).toEqual({ E1: '0', E2: '22' }) // 8 + 2 + 12
  })

  it('after one whose amount is missing wait for it', () => {
    const rows = [march.deal[0]!, { id: 'D2', seller: 'E1', dated: '2031-03-05' }, march.deal[2]!]
    const result = calculate(plan(), { ...march, deal: rows })
    expect(valuesOf(result, 'pay')).toEqual({
      D1: 'missing (fact amount)',
      D2: 'missing (fact amount)',
      D3: '90',
    })
    expect(complaints(result)).toEqual(['fact-missing D2 amount'])
  })

  it('have no order while a date is missing', () => {
    const result = calculate(plan(), {
      ...march,
      deal: [{ id: 'D2', seller: 'E1', amount: '1' }, ...march.deal.slice(0, 1)],
    })
    expect(valuesOf(result, 'pay')).toEqual({ D1: 'missing (fact dated)', D2: 'missing (fact dated)' })
    expect(complaints(result)).toEqual(['fact-missing D2 dated'])
  })

  it('of nobody, or of somebody who is not there, are no part of any order', () => {
    const rows = [
      deal('D1', '2031-03-20', '1', { seller: 'E7' }),
      { id: 'D2', dated: '2031-03-20', amount: '1' },
    ]
    const result = calculate(plan(), {
      ...march,
      deal: [...rows, deal('D3', '2031-03-05', '600')],
    })
    expect(valuesOf(result, 'pay')).toEqual({
      D1: 'open (fact seller)',
      D2: 'missing (fact seller)',
      D3: '6',
    })
    expect(complaints(result)).toEqual(['fact-no-such-thing D1 seller', 'fact-missing D2 seller'])
  })
})
