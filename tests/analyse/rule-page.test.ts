import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { meanings } from '../../src/analyse/rule-page/settings.ts'
import { describeRuleSet, loadRuleSet } from '../../src/load.ts'
import { bodyKeys } from '../../src/mechanisms/keys.ts'
import type { KeySpec } from '../../src/model/mechanism-keys.ts'
import { type Body, isChoice } from '../../src/model/rule-set.ts'
import { readRuleSet } from '../../src/source/read-rule-set.ts'
import { blocksOf, pages as docsPages } from '../docs/markdown.ts'
import { ruleFile } from '../support/load.ts'

const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]

const pageOf = (text: string, language: Language): string => {
  const { value, diagnostics } = describeRuleSet(text, { language })
  expect(diagnostics).toEqual([])
  return value!
}

const everyBody = readFileSync('tests/analyse/every-body.yaml', 'utf8')
const builtIn = readdirSync('rules').map((folder) =>
  readFileSync(join('rules', folder, 'rules.yaml'), 'utf8'),
)
/** Whole rule files of the language pages: everything the language can say, mostly without titles. */
const fromPages = docsPages
  .flatMap(blocksOf)
  .filter(
    ({ language, words, text }) => language === 'yaml' && words.length === 0 && !/^extends:/m.test(text),
  )
  .map(({ text }) => (/^id:/m.test(text) ? text : ruleFile(text)))
  .filter((text) => loadRuleSet(text).value !== undefined)
const texts = [everyBody, ...builtIn]
const pages = texts.flatMap((text) =>
  languages.map((language) => ({ text, page: pageOf(text, language), language })),
)

const allPages = [
  ...pages,
  ...fromPages.flatMap((text) =>
    languages.map((language) => ({ text, page: describeRuleSet(text, { language }).value!, language })),
  ),
]

describe('a page', () => {
  it.each(languages)('of a rule set with every body, in %s', async (language) => {
    await expect(pageOf(everyBody, language)).toMatchFileSnapshot(`__pages__/every-body.${language}.md`)
  })

  it('has every title of the rule set, and in Chinese none of its names outside of code', () => {
    let looked = 0
    for (const { text, page, language } of pages) {
      const set = readRuleSet([{ name: 'rules.yaml', text }]).value!
      const facts = set.things.flatMap((thing) => thing.facts)
      for (const { title } of [...set.rules, ...set.parameters, ...facts]) {
        // A heading in English begins with a capital.
        expect(page.toLowerCase()).toContain(markdown(title[language]).toLowerCase())
        looked += 1
      }
      for (const { question } of set.readings) expect(page).toContain(question[language])
      if (language === 'en') continue
      const prose = page
        .replace(/`[^`]*`/g, '')
        .replaceAll(new RegExp(`（(${set.things.map(({ name }) => name).join('|')})）`, 'g'), '')
      for (const { name } of [...set.rules, ...set.parameters, ...facts]) {
        if (name === 'share') continue
        expect(prose).not.toMatch(new RegExp(`\\b${name}\\b`))
      }
    }
    expect(looked).toBeGreaterThan(200)
  })

  it('has tables whose rows are as wide as their heads, and no signs that Markdown would take', () => {
    let tables = 0
    for (const { page } of allPages) {
      for (const table of page.match(/(?:^\|.*\n)+/gm) ?? []) {
        const widths = table
          .trim()
          .split('\n')
          .map((row) => row.match(/(?<!\\)\|/g)!.length)
        expect(new Set(widths).size).toBe(1)
        tables += 1
      }
      expect(page.replaceAll('<br>', '')).not.toMatch(/<|(?<!\n)(?<!\n> )>(?! )/)
      expect(page).not.toMatch(/undefined|\[object|NaN/)
    }
    expect(tables).toBeGreaterThan(150)
  })

  it('has links that lead to one heading each', () => {
    let links = 0
    for (const { page } of allPages) {
      const slugs = [...page.matchAll(/^#+ (.*)$/gm)].map(({ 1: text = '' }) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      )
      for (const { 1: link = '' } of page.matchAll(/\]\(#([^)]*)\)/g)) {
        expect(slugs.filter((slug) => slug === link)).toHaveLength(1)
        links += 1
      }
    }
    expect(links).toBeGreaterThan(150)
  })

  it('is not made of a file that is wrong: what is wrong is told', () => {
    const { value, diagnostics } = describeRuleSet(
      everyBody.replace('sales × chosenRate', 'sales × chosen'),
      {
        language: 'zh',
      },
    )
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-name'])
  })
})

describe('what the page has words for', () => {
  it('is every body, and every word that a setting of one may have', () => {
    const { rules } = readRuleSet([{ name: 'rules.yaml', text: everyBody }]).value!
    const bodies = rules.flatMap(({ body }) =>
      isChoice(body) ? Object.values(body.options) : [body],
    ) as Body[]
    expect(new Set(bodies.map(({ mechanism }) => mechanism))).toEqual(new Set(Object.keys(bodyKeys)))
    // Said beneath the table.
    const beneath = ['between']
    const words = Object.values(bodyKeys).flatMap(({ keys }) =>
      Object.entries<KeySpec>(keys).flatMap(([key, spec]) =>
        'words' in spec && !beneath.includes(key) ? [[key, [...spec.words].sort()]] : [],
      ),
    )
    expect(Object.fromEntries(words)).toEqual(
      Object.fromEntries(Object.entries(meanings).map(([key, said]) => [key, Object.keys(said).sort()])),
    )
  })

  it('is every function and aggregate of the language', () => {
    const { text } = blocksOf('docs/language/formulas.md').find(({ words }) => words[0] === 'world')!
    const formulas = readFileSync('docs/language/formulas.md', 'utf8')
    const named = [...formulas.matchAll(/^\| (?:(\w+) \| )?`([^`]+)` \| `/gm)]
    const rules = named.map(
      ({ 1: thing = 'employee', 2: formula = '' }, at) =>
        `      f${at}: { for: ${thing}, title: 结果${at}, is: '${formula.replaceAll("'", "''")}' }`,
    )
    const file = ruleFile(
      text
        .split('\nexamples:')[0]!
        .replace('clauses:\n', `clauses:\n  page:\n    rules:\n${rules.join('\n')}\n`),
    )
    const { value, diagnostics: wrong } = describeRuleSet(file, { language: 'zh' })
    expect(
      wrong.filter(({ severity }) => severity === 'error').map(({ code, parameters }) => [code, parameters]),
    ).toEqual([])
    const said = value!.match(/^#### 结果\d+\n\n.*\n\n- \*\*算法\*\*：.*$/gm)!
    expect(said).toHaveLength(named.length)
    expect(named.length).toBeGreaterThan(70)
    // What has no words would stand there by its English name.
    const english =
      /\b(?:sum|count|min|max|mean|median|any|all|only|distinct|total|first|present|round|cut|up|floor|ceiling|abs|exact|ago|marginal|start|end|daysIn|next|previous|date|number|days|months|years|weekday|day|month|year|addDays|addMonths|period|and|or|not|if|then|else|in|mod|where|each|over)\b/
    expect(said.map((one) => one.split('**：')[1]!).filter((one) => english.test(one))).toEqual([])
  })
})

const markdown = (text: string): string =>
  text.replace(/[*|]/g, '\\$&').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describe('a formula in words', () => {
  const head = `facts:
  employee:
    team: { type: team, title: { zh: 班组, en: team } }
    sales: { type: money, allowed: "≥ 0", title: { zh: 销售额, en: sales } }
    hired: { type: date, title: { zh: 入职日, en: hiring date } }
    left: { type: date, default: none, title: { zh: 离职日, en: leaving date } }
    here: { type: yes/no, title: { zh: 在岗, en: there } }
    post: { type: [cook, clerk], title: { zh: 岗位, en: post } }
  order of employee:
    dated: date
    amount: { type: money, title: { zh: 金额, en: amount } }
words: { cook: { zh: 厨师, en: chef } }
things: { order: { zh: 订单, en: order } }
clauses:
  第1条:
    parameters: { line: { value: 60, title: { zh: 界线, en: line }, unit: CNY } }
    rules:
      x:
`
  const bodyOf = (formula: string, language: Language): string => {
    const { value, diagnostics } = describeRuleSet(
      ruleFile(`${head}        is: '${formula.replaceAll("'", "''")}'\n`),
      { language },
    )
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    return /^- \*\*(?:算法：|How: )?\*\*(?:：|: )(.*)$|^- \*\*(?:算法|How)\*\*(?:：|: )(.*)$/m.exec(
      value!,
    )![2]!
  }

  it.each([
    ['sales × 2% + line', '销售额 × 2% + 界线', 'sales × 2% + line'],
    ['(sales + line) × 20000', '（销售额 + 界线）× 20,000', '(sales + line) × 20,000'],
    ['line', '界线（60 元）', 'line (60 CNY)'],
    ['not (here and sales > 3)', '不满足“在岗 且 销售额 &gt; 3”', 'not “there and sales &gt; 3”'],
    ['here or sales in (1..2]', '在岗 或 销售额为高于 1、不超过 2', 'there or sales is above 1 up to 2'],
    ['post = "cook"', '岗位 =“厨师”', 'post = “chef”'],
    ['hired ≥ 2026-07-01', '入职日 ≥ 2026-07-01', 'hiring date ≥ 2026-07-01'],
    ['if here then sales else 0', '“在岗”成立时取销售额，否则取 0', 'if there, then sales; otherwise 0'],
    [
      'if sales > 9 then 1 else none',
      '销售额 &gt; 9 时取 1，否则取不适用',
      'if sales &gt; 9, then 1; otherwise not applicable',
    ],
    ['min(sales, line)', '较小者（销售额，界线）', 'the smaller of (sales; line)'],
    ['max(sales, line, 3)', '最大者（销售额，界线，3）', 'the greatest of (sales; line; 3)'],
    [
      'max(hired, start(period))',
      '较晚者（入职日，当月第一天）',
      'the later of (hiring date; the first day of the month)',
    ],
    [
      'first(left, end(period))',
      '离职日（没有时取当月最后一天）',
      'leaving date (where there is none: the last day of the month)',
    ],
    [
      'total(sales, line)',
      '销售额 + 界线（不适用的项不计）',
      'sales + line (what does not apply is left out)',
    ],
    ['present(left)', '有“离职日”', 'there is a value of “leaving date”'],
    ['round(sales ÷ 7, 2)', '四舍五入到两位小数（销售额 ÷ 7）', 'rounded half up to 2 decimals (sales ÷ 7)'],
    ['cut(sales ÷ 7)', '去尾到整数（销售额 ÷ 7）', 'cut off to a whole number (sales ÷ 7)'],
    ['max(sales, 0)', '销售额（负数按 0 计）', 'sales (0 where negative)'],
    [
      'max(sales − line, 0) × 2',
      '（销售额 − 界线，负数按 0 计）× 2',
      '(sales − line, or 0 where negative) × 2',
    ],
    ['min(max(sales, 10), 90)', '销售额，最低 10，最高 90', 'sales, at least 10, at most 90'],
    ['max(10, min(90, sales))', '销售额，最高 90，最低 10', 'sales, at most 90, at least 10'],
    ['max(sales, line)', '较大者（销售额，界线）', 'the greater of (sales; line)'],
    [
      'if sales > 9 then 3 else if here then 2 else 1',
      '销售额 &gt; 9 时取 3；“在岗”成立时取 2；其余取 1',
      'if sales &gt; 9, then 3; if there, then 2; otherwise 1',
    ],
    ['not any(here in team)', '班组内没有一名员工满足“在岗”', 'no employee in the team meets “there”'],
    ['all(amount > 5 each order)', '每条订单都满足“金额 &gt; 5”', 'every order meets “amount &gt; 5”'],
    ['count(here in team)', '班组内满足“在岗”的员工人数', 'count of employee with “there” in the team'],
    [
      'count(sales over last 3 months)',
      '近 3 个月有“销售额”的月数',
      'count of months with “sales”, last 3 months',
    ],
    ['distinct(team each order)', '各订单中不同班组的个数', 'number of different team over each order'],
    ['number(period)', '月份', 'the number of the month'],
    ['ago(sales, 2)', '2 个月前的销售额', 'sales of 2 months before'],
    ['date(next(period), 5)', '次月 5 日', 'day 5 of the next month'],
    ['daysIn(previous(period, 3))', '往前第 3 个月的天数', 'the days of 3 months earlier'],
    [
      'days(hired, end(period))',
      '入职日至当月最后一天的天数（含首尾）',
      'days from hiring date to the last day of the month, both counted',
    ],
    [
      'sum(amount each order where amount > 5)',
      '各订单的金额合计（只计：金额 &gt; 5）',
      'sum of amount over each order (only where amount &gt; 5)',
    ],
    ['count(order)', '订单条数', 'count of order'],
    ['count(amount each order)', '有“金额”的订单条数', 'count of order with “amount”'],
    ['count(amount > 5 each order)', '满足“金额 &gt; 5”的订单条数', 'count of order with “amount &gt; 5”'],
    ['sales ÷ 100 mod 7', '（销售额 ÷ 100）÷ 7 的余数', 'remainder of (sales ÷ 100) ÷ 7'],
    [
      'max(sales in company) - sales',
      '（全公司的销售额最大值）− 销售额',
      '(greatest of sales in the whole company) − sales',
    ],
    ['mean(sales over last 3 months)', '销售额的近 3 个月平均值', 'mean of sales, last 3 months'],
    ['sum(sales over quarter to date)', '销售额的本季度累计合计', 'sum of sales, this quarter to date'],
  ])('%s', (formula, zh, en) => {
    expect([bodyOf(formula, 'zh'), bodyOf(formula, 'en')]).toEqual([zh, en])
  })
})

describe('what numbers count', () => {
  const page = pageOf(everyBody, 'zh')

  it('is known from how they are used', () => {
    // Compared with a score; cells of a payslip line; edges of an amount; a unit in the singular; a rate has none.
    expect(page).toContain('| 不及格线 | 60 分 |')
    expect(page).toContain('| 保底 | 1,200 元 |')
    expect(page).toContain('| 20,000 元及以上、低于 50,000 元 | 2% | 100 |')
    expect(page).toContain('| 每桌补贴 | 2.5 元/桌 | 2026-07-01 |')
    expect(page).toContain('| 120% 及以上 | 金\\*牌 |')
    expect(page).toContain('| 完成率 \\| 当月 | `reach` | 百分比 | 0% 及以上 |')
  })

  it('is not points where a table mixes them with other numbers', () => {
    const text = ruleFile(`facts:
  employee: { kind: [marks, calls], reached: score }
clauses:
  第1条:
    parameters: { most: 85, fewest: 90, pass: 60 }
    rules:
      target:
        table: |
          kind  | level
          marks | most
          calls | fewest
      good: reached ≥ target.level
      passed: reached ≥ pass
`)
    const { value } = describeRuleSet(text, { language: 'zh' })
    expect(value).toContain('| most | 85 |')
    expect(value).toContain('| pass | 60 分 |')
  })

  it('is not guessed where uses differ', () => {
    const text = ruleFile(`facts:
  employee: { score: score, sales: money }
clauses:
  第1条:
    parameters: { line: 60 }
    rules:
      a: score < line
      b: sales < line
`)
    const { value } = describeRuleSet(text, { language: 'zh' })
    expect(value).toContain('| line | 60 | 施行时 | 条文 |')
  })
})
