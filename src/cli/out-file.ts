import { resolve } from 'node:path'
import { writeCsv } from '../io/write-csv.ts'
import type { FileToWrite } from '../io/write-files.ts'
import { type Context, UsageError } from './context.ts'

/** The file of `-o` says by its ending what is to be written. */
export function checkOut({ say }: Context, out: string | undefined): void {
  if (out === undefined || /\.(csv|json)$/i.test(out)) return
  throw new UsageError(
    say(`-o 的文件名应以 .csv 或 .json 结尾：${out}`, `-o takes a file that ends in .csv or .json: ${out}`),
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
