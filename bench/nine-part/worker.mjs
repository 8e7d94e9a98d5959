// One contestant in a process of its own, so that none shares compiled code, shapes of objects or a heap with another.
// Answers one request at a time; times are CPU time of the whole process, its compiling and garbage collecting too.

import { contestant, reference } from './contestants.mjs'
import { columnsOf } from './facts.mjs'
import { checksum, differences } from './results.mjs'

const one = await contestant(process.argv[2])
const expectation = await contestant(reference)
const loaded = await one.load()
const atStart = process.memoryUsage().rss
let columns
let input

const answers = {
  hello: () => ({
    name: one.name,
    note: one.note,
    exact: one.exact,
    largest: Number.isFinite(one.largest) ? one.largest : undefined,
    installed: loaded !== undefined,
  }),
  async prepare({ teams }) {
    input = undefined
    columns = columnsOf({ teams })
    input = await one.prepare(columns, loaded)
    globalThis.gc()
    return { rows: columns.rows, prepared: process.memoryUsage().rss - atStart }
  },
  async check() {
    const expected = expectation.read(expectation.run(expectation.prepare(columns)), columns)
    const actual = await one.read(await one.run(input, loaded), columns)
    return { checksum: checksum(actual), ...differences(expected, actual, columns) }
  },
  /** Runs for so many CPU-seconds, and says how many agent-months a CPU-second the last run came to. */
  async warm({ seconds }) {
    let last = 0
    for (let spent = 0; spent < seconds; spent += last) last = await timed(1)
    return { speed: columns.rows / last }
  },
  async run({ times }) {
    globalThis.gc()
    const seconds = await timed(times)
    return { seconds, after: process.memoryUsage().rss - atStart }
  },
}

/** CPU time in seconds; of very short runs at least the clock's step. */
async function timed(times) {
  const start = process.cpuUsage()
  for (let time = 0; time < times; time++) await one.run(input, loaded)
  const { user, system } = process.cpuUsage(start)
  return Math.max(1e-5, (user + system) / 1e6)
}

process.on('message', async ({ question, ...rest }) => process.send(await answers[question](rest)))
