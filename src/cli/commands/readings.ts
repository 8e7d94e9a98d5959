import { resolve } from 'node:path'
import type { Diagnostic } from '../../index.ts'
import { writeFiles } from '../../io/write-files.ts'
import type { ReadingsReport } from '../../load.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { type FactsInput, readInputs } from '../facts-input.ts'
import { type FoundRules, findRules } from '../find-rules.ts'
import { progressOf } from '../progress.ts'
import { readingsCsv } from '../readings-file.ts'
import { drawReadings } from '../readings-view.ts'

export interface ReadingsInput extends Omit<FactsInput, 'strict'> {
  readonly out?: string
  readonly limit?: string
  readonly json?: boolean
}

/** `jixiao readings`: what each open question costs on given facts, the dearest first, and the range over all combinations. */
export async function readingsCommand(
  context: Context,
  rules: string,
  input: ReadingsInput,
): Promise<number> {
  const { say } = context
  const limit = limitOf(context, input.limit)
  checkOut(context, input.out)
  const found = await findRules(context, rules)
  if (!found.ruleSet) return refuse(context, found, found.diagnostics, input)
  const { facts, options, diagnostics } = await readInputs(context, found.ruleSet, input)
  if (!facts) return refuse(context, found, diagnostics, input)
  const { priceReadings } = await context.engine.load()
  const progress = progressOf(context)
  const priced = priceReadings(found.ruleSet, facts, {
    ...options,
    ...(limit !== undefined && { limit }),
    onProgress: (done, all) =>
      progress.step(
        say(`正在计算第 ${done} 种组合，共 ${all} 种`, `Calculating combination ${done} of ${all}`),
      ),
  })
  progress.done()
  const problems = [...found.diagnostics, ...diagnostics, ...priced.diagnostics]
  if (priced.ok) problems.push(...write(context, priced, input))
  const ok = priced.ok && !problems.some(({ severity }) => severity === 'error')
  if (input.json === true) printJson(context, { ...priced, ok })
  else if (ok) await draw(context, found, priced, input)
  await report(context, problems, found.sources)
  return ok ? 0 : 1
}

function limitOf({ say }: Context, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const limit = Number(text)
  if (/^\d{1,9}$/.test(text) && limit > 0) return limit
  throw new UsageError(say(`--limit 应是正整数：${text}`, `--limit takes a whole number above zero: ${text}`))
}

function checkOut({ say }: Context, out: string | undefined): void {
  if (out === undefined || /\.(csv|json)$/i.test(out)) return
  throw new UsageError(
    say(`-o 的文件名应以 .csv 或 .json 结尾：${out}`, `-o takes a file that ends in .csv or .json: ${out}`),
  )
}

async function refuse(
  context: Context,
  { sources }: FoundRules,
  diagnostics: readonly Diagnostic[],
  { json }: ReadingsInput,
): Promise<number> {
  if (json === true) {
    const { diagnosticsToJson } = await context.engine.main()
    printJson(context, { ok: false, diagnostics: diagnosticsToJson(diagnostics, sources) })
  }
  await report(context, diagnostics, sources)
  return 1
}

function write({ cwd, say }: Context, priced: ReadingsReport, { out }: ReadingsInput): readonly Diagnostic[] {
  if (out === undefined) return []
  const text = /\.json$/i.test(out) ? `${JSON.stringify(priced, undefined, 2)}\n` : readingsCsv(priced, say)
  return writeFiles([{ path: resolve(cwd, out), text }])
}

async function draw(
  context: Context,
  { ruleSet }: FoundRules,
  priced: ReadingsReport,
  { out }: ReadingsInput,
): Promise<void> {
  const { renderDiagnostic } = await context.engine.main()
  const { language, say, strong, faint, stdout } = context
  const why = (one: Diagnostic): string => renderDiagnostic(one, { language })
  for (const line of drawReadings(ruleSet!, priced, { say, strong, faint, why })) stdout.write(`${line}\n`)
  if (out !== undefined) stdout.write(`${say(`结果已写入 ${out}`, `Results are in ${out}`)}\n`)
}
