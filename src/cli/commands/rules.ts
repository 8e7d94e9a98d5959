import { resolve } from 'node:path'
import type { CompiledRuleSet } from '../../index.ts'
import { writeFiles } from '../../io/write-files.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { findRules } from '../find-rules.ts'
import { type AddCommand, add, whichRules } from '../options.ts'
import { drawTable } from '../views/table.ts'
import { printAsOf } from './as-of.ts'

export const addRules: AddCommand = (program, context, done) => {
  const { say } = context
  add(
    program,
    'rules',
    say(
      '列出内置规则，或把一套规则写成便于阅读的一页',
      'list the built-in rule sets, or write one as a page to read',
    ),
    say,
  )
    .argument('[rules]', whichRules(say))
    .option(
      '--page',
      say(
        '写成一页 Markdown，供不看规则文件的人阅读',
        'one page of Markdown, for people who read no rule files',
      ),
    )
    .option('-o, --out <file>', say('把这一页写入文件', 'write the page into a file'))
    .option('--as-of <date>', say('列出这一天有效的参数', 'the parameters in force on this day'))
    .action(async (name, options) => done(await rulesCommand(context, name, options)))
}

interface RulesOptions {
  readonly json?: boolean
  readonly page?: boolean
  readonly out?: string
  readonly asOf?: string
}

/** `jixiao rules`: the rule sets that come with the package, or one of them as a page to read. */
async function rulesCommand(
  context: Context,
  rules: string | undefined,
  options: RulesOptions,
): Promise<number> {
  const { say } = context
  if (options.page === true && rules === undefined)
    throw new UsageError(say('--page 需要指明哪一套规则', '--page needs the rule set it is about'))
  if (options.page !== true && options.out !== undefined)
    throw new UsageError(say('-o 与 --page 一起使用', '-o goes with --page'))
  if (options.asOf !== undefined && (rules === undefined || options.page === true))
    throw new UsageError(
      say(
        '--as-of 需要指明哪一套规则，且不与 --page 同时使用',
        '--as-of needs a rule set, and does not go with --page',
      ),
    )
  if (options.page === true && options.json === true)
    throw new UsageError(say('--page 与 --json 不能同时使用', '--page and --json do not go together'))
  if (rules === undefined) {
    const all = await Promise.all(Object.values(context.engine.rules).map((load) => load()))
    return listRules(
      context,
      all.map((one) => one.default),
      options,
    )
  }
  if (options.page === true) return printPage(context, rules, options.out)
  const { ruleSet, diagnostics, sources } = await findRules(context, rules)
  await report(context, diagnostics, sources)
  if (ruleSet && options.asOf !== undefined)
    return printAsOf(context, ruleSet, options.asOf, options.json === true)
  return ruleSet ? listRules(context, [ruleSet], options) : 1
}

/** The page in the language of the output, printed or written. */
async function printPage(context: Context, rules: string, out: string | undefined): Promise<number> {
  const { ruleSet, diagnostics, files, sources } = await findRules(context, rules, true)
  if (await report(context, diagnostics, sources)) return 1
  const { describeRuleSet } = await context.engine.load()
  const page =
    ruleSet && files.length > 0 ? describeRuleSet(files, { language: context.language }).value : undefined
  if (page === undefined) return 1
  if (out === undefined) {
    context.stdout.write(page)
    return 0
  }
  const problems = writeFiles([{ path: resolve(context.cwd, out), text: page }])
  if (await report(context, problems)) return 1
  context.stdout.write(`${context.say(`已写入 ${out}`, `Written: ${out}`)}\n`)
  return 0
}

function listRules(context: Context, ruleSets: readonly CompiledRuleSet[], { json }: RulesOptions): number {
  const sets = ruleSets.map(({ id, title, clauses, plan }) => ({
    id,
    title,
    clauses: clauses.length,
    rules: plan.rules.length,
    readings: plan.marks.filter((mark) => mark.kind === 'reading').length,
  }))
  if (json === true) {
    printJson(context, sets)
    return 0
  }
  const { say } = context
  const headers = [
    'id',
    say('名称', 'title'),
    say('条款', 'clauses'),
    say('规则', 'rules'),
    say('读法', 'readings'),
  ]
  const rows = sets.map((one) => [
    one.id,
    say(one.title),
    `${one.clauses}`,
    `${one.rules}`,
    `${one.readings}`,
  ])
  for (const line of drawTable({ headers, rows, right: [2, 3, 4] })) context.stdout.write(`${line}\n`)
  return 0
}
