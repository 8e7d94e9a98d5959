// Objects with decimal.js amounts, from and to decimal texts, like `calculate()`.
import { Decimal } from 'decimal.js'
import { monthsOf, text } from './facts.mjs'
import { gathered, scaled } from './results.mjs'

const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

export const contestant = {
  name: 'by hand, decimal.js',
  note: 'decimal texts in and out',
  exact: true,
  prepare: (columns) => monthsOf(columns, text),
  run(months) {
    const runs = new Map()
    const results = []
    for (const { monthEnd, teams } of months)
      for (const team of teams) for (const row of payTeam(team, monthEnd, runs)) results.push(row)
    return results
  },
  read: (results, columns) =>
    gathered(
      columns,
      results.map((row) => ({
        score: scaled(row.score, 2),
        commission: scaled(row.commission, 2),
        share: scaled(row.share, 2),
        seniority: scaled(row.seniority, 2),
        wage: scaled(row.wage, 2),
        place: row.place,
        award: scaled(row.award, 2),
        finding: row.finding ? 1 : 0,
      })),
    ),
}

function payTeam({ publicSales, agents }, monthEnd, runs) {
  const there = agents.filter((one) => Number(one.absentDays) <= 60).length
  const pool = new Money(publicSales).times('0.005').toDecimalPlaces(2)
  const each = there === 0 ? new Money(0) : pool.div(there).toDecimalPlaces(2, Decimal.ROUND_DOWN)
  let odd = pool.minus(each.times(there)).times(100).toNumber()
  const rows = agents.map((one) => {
    let share = new Money(0)
    if (Number(one.absentDays) <= 60) share = odd-- > 0 ? each.plus('0.01') : each
    return payAgent(one, share, monthEnd)
  })
  const scores = rows.map((row) => new Money(row.score))
  for (const [at, row] of rows.entries()) standing(row, scores[at], scores, runs)
  return rows
}

function payAgent(one, share, monthEnd) {
  const score = new Money(one.performance)
    .times('0.7')
    .plus(new Money(one.ability).times('0.2'))
    .plus(new Money(one.attitude).times('0.1'))
    .toDecimalPlaces(2)
  const grade = grades.find(({ from }) => score.gte(from))
  const commission = tiered(new Money(one.sales)).times(grade.coefficient).toDecimalPlaces(2)
  const early = monthEnd.slice(5) < one.hiredOn.slice(5) ? 1 : 0
  const years = Number(monthEnd.slice(0, 4)) - Number(one.hiredOn.slice(0, 4)) - early
  const seniority = Money.min(years * 50, 500)
  const wage = new Money(one.postWage)
    .plus(grade.change)
    .plus(commission)
    .plus(share)
    .plus(seniority)
    .plus(new Money(one.singleShifts).times(10))
    .plus(new Money(one.fullDays).times(20))
    .plus(new Money(one.barrels).minus(one.excludedBarrels))
  return {
    id: one.id,
    score: score.toFixed(2),
    commission: commission.toFixed(2),
    share: share.toFixed(2),
    seniority: seniority.toFixed(2),
    wage: wage.toFixed(2),
    place: 1,
    award: '0.00',
    finding: false,
  }
}

const grades = [
  { from: 90, coefficient: '1.2', change: 200 },
  { from: 80, coefficient: '1.1', change: 100 },
  { from: 70, coefficient: '1', change: 0 },
  { from: 60, coefficient: '0.8', change: 0 },
  { from: 0, coefficient: '0.5', change: -100 },
]

function tiered(sales) {
  const part = (from, to, rate) => Money.max(0, Money.min(sales, to).minus(from)).times(rate)
  return part(0, 20_000, '0.01')
    .plus(part(20_000, 50_000, '0.015'))
    .plus(part(50_000, Number.POSITIVE_INFINITY, '0.02'))
}

function standing(row, score, scores, runs) {
  for (const other of scores) if (other.gt(score)) row.place++
  let run = runs.get(row.id)
  if (!run) {
    run = { first: 0, failing: 0 }
    runs.set(row.id, run)
  }
  run.first = row.place === 1 ? run.first + 1 : 0
  run.failing = score.lt(60) ? run.failing + 1 : 0
  if (run.first > 0 && run.first % 3 === 0) row.award = '300.00'
  row.finding = run.failing > 0 && run.failing % 3 === 0
}
