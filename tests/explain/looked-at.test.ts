import { describe, expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  employee:
    post: { type: [clerk, cook], title: { zh: 岗位, en: post } }
    sales: { type: money, title: { zh: 销售额, en: sales } }
    calls: { type: times, default: none }
${clauseWith(
  `
calm: { is: calls ≤ 3 }
perCall: { when: calls > 0, is: calls × rate }
perSale: { is: sales × 10% }
spare: { is: sales × 5% }
byPost:
  table: |
    post  | byPost
    clerk | perSale
    cook  | if calm then perCall else spare
byFirst: { is: 'first(perCall, perSale, spare)' }
byIf: { is: if post = "clerk" then perSale else spare }
twice: { is: if post = "clerk" then perSale else perSale + spare }
inBoth: { is: spare + (if post = "clerk" then perSale else spare) }
`,
  '    parameters: { rate: { value: 2, unit: CNY/times } }\n',
)}`)

const asked = (rule: string, row: Readonly<Record<string, string>>) =>
  explain(ruleSet, { period: '2026-01', employee: [{ id: 'E1', sales: '100', ...row }] }, { rule, id: 'E1' })
    .value!

describe('the parts of an explanation are those that were looked at', () => {
  it.each([
    ['a table: its row', 'byPost', { post: 'clerk' }, ['perSale']],
    ['a formula in the row', 'byPost', { post: 'cook', calls: '2' }, ['calm', 'perCall']],
    ['the other branch in the row', 'byPost', { post: 'cook', calls: '4' }, ['calm', 'spare']],
    ['no branch where the condition is not there', 'byPost', { post: 'cook' }, ['calm']],
    ['first: the one that applies', 'byFirst', { post: 'cook', calls: '2' }, ['perCall']],
    ['first: those before it too', 'byFirst', { post: 'cook' }, ['perCall', 'perSale']],
    ['if: then', 'byIf', { post: 'clerk' }, ['perSale']],
    ['if: else', 'byIf', { post: 'cook' }, ['spare']],
    ['what both branches read', 'twice', { post: 'cook' }, ['perSale', 'spare']],
    ['the branch that reads less', 'twice', { post: 'clerk' }, ['perSale']],
    ['what is read outside as well', 'inBoth', { post: 'clerk' }, ['spare', 'perSale']],
  ])('%s', (_, rule, row, parts) => {
    expect(asked(rule, row).parts.map((one) => one.address)).toEqual(parts)
  })

  it('and so are the values that are put in', () => {
    expect(asked('byIf', { post: 'cook' }).working.map((line) => line.zh)).toEqual([
      '公式：if post = "clerk" then perSale else spare',
      '代入：岗位 = cook，spare = 5 元',
    ])
  })
})
