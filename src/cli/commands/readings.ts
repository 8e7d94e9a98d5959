import { resolve } from 'node:path'
import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import type { ReadingsReport } from '../../load.ts'
import { finish, openInputs } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
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
  const { language, say, strong, faint } = context
  const limit = limitOf(context, input.limit)
  checkOut(context, input.out)
  const opened = await openInputs(context, rules, input)
  if (!opened) return 1
  const { ruleSet, facts, options, sources, ofRules, ofFacts } = opened
  const { renderDiagnostic } = await context.engine.main()
  const { priceReadings } = await context.engine.load()
  const progress = progressOf(context)
  const priced = priceReadings(ruleSet, facts, {
    ...options,
    ...(limit !== undefined && { limit }),
    onProgress: (done, all) =>
      progress.step(
        say(`正在计算第 ${done} 种组合，共 ${all} 种`, `Calculating combination ${done} of ${all}`),
      ),
  })
  progress.done()
  const why = (one: Diagnostic): string => renderDiagnostic(one, { language })
  const files = () => filesOf(context, ruleSet, priced, input)
  const draw = () => drawReadings(ruleSet, priced, { say, strong, faint, why })
  return finish(context, { answer: priced, before: [...ofRules, ...ofFacts], sources, files, draw }, input)
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

function filesOf(
  { cwd, say }: Context,
  ruleSet: CompiledRuleSet,
  priced: ReadingsReport,
  { out }: ReadingsInput,
): readonly FileToWrite[] {
  if (out === undefined) return []
  const text = /\.json$/i.test(out)
    ? `${JSON.stringify(priced, undefined, 2)}\n`
    : readingsCsv(ruleSet, priced, say)
  return [{ path: resolve(cwd, out), text }]
}
