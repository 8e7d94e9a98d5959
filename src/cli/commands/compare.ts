import { resolve } from 'node:path'
import type { CompareReport, OpenRules } from '../../analyse.ts'
import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import { type FileToWrite, writeFiles } from '../../io/write-files.ts'
import type { ReportInput } from '../../report.ts'
import { refuse } from '../command.ts'
import { compareCsv } from '../compare-file.ts'
import { comparePage } from '../compare-page.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { type FactsInput, readInputs } from '../facts-input.ts'
import { type FoundRules, findRules } from '../find-rules.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut } from '../out-file.ts'
import { progressOf } from '../progress.ts'
import { isReport, reportFile } from '../report-file.ts'
import { drawComparison, drawNotCompared } from '../views/compare.ts'

export const addCompare: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'compare',
      say(
        '改了规则，谁多谁少、多花多少、钱差在哪一条',
        'changed rules: who gets more or less, and which clause moved the money',
      ),
      say,
    ),
    say,
  )
    .argument('<baseline>', whichRules(say))
    .option(
      '--variant <rules>',
      say(
        '要比较的规则文件，可重复，必需：通常用 extends 引用基准，也可以是另一份完整的文件',
        'rule file to compare, repeatable, required: mostly one that extends the baseline, or a whole file of its own',
      ),
      collect,
    )
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option(
      '--all',
      say('列出每一个人，不只是差额最大的十个', 'list everybody, not only the ten largest differences'),
    )
    .option(
      '--limit <count>',
      say(
        '改动不超过这么多条时，按所有先后次序的平均把差额分到各条（要算 2 的这么多次方遍），默认 6；再多就按条款次序逐条改',
        'up to so many changed clauses the difference is divided by the mean over all orders, in 2^count runs; 6 if not given. Beyond, clause after clause',
      ),
    )
    .option(
      '-o, --out <file>',
      say(
        '写成一份网页 .html（对比、薪酬合理性、薪酬曲线、未定的读法），或把逐行的差别写成 .csv、全部结果写成 .json',
        'write one page with charts as .html (comparison, pay sanity, curves, open readings), every changed line as .csv, or the whole report as .json',
      ),
    )
    .option(
      '--brief',
      say(
        '网页上只写对比，不写薪酬合理性、薪酬曲线和未定的读法',
        'only the comparison on the page, without pay sanity, curves and open readings',
      ),
    )
    .option(
      '--tests',
      say(
        '网页上加上规则检验：规则写错时示例能否发现（较慢）',
        'add to the page whether the examples would notice mistakes in the rules (slow)',
      ),
    )
    .action(async (name, options) => done(await compareCommand(context, name, options)))
}

export interface CompareInput extends Omit<FactsInput, 'strict'> {
  readonly variant?: readonly string[]
  readonly all?: boolean
  readonly limit?: string
  readonly brief?: boolean
  readonly tests?: boolean
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao compare`: what variants of a rule set would change on given facts. */
async function compareCommand(context: Context, rules: string, input: CompareInput): Promise<number> {
  const { say } = context
  const { variant: names = [], out } = input
  if (names.length === 0)
    throw new UsageError(
      say('请用 --variant 指明要比较的规则文件', 'Say with --variant which rule file to compare'),
    )
  checkOut(context, out, true)
  checkPage(context, input)
  const limit = limitOf(context, input.limit)
  const found = [await findRules(context, rules, true)]
  for (const name of names) found.push(await findRules(context, name, true, found[0]!.files))
  const sources = Object.assign({}, ...found.map((one) => one.sources)) as FoundRules['sources']
  const { openComparison, openRules } = await context.engine.analyse()
  const progress = progressOf(context)
  progress.step(say('正在比较条文', 'Comparing the texts'))
  const [base, ...variants] = found.map(({ files, opened, diagnostics }): OpenRules => {
    if (opened) return opened
    // A file that cannot be read at all has said so already.
    const empty = openRules(files)
    return empty.diagnostics.length > 0 ? empty : { ...empty, compiled: undefined, diagnostics }
  })

  const comparison = openComparison(base!, variants, {
    ...(limit !== undefined && { attributionLimit: limit }),
  })
  const { ruleSet } = comparison
  if (!ruleSet) {
    progress.done()
    return refuse(context, comparison.diagnostics, sources, input.json)
  }
  const { facts, options, diagnostics: ofFacts } = await readInputs(context, ruleSet, input)
  if (!facts) {
    progress.done()
    return refuse(context, ofFacts, sources, input.json)
  }
  const answer = comparison.on(facts, {
    ...options,
    onProgress: progress.counting((run, all) =>
      say(`正在计算第 ${run} 遍，共 ${all} 遍`, `Calculating run ${run} of ${all}`),
    ),
  })
  const isWhole = answer.ok && answer.variants.every(({ ok }) => ok)
  const page: ReportInput =
    isWhole && isReport(out ?? '') && input.brief !== true && variants.length === 1
      ? await comparePage(
          context,
          {
            answer,
            baseline: base!,
            variant: variants[0]!,
            files: found[1]!.files,
            facts,
            options,
            tests: input.tests === true,
          },
          progress,
        )
      : { about: [answer.baseline.title], compare: answer }
  progress.done()
  return tell(context, ruleSet, answer, { page, ofFacts, sources, input })
}

/** What makes a page longer or shorter asks for a page, about one variant. */
function checkPage({ say }: Context, { out = '', brief, tests, variant = [] }: CompareInput): void {
  const option = tests ? '--tests' : brief ? '--brief' : undefined
  if (option !== undefined && !isReport(out))
    throw new UsageError(
      say(`${option} 只用于写网页：-o report.html`, `${option} is for a page: -o report.html`),
    )
  if (tests && (brief || variant.length > 1))
    throw new UsageError(
      brief
        ? say('--brief 与 --tests 只能用一个', 'Take either --brief or --tests')
        : say('--tests 一次只能检验一个 --variant', '--tests takes one --variant at a time'),
    )
}

interface Around {
  readonly page: ReportInput
  readonly ofFacts: readonly Diagnostic[]
  readonly sources: FoundRules['sources']
  readonly input: CompareInput
}

/** Variants that can be compared are shown beside one that cannot; then nothing is written, and the exit code says so. */
async function tell(
  context: Context,
  ruleSet: CompiledRuleSet,
  answer: CompareReport,
  { page, ofFacts, sources, input: { json = false, out, all = false } }: Around,
): Promise<0 | 1> {
  const { say, stdout } = context
  const isWhole = answer.ok && answer.variants.every(({ ok }) => ok)
  const faults =
    isWhole && out !== undefined ? writeFiles([await fileOf(context, ruleSet, { answer, page }, out)]) : []
  const ok = isWhole && !faults.some(({ severity }) => severity === 'error')
  if (json) printJson(context, { ...answer, ok })
  else if (answer.ok) {
    for (const variant of answer.variants) {
      const lines = variant.ok
        ? drawComparison(ruleSet, answer, variant, { ...context, all })
        : drawNotCompared(answer, variant, context)
      for (const line of lines) stdout.write(`${line}\n`)
    }
    if (ok && out !== undefined) stdout.write(`${say(`结果已写入 ${out}`, `Results are in ${out}`)}\n`)
  }
  const problems = [
    ...ofFacts,
    ...answer.diagnostics,
    ...answer.variants.flatMap((one) => one.diagnostics),
    ...faults,
  ]
  await report(context, problems, sources)
  return ok ? 0 : 1
}

function limitOf({ say }: Context, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const limit = Number(text)
  if (/^\d{1,2}$/.test(text) && limit > 0 && limit <= 12) return limit
  throw new UsageError(
    say(`--limit 应是 1 到 12 的整数：${text}`, `--limit takes a whole number from 1 to 12: ${text}`),
  )
}

/** The file that `-o` names, in the form that its ending says. */
async function fileOf(
  context: Context,
  ruleSet: CompiledRuleSet,
  { answer, page }: { readonly answer: CompareReport; readonly page: ReportInput },
  out: string,
): Promise<FileToWrite> {
  if (isReport(out)) return reportFile(context, out, page)
  const text = /\.json$/i.test(out)
    ? `${JSON.stringify(answer, undefined, 2)}\n`
    : compareCsv(ruleSet, answer, context.say)
  return { path: resolve(context.cwd, out), text }
}
