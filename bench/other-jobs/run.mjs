// Three more jobs, beside decimal.js by hand: every line of both is compared before anything is timed.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { calculate } from '../../dist/index.js'
import { loadRuleSet } from '../../dist/load.js'
import { quantile } from '../statistics.mjs'
import { indicatorYear } from './indicators.mjs'
import { records } from './records.mjs'
import { wide } from './wide.mjs'

const rounds = 7
const warmUp = 2

export function otherJobs() {
  return [
    `three more jobs, in one CPU-second of computing, medians of ${rounds} interleaved rounds (least … most)`,
    ...[records, indicatorYear, wide].flatMap(measured),
  ]
}

function measured({ name, rules, facts, byHand, people, units, unit }) {
  const { value, diagnostics } = loadRuleSet(rules)
  assert.ok(value, JSON.stringify(diagnostics, null, 1))
  const given = facts(people)
  const expected = byHand(given).sort()
  assert.deepEqual(linesOf(calculate(value, given)), expected)
  const ours = []
  const theirs = []
  for (let round = 0; round < rounds + warmUp; round++) {
    ours.push(units(people) / cpuSeconds(() => calculate(value, given)))
    theirs.push(units(people) / cpuSeconds(() => byHand(given)))
  }
  const shown = (sample) => {
    const warm = sample.slice(warmUp)
    const [middle, least, most] = [quantile(warm, 0.5), Math.min(...warm), Math.max(...warm)].map((speed) =>
      Math.round(speed).toLocaleString('en'),
    )
    return `${middle} ${unit} (${least} … ${most})`
  }
  const ratio = quantile(theirs.slice(warmUp), 0.5) / quantile(ours.slice(warmUp), 0.5)
  return [
    `  ${name}: ${expected.length} lines of ${units(people).toLocaleString('en')} ${unit}, both agree to the fen`,
    `    calculate()                                  ${shown(ours)}`,
    `    by hand with decimal.js, lines only          ${shown(theirs)}, ${ratio.toFixed(2)} times as fast`,
  ]
}

const linesOf = (result) => {
  assert.ok(result.ok, JSON.stringify(result.diagnostics.slice(0, 3)))
  return result.settled.map(({ id, period, rule, amount }) => `${id} ${period} ${rule} ${amount}`).sort()
}

/** Repeats the work until it has taken half a second, and gives the time of one. */
function cpuSeconds(work) {
  globalThis.gc?.()
  const start = process.cpuUsage()
  for (let times = 1; ; times++) {
    work()
    const { user, system } = process.cpuUsage(start)
    if (user + system > 500_000) return (user + system) / 1e6 / times
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const line of otherJobs()) console.log(line)
