import { expect, it } from 'vitest'
import { explain, type PeriodFacts, renderDiagnostic } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  employee:
    mark: score
${clauseWith(`
low: { title: { zh: 低分, en: low mark }, is: mark < 60 }
best: { title: { zh: 季度最好成绩, en: best mark }, each: quarter, is: max(mark) }
ofYear: { title: { zh: 年度最好成绩, en: best of the year }, each: year, is: max(mark) }
`)}`)

const facts = (...months: readonly (readonly [string, ...string[]])[]): readonly PeriodFacts[] =>
  months.map(([period, ...ids]) => ({ period, employee: ids.map((id) => ({ id, mark: '80' })) }))

const untilFebruary = facts(['2026-01', 'E1'], ['2026-02', 'E1'])
const untilApril = facts(['2026-01', 'E1', 'E2'], ['2026-02', 'E1'], ['2026-03', 'E1'], ['2026-04', 'E2'])

it.each([
  [
    'a quarter that has not closed',
    untilFebruary,
    { rule: 'best', id: 'E1' },
    '“季度最好成绩”到 2026-Q1 结束时才算，而数据只到 2026-02，2026-Q1 尚未结束',
    'best mark is worked out when 2026-Q1 closes; the facts go to 2026-02, so it has not closed yet',
  ],
  [
    'the one that was asked for',
    untilApril,
    { rule: 'best', id: 'E1', period: '2026-Q2' },
    '而数据只到 2026-04，2026-Q2 尚未结束',
    'Ask again when there are facts up to 2026-06',
  ],
  [
    'a year',
    untilApril,
    { rule: 'ofYear', id: 'E1' },
    '到 2026 结束时才算，而数据只到 2026-04',
    'when 2026 closes',
  ],
  [
    'somebody who was not there when the quarter closed',
    untilApril,
    { rule: 'best', id: 'E2' },
    '“E2”不在 2026-03 的员工名单上，2026-Q1 在这一期结束，所以没有 2026-Q1 的“季度最好成绩”',
    'E2 is not on the list of 2026-03, which closes 2026-Q1, so there is no best mark of 2026-Q1',
  ],
  [
    'a quarter before the facts',
    untilApril,
    { rule: 'best', id: 'E1', period: '2025-Q4' },
    '数据里没有 2025-Q4 这一期的“季度最好成绩”',
    'the facts have no best mark of 2025-Q4',
  ],
  [
    'a month, of a value of the quarter',
    untilApril,
    { rule: 'best', id: 'E1', period: '2026-03' },
    '“季度最好成绩”按季度计算，2026-03 不是一个季度',
    'best mark is a value of the quarter, and 2026-03 is none',
  ],
  [
    'nobody of that id',
    untilFebruary,
    { rule: 'low', id: 'E9' },
    '员工中没有编号“E9”',
    'there is no employee with the id E9',
  ],
])('says why there is no answer: %s', (_, given, question, zh, en) => {
  const { value, diagnostics } = explain(ruleSet, given, question)
  expect(value).toBeUndefined()
  expect(diagnostics).toHaveLength(1)
  expect(renderDiagnostic(diagnostics[0]!, { language: 'zh' })).toContain(zh)
  expect(renderDiagnostic(diagnostics[0]!, { language: 'en' })).toContain(en)
})

it('answers for the quarter that closed last', () => {
  expect(explain(ruleSet, untilApril, { rule: 'best', id: 'E1' }).value).toMatchObject({
    period: '2026-Q1',
    value: '80',
  })
})
