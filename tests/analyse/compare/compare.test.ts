import { describe, expect, it } from 'vitest'
import { compareRuleSets, openRules } from '../../../src/analyse.ts'

const plan = `id: plan
title: { zh: 三条方案, en: three clauses }
currency: CNY
each: month
facts:
  employee:
    team: team
    sales: money
    baseWage: { type: money, line: earning }
  team: {}
words:
  good: { zh: 良, en: good }
  top: { zh: 优, en: top }
clauses:
  第1条:
    title: { zh: 提成比例, en: rate }
    parameters:
      rate: 1%
  第2条:
    title: { zh: 系数, en: factor }
    rules:
      level:
        table: |
          sales     | word
          ≥ 10000   | top
          otherwise | good
      factor:
        table: |
          sales     | of
          ≥ 10000   | 1
          otherwise | 0.8
  第3条:
    title: { zh: 提成, en: commission }
    rules:
      commission: { title: { zh: 提成, en: commission }, line: earning, is: sales × rate × factor.of }
`
const facts = {
  period: '2026-01',
  complete: true as const,
  team: [{ id: 'A', name: '甲组' }, { id: 'B' }],
  employee: [
    { id: 'E1', name: '林', team: 'A', sales: '10000', baseWage: '3000' },
    { id: 'E2', team: 'A', sales: '5000', baseWage: '3000' },
    { id: 'E3', team: 'B', sales: '0', baseWage: '2000' },
  ],
}

describe('figures by hand', () => {
  it('', () => {
    const base = openRules(plan)
    console.log(base.diagnostics)
    const variant = base.withChanges({
      rate: '2%',
      'factor[≥ 10000].of': '1.5',
      'level[≥ 10000].sales': '≥ 5000',
    })
    console.log(variant.diagnostics)
    const t = performance.now()
    const report = compareRuleSets(base, [variant], facts)
    console.log(performance.now() - t)
    console.log(JSON.stringify(report, undefined, 1))
  })
})
