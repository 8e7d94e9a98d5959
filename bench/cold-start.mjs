// What a fresh process pays for its first result from a built-in rule set, beyond Node's own start.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { quantile, spread } from './statistics.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = 15

const first = `
import { calculate } from './dist/index.js'
import { taobaoCustomerService } from './dist/rules.js'
const result = calculate(taobaoCustomerService, { period: '2026-01', complete: true,
  team: [{ id: 'T', publicSales: '123456.78' }],
  employee: [{ id: 'E', team: 'T', hiredOn: '2020-01-01', postWage: '3000', performance: '90', ability: '90', attitude: '90' }] })
if (!result.ok) process.exit(1)`

export function coldStart() {
  const empty = []
  const ours = []
  for (let round = 0; round < rounds; round++) {
    empty.push(time('0'))
    ours.push(time(first))
  }
  const extra = quantile(ours, 0.5) - quantile(empty, 0.5)
  return [
    'first result of a fresh process',
    `  an empty Node program                          ${spread(empty, 0)}`,
    `  import, built-in rule set, first result        ${spread(ours, 0)}`,
    `  beyond Node's own                              ${extra.toFixed(0)} ms`,
  ]
}

function time(program) {
  const start = process.hrtime.bigint()
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root })
  return Number(process.hrtime.bigint() - start) / 1e6
}
