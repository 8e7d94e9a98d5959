import { expect, it } from 'vitest'
import { explain, type Language } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  employee:
    sales: { type: money, title: { zh: 销售额, en: sales } }
${clauseWith(`
rate: { title: { zh: 率, en: rate }, is: sales ÷ 7, round: 1 }
good: { is: exact(rate) > 14.28 and rate > 14.28 }
grown: { is: sales - ago(sales) }
before: { is: 'ago(sales, 2)' }
mixed: { is: 'first(ago(sales + rate), 0)' }
last: { is: latest(rate) }
`)}`)

const working = (rule: string, months: number, language: Language): readonly string[] =>
  explain(
    ruleSet,
    Array.from({ length: months }, (_, at) => ({
      period: `2026-0${at + 1}`,
      employee: [{ id: 'E1', sales: `${at + 1}00` }],
    })),
    { rule, id: 'E1' },
  ).value!.working.map((line) => line[language])

it.each([
  [
    'good',
    1,
    ['代入：率（舍入前） = 100/7 ≈ 14.28571429 元，率 = 14.3 元'],
    ['With: rate before rounding = 100/7 ≈ 14.28571429 CNY, rate = 14.3 CNY'],
  ],
  [
    'grown',
    2,
    ['代入：销售额 = 200 元，上期销售额 = 100 元'],
    ['With: sales = 200 CNY, sales one period ago = 100 CNY'],
  ],
  ['before', 3, ['代入：前 2 期销售额 = 100 元'], ['With: sales 2 periods ago = 100 CNY']],
  [
    'before',
    1,
    ['代入：前 2 期销售额 = 尚无以往数据'],
    ['With: sales 2 periods ago = no earlier period yet'],
  ],
  ['last', 2, ['代入：最近一次率 = 14.3 元'], ['With: the latest rate = 14.3 CNY']],
  ['mixed', 2, ['代入：上期 sales + rate = 114.3 元'], ['With: sales + rate one period ago = 114.3 CNY']],
] as const)('%s after %i months shows what it reads', (rule, months, zh, en) => {
  expect(working(rule, months, 'zh').slice(1)).toEqual(zh)
  expect(working(rule, months, 'en').slice(1)).toEqual(en)
})

it.each([
  ['calls', '次', 'times'],
  ['calls × boxes', '箱·次', 'boxes·times'],
  ['sales ÷ calls', '元/次', 'CNY/times'],
  ['calls × calls', '次^2', 'times^2'],
])('says the unit of %s by its title', (formula, zh, en) => {
  const units = load(`units: { boxes: { zh: 箱, en: boxes } }
facts:
  employee: { calls: times, boxes: boxes, sales: money }
${clauseWith(`some: ${formula}\nmore: some × 1`)}`)
  const row = { id: 'E1', calls: '1', boxes: '1', sales: '1' }
  const { working } = explain(units, { period: '2026-01', employee: [row] }, { rule: 'more', id: 'E1' })
    .value!
  expect(working[1]).toEqual({ zh: `代入：some = 1 ${zh}`, en: `With: some = 1 ${en}` })
})
