import { describe, expect, it } from 'vitest'
import { namesIn } from '../../src/formula/names.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import { spanOf } from '../../src/formula/place.ts'
import { printFormula } from '../../src/formula/print.ts'

const print = (text: string): string => {
  const { value, diagnostics } = parseFormula(text)
  expect(diagnostics, text).toEqual([])
  return printFormula(value!.tree)
}
const codes = (text: string): readonly string[] => parseFormula(text).diagnostics.map(({ code }) => code)

describe('what can be said', () => {
  it.each([
    ['(a + b) × c - (d + e)', '(a + b) × c - (d + e)'],
    ['a − (b − c)', 'a - (b - c)'],
    ['a - b - c', 'a - b - c'],
    ['((a * b)) / c', 'a × b ÷ c'],
    ['-a × b', '-a × b'],
    ['-(a × b)', '-(a × b)'],
    ['not a = b and c or d', 'not a = b and c or d'],
    ['not (a and b)', 'not (a and b)'],
    ['a and (b or c)', 'a and (b or c)'],
    ['（a＋b）×２％'.replace('２', '2'), '(a + b) × 2%'],
    ['0.5％ + 3‰', '0.5% + 3‰'],
    ['如果 得分 >= 60 且 非 缺勤 则 1 否则 无', 'if 得分 ≥ 60 and not 缺勤 then 1 else none'],
    ['求和（金额 each 订单 where 有效）', 'sum(金额 each 订单 where 有效)'],
    ['是 = 否', 'yes = no'],
    ['true', 'yes'],
    ['x in [60..70)', 'x in [60..70)'],
    ['x in (60..)', 'x in (60..)'],
    ['x in [..70]', 'x in (..70]'],
    ['kind in ["early", “late”]', 'kind in ("early", "late")'],
    ["kind = 'early'", 'kind = "early"'],
    ['「两 个 月」 + 「a」', '「两 个 月」 + a'],
    ['min(a, b) + min(a each order)', 'min(a, b) + min(a each order)'],
    ['最小(a, b)', 'min(a, b)'],
    ['max(sales in team) > 0', 'max(sales in team) > 0'],
    ['count(shift where kind in ("a"))', 'count(shift where kind in ("a"))'],
    [
      'sum(a via seller in team over half-year to date where b in (c..d])',
      'sum(a via seller in team over half-year to date where b in (c..d])',
    ],
    ['mean(a over last 4 quarters)', 'mean(a over last 4 quarters)'],
    ['mean(a over last 1 period)', 'mean(a over last 1 periods)'],
    ['mean(a over year)', 'mean(a over year)'],
    ['13 × over + last - each', '13 × over + last - each'],
    ['marginal(tier.rate) × ago(grade.wage, 2)', 'marginal(tier.rate) × ago(grade.wage, 2)'],
    ['1 + (if a then b else c + d)', '1 + (if a then b else c + d)'],
    ['firstRun mod 3 = 0', 'firstRun mod 3 = 0'],
    ['(a < b) = c', '(a < b) = c'],
  ])('%s', (text, printed) => {
    expect(print(text)).toBe(printed)
    expect(print(printed)).toBe(printed)
  })

  it('keeps numbers as text', () => {
    expect(parseFormula('1.500').value!.tree).toMatchObject({ kind: 'number', text: '1.500' })
  })

  it('names the values that are read, with their places', () => {
    const { value } = parseFormula('sum(amount each order in team where kind = "a") × tier.rate + f(x)')
    expect(namesIn(value!.tree)).toEqual([
      { name: 'amount', path: ['amount'], range: { start: 4, end: 10 } },
      { name: 'kind', path: ['kind'], range: { start: 36, end: 40 } },
      { name: 'tier', path: ['tier', 'rate'], range: { start: 50, end: 59 } },
      { name: 'x', path: ['x'], range: { start: 64, end: 65 } },
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['', ['formula-empty']],
    ['a b', ['formula-operator-expected']],
    ['a &&b || !c', ['formula-foreign-sign', 'formula-foreign-sign', 'formula-foreign-sign']],
    ['a => 3', ['formula-foreign-sign']],
    ['a <> 3', ['formula-foreign-sign']],
    ['a ^ 2', ['formula-power']],
    ['a ? b : c', ['formula-question']],
    ['a：3', ['formula-colon']],
    ['a < b < c', ['formula-chained']],
    ['a = b ≠ c = d', ['formula-chained', 'formula-chained']],
    ['a in [1..2] = b', ['formula-chained']],
    ['x between 1 and 2', ['formula-between']],
    ['max(0', ['formula-bracket-open']],
    ['max(0]', ['formula-bracket-expected']],
    ['a)', ['formula-bracket-extra']],
    ['1,000', ['formula-leading-zero', 'formula-comma']],
    ['f(1,000)', ['formula-leading-zero']],
    ['3x', ['formula-number-with-letters']],
    ['1万', ['formula-number-with-unit']],
    ['"abc', ['formula-text-open']],
    ['“abc"', ['formula-text-open']],
    ['a +', ['formula-ends-early']],
    ['a + × b', ['formula-value-expected']],
    ['if a b', ['formula-then-expected']],
    ['if a then b', ['formula-else-missing']],
    ['a then b', ['formula-without-if']],
    ['x in y', ['formula-in']],
    ['(x in y)', ['formula-in']],
    ['x in [1..2', ['formula-interval-open']],
    ['x in [..]', ['formula-interval-empty']],
    ['sum(a, b)', ['formula-aggregate-values']],
    ['sum(a for order)', ['formula-clause-unknown']],
    ['sum(a where b in team)', ['formula-clause-order']],
    ['sum(a each b each c)', ['formula-clause-twice']],
    ['sum(a each 3)', ['formula-thing-expected']],
    ['sum(a over 3 months)', ['formula-window-last']],
    ['sum(a over week to date)', ['formula-window']],
    ['a.3', ['formula-member-expected']],
    ['「 」', ['formula-name-empty']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('depth and length, without overflow', () => {
    expect(codes('('.repeat(100_000))).toEqual(['formula-too-long'])
    expect(codes('('.repeat(3999))).toEqual(['formula-too-deep'])
    expect(codes('not '.repeat(900))).toEqual(['formula-too-deep'])
    expect(codes(Array(500).fill('1').join('+'))).toEqual(['formula-too-deep'])
    expect(codes(Array(150).fill('1').join('+'))).toEqual([])
  })
})

describe('places in the file', () => {
  it('counts from an offset', () => {
    const { diagnostics } = parseFormula('a ^ b', { source: 'rules.yaml', offset: 100 })
    expect(diagnostics[0]!.spans).toEqual([{ span: { source: 'rules.yaml', start: 102, end: 103 } }])
  })

  it('follows the lines of a block', () => {
    const offset = [
      { at: 0, offset: 50 },
      { at: 4, offset: 60 },
    ]
    const { value } = parseFormula('a +\nbcd', { source: 'r', offset })
    expect(value!.span).toEqual({ source: 'r', start: 50, end: 63 })
    const second = namesIn(value!.tree)[1]!
    expect(spanOf(value!, second.range)).toEqual({ source: 'r', start: 60, end: 63 })
  })
})
