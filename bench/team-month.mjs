// One team-month of ten people with the Taobao rule set, warm, without explanation, beside the same policy written by
// hand with decimal.js. Both are compared line by line before anything is timed.
import assert from 'node:assert/strict'
import { calculate } from '../dist/index.js'
import { taobaoCustomerService } from '../dist/rules.js'
import { handWritten } from './hand-written.mjs'
import { quantile, spread, timed } from './statistics.mjs'

const rounds = 1500

/** Ten people of one team, spread over all grades and tiers. */
const facts = {
  period: '2026-01',
  complete: true,
  team: [{ id: 'T', publicSales: '123456.78' }],
  employee: Array.from({ length: 10 }, (_, at) => ({
    id: `E${String(at).padStart(2, '0')}`,
    team: 'T',
    hiredOn: `${2012 + at}-0${(at % 9) + 1}-15`,
    postWage: `${2800 + 100 * at}.00`,
    sales: `${7000 * at}.5${at}`,
    performance: `${55 + 4.5 * at}`,
    ability: `${60 + 3 * at}`,
    attitude: `${50 + 5 * at}`,
    absentDays: String(at % 3),
    appraisedOn: '2026-02-06',
  })),
}

const linesOf = (result) => result.settled.map(({ id, rule, amount }) => `${id} ${rule} ${amount}`).sort()

export async function teamMonth() {
  const expected = handWritten(facts)
  assert.deepEqual(linesOf(calculate(taobaoCustomerService, facts)), expected)
  const ours = []
  const theirs = []
  for (let round = 0; round < rounds; round++) {
    ours.push(timed(() => calculate(taobaoCustomerService, facts)))
    theirs.push(timed(() => handWritten(facts)))
  }
  const warm = (sample) => sample.slice(rounds / 3)
  const ratio = quantile(warm(ours), 0.5) / quantile(warm(theirs), 0.5)
  return [
    `team-month of ten people, ${expected.length} lines, both agree to the fen`,
    `  calculate() with every value, mark and carry   ${spread(warm(ours))}`,
    `  by hand with decimal.js, lines only            ${spread(warm(theirs))}`,
    `  ratio of the medians                           ${ratio.toFixed(2)}`,
  ]
}
