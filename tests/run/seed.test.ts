import { describe, expect, it } from 'vitest'
import { calculate, seedCarry } from '../../src/index.ts'
import { taobaoCustomerService } from '../../src/rules.ts'

const facts = (period: string) => ({
  period,
  complete: true as const,
  team: [{ id: 'T', publicSales: '100' }],
  employee: [
    {
      id: 'E1',
      team: 'T',
      hiredOn: '2020-01-01',
      postWage: '3000',
      performance: '90',
      ability: '90',
      attitude: '90',
    },
  ],
})

describe('opening values', () => {
  it('let a company start in mid-year, and mark what rests on them', () => {
    const { value: carry, diagnostics } = seedCarry(taobaoCustomerService, '2026-06', {
      'firstRun:run[breaks]': { E1: '2' },
    })
    expect(diagnostics).toEqual([])
    const result = calculate(taobaoCustomerService, facts('2026-07'), { carry: carry! })
    const [person] = result.periods[0]!.things.employee!
    expect(person!.values.firstRun).toMatchObject({ value: '3' })
    const award = person!.lines.find((line) => line.rule === 'firstAward')
    expect(award).toMatchObject({ amount: '300.00', channel: 'award' })
    expect(award!.marks).toContain('seeded')
    expect(person!.lines.find((line) => line.rule === 'seniority')!.marks).not.toContain('seeded')
  })

  it('are lost where a month lies between, because a run is broken by it', () => {
    const { value: carry } = seedCarry(taobaoCustomerService, '2026-05', {
      'firstRun:run[breaks]': { E1: '2' },
    })
    const result = calculate(taobaoCustomerService, facts('2026-07'), { carry: carry! })
    expect(result.periods[0]!.things.employee![0]!.values.firstRun).toMatchObject({ value: '1' })
  })

  it('name the cell that was meant', () => {
    const { value, diagnostics } = seedCarry(taobaoCustomerService, '2026-13', {
      'firstRun:run[break]': { E1: '2' },
    })
    expect(value).toBeUndefined()
    expect(diagnostics.map((one) => one.code)).toEqual(['seed-bad-period', 'seed-no-cell'])
    expect(diagnostics[1]!.parameters.near).toBe('firstRun:run[breaks]')
  })
})
