import { resolve } from 'node:path'
import { writeCsv } from '../io/write-csv.ts'
import type { FileToWrite } from '../io/write-files.ts'
import { type Context, UsageError } from './context.ts'

/** The file of `-o` says by its ending what is to be written; some answers can be a page for people too. */
export function checkOut({ say }: Context, out: string | undefined, page = false): void {
  const good = page ? /\.(csv|html|json)$/i : /\.(csv|json)$/i
  if (out === undefined || good.test(out)) return
  const endings = page ? ['.html', '.json', '.csv'] : ['.json', '.csv']
  const [last, ...others] = endings.toReversed()
  throw new UsageError(
    say(
      `-o 的文件名应以 ${others.toReversed().join('、')} 或 ${last} 结尾：${out}`,
      `-o takes a file that ends in ${others.toReversed().join(', ')} or ${last}: ${out}`,
    ),
  )
}

/** The whole answer as JSON, or its rows as CSV. */
export const outFiles = (
  { cwd }: Context,
  out: string | undefined,
  answer: unknown,
  rows: () => readonly (readonly string[])[],
): readonly FileToWrite[] => {
  if (out === undefined) return []
  const text = /\.json$/i.test(out) ? `${JSON.stringify(answer, undefined, 2)}\n` : writeCsv(rows())
  return [{ path: resolve(cwd, out), text }]
}
