import { expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

it('findings stand in the order of time: a month, its quarter after it, then the next month', () => {
  const ruleSet = load(`facts:
  employee:
    mark: score
  call of employee:
    dated: date
    rude: { type: yes/no, default: no }
${clauseWith(
  ['year', 'quarter', 'month', 'day']
    .map((each) =>
      each === 'day'
        ? 'rudeDay: { each: day, is: count(call where rude) > 0, finding: { zh: 日, en: day } }'
        : `${each}Low: { each: ${each}, is: ${each === 'month' ? 'mark' : 'min(mark)'} < 60, finding: { zh: 低, en: low } }`,
    )
    .concat('other: { is: mark < 50, finding: { zh: 更低, en: lower } }')
    .join('\n'),
)}`)
  const month = (at: number, ...marks: readonly string[]) => ({
    period: `2026-${String(at).padStart(2, '0')}`,
    employee: marks.map((mark, index) => ({ id: `E${index + 1}`, mark })),
    call: at === 12 ? [{ id: 'C1', employee: 'E1', dated: '2026-12-05', rude: true }] : [],
  })
  const { findings } = calculate(ruleSet, [
    ...Array.from({ length: 11 }, (_, at) => month(at + 1, at === 8 ? '55' : '80', '80')),
    month(12, '40', '58'),
  ])
  expect(findings.map((one) => `${one.moment ?? one.period} ${one.id} ${one.rule}`)).toEqual([
    '2026-09 E1 monthLow',
    '2026-Q3 E1 quarterLow',
    '2026-12-05 E1 rudeDay',
    '2026-12 E1 monthLow',
    '2026-12 E2 monthLow',
    '2026-12 E1 other',
    '2026-Q4 E1 quarterLow',
    '2026-Q4 E2 quarterLow',
    '2026 E1 yearLow',
    '2026 E2 yearLow',
  ])
})

it('evidence has the title of the fact on its own thing, where several have one of that name', () => {
  const ruleSet = load(`facts:
  employee: {}
  order of employee:
    dated: { type: date, title: { zh: 下单日, en: order date } }
  call of employee:
    dated: { type: date, title: { zh: 来电日, en: call date } }
${clauseWith(`
a: { for: order, is: dated > 2026-01-01, finding: { zh: 甲, en: a }, evidence: [dated] }
b: { for: call, is: dated > 2026-01-01, finding: { zh: 乙, en: b }, evidence: [dated] }
`)}`)
  const row = { id: '1', employee: 'E1', dated: '2026-01-02' }
  const facts = { period: '2026-01', employee: [{ id: 'E1' }], order: [row], call: [row] }
  expect(calculate(ruleSet, facts).findings.map((one) => one.evidence[0]!.title.zh)).toEqual([
    '下单日',
    '来电日',
  ])
})
