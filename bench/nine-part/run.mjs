// The nine-part job by every contestant: agent-months per CPU-second of computing alone, interleaved in one run.
import { fileURLToPath } from 'node:url'
import { quantile } from '../statistics.mjs'
import { contestants, reference } from './contestants.mjs'
import { fit, startWorker } from './workers.mjs'

const rounds = 5
const growthTeams = [8, 83, 833, 8333]
const growing = [reference, 'ours-columnar', 'ours']
const memoryTeams = 833
const remembered = [reference, 'integer-rows', 'ours-columnar', 'ours', 'decimals', 'duckdb']

const count = (number) => Math.round(number).toLocaleString('en')
const times = (ratio) => (ratio < 10 ? ratio.toFixed(1) : count(ratio))

export async function ninePart() {
  const workers = []
  const missing = []
  for (const file of contestants) {
    const worker = await startWorker(file)
    if (worker.installed) workers.push(worker)
    else {
      missing.push(worker.name)
      worker.stop()
    }
  }
  const sum = await compared(workers)
  for (const worker of workers) await measured(worker)
  for (let round = 0; round < rounds; round++) {
    for (const worker of workers) {
      const { seconds } = await worker.ask('run', { times: worker.size.times })
      worker.speeds.push((worker.size.rows * worker.size.times) / seconds)
    }
  }
  for (const worker of workers) worker.stop()
  return [
    `nine-part job: agent-months per CPU-second of computing alone, median of ${rounds} rounds (least … most)`,
    `  all that are exact agree to the fen, of 960 agent-months with checksum ${sum}; sizes that take about a second`,
    ...table(workers),
    ...missing.map((name) => `  ${name}: not installed, npm ci --prefix bench does`),
    '',
    ...(await growth()),
    '',
    ...(await memory()),
  ]
}

/** Everybody on the same 960 agent-months: exact contestants agree to the fen, and the others are counted at their size. */
async function compared(workers) {
  let first
  for (const worker of workers) {
    await worker.ask('prepare', { teams: 8 })
    const checked = await worker.ask('check')
    agree(worker, checked)
    if (worker.exact) first ??= checked.checksum
  }
  return first
}

/** At its own size: how many results are wrong, and room for the speeds. */
async function measured(worker) {
  worker.size = await fit(worker)
  worker.wrong = agree(worker, await worker.ask('check'))
  worker.speeds = []
}

function agree(worker, found) {
  if (worker.exact && found.rows > 0) throw new Error(`${worker.name} differs: ${found.first}`)
  return found
}

function table(workers) {
  const middle = (worker) => quantile(worker.speeds, 0.5)
  const best = middle(workers.find(({ file }) => file === reference))
  const lines = workers.map((worker) => [
    worker.name,
    count(middle(worker)),
    `(${count(Math.min(...worker.speeds))} … ${count(Math.max(...worker.speeds))})`,
    `1/${times(best / middle(worker))}`,
    `${count(worker.size.rows)} × ${worker.size.times}`,
    worker.exact ? 'none' : `${worker.wrong.rows} of ${count(worker.size.rows)}`,
    worker.note,
  ])
  const wrong = workers.filter((worker) => worker.wrong.rows > 0)
  return [
    ...aligned([['', 'a CPU-second', '', 'of columns', 'size', 'wrong', ''], ...lines]),
    ...wrong.map(
      ({ name, wrong }) => `  ${name}: wages wrong by ${wrong.most} fen at most; the first, ${wrong.first}`,
    ),
  ]
}

async function growth() {
  const lines = [['', ...growthTeams.map((teams) => count(teams * 120))]]
  for (const file of growing.filter((one) => contestants.includes(one))) {
    const worker = await startWorker(file)
    const cells = []
    for (const teams of growthTeams) {
      if (teams * 120 > (worker.largest ?? Number.POSITIVE_INFINITY)) {
        cells.push('–')
        continue
      }
      const { rows } = await worker.ask('prepare', { teams })
      const { speed } = await worker.ask('warm', { seconds: 1 })
      const repeat = Math.max(1, Math.round(speed / rows))
      const { seconds } = await worker.ask('run', { times: repeat })
      cells.push(count((rows * repeat) / seconds))
    }
    lines.push([worker.name, ...cells])
    worker.stop()
  }
  return ['growth: agent-months per CPU-second at so many agent-months a call', ...aligned(lines)]
}

async function memory() {
  const lines = [['', 'facts', 'after computing']]
  for (const file of remembered.filter((one) => contestants.includes(one))) {
    const worker = await startWorker(file)
    if (worker.installed) {
      const { rows, prepared } = await worker.ask('prepare', { teams: memoryTeams })
      const { after } = await worker.ask('run', { times: 1 })
      lines.push([worker.name, `${count(prepared / rows)} B`, `${count(after / rows)} B`])
    }
    worker.stop()
  }
  return [
    `memory: bytes an agent-month at ${count(memoryTeams * 120)}, beyond the empty process`,
    ...aligned(lines),
  ]
}

/** The first column and the last of a wide table to the left, numbers to the right. */
function aligned(lines) {
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)))
  const left = (at) => at === 0 || at === 6
  return lines.map((line) =>
    `  ${line.map((cell, at) => (left(at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`.trimEnd(),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const line of await ninePart()) console.log(line)
