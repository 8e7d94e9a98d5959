import type { Context } from './context.ts'

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
