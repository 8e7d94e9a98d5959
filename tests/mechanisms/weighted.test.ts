import { describe, expect, it } from 'vitest'
import { clauseWith, figuresOf, shown } from '../support/figures.ts'
import { calculateOne, load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    mark: { type: score, default: none }
    skill: { type: score, default: none }
    pay: { type: money, default: 0 }
    post: { type: [clerk, cook], default: clerk }
`
const scoreOf = (weighted: string, given: Record<string, string>, more = ''): string =>
  figuresOf(
    facts + clauseWith(`score: { ${more}weighted: ${weighted} }`, '    parameters: { half: 50% }\n'),
    { employee: [{ id: 'E1', ...given }] },
    'employee',
    'E1',
    undefined,
  ).score!

describe('weighted', () => {
  it.each([
    ['{ mark: 40%, skill: 60% }', { mark: '80', skill: '70' }, '74'],
    ['{ mark: 0.4, skill: 0.6 }', { mark: '80', skill: '70' }, '74'],
    ['{ mark: half, skill: half }', { mark: '80.5', skill: '70' }, '75.25'],
    ['{ mark ÷ 3: 40%, skill: 60% }', { mark: '80', skill: '70' }, '158/3'],
    ['{ mark: 40%, skill: 60% }', { mark: '80' }, 'none: fact'],
    ['{ parts: { mark: 40%, skill: 60% }, absent: reweight }', { mark: '81.5' }, '81.5'],
    ['{ parts: { mark: 40%, skill: 60% }, absent: reweight }', {}, 'none: no part'],
    ['{ parts: { mark: 40%, skill: 60% }, absent: zero }', { mark: '81.5' }, '32.6'],
    ['{ parts: { mark: 40%, skill: 60% }, absent: zero }', {}, '0'],
  ])('%s of %o is %s', (weighted, given, expected) => {
    expect(scoreOf(weighted, given)).toBe(expected)
  })

  it('is rounded where the rule rounds, after the parts are added', () => {
    expect(scoreOf('{ mark: 50%, skill: 50% }', { mark: '80.05', skill: '80.06' }, 'round: 1, ')).toBe('80.1')
  })

  it.each([
    ['{ mark: 40%, skill: 50% }', 'weights-do-not-add-up'],
    ['{ mark: 40, skill: 60 }', 'weights-do-not-add-up'],
    ['{ mark: 40%, post: 60% }', 'not-a-number'],
    ['{ mark: 40%, skill: post }', 'not-a-number'],
    ['{ mark: 40%, pay: 60% }', 'compare-units'],
  ])('refuses %s', (weighted, code) => {
    const file = facts + clauseWith(`score: { weighted: ${weighted} }`)
    expect(problems(file).map((one) => one.code)).toEqual([code])
  })

  it.each([
    ['{ mark: 1 ÷ 4, skill: 3 ÷ 4 }', []],
    ['{ mark: third, skill: 2 ÷ 3 }', []],
    ['{ mark: quarter, skill: 75% }', []],
    ['{ mark: third, skill: quarter }', ['weights-do-not-add-up']],
    ['{ mark: quarter, skill: 1 - 0.5 }', ['weights-do-not-add-up']],
    ['{ mark: third, skill: byPost }', []],
  ])('adds up weights that are known, however they are written: %s', (weighted, codes) => {
    const file =
      facts +
      clauseWith(
        `quarter: 1 ÷ 4\nbyPost: { is: if post = "clerk" then 50% else 20% }\nscore: { weighted: ${weighted} }`,
        '    parameters: { third: 1 ÷ 3 }\n',
      )
    expect(
      problems(file)
        .map((one) => one.code)
        .filter((code) => !code.startsWith('unused')),
    ).toEqual(codes)
  })

  it('shows the sum, and what was meant by 40 and 60', () => {
    const { zh, en } = shown(facts + clauseWith('score: { weighted: { mark: 40, skill: 60 } }'))
    expect(zh).toContain('权重合计不是 100%：mark 4000% + skill 6000% = 10000%。')
    expect(zh).toContain('提示：要写百分号：mark: 40%, skill: 60%。')
    expect(en).toContain('hint: Write them as percent: mark: 40%, skill: 60%.')
  })
})

it('weights that come from a table must make 100% for everybody', () => {
  const rules = load(`facts: { employee: { post: [service, sales], result: score, care: score } }
clauses:
  第1条:
    rules:
      w:
        table: |
          post    | ofResult | ofCare
          service | 40%      | 60%
          sales   | 70%      | 20%
      score: { weighted: { result: w.ofResult, care: w.ofCare } }
      served: { when: post = "service", weighted: { result: w.ofResult, care: w.ofCare } }
`)
  const result = calculateOne(rules, {
    employee: [
      { id: 'E1', post: 'service', result: '80', care: '90' },
      { id: 'E2', post: 'sales', result: '80', care: '90' },
    ],
  })
  expect(result.diagnostics.map(({ code, parameters }) => [code, parameters.id, parameters.sum])).toEqual([
    ['run-weights-differ', 'E2', '90%'],
  ])
  expect(result.ok).toBe(false)
})
