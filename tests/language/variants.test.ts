import { describe, expect, it } from 'vitest'
import { type CompiledRuleSet, calculate } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { clauseWith, figures, months } from '../support/figures.ts'
import { load, ruleFile } from '../support/load.ts'

const parent = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    sales: { type: money, allowed: "≥ 0" }
    post: { type: [clerk, cook], default: clerk }
${clauseWith(
  `tier:
  table: |
    sales     | rate | grade  | post: clerk | post: cook
    ≥ 2000    | 3%   | gold   | 680         | none
    ≥ 1000    | 2%   | silver | 170         | 70
    otherwise | 1%   | plain  | none        | none
commission: { line: earning, is: sales × tier.rate + bonus }
award: { line: earning, is: tier.post }
prize: { line: earning, when: sales ≥ 2000, is: 215 }
part: { line: earning, share: { pool: budget, by: equal, odd: largest remainder, nobody: keep } }
place: { rank: { of: sales, among: team, ties: { reading: tied } } }
rounded: { is: sales ÷ 7, round: 2 }`,
  `    parameters: { bonus: { value: 5, unit: CNY } }
    readings:
      tied: { question: { zh: 并列？, en: Ties? }, default: shared }
`,
)}`

const variant = (more: string): CompiledRuleSet => {
  const { value, diagnostics } = loadRuleSet([
    { name: 'trial.yaml', text: `extends: made-up\nid: trial\n${more}` },
    { name: 'rules.yaml', text: ruleFile(parent) },
  ])
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  return value!
}
const codes = (more: string): readonly string[] =>
  loadRuleSet([
    { name: 'trial.yaml', text: `extends: made-up\nid: trial\n${more}` },
    { name: 'rules.yaml', text: ruleFile(parent) },
  ])
    .diagnostics.filter((one) => one.severity === 'error')
    .map((one) => one.code)
const given = {
  team: [{ id: 'T' }],
  employee: [
    { id: 'E1', team: 'T', sales: '2000' },
    { id: 'E2', team: 'T', sales: '2000', post: 'cook' },
    { id: 'E3', team: 'T', sales: '999.99' },
  ],
}
const of = (ruleSet: CompiledRuleSet, id: string, ...rules: readonly string[]) =>
  figures(months(ruleSet, given), 'employee', id, ...rules)

describe('a variant', () => {
  it('without a change differs nowhere', () => {
    const [base, same] = [load(parent), variant('')]
    const strip = ({ id: _, hash: __, ...rest }: CompiledRuleSet): unknown => rest
    expect(strip(same)).toEqual(strip(base))
    const periods = (ruleSet: CompiledRuleSet): unknown =>
      calculate(ruleSet, { period: '2026-01', complete: true, ...given }).periods
    expect(periods(same)).toEqual(periods(base))
  })

  it.each([
    ['a parameter', 'bonus: 6', 'E1', 'commission', '66.00'],
    ['a parameter with its keys', 'bonus: { value: 6, unit: CNY }', 'E1', 'commission', '66.00'],
    ['a parameter by its key', 'bonus.value: 7', 'E1', 'commission', '67.00'],
    ['a cell', '"tier[≥ 2000].rate": 4%', 'E1', 'commission', '85.00'],
    ['a cell of a row named by a word', '"tier[gold].rate": 5%', 'E1', 'commission', '105.00'],
    ['a cell of a column that is chosen', '"tier[≥ 2000].post: cook": 99', 'E2', 'award', '99.00'],
    ['a cell with >= for ≥', '"tier[>= 2000].rate": 4%', 'E1', 'commission', '85.00'],
    ['a formula', 'prize.is: 300', 'E1', 'prize', '300.00'],
    ['a condition', 'prize.when: sales > 2000', 'E1', 'prize', 'none: condition'],
    ['a setting inside a body', 'part.share.odd: each cut', 'E1', 'part', '33.33'],
    ['a setting that a reading chose', 'place.rank.ties: last', 'E1', 'place', '2'],
    ['a default of a reading', 'tied.default: last', 'E1', 'place', '2'],
    ['a rounding', 'rounded.round: 0', 'E1', 'rounded', '286'],
    ['a new body', 'prize.decided: { by: manager, range: "[1..9]", silent: 4 }', 'E1', 'prize', '4.00'],
    ['a key that was not there', 'prize.otherwise: 1', 'E3', 'prize', '1.00'],
  ])('changes %s', (_, change, id, rule, expected) => {
    expect(of(variant(`change: { ${change} }`), id, rule)).toEqual({ [rule]: expected })
  })

  it('removes rules, and adds clauses that read what it inherits', () => {
    const ruleSet = variant(`remove: [prize]
clauses:
  第2条:
    says: { zh: 新, en: new }
    rules:
      extra: { line: earning, is: commission × 10% }
`)
    const value = of(ruleSet, 'E1')
    expect(value.prize).toBeUndefined()
    expect(value.extra).toBe('6.50')
  })

  it.each([
    ['a change that changes nothing', 'change: { bonus.value: 5 }', 'source-change-nothing'],
    ['a name that is not there', 'change: { bonsu: 6 }', 'source-change-unknown'],
    ['a row that is not there', 'change: { "tier[≥ 3000].rate": 4% }', 'source-change-unknown'],
    ['a column that is not there', 'change: { "tier[≥ 2000].rat": 4% }', 'source-change-unknown'],
    ['a rule that others read', 'remove: [tier]', 'unknown-name'],
  ])('refuses %s', (_, more, code) => {
    expect(codes(more)).toContain(code)
  })
})
