import { type CompareReport, compareRuleSets, openRules } from '../../../src/analyse.ts'

/** Three clauses that work on each other: commission = sales × rate × factor; a level, a prize and a finding beside. */
export const plan = `id: plan
title: { zh: 三条方案, en: three clauses }
currency: CNY
each: month
facts:
  employee:
    team: team
    sales: money
    baseWage: { type: money, line: earning }
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
      factor:
        table: |
          sales     | of
          ≥ 10000   | 1
          otherwise | 0.8
      commission: { title: { zh: 提成, en: commission }, line: earning, is: sales × rate × factor.of }
  第3条:
    title: { zh: 达标, en: target }
    parameters:
      target: { value: 10000, unit: CNY }
    rules:
      level:
        title: { zh: 等级, en: level }
        is: "if sales ≥ target then 'top' else 'good'"
      prize: { title: { zh: 达标奖, en: prize }, line: earning, when: sales ≥ target, is: 300 }
      talk: { title: { zh: 面谈, en: talk }, when: sales < target, finding: { zh: 面谈, en: talk } }
`

export const facts = {
  period: '2026-01',
  complete: true as const,
  team: [{ id: 'A', name: '甲组' }, { id: 'B' }],
  employee: [
    { id: 'E1', name: '林', team: 'A', sales: '10000', baseWage: '3000' },
    { id: 'E2', team: 'A', sales: '5000', baseWage: '3000' },
    { id: 'E3', team: 'B', sales: '0', baseWage: '2000' },
  ],
}

/** The plan against itself with changes by address. */
export const tryOut = (changes: Readonly<Record<string, string>>, on = facts): CompareReport => {
  const base = openRules(plan)
  return compareRuleSets(base, [base.withChanges(changes)], on)
}

/** `第1条 165.00 (140.00, 190.00)`: what each part moved, alone and as the last. */
export const partsOf = ({ variants }: CompareReport): readonly string[] =>
  variants[0]!.attribution.parts.map(
    ({ clauses, difference, alone, last }) => `${clauses.join(' + ')} ${difference} (${alone}, ${last})`,
  )
