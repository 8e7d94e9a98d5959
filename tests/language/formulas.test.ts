import { describe, expect, it } from 'vitest'
import { clauseWith, figuresOf, months, shown } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    x: { type: number, default: 5.5 }
    amount: { type: money, default: 10 }
    heads: { type: people, decimals: 0, default: 2 }
    post: { type: [clerk, cook, driver], default: clerk }
    full: { type: yes/no, default: yes }
    hired: { type: date, default: 2020-02-29 }
    left: { type: date, default: none }
    maybe: { type: number, default: none }
    needed: number
`
const parameters = `    parameters:
      low: 3
      wage: { value: 3000, unit: CNY }
      month: { value: 30, unit: days }
      yearly: { value: 50, unit: CNY/year }
`
const file = (formula: string, more = ''): string =>
  facts + clauseWith(`y: { ${more}is: '${formula}' }`, parameters)
const valueOf = (formula: string, more = ''): string =>
  figuresOf(file(formula, more), { employee: [{ id: 'E1' }] }, 'employee', 'E1').y!

describe('functions', () => {
  it.each([
    ['min(x, low)', '3'],
    ['max(x, low, 4)', '5.5'],
    ['max(hired, start(period))', '2026-01-01'],
    ['total(x, maybe, 2)', '7.5'],
    ['total(maybe)', '0'],
    ['first(maybe, x)', '5.5'],
    ['present(maybe)', 'no'],
    ['present(x)', 'yes'],
    ['round(x ÷ 7, 2)', '0.79'],
    ['round(x)', '6'],
    ['round(-x)', '-6'],
    ['cut(2.789, 2)', '2.78'],
    ['cut(-2.789, 2)', '-2.78'],
    ['up(2.001, 1)', '2.1'],
    ['floor(-2.5)', '-3'],
    ['ceiling(-2.5)', '-2'],
    ['abs(-x)', '5.5'],
    ['x mod 2', '1.5'],
    ['-x mod 2', '0.5'],
    ['start(period)', '2026-01-01'],
    ['end(period)', '2026-01-31'],
    ['end(next(period, 2))', '2026-03-31'],
    ['start(previous(period))', '2025-12-01'],
    ['daysIn(next(period))', '28'],
    ['date(next(period), 5)', '2026-02-05'],
    ['date(next(period), 31)', '2026-02-28'],
    ['days(hired, "2020-03-01")', '2'],
    ['days(hired, 2020-03-01)', '2'],
    ['days(end(period), start(period))', '0'],
    ['months(hired, end(period))', '71'],
    ['years(hired, end(period))', '5'],
    ['weekday(hired)', '6'],
    ['number(period)', '1'],
    ['number(previous(period))', '12'],
  ])('%s is %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected)
  })
})

describe('conditions and choices', () => {
  it.each([
    ['post in ("clerk", "cook")', 'yes'],
    ['post in ["cook", "driver"]', 'no'],
    ['post ≠ "cook" and full', 'yes'],
    ['x in [5..6)', 'yes'],
    ['x in (5.5..6)', 'no'],
    ['x in (..5.5]', 'yes'],
    ['x in [5.5..)', 'yes'],
    ['not (x > 3) or full', 'yes'],
    ['x = 5.50', 'yes'],
    ['hired < 2021-01-01', 'yes'],
    ['hired in [2020-01-01..2020-12-31]', 'yes'],
    ['if x > 3 then 1 ÷ x else 0', '2/11'],
    ['if full then "good" else "poor"', 'good'],
    ['if x > 3 then 2 else needed', '2'],
    ['x > 3 or needed > 1', 'yes'],
    ['x < 3 and needed > 1', 'no'],
    ['if x > 9 then 2 else none', 'none: condition'],
    ['maybe + 1', 'none: fact'],
    ['maybe > 1', 'none: fact'],
  ])('%s is %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected)
  })

  it('asks for a fact only in the branch that is taken', () => {
    const result = months(load(file('if x > 9 then 2 else needed')), { employee: [{ id: 'E1' }] })
    expect(result.diagnostics.map((one) => [one.code, one.parameters.fact])).toEqual([
      ['fact-missing', 'needed'],
    ])
  })
})

describe('Chinese and full-width spellings', () => {
  it.each([
    ['如果 x ≥ 3 且 非 full 则 1 否则 2', '2'],
    ['x ≧ 5 或 x ＜ 2', 'yes'],
    ['50％ ＋ 1‰', '0.501'],
    ['最大（x，3）', '5.5'],
    ['x×2÷4−1', '1.75'],
    ['(x + 1) * 2 / 4', '3.25'],
    ['求和(x in company)', '5.5'],
    ['计数(employee in company where x > 3)', '1'],
    ['平均(x in company)', '5.5'],
    ['x ＞＝ 5.5', 'yes'],
    ['post = “clerk”', 'yes'],
    ['full = 是', 'yes'],
  ])('%s is %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected)
  })
})

describe('what a rule says beside its formula', () => {
  it.each([
    ['x ÷ 3', 'when: x > 9, otherwise: 7, ', '7'],
    ['x ÷ 3', 'when: x > 3, otherwise: 7, round: 2, ', '1.83'],
    // Rounding comes last, so that whatever the rule gives has its decimals.
    ['x ÷ 3', 'when: x > 9, otherwise: 7.777, round: 2, ', '7.78'],
    ['1 ÷ (x - 5.5)', 'otherwise: 3, ', '3'],
    ['x ÷ 3', 'round: { to: 1, mode: down }, ', '1.8'],
    ['x ÷ 3', 'round: { step: 0.05, mode: up }, ', '1.85'],
  ])('%s with %s is %s', (formula, more, expected) => {
    expect(valueOf(formula, more)).toBe(expected)
  })

  it('exact(…) reads a rule before its rounding, a line too', () => {
    const rules = `a: { is: x ÷ 3, round: 2 }
b: exact(a)
line: { line: earning, is: amount ÷ 3 }
c: exact(line)
d: a + line`
    const value = figuresOf(
      facts + clauseWith(rules, parameters),
      { employee: [{ id: 'E1' }] },
      'employee',
      'E1',
    )
    expect(value).toMatchObject({ a: '1.83', b: '11/6', line: '3.33', c: '10/3', d: '5.16' })
  })
})

describe('units', () => {
  it.each([
    ['years(hired, end(period)) × yearly', '250.00'],
    ['wage ÷ daysIn(period) × days(hired, "2020-03-01")', '193.55'],
    ['wage × month ÷ daysIn(period)', '2903.23'],
    ['amount ÷ heads × heads', '10.00'],
  ])('%s is money: %s', (formula, expected) => {
    expect(valueOf(formula, 'line: earning, ')).toBe(expected)
  })

  it.each([
    ['amount + month', 'units-differ'],
    ['amount > month', 'compare-units'],
    ['min(amount, month)', 'arguments-differ'],
    ['if full then amount else month', 'branches-differ'],
  ])('%s is refused', (formula, code) => {
    expect(problems(file(formula)).map((one) => one.code)).toEqual([code])
  })

  it('a line has to be money', () => {
    const { zh, en } = shown(file('x × heads', 'line: earning, '))
    expect(zh).toContain('“y”是工资条上的一行，须是 CNY，这里是people。')
    expect(en).toContain('y is a payslip line, so it has to be CNY, and it is people.')
    expect(en).toContain('hint: Give the number that it is multiplied by its unit')
  })
})

describe('formulas that a newcomer would write', () => {
  it.each([
    ['x + none', 'none-in-arithmetic', 'none'],
    ['post = clerk', 'word-without-quotes', 'clerk'],
    ['post = "clark"', 'word-not-possible', 'post = "clark"'],
    ['post > "clerk"', 'compare-order', 'post > "clerk"'],
    ['x = "clerk"', 'compare-kinds', 'x = "clerk"'],
    ['full = "yes"', 'compare-kinds', 'full = "yes"'],
    ['sqrt(x)', 'unknown-function', 'sqrt(x)'],
    ['round(x, low)', 'function-arguments', 'round(x, low)'],
    ['present(x, amount)', 'function-arguments', 'present(x, amount)'],
    ['exact(x)', 'function-arguments', 'exact(x)'],
    ['min(x, hired)', 'arguments-differ', 'min(x, hired)'],
    ['first(maybe, "no")', 'arguments-differ', 'first(maybe, "no")'],
    ['min(3)', 'extreme-no-scope', 'min(3)'],
    ['date(2026, 5)', 'calendar-arguments', 'date(2026, 5)'],
    ['days(hired)', 'calendar-arguments', 'days(hired)'],
    ['hired - left', 'not-a-number', 'hired'],
    ['post + 1', 'not-a-number', 'post'],
    ['if x then 1 else 2', 'not-a-condition', 'x'],
    ['if full then 1 else "no"', 'branches-differ', 'if full then 1 else "no"'],
    ['hired > "2026-02-30"', 'not-a-date', '"2026-02-30"'],
    ['hired > "2026/02/03"', 'not-a-date', '"2026/02/03"'],
    ['period', 'period-is-no-value', 'period'],
    ['employee + 1', 'name-is-thing', 'employee'],
    ['ago(x, low)', 'function-arguments', 'ago(x, low)'],
    ['amuont + 1', 'unknown-name', 'amuont'],
    ['x.rate', 'not-a-reference', 'x.rate'],
  ])('%s', (formula, code, at) => {
    const found = problems(file(formula))
    expect(found[0]!.code).toBe(code)
    expect(found[0]!.at[0]!).toBe(at)
  })

  it.each([
    [
      'hired - left',
      '这里要数，而“hired”是日期。',
      '提示：两个日期之间的天数写 days(甲, 乙)。',
      'hint: Days between dates are days(a, b).',
    ],
    [
      'full + 1',
      '这里要数，而“full”是是或否。',
      '提示：是或否换成数，写 if full then 1 else 0。',
      'hint: Yes or no becomes a number by if full then 1 else 0.',
    ],
    [
      'round(x, low)',
      '“round(x, low)”的参数不对。',
      '提示：应为：round(x), round(x, 2)。',
      'hint: It is written round(x), round(x, 2).',
    ],
    [
      'min(amount, month)',
      '各项须是同一种量，这里是：amount (CNY), month (days)。',
      '',
      'are: amount (CNY), month (days).',
    ],
    [
      'post > "clerk"',
      '取值没有大小，不能用 >。',
      '提示：写 = 或 ≠，或 in ("a", "b")',
      'so > has no meaning.',
    ],
    ['sqrt(x)', '没有名为“sqrt”的函数。', '可用的有：min, max, total', 'hint: There are: min, max, total'],
    ['avg(x)', '这里没有函数“avg”。', '提示：这样写：mean(', 'hint: Write: mean('],
  ])('%s reads well', (formula, zh, zhHint, en) => {
    const text = shown(file(formula))
    expect(text.zh).toContain(zh)
    expect(text.zh).toContain(zhHint)
    expect(text.en).toContain(en)
  })
})
