import { resolve } from 'node:path'
import type { FileToWrite } from '../io/write-files.ts'
import type { ReportInput } from '../report.ts'
import type { Context } from './context.ts'

/** Whether a file that `-o` names is to be a page for people. */
export const isReport = (out: string): boolean => /\.html$/i.test(out)

/**
 * A page with these sections, in the language of the output: the file that `-o report.html` writes.
 *
 * @example await reportFile(context, 'report.html', { about: [ruleSet.title], readings: priced })
 */
export async function reportFile(
  { cwd, engine, language }: Pick<Context, 'cwd' | 'engine' | 'language'>,
  out: string,
  input: ReportInput,
): Promise<FileToWrite> {
  const { renderReport } = await engine.report()
  return { path: resolve(cwd, out), text: renderReport(input, { language }) }
}
