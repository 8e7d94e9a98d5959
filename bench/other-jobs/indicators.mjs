// 17 weighted indicators a month over a year, a factor on the wage base, and a bonus each quarter on its mean score.
import { Decimal } from 'decimal.js'

const indicators = Array.from({ length: 17 }, (_, at) => `i${at + 1}`)
const weights = indicators.map((_, at) => (at === 16 ? '4' : '6'))
const months = 12
const bands = [
  [95, '1.2'],
  [85, '1'],
  [70, '0.8'],
  [0, '0.5'],
]
const bonuses = [
  [95, '0.15'],
  [85, '0.08'],
  [0, '0'],
]
const rows = (table) =>
  table
    .map(([edge, value], at) => `          ${at === table.length - 1 ? 'otherwise' : `≥ ${edge}`} | ${value}`)
    .join('\n')

const rules = `
id: indicators
title: { zh: 十七项指标, en: Seventeen indicators }
currency: CNY
each: month

facts:
  employee:
    base: { type: money, allowed: "≥ 0" }
${indicators.map((name) => `    ${name}Target: { type: number, allowed: "> 0" }\n    ${name}Done: { type: number, allowed: "≥ 0" }`).join('\n')}

clauses:
  第1条:
    says: { zh: 各项按完成率计分，最高 120 分，保留两位小数。, en: "Each by its attainment, at most 120, to two decimals." }
    rules:
${indicators.map((name) => `      ${name}: { is: "min(${name}Done ÷ ${name}Target × 100, 120)", round: 2 }`).join('\n')}

  第2条:
    says: { zh: 月得分为各项加权，系数乘以基数。, en: "The month's score is weighted; its factor times the base is paid." }
    rules:
      score: { weighted: { ${indicators.map((name, at) => `${name}: ${weights[at]}%`).join(', ')} }, round: 2 }
      factor:
        table: |
          score | factor
${rows(bands)}
      pay: { line: earning, is: base × factor }

  第3条:
    says: { zh: 季度奖按三个月平均得分，为基数之和的一定比例。, en: "The quarter's bonus is a part of its bases, by its mean score." }
    rules:
      quarterScore: { each: quarter, is: mean(score), round: 2 }
      part:
        each: quarter
        table: |
          quarterScore | part
${rows(bonuses)}
      bonus: { each: quarter, line: earning, is: sum(base) × part }
`

const periodOf = (month) => `2026-${String(month + 1).padStart(2, '0')}`

function facts(people) {
  return Array.from({ length: months }, (_, month) => ({
    period: periodOf(month),
    complete: true,
    employee: Array.from({ length: people }, (_, at) => ({
      id: `E${String(at).padStart(4, '0')}`,
      base: `${3000 + ((at * 37 + month) % 2000)}.${10 + (at % 90)}`,
      ...Object.fromEntries(
        indicators.flatMap((name, nth) => [
          [`${name}Target`, String(40 + ((at * 7 + nth * 13) % 60))],
          [`${name}Done`, String(30 + ((at * 11 + nth * 5 + month * 17) % 75))],
        ]),
      ),
    })),
  }))
}

const rounded = (value) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
const found = (table, score) => table.find(([edge]) => score.gte(edge))[1]

function byHand(year) {
  const lines = []
  const quarters = new Map()
  for (const [month, { period, employee }] of year.entries()) {
    for (const one of employee) {
      const score = rounded(scoreOf(one))
      lines.push(
        `${one.id} ${period} pay ${rounded(new Decimal(one.base).times(found(bands, score))).toFixed(2)}`,
      )
      const key = `${one.id} 2026-Q${Math.floor(month / 3) + 1}`
      const quarter = quarters.get(key) ?? { scores: new Decimal(0), bases: new Decimal(0), months: 0 }
      quarters.set(key, {
        scores: quarter.scores.plus(score),
        bases: quarter.bases.plus(one.base),
        months: quarter.months + 1,
      })
    }
  }
  for (const [key, { scores, bases, months }] of quarters) {
    const part = found(bonuses, rounded(scores.div(months)))
    lines.push(`${key} bonus ${rounded(bases.times(part)).toFixed(2)}`)
  }
  return lines
}

function scoreOf(one) {
  let score = new Decimal(0)
  for (const [at, name] of indicators.entries()) {
    const reach = new Decimal(one[`${name}Done`]).times(100).div(one[`${name}Target`])
    score = score.plus(rounded(Decimal.min(reach, 120)).times(weights[at]))
  }
  return score.div(100)
}

export const indicatorYear = {
  name: '17 indicators, months and quarters',
  rules,
  facts,
  byHand,
  people: 40,
  units: (people) => people * months,
  unit: 'person-months',
}
