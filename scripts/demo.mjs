// The main job, as a payroll clerk does it: facts from spreadsheets in, payslips and findings out. Every line is
// compared with results that were worked out without the engine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const root = fileURLToPath(new URL('..', import.meta.url))
const chinese = /^zh/.test(process.env.JIXIAO_LANG ?? process.env.LC_ALL ?? process.env.LANG ?? '')
const say = (zh, en) => console.log(chinese ? zh : en)

const journeys = [
  {
    set: 'taobao-customer-service',
    folder: 'examples/taobao-2026-q1',
    why: ['--id', 'KF1', '--rule', 'publicCommission', '--period', '2026-01'],
  },
  { set: 'water-delivery-service', folder: 'examples/water-2013-08', why: ['--id', 'W6', '--rule', 'wage'] },
]

let different = 0
for (const { set, folder, why } of journeys) {
  const out = mkdtempSync(join(tmpdir(), 'jixiao-'))
  jixiao(['calculate', set, '--facts', `${folder}/facts`, '-o', out], `-o ${out}`)
  jixiao(['explain', set, '--facts', `${folder}/facts`, ...why])
  different += compare(join(out, 'payslips.csv'), join(root, folder, 'expected/lines.csv'), folder)
  rmSync(out, { recursive: true })
}
process.exit(different === 0 ? 0 : 1)

function jixiao(args) {
  console.log(`\n$ npx jixiao ${args.join(' ')}\n`)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), ...args, '--lang', chinese ? 'zh' : 'en'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}

function compare(written, expected, folder) {
  const table = (path) => parse(readFileSync(path), { columns: true, bom: true })
  const paid = new Set(table(written).map((row) => `${row.period} ${row.id} ${row.rule} ${row.amount}`))
  const wanted = table(expected).map((row) => `${row.period} ${row.id} ${row.line} ${row.amount}`)
  const missing = wanted.filter((line) => !paid.has(line))
  const wrong = missing.length + Math.max(0, paid.size - wanted.length)
  say(
    `\n${folder}：${wanted.length} 行与不经本引擎算出的结果逐行比对，${wrong} 行不同`,
    `\n${folder}: ${wanted.length} lines compared with results worked out without the engine; ${wrong} differ`,
  )
  for (const line of missing.slice(0, 10)) console.log(`  ${line}`)
  return wrong
}
