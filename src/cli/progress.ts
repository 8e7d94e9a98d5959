import type { Context } from './context.ts'
import type { Say } from './language.ts'

/** So many rows take long enough to say what is going on. */
const manyRows = 20_000

/** One line on the terminal that says what is being done; nothing where stderr is no terminal, or the work is short. */
export interface Progress {
  readonly step: (text: string, rows?: number) => void
  /** Takes the line away again. */
  readonly done: () => void
}

export function progressOf({ stderr }: Pick<Context, 'stderr'>, now = () => performance.now()): Progress {
  const start = now()
  let shown = false
  return {
    step: (text, rows = 0) => {
      if (stderr.isTTY !== true || (now() - start < 1000 && rows < manyRows)) return
      stderr.write(`\r\u001b[K${text} …`)
      shown = true
    },
    done: () => {
      if (shown) stderr.write('\r\u001b[K')
      shown = false
    },
  }
}

/**
 * How long the rest will take, judged by what is done: nothing before one run is timed.
 *
 * @returns a text to put behind what is being done: `，约剩 12 秒`
 */
export function countdown(say: Say, now = () => performance.now()): (running: number, all: number) => string {
  let start: { readonly at: number; readonly running: number } | undefined
  return (running, all) => {
    start ??= { at: now(), running }
    const finished = running - start.running
    if (finished < 1) return ''
    const seconds = Math.ceil((((now() - start.at) / finished) * (all - running + 1)) / 1000)
    const minutes = Math.ceil(seconds / 60)
    return seconds > 90
      ? say(`，约剩 ${minutes} 分钟`, `, about ${minutes} min left`)
      : say(`，约剩 ${seconds} 秒`, `, about ${seconds} s left`)
  }
}
