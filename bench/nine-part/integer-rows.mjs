// Objects with whole numbers, a team at a time: what a careful programmer writes who counts in fen.
import { monthsOf } from './facts.mjs'
import { gathered } from './results.mjs'

export const contestant = {
  name: 'by hand, integer rows',
  note: 'objects of scaled whole numbers',
  exact: true,
  prepare: (columns) =>
    monthsOf(
      columns,
      (value) => value,
      (day) => day,
    ),
  run(months) {
    const runs = new Map()
    const results = []
    for (const { monthEnd, teams } of months)
      for (const team of teams) for (const row of payTeam(team, monthEnd, runs)) results.push(row)
    return results
  },
  read: (results, columns) => gathered(columns, results),
}

function payTeam({ publicSales, agents }, monthEnd, runs) {
  const there = agents.filter((one) => one.absentDays <= 60).length
  const pool = Math.floor((publicSales + 100) / 200)
  const each = there === 0 ? 0 : Math.floor(pool / there)
  let odd = pool - each * there
  const rows = agents.map((one) => {
    let share = 0
    if (one.absentDays <= 60) share = odd-- > 0 ? each + 1 : each
    return payAgent(one, share, monthEnd)
  })
  for (const row of rows) standing(row, rows, runs)
  return rows
}

function payAgent(one, share, monthEnd) {
  const score = one.performance * 7 + one.ability * 2 + one.attitude
  const grade = gradeOf(score)
  const commission = Math.floor((tiered(one.sales) * grade.coefficient + 5000) / 10_000)
  const years = Math.floor((monthEnd - one.hiredOn) / 10_000)
  const seniority = Math.min(years * 5000, 50_000)
  const wage =
    one.postWage +
    grade.change +
    commission +
    share +
    seniority +
    one.singleShifts * 1000 +
    one.fullDays * 2000 +
    (one.barrels - one.excludedBarrels) * 100
  return { id: one.id, score, commission, share, seniority, wage, place: 1, award: 0, finding: 0 }
}

const grades = [
  { from: 9000, coefficient: 12, change: 20_000 },
  { from: 8000, coefficient: 11, change: 10_000 },
  { from: 7000, coefficient: 10, change: 0 },
  { from: 6000, coefficient: 8, change: 0 },
  { from: 0, coefficient: 5, change: -10_000 },
]
const gradeOf = (score) => grades.find((grade) => score >= grade.from)

/** Thousandths of a fen. */
const tiered = (sales) =>
  Math.min(sales, 2_000_000) * 10 +
  Math.max(0, Math.min(sales, 5_000_000) - 2_000_000) * 15 +
  Math.max(0, sales - 5_000_000) * 20

function standing(row, rows, runs) {
  for (const other of rows) if (other.score > row.score) row.place++
  let run = runs.get(row.id)
  if (!run) {
    run = { first: 0, failing: 0 }
    runs.set(row.id, run)
  }
  run.first = row.place === 1 ? run.first + 1 : 0
  run.failing = row.score < 6000 ? run.failing + 1 : 0
  if (run.first > 0 && run.first % 3 === 0) row.award = 30_000
  if (run.failing > 0 && run.failing % 3 === 0) row.finding = 1
}
