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

export function coldStart() {
  const programs = [
    ['an empty Node program', '0'],
    ['jixiao/rules/taobao-customer-service', firstResult('rules/taobao-customer-service')],
    ['jixiao/rules, with all built-in sets', firstResult('rules')],
  ].map(([name, program]) => ({ name, program, wall: [], user: [] }))
  for (let round = 0; round < rounds; round++)
    for (const { program, wall, user } of programs) {
      const taken = time(program)
      wall.push(taken.wall)
      user.push(taken.user)
    }
  const [empty] = programs
  const beyond = (one, kind) => (quantile(one[kind], 0.5) - quantile(empty[kind], 0.5)).toFixed(0)
  return [
    'import and first result in a fresh process: time on the wall, and of the processor (user)',
    ...programs.map((one) => {
      const more =
        one === empty ? '' : `; beyond Node's own ${beyond(one, 'wall')} and ${beyond(one, 'user')} ms`
      return `  ${one.name.padEnd(40)} ${spread(one.wall, 0)}, user ${spread(one.user, 0)}${more}`
    }),
  ]
}

/** Milliseconds: the processor's own are steadier where other programs share the machine. */
function time(program) {
  const start = process.hrtime.bigint()
  const user = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `${program}\nprocess.stdout.write(String(process.cpuUsage().user / 1000))`],
    { cwd: root, encoding: 'utf8' },
  )
  return { wall: Number(process.hrtime.bigint() - start) / 1e6, user: Number(user) }
}
