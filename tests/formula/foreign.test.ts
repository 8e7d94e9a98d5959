import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberMeant } from '../../src/formula/number-words.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import { problems } from '../support/load.ts'

/** The one thing that is wrong, and what to write instead. */
const told = (text: string): readonly (string | undefined)[] => {
  const { diagnostics } = parseFormula(text)
  expect(diagnostics, text).toHaveLength(1)
  const { code, parameters } = diagnostics[0]!
  return [code, String(parameters.meant ?? parameters.repair ?? '')]
}

describe('spellings of spreadsheets and other languages are told with what is written here', () => {
  it.each([
    ['IF(sales > 100, 1, 0)', 'if condition then value else value'],
    ['if(sales > 100, 1, 0)', 'if condition then value else value'],
    ['如果(sales > 100, 1, 0)', 'if condition then value else value'],
    ['SUM(amount each order)', 'sum(…)'],
    ['Max(a, b)', 'max(…)'],
    ['AVERAGE(amount each order)', 'mean(amount each order)'],
    ['SUMIF(kind = "lamp", amount)', 'sum(amount each order where condition)'],
    ['COUNTIF(kind, "lamp")', 'count(order where condition)'],
    ['INT(x)', 'floor(x)'],
    ['ROUNDDOWN(x, 0)', 'cut(x), cut(x, 2)'],
    ['IFERROR(a / b, 0)', 'first(x, 0)'],
    ['mod(x, 2)', 'x mod y'],
    ['AND(a, b)', 'a and b'],
    ['DATEDIF(a, b)', 'days(a, b), months(a, b), years(a, b)'],
    ['TODAY()', 'start(period), end(period)'],
  ])('%s', (text, meant) => {
    expect(told(text)).toEqual(['formula-foreign-call', meant])
  })

  it.each([
    ['null', 'none'],
    ['if x is null then 0 else x', 'not present(x)'],
    ['TRUE', 'yes'],
    ['a AND b', 'and'],
    ['2% of sales', '×'],
    ['sales 乘以 2%', '×'],
    ['reach 大于等于 80%', '≥'],
    ['reach 不足 80%', '<'],
  ])('%s', (text, meant) => {
    expect(told(text)).toEqual(['formula-foreign-sign', meant])
  })

  it.each([
    ['x % 2', 'formula-percent'],
    ['sales × rate%', 'formula-percent'],
    ['a ？ b ： c', 'formula-question'],
    ['if sales in 60..70 then 1 else 0', 'formula-in'],
    ['if a', 'formula-then-missing'],
    ['× 3', 'formula-begins-with'],
  ])('%s', (text, code) => {
    expect(told(text)[0]).toBe(code)
  })

  it('and no function of here is taken for one of elsewhere', () => {
    const file =
      'facts: { employee: { x: number } }\nclauses: { a: { rules: { y: { for: employee, is: nosuch(x) } } } }\n'
    const functions = problems(file)[0]!.parameters.known!.split(', ')
    expect(functions.length).toBeGreaterThan(25)
    for (const name of functions) expect(parseFormula(`${name}(x)`).diagnostics, name).toEqual([])
  })
})

describe('numbers with words in them', () => {
  it.each([
    ['10万', '100000'],
    ['1.5万', '15000'],
    ['0.25万元', '2500'],
    ['1.23456万', '12345.6'],
    ['3亿', '300000000'],
    ['20元', '20'],
    ['30天', '30'],
    ['5k', '5000'],
  ])('%s is %s', (text, repair) => {
    expect(told(text)).toEqual(['formula-number-with-unit', repair])
  })

  it('law: times the power of ten, digit by digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999 }), fc.nat({ max: 9_999 }), (whole, decimals) => {
        const meant = numberMeant(`${whole}.${String(decimals).padStart(4, '0')}`, '万')!
        expect(BigInt(meant)).toBe(BigInt(whole) * 10_000n + BigInt(decimals))
      }),
    )
  })
})

describe('a kind of thing with a dot', () => {
  const file = (
    formula: string,
  ) => `facts: { employee: { sales: money }, order of employee: { dated: date, amount: money } }
clauses: { a: { rules: { y: { for: employee, is: "${formula}" }, z: { for: employee, is: sales + sum(amount) } } } }
`
  it.each([
    ['order.amount', 'sum(amount each order)'],
    ['sum(order.amount)', 'amount'],
    ['employee.sales', 'sales'],
  ])('%s is written %s', (formula, meant) => {
    expect(problems(file(formula)).map(({ code, parameters }) => [code, parameters.meant])).toEqual([
      ['thing-with-dot', meant],
    ])
  })
})
