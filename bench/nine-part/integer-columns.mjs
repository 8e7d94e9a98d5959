// The fastest honest JavaScript: columns of whole numbers, a team at a time, nothing allocated while it computes.
import { emptyResults } from './results.mjs'

export const integerColumns = {
  name: 'by hand, integer columns',
  note: 'typed arrays of scaled whole numbers, a team at a time',
  exact: true,
  prepare: (columns) => columns,
  run(columns) {
    const results = emptyResults(columns.rows)
    const firstRun = new Int32Array(columns.agents)
    const failRun = new Int32Array(columns.agents)
    for (let month = 0; month < columns.months; month++) {
      for (let team = 0; team < columns.teams; team++) {
        const start = columns.teamStart[team]
        const end = columns.teamStart[team + 1]
        const offset = month * columns.agents
        pay(columns, results, start, end, offset, columns.monthEnd[month])
        shares(columns, results, start, end, offset, columns.publicSales[month * columns.teams + team])
        places(results, start, end, offset, firstRun, failRun)
      }
    }
    return results
  },
  read: (results) => results,
}

/** All but what depends on the team: score, commission, seniority, and the wage without the share. */
function pay(columns, results, start, end, offset, monthEnd) {
  const { performance, ability, attitude, sales, postWage, singleShifts, fullDays } = columns
  const { barrels, excludedBarrels, hiredOn } = columns
  const ending = (monthEnd / 100) | 0
  for (let agent = start; agent < end; agent++) {
    const row = offset + agent
    const score = performance[row] * 7 + ability[row] * 2 + attitude[row]
    const sold = sales[row]
    // Tenths of the coefficient, and thousandths of the rate: the commission comes in ten-thousandths of a fen.
    let coefficient = 5
    let change = -10_000
    if (score >= 9000) {
      coefficient = 12
      change = 20_000
    } else if (score >= 8000) {
      coefficient = 11
      change = 10_000
    } else if (score >= 7000) {
      coefficient = 10
      change = 0
    } else if (score >= 6000) {
      coefficient = 8
      change = 0
    }
    let tiered = sold * 10
    if (sold > 2_000_000) tiered += (sold - 2_000_000) * 5
    if (sold > 5_000_000) tiered += (sold - 5_000_000) * 5
    const commission = Math.floor((tiered * coefficient + 5000) / 10_000)
    // At the end of a month every anniversary of that month is reached: yyyymm less yyyymm, hundreds are years.
    const years = ((ending - ((hiredOn[agent] / 100) | 0)) / 100) | 0
    const seniority = Math.min(years * 5000, 50_000)
    results.score[row] = score
    results.commission[row] = commission
    results.seniority[row] = seniority
    results.wage[row] =
      postWage[row] +
      change +
      commission +
      seniority +
      singleShifts[row] * 1000 +
      fullDays[row] * 2000 +
      (barrels[row] - excludedBarrels[row]) * 100
  }
}

/** The pool in equal parts; the odd fen go to the first ids. */
function shares(columns, results, start, end, offset, publicSales) {
  const { absentDays } = columns
  let there = 0
  for (let agent = start; agent < end; agent++) if (absentDays[offset + agent] <= 60) there++
  if (there === 0) return
  const pool = Math.floor((publicSales + 100) / 200)
  const each = Math.floor(pool / there)
  let odd = pool - each * there
  for (let agent = start; agent < end; agent++) {
    const row = offset + agent
    if (absentDays[row] > 60) continue
    const share = odd-- > 0 ? each + 1 : each
    results.share[row] = share
    results.wage[row] += share
  }
}

/** Places with shared ties, and the runs that award and finding hang on. */
function places(results, start, end, offset, firstRun, failRun) {
  const { score, place, award, finding } = results
  for (let agent = start; agent < end; agent++) {
    const row = offset + agent
    const own = score[row]
    let before = 1
    for (let other = offset + start; other < offset + end; other++) if (score[other] > own) before++
    place[row] = before
    firstRun[agent] = before === 1 ? firstRun[agent] + 1 : 0
    failRun[agent] = own < 6000 ? failRun[agent] + 1 : 0
    if (firstRun[agent] > 0 && firstRun[agent] % 3 === 0) award[row] = 30_000
    if (failRun[agent] > 0 && failRun[agent] % 3 === 0) finding[row] = 1
  }
}
