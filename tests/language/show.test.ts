import { describe, expect, it } from 'vitest'
import { explain, renderExplanation, wordsOf } from '../../src/index.ts'
import { calculateOne, codesOf, load } from '../support/load.ts'

const body = (rules: string, facts = 'sales: money, rated: percent, points: { type: number, show: 1 }') =>
  `words:
  poor: { zh: 较差, en: poor grade }
facts:
  employee: { ${facts} }
clauses:
  第1条:
    parameters: { share: { value: 0.125%, title: { zh: 比例, en: share } } }
    rules:
${rules}`

describe('show', () => {
  const ruleSet = load(
    body(`      part: { title: { zh: 占比, en: part }, is: sales ÷ 300, show: percent }
      twice: { title: { zh: 两倍, en: twice }, is: part × 2, show: 2 }
      tax: { title: { zh: 税, en: tax }, is: sales × share × rated }
      grade:
        title: { zh: 等级, en: grade }
        table: |
          points    | grade
          ≥ 60      | good
          otherwise | poor
      few:
        when: grade = "poor"
        finding: { zh: 太少, en: too few }
        evidence: [part, points, grade, rated, share]
`),
  )
  const facts = { employee: [{ id: 'E1', sales: '200', rated: '5%', points: '59.95' }] }
  const result = calculateOne(ruleSet, facts)
  const shownIn = (rule: string, language: 'zh' | 'en'): string => {
    const period = { period: '2026-01', complete: true, ...facts } as const
    return renderExplanation(explain(ruleSet, period, { rule, id: 'E1' }).value!, language)
  }

  it('never changes a value, nor what others read of it', () => {
    const { values } = result.periods[0]!.things.employee![0]!
    expect([values.part!.value, values.twice!.value]).toEqual(['2/3', '4/3'])
    expect(values.tax!.value).toBe('0.0125')
  })

  it('is what explanations say, of the value and of what it reads', () => {
    expect(shownIn('part', 'zh')).toContain('占比〔第1条〕 E1 2026-01 = 66.67%')
    expect(shownIn('twice', 'en')).toContain('E1 2026-01 = 1.33\n')
    expect(shownIn('twice', 'en')).toContain('With: part = 66.67%')
    expect(shownIn('tax', 'zh')).toContain('比例 = 0.125%，rated = 5%')
  })

  it('is what the evidence of a finding says; its value stays exact', () => {
    const { evidence } = result.findings[0]!
    const words = wordsOf(ruleSet)
    expect(evidence.map((one) => one.value)).toEqual(['2/3', '59.95', 'poor', '0.05', '0.00125'])
    expect(evidence.map((one) => words.value(one, one.name).zh)).toEqual([
      '66.67%',
      '60.0',
      '较差',
      '5%',
      '0.125%',
    ])
    expect(words.value(evidence[2]!).en).toBe('poor grade')
  })

  it('stands in the compiled rule, and reaches all numbers of a table', () => {
    const table = load(
      body(`      tier:
        show: percent
        table: |
          sales     | low  | high | word
          ≥ 1000    | 1%   | 0.05 | poor
          otherwise | 2.5% | 7%   | poor
`),
    )
    expect(table.plan.rules.find(({ name }) => name === 'tier')!.show).toBe('percent')
    const { values } = calculateOne(table, facts).periods[0]!.things.employee![0]!
    const shown = Object.entries(values).map(([address, value]) => wordsOf(table).value(value, address).zh)
    expect(shown).toEqual(['2.5%', '7%', '较差'])
  })

  it.each([
    ['      part: { is: sales ÷ 3, show: two }', 'source-show'],
    ['      part: { is: sales ÷ 3, show: 13 }', 'source-show'],
    ['      part: { is: sales ÷ 3, show: 1.5 }', 'source-show'],
    ['      part: { is: sales > 3, show: 2 }', 'show-not-number'],
    ['      part: { is: sales ÷ 3, shwo: 2 }', 'source-unknown-key'],
  ])('%s is %s', (rules, code) => {
    expect(codesOf(body(rules))).toEqual([code])
  })

  it('of a fact that is no number is refused', () => {
    const facts = 'sales: money, hiredOn: { type: date, show: 2 }'
    expect(codesOf(body('      part: "sales ÷ months(hiredOn, end(period))"', facts))).toContain(
      'source-show-kind',
    )
  })
})
