import type { PeriodFacts } from '../index.ts'
import type { Context } from './context.ts'
import type { Say } from './language.ts'

/** So many rows take long enough to say what is going on. */
const manyRows = 20_000

/** One line on the terminal that says what is being done; nothing where stderr is no terminal, or the work is short. */
export interface Progress {
  readonly step: (text: string, rows?: number) => void
  /** The same for work of so many parts, with the time that is left: `正在计算第 3 遍，共 8 遍，约剩 12 秒`. */
  readonly counting: (
    text: (running: number, all: number) => string,
  ) => (running: number, all: number) => void
  /** Takes the line away again. */
  readonly done: () => void
}

export function progressOf(
  { stderr, say }: Pick<Context, 'stderr' | 'say'>,
  now = () => performance.now(),
): Progress {
  const start = now()
  let shown = false
  const step = (text: string, rows = 0): void => {
    if (stderr.isTTY !== true || (now() - start < 1000 && rows < manyRows)) return
    stderr.write(`\r\u001b[K${text} …`)
    shown = true
  }
  return {
    step,
    counting: (text) => {
      const left = countdown(say, now)
      return (running, all) => step(`${text(running, all)}${left(running, all)}`)
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

/** How much there is to calculate. */
export const rowsOf = (facts: readonly PeriodFacts[]): number =>
  facts.reduce(
    (sum, period) =>
      sum +
      Object.values(period).reduce<number>((rows, one) => rows + (Array.isArray(one) ? one.length : 0), 0),
    0,
  )
