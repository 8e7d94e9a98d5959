import { ruleFile } from '../../support/load.ts'

/** A table with one edge and a prize with another, and examples as rows of sales with the rate and the prize. */
export const shop = (
  rows: readonly (readonly [sales: string, rate: string, prize: string])[],
  more = '',
): string =>
  ruleFile(`facts:
  employee: { sales: money }

clauses:
  第1条:
    rules:
      rate:
        title: { zh: 提成比例, en: rate }
        table: |
          sales     | rate
          ≥ 50000   | 3%
          otherwise | 1%
  第2条:
    parameters: { bonus: { value: 300, unit: CNY } }
    rules:
      prize: { title: { zh: 奖金, en: prize }, line: earning, when: sales > 80000, is: bonus }
${rows.length === 0 && more === '' ? '' : `examples:\n${rows.map(exampleOf).join('')}${more}`}`)

const exampleOf = ([sales, rate, prize]: readonly [string, string, string], at: number): string => `
  - name: example ${at + 1}
    given: |
      employee | sales
      E1       | ${sales}
    expect: |
      employee | rate | prize
      E1       | ${rate} | ${prize}
`

/** All but two edges are looked at from both sides. */
export const nearlyAll = [
  ['50000', '3%', 'none'],
  ['40000', '1%', 'none'],
  ['80000', '3%', 'none'],
  ['90000', '3%', '300.00'],
] as const
