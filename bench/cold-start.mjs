// What a fresh process pays for its first result from a built-in rule set, beyond Node's own start.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { quantile, spread } from './statistics.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = 15

const firstResult = (rules) => `
import { calculate } from './dist/index.js'
import { taobaoCustomerService } from './dist/${rules}.js'
const result = calculate(taobaoCustomerService, { period: '2026-01', complete: true,
  team: [{ id: 'T', publicSales: '123456.78' }],
  employee: [{ id: 'E', team: 'T', hiredOn: '2020-01-01', postWage: '3000', performance: '90', ability: '90', attitude: '90' }] })
if (!result.ok) process.exit(1)`
const oneSet = firstResult('rules/taobao-customer-service')
const allSets = firstResult('rules')

export function coldStart() {
  const samples = { empty: [], one: [], all: [] }
  for (let round = 0; round < rounds; round++) {
    samples.empty.push(time('0'))
    samples.one.push(time(oneSet))
    samples.all.push(time(allSets))
  }
  const { empty, one, all } = samples
  const beyond = (sample) =>
    `${(quantile(sample, 0.5) - quantile(empty, 0.5)).toFixed(0)} ms beyond Node's own`
  return [
    'import and first result in a fresh process',
    `  an empty Node program                          ${spread(empty, 0)}`,
    `  jixiao/rules/taobao-customer-service           ${spread(one, 0)}, ${beyond(one)}`,
    `  jixiao/rules, with all built-in sets           ${spread(all, 0)}, ${beyond(all)}`,
  ]
}

function time(program) {
  const start = process.hrtime.bigint()
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root })
  return Number(process.hrtime.bigint() - start) / 1e6
}
