import { describe, expect, it } from 'vitest'
import { testRuleSet } from '../../../src/analyse.ts'
import { nearlyAll, shop } from './shop.ts'

const parent = { name: 'shop.yaml', text: shop(nearlyAll) }
const id = /^id: (.+)$/m.exec(parent.text)![1]!
const variant = (text: string) => [
  { name: 'variant.yaml', text: `extends: ${id}\nid: variant\n${text}` },
  parent,
]

describe('what a variant changes, tested by itself', () => {
  it('is a changed rule: its rows, and the mistakes in it', () => {
    const sources = variant('change: { prize.when: sales > 90000 }\n')
    const report = testRuleSet(sources, { only: 'changed' })
    expect(report.changed).toEqual(['prize'])
    expect(report.coverage.clauses.map(({ clause }) => clause)).toEqual(['第2条'])
    expect(new Set(report.coverage.uncovered.map(({ rule }) => rule))).toEqual(new Set(['prize']))
  })

  it('is a part of the whole test: the same mistakes of the same rules, and no other', () => {
    const sources = variant(`change: { "rate[≥ 50000].rate": 4% }
examples:
  - name: at the edge, and above the prize
    given: |
      employee | sales
      E1       | 50000
      E2       | 90000
    expect: |
      employee | rate | prize
      E1       | 4%   | none
      E2       | 4%   | 300.00
`)
    const part = testRuleSet(sources, { only: 'changed', suggest: false })
    const whole = testRuleSet(sources, { suggest: false })
    expect(part.changed).toEqual(['rate'])
    expect(part.examples).toEqual(whole.examples)
    const own = ({ rule }: { readonly rule?: string }) => rule === 'rate'
    expect(whole.mutation!.survivors.length).toBeGreaterThan(part.mutation!.survivors.length)
    expect(part.mutation!.survivors.length).toBeGreaterThan(0)
    expect(part.mutation!.survivors).toEqual(whole.mutation!.survivors.filter(own))
    expect(part.coverage.uncovered).toEqual(whole.coverage.uncovered.filter(own))
  })

  it('is a new rule, and the rules that read a changed number', () => {
    const sources = variant(`clauses:
  第9条:
    parameters: { extra: { title: { zh: 补助, en: help }, value: 100, unit: CNY } }
    rules:
      help: { title: { zh: 补助, en: help }, line: earning, when: sales < 20000, is: extra }
`)
    const report = testRuleSet(sources, { only: 'changed', mutants: false })
    expect(report.changed).toEqual(['extra', 'help'])
    expect(report.coverage.checked.text).toBe('0/1 (0%)')
  })

  it('is nothing where only texts for people differ', () => {
    const report = testRuleSet(variant('title: { zh: 新名, en: new name }\nchange: { prize.title: 奖 }\n'), {
      only: 'changed',
    })
    expect([report.ok, report.changed, report.coverage.workedOut.text]).toEqual([true, [], '–'])
    expect(report.mutation?.score.text).toBe('–')
  })

  it('is refused of a file that extends none', () => {
    const report = testRuleSet(parent.text, { only: 'changed' })
    expect([report.ok, report.diagnostics.map(({ code }) => code)]).toEqual([false, ['rule-test-no-variant']])
  })
})
