import { describe, expect, it } from 'vitest'
import { type Explanation, explain, type FactRow, type Language, renderExplanation } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  team: {}
  employee:
    team: team
    sales: { type: money, title: { zh: 销售额, en: sales } }
  order of employee:
    amount: { type: money, title: { zh: 金额, en: amount } }
    returned: { type: yes/no, title: { zh: 退货, en: returned } }
things: { order: { zh: 订单, en: order } }
${clauseWith(`
kept: { is: sum(amount each order where not returned) }
sent: { is: count(order) - count(order where returned) }
busy: { when: count(order where not returned) ≥ 2, is: sales × 1 }
ofTeam: { is: sum(sales each employee in team) }
teamSales: { for: team, is: sum(sales each employee) }
`)}`)

const facts = (count: number) => ({
  period: '2026-01',
  team: [{ id: 'T' }],
  employee: [
    { id: 'E1', team: 'T', sales: '7' },
    { id: 'E2', team: 'T', sales: '8' },
  ],
  order: Array.from(
    { length: count },
    (_, at): FactRow => ({
      id: `O${at + 1}`,
      employee: 'E1',
      amount: `${at + 1}0.5`,
      returned: at === 1,
    }),
  ),
})

const asked = (rule: string, count = 3, id = 'E1'): Explanation =>
  explain(ruleSet, facts(count), { rule, id }).value!

const said = (rule: string, language: Language, count?: number, id?: string): readonly string[] =>
  renderExplanation(asked(rule, count, id), language)
    .split('\n')
    .slice(2)

describe('the members of an aggregate', () => {
  it('are shown with their values, those left out first', () => {
    expect(said('kept', 'zh')).toEqual([
      '  · 公式：sum(amount each order where not returned)',
      '  · sum(amount each order where not returned) = 41（计入 2，未计入 1）',
      '  − 订单 O2: 20.5（not returned，退货 = 是）',
      '  + 订单 O1 10.5，O3 30.5',
    ])
    expect(said('kept', 'en').slice(2)).toEqual([
      '  − order O2: 20.5 (not returned, returned = yes)',
      '  + order O1 10.5, O3 30.5',
    ])
  })

  it('are cut off after twenty, with how many more there are', () => {
    expect(said('kept', 'zh', 24).at(-1)).toMatch(
      /^ {2}\+ 订单 O1 10\.5，O3 30\.5，.*，O21 210\.5，另有 3 条$/,
    )
    expect(said('kept', 'en', 24).at(-1)).toMatch(/, O21 210\.5, and 3 more$/)
  })

  it('are told apart where there are two aggregates; a count has no values', () => {
    expect(said('sent', 'zh').slice(3)).toEqual([
      '  count(order)：',
      '    + 订单 O1，O2，O3',
      '  count(order where returned)：',
      '    − 订单 O1（退货 = 否）',
      '    − 订单 O3（退货 = 否）',
      '    + 订单 O2',
    ])
    expect(said('sent', 'en').slice(3, 5)).toEqual(['  count(order):', '    + order O1, O2, O3'])
  })

  it('are shown for a condition, with what it came to', () => {
    expect(said('busy', 'zh', 2)).toEqual([
      '  ✗ count(order where not returned) ≥ 2（count(order where not returned) = 1）',
      '  − 订单 O2（not returned，退货 = 是）',
      '  + 订单 O1',
    ])
  })

  it('are no colleagues, except for the team itself', () => {
    expect(said('ofTeam', 'zh').join()).not.toContain('E2')
    expect(asked('ofTeam').members).toBeUndefined()
    expect(said('teamSales', 'zh', 0, 'T').at(-1)).toBe('  + 员工 E1 7，E2 8')
  })
})
