import { describe, expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  team: {}
  employee: { team: team, sales: money, here: { type: yes/no, default: yes } }
${clauseWith('place: { rank: { of: sales, among: team, where: here, ties: shared } }')}`)

const facts = {
  period: '2026-01',
  complete: true as const,
  team: [{ id: 'T' }],
  employee: [
    { id: 'A', team: 'T', sales: '9', here: 'yes' },
    { id: 'B', team: 'T', sales: '5', here: 'yes' },
    { id: 'C', team: 'T', sales: '7', here: 'no' },
  ],
}

const working = (id: string): readonly string[] =>
  explain(ruleSet, facts, { rule: 'place', id }).value!.working.map(({ en }) => en)

describe('the explanation of a rank with a condition', () => {
  it('counts those who take part', () => {
    expect(working('B').join()).toContain('2 take part, own 5, 1 ahead, 0 tied')
  })

  it('says why somebody takes no part', () => {
    expect(working('C').join()).toContain('Takes no part in the ranking: here does not hold')
  })
})
