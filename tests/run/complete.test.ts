import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/run/calculate.ts'
import type { PeriodFacts } from '../../src/run/facts.ts'
import { valuesOf } from '../plan/wire.ts'
import { shop } from './shop.ts'

/** Rank and share need a whole list of people. */
const facts = (complete: unknown): PeriodFacts => ({
  period: '2031-03',
  ...(complete === undefined ? {} : { complete: complete as true }),
  team: [{ id: 'T1', rate: '0.1' }],
  employee: [
    { id: 'E1', team: 'T1' },
    { id: 'E2', team: 'T1' },
  ],
  deal: [{ id: 'D1', employee: 'E1', dated: '2031-03-01', amount: '100' }],
})

describe('whether a list is whole', () => {
  it.each([[true], [['employee']], [['employee', 'team']]])('may be said: %j', (complete) => {
    const result = calculate(shop, facts(complete))
    expect(result.diagnostics).toEqual([])
    expect(valuesOf(result, 'share')).toEqual({ E1: '5.00', E2: '5.00' })
  })

  it('is warned about where nobody says it', () => {
    const result = calculate(shop, facts(undefined))
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['facts-completeness-not-stated', 'warning'],
    ])
    expect(result.ok).toBe(true)
    expect(valuesOf(result, 'place')).toEqual({ E1: '1', E2: '2' })
  })

  it.each([[[]], [['team']], [false], ['employee'], [null], [7]])('is not: %j', (complete) => {
    const result = calculate(shop, facts(complete))
    expect(result.diagnostics.map(({ code, place }) => [code, place])).toEqual([
      ['facts-not-complete', { table: 'employee', period: '2031-03' }],
    ])
    expect(result.ok).toBe(false)
    // Nothing is ranked or shared, and no fact is asked for in its stead; the rest is there.
    for (const rule of ['place', 'ordinal', 'share'])
      expect(valuesOf(result, rule).E1).toBe('open (fact employee)')
    expect(valuesOf(result, 'commission')).toEqual({ E1: '1.00', E2: '0.00' })
    const [first] = result.periods[0]!.things.employee!
    expect(first!.lines.map(({ rule }) => rule)).toEqual(['commission'])
  })
})
