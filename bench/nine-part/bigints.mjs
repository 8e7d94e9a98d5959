// Objects with bigint amounts in fen: exact at any size.
import { monthsOf } from './facts.mjs'
import { gathered, resultColumns } from './results.mjs'

export const contestant = {
  name: 'by hand, bigint',
  note: 'objects of scaled bigints',
  exact: true,
  prepare: (columns) => monthsOf(columns, (value) => BigInt(value), BigInt),
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
      results.map((row) => Object.fromEntries(resultColumns.map((name) => [name, Number(row[name])]))),
    ),
}

function payTeam({ publicSales, agents }, monthEnd, runs) {
  const there = BigInt(agents.filter((one) => one.absentDays <= 60n).length)
  const pool = (publicSales + 100n) / 200n
  const each = there === 0n ? 0n : pool / there
  let odd = pool - each * there
  const rows = agents.map((one) => {
    let share = 0n
    if (one.absentDays <= 60n) share = odd-- > 0n ? each + 1n : each
    return payAgent(one, share, monthEnd)
  })
  for (const row of rows) standing(row, rows, runs)
  return rows
}

function payAgent(one, share, monthEnd) {
  const score = one.performance * 7n + one.ability * 2n + one.attitude
  const grade = grades.find(({ from }) => score >= from)
  const commission = (tiered(one.sales) * grade.coefficient + 5000n) / 10_000n
  const seniority = least(((monthEnd - one.hiredOn) / 10_000n) * 5000n, 50_000n)
  const wage =
    one.postWage +
    grade.change +
    commission +
    share +
    seniority +
    one.singleShifts * 1000n +
    one.fullDays * 2000n +
    (one.barrels - one.excludedBarrels) * 100n
  return { id: one.id, score, commission, share, seniority, wage, place: 1, award: 0n, finding: 0 }
}

const grades = [
  { from: 9000n, coefficient: 12n, change: 20_000n },
  { from: 8000n, coefficient: 11n, change: 10_000n },
  { from: 7000n, coefficient: 10n, change: 0n },
  { from: 6000n, coefficient: 8n, change: 0n },
  { from: 0n, coefficient: 5n, change: -10_000n },
]

const least = (left, right) => (left < right ? left : right)

/** Thousandths of a fen. */
function tiered(sales) {
  if (sales <= 2_000_000n) return sales * 10n
  const second = 20_000_000n + (least(sales, 5_000_000n) - 2_000_000n) * 15n
  return sales <= 5_000_000n ? second : second + (sales - 5_000_000n) * 20n
}

function standing(row, rows, runs) {
  for (const other of rows) if (other.score > row.score) row.place++
  let run = runs.get(row.id)
  if (!run) {
    run = { first: 0, failing: 0 }
    runs.set(row.id, run)
  }
  run.first = row.place === 1 ? run.first + 1 : 0
  run.failing = row.score < 6000n ? run.failing + 1 : 0
  if (run.first > 0 && run.first % 3 === 0) row.award = 30_000n
  if (run.failing > 0 && run.failing % 3 === 0) row.finding = 1
}
