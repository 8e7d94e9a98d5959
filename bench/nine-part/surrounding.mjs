// What users of a rule engine write around it, since an engine sees one record at a time: the team's pool, places and
// runs over the months. The engine does the rest: score, grade, commission, seniority and wage.
import { monthsOf } from './facts.mjs'
import { gathered } from './results.mjs'

const fen = (yuan) => Math.round(yuan * 100)

/** Rows in yuan, as JSON has them. */
export const prepareRows = (columns) => monthsOf(columns, (value, decimals) => value / 10 ** decimals)

/** `payTeam(agents with their share, end of month)` gives `{ score, commission, seniority, wage }` for each, in yuan. */
export async function aroundEngine(months, payTeam) {
  const runs = new Map()
  const results = []
  for (const { monthEnd, teams } of months) {
    for (const { publicSales, agents } of teams) {
      const sharing = withShares(publicSales, agents)
      const paid = await payTeam(sharing, monthEnd)
      const rows = paid.map((one, at) => rowOf(sharing[at], one))
      for (const row of rows) results.push(standing(row, rows, runs))
    }
  }
  return results
}

/** Results in yuan as whole numbers. */
export const readRows = (results, columns) =>
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
  )

function withShares(publicSales, agents) {
  const there = agents.filter((one) => one.absentDays <= 60).length
  const pool = Math.floor((fen(publicSales) + 100) / 200)
  const each = there === 0 ? 0 : Math.floor(pool / there)
  let odd = pool - each * there
  return agents.map((one) => {
    const own = one.absentDays > 60 ? 0 : odd-- > 0 ? each + 1 : each
    return { ...one, share: own / 100 }
  })
}

const rowOf = ({ id, share }, { score, commission, seniority, wage }) => ({
  id,
  score,
  commission,
  share,
  seniority,
  wage,
  place: 1,
  award: 0,
  finding: false,
})

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
  return row
}
