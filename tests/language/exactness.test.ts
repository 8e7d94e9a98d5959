import { describe, expect, it } from 'vitest'
import { calculateOne, codesOf, load, problems, valueIn } from '../support/load.ts'

const employee = `facts:
  employee:
    x: { type: number, default: 0 }
    amount: { type: money, default: 0 }
    quota: { type: money, allowed: "≥ 0", default: 0 }
`

/** The value of one rule for one person. */
const valueOf = (rule: string, facts: Record<string, string> = {}): string => {
  const ruleSet = load(
    `${employee}clauses:\n  第1条:\n    says: { zh: 试, en: try }\n    rules:\n      y: ${rule}\n`,
  )
  return valueIn(calculateOne(ruleSet, { employee: [{ id: 'E1', ...facts }] }), 'employee', 'E1', 'y')
}

describe('numbers where respected engines are silent or wrong', () => {
  it.each([
    ['0.1 + 0.2', {}, '0.3'],
    ['{ is: x, round: 2 }', { x: '10.075' }, '10.08'],
    ['{ is: x, round: 2 }', { x: '35.855' }, '35.86'],
    ['{ is: x, round: 0 }', { x: '-2.5' }, '-3'],
    ['{ is: x, round: { to: 0, mode: half even } }', { x: '2.5' }, '2'],
    ['{ is: amount ÷ 7 × 7 ÷ 2, line: earning }', { amount: '0.01' }, '0.01'],
    ['{ is: amount ÷ 7 × 7 ÷ 2, line: earning }', { amount: '-0.01' }, '-0.01'],
    ['amount', { amount: '9007199254740993.01' }, '9007199254740993.01'],
    ['x ÷ 3 × 30%', { x: '40' }, '4'],
    ['x ÷ 3 + x ÷ 3 + x ÷ 3', { x: '0.1' }, '0.1'],
    ['{ when: x ≠ 0, is: 1 ÷ x }', { x: '0' }, 'none (condition)'],
  ])('%s with %o is %s', (rule, facts, expected) => {
    expect(valueOf(rule, facts)).toBe(expected)
  })

  it('meets the edge of a table with a quotient that is exactly on it', () => {
    const ruleSet = load(`${employee}clauses:
  第1条:
    says: { zh: 试, en: try }
    rules:
      score: x ÷ 3 × 30%
      grade:
        table: |
          score     | grade
          ≥ 4       | good
          otherwise | poor
`)
    const result = calculateOne(ruleSet, {
      employee: [
        { id: 'E1', x: '40' },
        { id: 'E2', x: '39.999999' },
      ],
    })
    expect(valueIn(result, 'employee', 'E1', 'grade')).toBe('good')
    expect(valueIn(result, 'employee', 'E2', 'grade')).toBe('poor')
  })
})

describe('edges that are shares of a quota', () => {
  const ruleSet = () =>
    load(`${employee}clauses:
  第1条:
    says: { zh: 试, en: try }
    rules:
      rate:
        table:
          edgesOf: quota
          rows: |
            amount    | rate
            ≥ 120%    | 3%
            ≥ 100%    | 2%
            otherwise | 1%
`)

  it.each([
    ['119.99', '100', '0.02'],
    ['120', '100', '0.03'],
    ['99.99', '100', '0.01'],
    ['33.34', '33.33', '0.02'],
    // A quota of zero is met by any amount: the edges are at zero too, and nothing is divided.
    ['0', '0', '0.03'],
  ])('%s of %s', (amount, quota, rate) => {
    const result = calculateOne(ruleSet(), { employee: [{ id: 'E1', amount, quota }] })
    expect(valueIn(result, 'employee', 'E1', 'rate')).toBe(rate)
  })
})

const table = (rows: string, key = 'amount'): string => `${employee}clauses:
  第9条:
    says: { zh: 试, en: try }
    rules:
      rate:
        table: |
          ${key} | rate
${rows
  .trim()
  .split('\n')
  .map((row) => `          ${row.trim()}`)
  .join('\n')}
`

describe('tables in which a value could be nowhere, or in two places, are refused with the rows', () => {
  it.each([
    [
      'a middle tier without a ceiling',
      '[0..10000) | 1%\n[10000..) | 2%\n[20000..) | 3%',
      'table-overlap',
      ['[10000..) | 2%', '[20000..) | 3%'],
    ],
    [
      'ceilings out of order',
      '≤ 20000 | 1%\n≤ 10000 | 2%\notherwise | 3%',
      'table-row-unreachable',
      ['≤ 10000 | 2%', '≤ 20000 | 1%'],
    ],
    [
      'both ends printed, a hole between',
      '[0..10000] | 1%\n[10001..20000] | 2%\n(20000..) | 3%',
      'table-gap',
      ['[0..10000] | 1%', '[10001..20000] | 2%'],
    ],
    [
      'rows that overlap',
      '[0..10000] | 1%\n[10000..20000] | 2%\n(20000..) | 3%',
      'table-overlap',
      ['[0..10000] | 1%', '[10000..20000] | 2%'],
    ],
    [
      'nothing above a closed last tier',
      '[0..10000) | 1%\n[10000..20000] | 2%',
      'table-gap',
      ['[10000..20000] | 2%'],
    ],
    [
      'edges that point both ways',
      '≥ 100 | 1%\n< 150 | 2%\notherwise | 3%',
      'table-overlap',
      ['≥ 100 | 1%', '< 150 | 2%'],
    ],
    [
      'the same row twice',
      '≥ 100 | 1%\n≥ 100 | 2%\notherwise | 3%',
      'table-overlap',
      ['≥ 100 | 1%', '≥ 100 | 2%'],
    ],
  ])('%s', (_, rows, code, clash) => {
    const found = problems(table(rows, 'quota'))
    expect(found.map((one) => one.code)).toEqual([code])
    expect([...found[0]!.at].map((row) => row.replace(/\s+/g, ' ')).sort()).toEqual([...clash].sort())
  })

  it('takes whole numbers as whole: between 10 and 11 people there is nobody', () => {
    const facts = 'facts:\n  employee:\n    heads: { type: people, decimals: 0 }\n'
    const rules = `clauses:
  第1条:
    says: { zh: 试, en: try }
    rules:
      size:
        table: |
          heads    | size
          [0..10]  | small
          [11..)   | large
`
    expect(codesOf(facts + rules)).toEqual([])
  })
})

describe('a slip of the pen is found and the near name suggested', () => {
  it.each([
    ['tabel: 1', 'table'],
    ['ranc: { of: x, among: company, ties: shared }', 'rank'],
  ])('%s', (body, near) => {
    const found = problems(
      `${employee}clauses:\n  第1条:\n    says: { zh: 试, en: try }\n    rules:\n      y:\n        ${body}\n`,
    )
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).toContain(near)
  })

  it('a name in a formula', () => {
    const found = problems(
      `${employee}clauses:\n  第1条:\n    says: { zh: 试, en: try }\n    rules:\n      y: amuont × 2\n`,
    )
    expect(found).toEqual([
      expect.objectContaining({
        code: 'unknown-name',
        at: ['amuont'],
        parameters: expect.objectContaining({ near: 'amount' }),
      }),
    ])
  })
})
