import { describe, expect, it } from 'vitest'
import { checkExamples } from '../../src/load.ts'
import { clauseWith } from '../support/figures.ts'
import { load, problems, ruleFile } from '../support/load.ts'

const file = (given: string, expected: string): string => {
  const block = (text: string): string =>
    text
      .split('\n')
      .map((line) => `      ${line}`)
      .join('\n')
  return `facts:
  employee: {}
  order of employee:
    dated: date
    amount: money
${clauseWith(
  `
share: { is: sum(amount each order) × 10%, round: 2 }
reach: { is: sum(amount each order) ÷ 1000, round: 4 }
good: { is: reach ≥ 90% }
`,
)}
examples:
  - name: one
    given: |
${block(given)}
    expect: |
${block(expected)}
`
}
const differences = (given: string, expected: string): readonly string[] => {
  const text = file(given, expected)
  load(text)
  return checkExamples(ruleFile(text)).diagnostics.map(({ code, parameters }) =>
    code === 'example-differs' ? `${parameters.expected} is ${parameters.found}` : code,
  )
}
const orders = `order | employee | dated      | amount
O1    | E1       | 2026-05-30 | 100
O2    | E1       | 2026-05-31 | 50`

describe('an example', () => {
  it('has its records in the period of their date, and the rest with them', () => {
    expect(differences(orders, 'employee | share\nE1 | 15')).toEqual([])
    expect(differences(orders, 'employee | share\nE1 | 16')).toEqual(['16 is 15'])
  })

  it('may have records of several periods', () => {
    const more = `${orders}\nO3 | E1 | 2026-06-01 | 7`
    expect(differences(more, 'employee | period | share\nE1 | 2026-05 | 15\nE1 | 2026-06 | 0.7')).toEqual([])
  })

  it('may suppose a percentage for a rule', () => {
    const supposed = 'employee | reach\nE1 | 90%\nE2 | 0.8999'
    expect(differences(supposed, 'employee | good\nE1 | yes\nE2 | no')).toEqual([])
    expect(differences(supposed, 'employee | good\nE1 | no')).toEqual(['no is yes'])
  })

  it('has rows of what it only refers to where it lists none of that kind', () => {
    const found = (given: string, expected: string): readonly string[] => {
      const block = (text: string): string => text.replace(/^/gm, '      ')
      return checkExamples(
        ruleFile(`facts:
  team: {}
  employee:
    team: team
    referrer: { type: employee, default: none }
    x: { type: number, default: 0 }
${clauseWith('heads: { for: company, is: count(employee) }\nbrought: { is: "sum(x each employee via referrer)" }')}
examples:
  - name: one
    given: |
${block(given)}
    expect: |
${block(expected)}
`),
      ).diagnostics.map(({ code, parameters }) => `${code} ${parameters.id ?? parameters.found}`)
    }
    const two = 'employee | period | team | referrer\nE1 | 2026-01 | T | none\nE2 | 2026-01 | T | E1'
    expect(found(two, 'company | period | heads\ncompany | 2026-01 | 2')).toEqual([])
    // A referrer who has left, or was never there.
    const left = `${two}\nE2 | 2026-02 | T | E1`
    expect(found(left, 'company | period | heads\ncompany | 2026-02 | 2')).toEqual(['fact-no-such-thing E1'])
    const never = 'employee | team | referrer\nE2 | T | E9'
    expect(found(never, 'company | heads\ncompany | 1')).toEqual(['fact-no-such-thing E9'])
    // Teams that are listed in one month only are there in others too.
    const teams = 'team | period\nT | 2026-01\n\nemployee | period | team\nE1 | 2026-01 | T\nE1 | 2026-02 | T'
    expect(found(teams, 'employee | period | brought\nE1 | 2026-02 | 0')).toEqual([])
    expect(
      found(teams.replace('E1 | 2026-01 | T', 'E1 | 2026-01 | S'), 'company | heads\ncompany | 1'),
    ).toEqual(['fact-no-such-thing S'])
  })

  it('has a line free between two tables', () => {
    const text = file(`${orders}\nemployee | period\nE1 | 2026-05`, 'employee | share\nE1 | 15')
    expect(problems(text).map(({ code, at }) => [code, at[0]])).toContainEqual([
      'example-tables-joined',
      'employee | period',
    ])
    const same = file(orders, 'employee | share\nE1 | 15\nemployee | reach\nE1 | 0.15')
    expect(problems(same).map(({ code }) => code)).toEqual(['example-tables-joined'])
  })

  it('may expect a fraction, whether its decimals end or not; a line is compared as text', () => {
    const rules = clauseWith(
      'half: a ÷ 4\nthird: a ÷ 6\npay: { line: earning, is: "round(a × 0.25, 2) × one" }',
      '    parameters: { one: { value: 1, unit: CNY } }\n',
    )
    const found = (expected: string): readonly string[] =>
      checkExamples(
        ruleFile(`facts:
  employee: { a: number }
${rules}
examples:
  - name: one
    given: |
      employee | a
      E1       | 2
    expect: |
      employee | half | third | pay
      E1       | ${expected}
`),
      ).diagnostics.map(({ parameters }) => `${parameters.expected} is ${parameters.found}`)
    expect(found('1/2 | 1/3 | 0.50')).toEqual([])
    expect(found('0.50 | 2/6 | 0.50')).toEqual([])
    expect(found('50% | -1/-3 | 0.50')).toEqual([])
    expect(found('2/3 | 0.3333 | 1/2')).toEqual(['2/3 is 0.5', '0.3333 is 1/3', '1/2 is 0.50'])
    expect(found('1/0 | 1/3/1 | 0.50')).toEqual(['1/0 is 0.5', '1/3/1 is 1/3'])
  })

  it('may expect that a fact is missing, which is not the same as not applicable', () => {
    const given = orders.replace('| 50', '|').replace('2026-05-31 |', '2026-05-31 | none')
    expect(differences(given, 'employee | share\nE1 | missing')).toEqual([])
    expect(differences(given, 'employee | share\nE1 | none')).toEqual(['none is missing (amount)'])
    expect(differences(orders, 'employee | share\nE1 | missing')).toEqual(['missing is 15'])
  })
})
