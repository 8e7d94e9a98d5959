import { describe, expect, it } from 'vitest'
import { renderDiagnostic } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { clauseWith } from '../support/figures.ts'
import { problems, ruleFile } from '../support/load.ts'

const facts = `facts:
  employee: { sales: { type: money, allowed: "≥ 0" }, good: { type: yes/no } }
`
const fee = 'fee: { is: 10, when: sales > 100 }'
const found = (rules: string) => problems(facts + clauseWith(`${rules}\nflag: good`))

describe('a line that goes with a condition of another rule', () => {
  it.each([
    ['pay: { line: earning, is: sales × 5% - fee }', 'fee'],
    ['pay: { line: earning, is: fee + sales × 5% }', 'fee'],
    ['pay: { line: earning, is: "round(max(sales × 5% - fee, 0), 2)" }', 'fee'],
    ['pay: { line: earning, is: if good then sales × 5% - fee else 0 }', 'fee'],
    ['double: fee × 2\npay: { line: earning, is: sales × 5% - double }', 'double'],
    ['pay: { line: earning, is: sales × 5% - fee, when: good }', 'fee'],
  ])('%s', (rules, at) => {
    const [problem, ...others] = found(`${fee}\n${rules}`)
    expect(others).toEqual([])
    expect([problem!.code, problem!.at]).toEqual(['line-may-be-absent', [at, 'sales > 100']])
  })

  it.each([
    'pay: { line: earning, is: "sales × 5% - first(fee, 0)" }',
    'pay: { line: earning, is: "total(sales × 5%, fee)" }',
    'pay: { line: earning, is: sales × 5% - fee, otherwise: 0 }',
    'pay: { line: earning, is: sales × 5% - fee, when: sales > 100 }',
    'pay: { line: earning, is: sales × 5% - fee, when: good and sales > 100 }',
    'pay: { line: earning, is: sales × 5% - fee, when: present(fee) }',
    'pay: { line: earning, is: if sales > 100 then sales × 5% - fee else sales × 5% }',
    'more: { is: 20, when: sales > 100 }\npay: { line: earning, is: more - fee }',
    // A factor that does not apply is meant to take the product with it.
    'pay: { line: earning, is: sales × fee ÷ 10 }',
    'pay: { line: earning, is: fee }',
  ])('%s says what is meant', (rules) => {
    expect(found(`${fee}\n${rules}`)).toEqual([])
  })

  it('is silent where the other rule says what it is otherwise', () => {
    const rules = 'fee: { is: 10, when: sales > 100, otherwise: 0 }\npay: { line: earning, is: sales - fee }'
    expect(found(rules)).toEqual([])
  })

  it('reads well', () => {
    const text = ruleFile(
      facts + clauseWith(`${fee}\npay: { line: earning, is: sales × 5% - fee }\nflag: good`),
    )
    const [warning] = loadRuleSet([{ name: 'rules.yaml', text }]).diagnostics
    expect(renderDiagnostic(warning!, { language: 'zh' })).toContain(
      '“pay”加减了“fee”；“fee”的条件（sales > 100）不成立时它不适用，整行就不上工资单。',
    )
    expect(renderDiagnostic(warning!, { language: 'en' })).toContain(
      'pay adds or subtracts fee, which applies only where sales > 100 (rule fee); elsewhere the whole line is left off',
    )
  })
})
