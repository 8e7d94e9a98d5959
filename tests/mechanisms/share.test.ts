import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/index.ts'
import { clauseWith, figures, months } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    x: { type: number, default: 1 }
    pay: { type: money, default: 0 }
    mark: { type: score, default: 0 }
    here: { type: yes/no, default: yes }
    post: { type: [clerk, cook], default: clerk }
`
const run = (
  rules: string,
  employee: readonly Record<string, string>[],
  team: Record<string, string> = {},
): Result =>
  months(load(facts + clauseWith(rules)), {
    team: [{ id: 'T', ...team }],
    employee: employee.map((one, at) => ({ id: `E${at + 1}`, team: 'T', ...one })),
  })

/** Shares of the first people, then what is kept and what is unplaced. */
const divided = (
  share: string,
  employee: readonly Record<string, string>[] = [{}, {}, {}],
  team: Record<string, string> = {},
): string => {
  const result = run(
    `part: { share: { ${share} } }\nkept: { for: team, is: part.kept }\nleft: { for: team, is: part.unplaced }`,
    employee,
    team,
  )
  const parts = employee.map((_, at) => figures(result, 'employee', `E${at + 1}`, 'part').part)
  const { kept, left } = figures(result, 'team', 'T', 'kept', 'left')
  return `${parts.join(' ')} | ${kept} | ${left}`
}

describe('share', () => {
  const rest = 'pool: budget, nobody: keep'
  it.each([
    [
      '100 by three, the odd fen to the largest remainder',
      `${rest}, by: equal, odd: largest remainder`,
      [{}, {}, {}],
      '33.34 33.33 33.33 | 0 | 0',
    ],
    [
      'the first in line by a stated value',
      `${rest}, by: equal, odd: to the first, oddBy: [pay]`,
      [{}, { pay: '2' }, {}],
      '33.33 33.34 33.33 | 0 | 0',
    ],
    [
      '3 : 3 : 1, each rounded; the fen too much is kept',
      `${rest}, by: x, odd: each rounded`,
      [{ x: '3' }, { x: '3' }, {}],
      '42.86 42.86 14.29 | -0.01 | 0',
    ],
    [
      'each cut; the fen left is kept',
      `${rest}, by: equal, odd: each cut`,
      [{}, {}, {}],
      '33.33 33.33 33.33 | 0.01 | 0',
    ],
    [
      'a cap of 30 leaves 10 unplaced',
      `${rest}, by: equal, odd: largest remainder, cap: 30`,
      [{}, {}, {}],
      '30 30 30 | 0 | 10',
    ],
    [
      'what a cap takes from one goes to the others',
      `${rest}, by: x, odd: largest remainder, cap: 50`,
      [{ x: '8' }, {}, {}],
      '50 25 25 | 0 | 0',
    ],
    [
      'only those who take part',
      `${rest}, by: equal, odd: largest remainder, among: here`,
      [{}, { here: 'no' }, {}],
      '50 none: not sharing 50 | 0 | 0',
    ],
    [
      'nobody: the pool is kept',
      `${rest}, by: equal, odd: largest remainder, among: x > 9`,
      [{}],
      'none: not sharing | 100 | 0',
    ],
    [
      'all weights zero: the pool is kept',
      `${rest}, by: x, odd: largest remainder`,
      [{ x: '0' }],
      '0 | 100 | 0',
    ],
    [
      'a pool that is a formula',
      'pool: budget × 0.05%, nobody: keep, by: equal, odd: largest remainder',
      [{}, {}],
      '0.03 0.02 | 0 | 0',
    ],
    [
      'a pool of the company, without a name',
      'pool: 10, within: company, nobody: keep, by: equal, odd: largest remainder',
      [{}, {}, {}],
      '3.34 3.33 3.33 | 0 | 0',
    ],
  ])('%s', (_, share, employee, expected) => {
    if (share.includes('within: company')) {
      const result = run(`part: { share: { ${share} } }`, employee)
      expect(employee.map((__, at) => figures(result, 'employee', `E${at + 1}`, 'part').part)).toEqual(
        expected.split(' | ')[0]!.split(' '),
      )
    } else expect(divided(share, employee)).toBe(expected)
  })

  it('a pool below zero is shared, taken as zero, or refused, as stated', () => {
    const share = `${rest}, by: equal, odd: largest remainder`
    const of = (negative: string): string =>
      divided(`${share}, negative: ${negative}`, [{}, {}, {}], { budget: '-10' })
    expect(of('share')).toBe('-3.34 -3.33 -3.33 | 0 | 0')
    expect(of('zero')).toBe('0 0 0 | 0 | 0')
    const result = run(`part: { share: { ${share} } }`, [{}], { budget: '-10' })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['run-refused'])
  })

  it('nobody to share is a finding with the pool, where the rule says so', () => {
    const result = run(
      'part: { share: { pool: budget, by: equal, odd: each cut, nobody: finding, among: x > 9 } }',
      [{}],
    )
    expect(result.findings.map((one) => [one.thing, one.id, one.rule, one.evidence[0]?.value])).toEqual([
      ['team', 'T', 'part', '100'],
    ])
  })

  it('30% equally and the rest by weight: two rules that add up to the pool', () => {
    const result = run(
      `fixed: { line: earning, share: { pool: budget × 30%, by: equal, odd: largest remainder, nobody: keep } }
role: { line: earning, share: { pool: budget - budget × 30%, by: x, odd: largest remainder, nobody: keep } }
both: { for: team, is: sum(fixed each employee) + sum(role each employee) }`,
      [{ x: '1.2' }, {}, { x: '0.8' }],
      { budget: '100.01' },
    )
    // 30.003 is 30.00, 70.007 is 70.01 before they are shared.
    expect(figures(result, 'team', 'T', 'both')).toEqual({ both: '100.01' })
    expect(figures(result, 'employee', 'E1', 'fixed', 'role')).toEqual({ fixed: '10.00', role: '28.00' })
  })

  it('what is kept can go into the pool of the next month', () => {
    const ruleSet = load(
      facts +
        clauseWith(`part: { share: { pool: full, by: equal, odd: each cut, nobody: keep } }
full: { for: team, is: "budget + first(ago(part.kept), 0)" }`),
    )
    const month = { team: [{ id: 'T' }], employee: ['E1', 'E2', 'E3'].map((id) => ({ id, team: 'T' })) }
    const result = months(ruleSet, [month, month, month])
    // 100 → 99.99 shared; 100.01 → 99.99 and 0.02 kept; 100.02 → 100.02.
    expect(figures(result, 'team', 'T', 'full')).toEqual({ full: '100.02' })
    expect(figures(result, 'employee', 'E3', 'part')).toEqual({ part: '33.34' })
  })

  it.each([
    ['pool: pay, by: equal, odd: each cut, nobody: keep', 'share-no-group', ['pay']],
    ['pool: 100, by: equal, odd: each cut, nobody: keep', 'share-no-group', ['100']],
    ['pool: budget, by: post, odd: each cut, nobody: keep', 'not-a-number', ['post']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, cap: post', 'not-a-number', ['post']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, cap: mark', 'compare-units', ['mark']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, among: mark', 'not-a-condition', ['mark']],
    ['pool: mark, within: team, by: x, odd: each cut, nobody: keep', 'needs-aggregate', ['mark']],
  ])('refuses %s', (share, code, at) => {
    const found = problems(facts + clauseWith(`part: { share: { ${share} } }`))
    expect(found.map((one) => [one.code, one.at])).toEqual([[code, at]])
  })
})
