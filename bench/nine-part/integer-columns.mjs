// The fastest honest JavaScript: columns of whole numbers, a team at a time, nothing allocated while it computes.

export const contestant = {
  name: 'by hand, integer columns',
  note: 'typed arrays of scaled whole numbers, a team at a time, into columns made before',
  exact: true,
  /** The result columns are made once, like a program that has a buffer for them: new memory costs more than the work. */
  prepare: (columns) => ({ columns, results: empty(columns.rows) }),
  run({ columns, results }) {
    const { agents, months, teams, teamStart, monthEnd, publicSales } = columns
    const runs = { first: new Uint8Array(agents), failing: new Uint8Array(agents) }
    for (let month = 0; month < months; month++) {
      const offset = month * agents
      for (let team = 0; team < teams; team++) {
        const start = teamStart[team]
        const end = teamStart[team + 1]
        pay(columns, results, start, end, offset, monthEnd[month])
        shares(columns.absentDays, results, start + offset, end + offset, publicSales[month * teams + team])
        places(results, runs, start, end, offset)
      }
    }
    return results
  },
  read: (results) => results,
}

const empty = (rows) => ({
  score: new Int32Array(rows),
  commission: new Int32Array(rows),
  share: new Int32Array(rows),
  seniority: new Int32Array(rows),
  wage: new Float64Array(rows),
  place: new Int32Array(rows),
  award: new Int32Array(rows),
  finding: new Uint8Array(rows),
})

/** By tens of the score, which is where the grades begin. */
const coefficients = Uint8Array.of(5, 5, 5, 5, 5, 5, 8, 10, 11, 12, 12)
const changes = Int32Array.of(
  -10_000,
  -10_000,
  -10_000,
  -10_000,
  -10_000,
  -10_000,
  0,
  0,
  10_000,
  20_000,
  20_000,
)

/** What of an amount lies above an edge, without a branch. */
const above = (amount, edge) => (amount - edge) & ~((amount - edge) >> 31)

/** All but what depends on the team: score, commission, seniority, and the wage without the share. */
function pay(columns, results, start, end, offset, monthEnd) {
  const { performance, ability, attitude, sales, postWage, singleShifts, fullDays } = columns
  const { barrels, excludedBarrels, hiredOn } = columns
  for (let agent = start; agent < end; agent++) {
    const row = offset + agent
    const score = performance[row] * 7 + ability[row] * 2 + attitude[row]
    const sold = sales[row]
    const band = (score / 1000) | 0
    // Thousandths of the rate times tenths of the coefficient: ten-thousandths of a fen, beyond 32 bits.
    const tiered = sold * 10 + above(sold, 2_000_000) * 5 + above(sold, 5_000_000) * 5
    const commission = Math.floor((tiered * coefficients[band] + 5000) / 10_000)
    // yyyymmdd less yyyymmdd, ten thousands are years; whoever came on 29 February is a year older on 1 March.
    const years = ((monthEnd - hiredOn[agent]) / 10_000) | 0
    const seniority = years < 10 ? years * 5000 : 50_000
    const meals = singleShifts[row] * 1000 + fullDays[row] * 2000
    const barrelPay = (barrels[row] - excludedBarrels[row]) * 100
    results.score[row] = score
    results.commission[row] = commission
    results.seniority[row] = seniority
    results.wage[row] = postWage[row] + changes[band] + commission + seniority + meals + barrelPay
  }
}

/** The pool in equal parts; the odd fen go to the first ids. */
function shares(absentDays, { share, wage }, start, end, publicSales) {
  let there = 0
  for (let row = start; row < end; row++) if (absentDays[row] <= 60) there++
  if (there === 0) {
    share.fill(0, start, end)
    return
  }
  const pool = Math.floor((publicSales + 100) / 200)
  const each = Math.floor(pool / there)
  let odd = pool - each * there
  for (let row = start; row < end; row++) {
    if (absentDays[row] > 60) {
      share[row] = 0
      continue
    }
    const own = odd > 0 ? each + 1 : each
    odd--
    share[row] = own
    wage[row] += own
  }
}

/** Places with shared ties, and the runs that award and finding hang on: a run begins anew after three. */
function places({ score, place, award, finding }, { first, failing }, start, end, offset) {
  for (let agent = start; agent < end; agent++) {
    const row = offset + agent
    const own = score[row]
    // The sign of the difference, without a branch that nobody can predict.
    let better = 0
    for (let other = offset + start; other < offset + end; other++) better += (own - score[other]) >>> 31
    place[row] = better + 1
    const firsts = better === 0 ? first[agent] + 1 : 0
    const failings = own < 6000 ? failing[agent] + 1 : 0
    award[row] = firsts === 3 ? 30_000 : 0
    finding[row] = failings === 3 ? 1 : 0
    first[agent] = firsts === 3 ? 0 : firsts
    failing[agent] = failings === 3 ? 0 : failings
  }
}
