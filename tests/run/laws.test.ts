import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import type { FactRow, PeriodFacts } from '../../src/run/facts.ts'
import type { Carry, Result } from '../../src/run/result.ts'
import { valuesOf, type WiredStep, type Wiring, wire } from '../plan/wire.ts'
import { history, shop, shopWiring, shuffled } from './shop.ts'

const runs = { numRuns: 150 }

/** Everything but the order in which things are listed. */
const inOrder = (result: Result) => ({
  ...result,
  periods: result.periods.map(({ period, things }) => ({
    period,
    things: Object.fromEntries(
      Object.entries(things).map(([name, list]) => [name, [...list].sort((a, b) => (a.id < b.id ? -1 : 1))]),
    ),
  })),
  findings: [...result.findings].sort((a, b) => (a.id < b.id ? -1 : 1)),
  settled: [...result.settled].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
})

/** Result without what names the rule set itself. */
const values = ({ periods, settled }: Result) => ({ periods, settled })

describe('laws', () => {
  it('a run over good facts has no error, and its pools and totals add up', () => {
    fc.assert(
      fc.property(history, (facts) => {
        expect(calculate(shop, facts).diagnostics).toEqual([])
      }),
      runs,
    )
  })

  it('the order of rows and of periods changes nothing', () => {
    fc.assert(
      fc.property(
        history.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.tuple(...facts.map(shuffled)), fc.boolean()),
        ),
        ([facts, others, backward]) => {
          const other = calculate(shop, backward ? [...others].reverse() : others)
          expect(inOrder(other)).toEqual(inOrder(calculate(shop, facts)))
        },
      ),
      runs,
    )
  })

  it('stepping with the carry, as it comes out of a store, equals one call', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const whole = calculate(shop, facts)
        let carry: Carry | undefined
        const steps = facts.map((own) => {
          const result = calculate(shop, own, carry ? { carry } : {})
          carry = JSON.parse(JSON.stringify(result.carry)) as Carry
          return result
        })
        expect(steps.flatMap((step) => step.periods)).toEqual(whole.periods)
        expect(steps.flatMap((step) => step.settled)).toEqual(whole.settled)
        expect(carry).toEqual(whole.carry)
      }),
      runs,
    )
  })

  it('a formula over two columns is the formula over one', () => {
    // percent = sales ÷ ofTeam ÷ 3 × 100, in another order of steps: sales × 100 ÷ (ofTeam × 3)
    const steps = shopWiring.steps.flatMap((step): Wiring['steps'] => {
      if ('loop' in step || step.to !== 'percent') return [step]
      const own: readonly WiredStep[] = [
        { at: 'employee', to: 'hundredfold', op: 'multiply', left: 'sales', right: 'hundred' },
        { at: 'employee', to: 'threefold', op: 'multiply', left: 'ofTeam', right: 'three' },
        {
          at: 'employee',
          to: 'percent',
          op: 'divide',
          left: 'hundredfold',
          right: 'threefold',
          remainder: false,
        },
      ]
      return own
    })
    const other = wire({ ...shopWiring, steps })
    fc.assert(
      fc.property(history, (facts) => {
        const [left, right] = [calculate(other, facts), calculate(shop, facts)]
        for (const { period } of facts) {
          const percent = valuesOf(left, 'percent', period)
          for (const [id, value] of Object.entries(valuesOf(right, 'percent', period)))
            expect(percent[id]).toBe(value.replace('divisor part', 'divisor percent'))
          for (const rule of ['share', 'total', 'place', 'toDate'])
            expect(valuesOf(left, rule, period)).toEqual(valuesOf(right, rule, period))
        }
      }),
      runs,
    )
  })

  it('a fact that nothing reads changes nothing', () => {
    const present = (facts: PeriodFacts): PeriodFacts => ({
      ...facts,
      employee: (facts.employee as readonly FactRow[]).map((row) => ({ ...row, present: true })),
    })
    fc.assert(
      fc.property(history, (facts) => {
        expect(values(calculate(shop, facts.map(present)))).toEqual(values(calculate(shop, facts)))
      }),
      runs,
    )
  })

  it('a person in another team changes nothing in this one', () => {
    const joined = (facts: PeriodFacts): PeriodFacts => ({
      ...facts,
      team: [...(facts.team as readonly FactRow[]), { id: 'T0', rate: '0.01' }],
      employee: [{ id: 'E0', team: 'T0', skill: '7' }, ...(facts.employee as readonly FactRow[])],
      deal: [
        { id: 'D0', employee: 'E0', dated: `${facts.period}-02`, amount: '777' },
        ...(facts.deal as readonly FactRow[]),
      ],
    })
    fc.assert(
      fc.property(history, (facts) => {
        const more = calculate(shop, facts.map(joined))
        const fewer = calculate(shop, facts)
        for (const [at, { things }] of fewer.periods.entries())
          for (const [name, list] of Object.entries(things)) {
            if (name === 'company') continue
            const others = more.periods[at]!.things[name]!.filter(
              ({ id }) => !id.endsWith('0') || id === 'E10' || id === 'D10',
            )
            expect(others).toEqual(list)
          }
      }),
      runs,
    )
  })

  it('the same input gives the same text', () => {
    fc.assert(
      fc.property(history, (facts) => {
        expect(JSON.stringify(calculate(shop, facts))).toBe(JSON.stringify(calculate(shop, facts)))
      }),
      { numRuns: 30 },
    )
  })
})
