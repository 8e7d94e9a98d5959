// What an analyst asks while somebody waits, each beside one plain calculation of the same facts in the same round: what
// one of 18 people is short of, that person's comparison with a variant, the tornado, and the check of twenty tables.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openComparison, openRules, tornado, whatIsMissing } from '../dist/analyse.js'
import { calculate } from '../dist/index.js'
import { readFactsFolder } from '../dist/node.js'
import { ratio, spread, timed } from './statistics.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = 108
const coldRounds = 9

export async function analyst() {
  const rules = openRules(readFileSync(join(root, 'rules/taobao-customer-service/rules.yaml'), 'utf8'))
  const { value: months } = await readFactsFolder(join(root, 'examples/taobao-2026-q1/facts'), rules.compiled)
  const ids = months.at(-1).employee.map(({ id }) => id)
  const variant = rules.withChanges({ publicRate: '0.6%', 'tier[≥ 50000].rate': '2.5%' })
  const comparison = openComparison(rules, [variant])
  const alone = (id) =>
    months.map((one) => ({ ...one, employee: one.employee.filter((row) => row.id === id) }))
  const asked = {
    plain: () => calculate(rules.compiled, months),
    one: (id) => whatIsMissing(rules.compiled, months, { id, rule: 'grade' }),
    all: (id) => whatIsMissing(rules.compiled, months, { id }),
    plainAlone: (id) => calculate(rules.compiled, alone(id)),
    opened: (id) => comparison.on(alone(id)),
    fresh: (id) => openComparison(rules, [variant]).on(alone(id)),
  }
  for (const answer of Object.values(asked)) assert.equal(answer(ids[0]).ok, true)
  const { plain, plainAlone, ...times } = inRounds(asked, rounds, (round) => ids[round % ids.length])
  const bars = inRounds({ plain: asked.plain, tornado: () => tornado(rules, months) }, 6, () => ids[0])
  const line = (name, sample, base) => `  ${name.padEnd(47)}${spread(sample, 1)}, ${ratio(sample, base)}`
  return [
    'what an analyst asks of the Taobao set: 18 people, three months; beside one plain calculation of the same facts',
    `  ${'calculate(), all people'.padEnd(47)}${spread(plain, 1)}`,
    line('missing, the grade of one person', times.one, plain),
    line('missing, all results of one person', times.all, plain),
    line('tornado, every number down and up', bars.tornado, bars.plain),
    `  ${'calculate(), one person'.padEnd(47)}${spread(plainAlone, 1)}`,
    line('comparison opened before, one person', times.opened, plainAlone),
    line('comparison opened and asked, one person', times.fresh, plainAlone),
    '',
    ...checks(),
  ]
}

/** Each question once a round, one after the other; the first third of the rounds only warms up. */
function inRounds(asked, count, who) {
  const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]))
  for (let round = 0; round < count; round++)
    for (const [name, answer] of Object.entries(asked)) times[name].push(timed(() => answer(who(round))))
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.slice(count / 3)]))
}

/** Whole processes; of each round the empty one is taken away. */
function checks() {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'))
  const file = join(folder, 'rules.yaml')
  writeFileSync(file, tablesOf(20))
  const node = (...args) => timed(() => execFileSync(process.execPath, args, { cwd: root }))
  const plain = []
  const whole = []
  for (let round = 0; round < coldRounds; round++) {
    const empty = node('-e', '0')
    plain.push(node('dist/cli.js', 'check', file, '--no-sanity') - empty)
    whole.push(node('dist/cli.js', 'check', file) - empty)
  }
  rmSync(folder, { recursive: true })
  return [
    'jixiao check of twenty tables in a fresh process, beyond an empty Node program',
    `  ${'without pay sanity'.padEnd(47)}${spread(plain, 0)}`,
    `  ${'with pay sanity'.padEnd(47)}${spread(whole, 0)}, ${ratio(whole, plain)}`,
  ]
}

/** So many tables of five rows on four numbers, each with a line of the payslip: amounts and rates in turn. */
function tablesOf(count) {
  const edges = [10000, 20, 20, 60]
  const rules = Array.from({ length: count }, (_, at) => {
    const key = at % 4
    const gives = (row) => (at % 3 === 0 ? `${row + 1}%` : `${(row + 1) * 100}`)
    const rows = [3, 2, 1, 0].map(
      (row) => `          ≥ ${edges[key] + row * (key === 0 ? 10000 : 15) + at} | ${gives(row + 1)}\n`,
    )
    return `      t${at}:
        table: |
          n${key} | out
${rows.join('')}          otherwise | ${gives(0)}
      p${at}: { line: earning, is: ${at % 3 === 0 ? `n0 × t${at}.out` : `t${at}.out`} }
`
  })
  return `id: twenty-tables
title: { zh: 二十张表, en: twenty tables }
currency: CNY
each: month
facts:
  employee:
    n0: { type: money, allowed: "≥ 0" }
    n1: score
    n2: score
    n3: { type: hours, allowed: "[0..250]" }
clauses:
  第1条:
    rules:
${rules.join('')}`
}
