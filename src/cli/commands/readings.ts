import { resolve } from 'node:path'
import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import type { ReadingsReport } from '../../load.ts'
import { finish, openInputs } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut } from '../out-file.ts'
import { progressOf } from '../progress.ts'
import { readingsCsv } from '../readings-file.ts'
import { isReport, reportFile } from '../report-file.ts'
import { drawReadings } from '../views/readings.ts'

export const addReadings: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'readings',
      say(
        '逐处算出未定的读法差多少钱、涉及谁',
        'price the open questions: what each reading costs, and whom it touches',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option(
      '-o, --out <file>',
      say(
        '把全部结果写成带图表的网页 .html 或 .json，或把逐行的差别写成 .csv',
        'write the whole report as a page with charts (.html) or as .json, or every changed line as .csv',
      ),
    )
    .option(
      '--limit <count>',
      say('最多计算多少种组合，默认 256', 'calculate at most so many combinations; 256 if not given'),
    )
    .action(async (name, options) => done(await readingsCommand(context, name, options)))
}

export interface ReadingsInput extends Omit<FactsInput, 'strict'> {
  readonly out?: string
  readonly limit?: string
  readonly json?: boolean
}

/** `jixiao readings`: what each open question costs on given facts, the dearest first, and the range over all combinations. */
async function readingsCommand(context: Context, rules: string, input: ReadingsInput): Promise<number> {
  const { language, say, strong, faint } = context
  const limit = limitOf(context, input.limit)
  checkOut(context, input.out, true)
  const opened = await openInputs(context, rules, input)
  if (!opened) return 1
  const { ruleSet, facts, options, sources, ofRules, ofFacts } = opened
  const { renderDiagnostic } = await context.engine.main()
  const { priceReadings } = await context.engine.load()
  const progress = progressOf(context)
  const priced = priceReadings(ruleSet, facts, {
    ...options,
    ...(limit !== undefined && { limit }),
    onProgress: progress.counting((run, all) =>
      say(`正在计算第 ${run} 种组合，共 ${all} 种`, `Calculating combination ${run} of ${all}`),
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

async function filesOf(
  context: Context,
  ruleSet: CompiledRuleSet,
  priced: ReadingsReport,
  { out }: ReadingsInput,
): Promise<readonly FileToWrite[]> {
  const { cwd, say } = context
  if (out === undefined) return []
  if (isReport(out)) return [await reportFile(context, out, { about: [ruleSet.title], readings: priced })]
  const text = /\.json$/i.test(out)
    ? `${JSON.stringify(priced, undefined, 2)}\n`
    : readingsCsv(ruleSet, priced, say)
  return [{ path: resolve(cwd, out), text }]
}
