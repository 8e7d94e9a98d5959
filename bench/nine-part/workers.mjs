// Contestants as processes that are asked one at a time.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./worker.mjs', import.meta.url))

export async function startWorker(file) {
  const child = fork(program, [file], { execArgv: ['--expose-gc'] })
  const ask = (question, rest = {}) =>
    new Promise((resolve, reject) => {
      const failed = (code) => reject(new Error(`${file} ended with ${code} when asked to ${question}`))
      child.once('exit', failed)
      child.once('message', (answer) => {
        child.off('exit', failed)
        resolve(answer)
      })
      child.send({ question, ...rest })
    })
  return { file, ask, stop: () => child.disconnect(), ...(await ask('hello')) }
}

const fewest = 2
const most = 833

/** A size that takes the contestant, once it is warm, about a second of computing: up to 100,000 agent-months, then several times. */
export async function fit(worker) {
  let teams = fewest
  for (;;) {
    const { rows } = await worker.ask('prepare', { teams })
    const { speed } = await worker.ask('warm', { seconds: 1 })
    const seconds = rows / speed
    if (seconds > 0.5 || teams === most) return { rows, times: Math.max(1, Math.round(1 / seconds)) }
    teams = Math.min(most, Math.max(teams + 1, Math.round(teams / seconds)))
  }
}
