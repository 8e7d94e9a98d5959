// The usual way: yuan as JavaScript numbers, rounded with Math.round(x * 100) / 100. Wrong results are counted.
import { monthsOf } from './facts.mjs'
import { gathered } from './results.mjs'

const fen = (yuan) => Math.round(yuan * 100)
const round = (value) => Math.round(value * 100) / 100

export const contestant = {
  name: 'by hand, floats',
  note: 'yuan as numbers, rounded with Math.round(x * 100) / 100',
  exact: false,
  prepare: (columns) => monthsOf(columns, (value, decimals) => value / 10 ** decimals),
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
        score: fen(row.score),
        commission: fen(row.commission),
        share: fen(row.share),
        seniority: fen(row.seniority),
        wage: fen(row.wage),
        place: row.place,
        award: fen(row.award),
        finding: row.finding ? 1 : 0,
      })),
    ),
}

function payTeam({ publicSales, agents }, monthEnd, runs) {
  const there = agents.filter((one) => one.absentDays <= 60).length
  const pool = round(publicSales * 0.005)
  const each = there === 0 ? 0 : Math.floor((pool * 100) / there) / 100
  let odd = Math.round((pool - each * there) * 100)
  const rows = agents.map((one) => {
    let share = 0
    if (one.absentDays <= 60) share = odd-- > 0 ? each + 0.01 : each
    return payAgent(one, share, monthEnd)
  })
  for (const row of rows) standing(row, rows, runs)
  return rows
}

function payAgent(one, share, monthEnd) {
  const score = round(one.performance * 0.7 + one.ability * 0.2 + one.attitude * 0.1)
  const grade = grades.find(({ from }) => score >= from)
  const commission = round(tiered(one.sales) * grade.coefficient)
  const early = monthEnd.slice(5) < one.hiredOn.slice(5) ? 1 : 0
  const years = Number(monthEnd.slice(0, 4)) - Number(one.hiredOn.slice(0, 4)) - early
  const seniority = Math.min(years * 50, 500)
  const meals = one.singleShifts * 10 + one.fullDays * 20
  const barrels = one.barrels - one.excludedBarrels
  const wage = round(one.postWage + grade.change + commission + share + seniority + meals + barrels)
  return { id: one.id, score, commission, share, seniority, wage, place: 1, award: 0, finding: false }
}

const grades = [
  { from: 90, coefficient: 1.2, change: 200 },
  { from: 80, coefficient: 1.1, change: 100 },
  { from: 70, coefficient: 1, change: 0 },
  { from: 60, coefficient: 0.8, change: 0 },
  { from: 0, coefficient: 0.5, change: -100 },
]

const tiered = (sales) =>
  Math.min(sales, 20_000) * 0.01 +
  Math.max(0, Math.min(sales, 50_000) - 20_000) * 0.015 +
  Math.max(0, sales - 50_000) * 0.02

function standing(row, rows, runs) {
  for (const other of rows) if (other.score > row.score) row.place++
  let run = runs.get(row.id)
  if (!run) {
    run = { first: 0, failing: 0 }
    runs.set(row.id, run)
  }
  run.first = row.place === 1 ? run.first + 1 : 0
  run.failing = row.score < 60 ? run.failing + 1 : 0
  if (run.first > 0 && run.first % 3 === 0) row.award = 300
  row.finding = run.failing > 0 && run.failing % 3 === 0
}
