import type { CompiledRuleSet, Diagnostic, Ledger } from '../../index.ts'
import { finish, openInputs, refuse } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import { type FactsInput, readJsonFile } from '../facts-input.ts'
import { findRules } from '../find-rules.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut, outFiles } from '../out-file.ts'
import { progressOf, rowsOf } from '../progress.ts'
import { backtestRows, drawBacktest } from '../views/backtest.ts'

export const addBacktest: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'backtest',
      say(
        '假如当时就用这套规则，以往各期会发多少，与实发相差多少',
        'what rules would have paid in past periods, beside what was paid',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option(
      '--settled <file>',
      say('实发台账（calculate -o 写出的 settled.json）', 'what was paid: the settled.json of calculate -o'),
    )
    .option(
      '--variant <rules>',
      say(
        '要回测的变体；没有台账时与 <rules> 相比',
        'the variant to run; without a ledger it is held against <rules>',
      ),
    )
    .option(
      '-o, --out <file>',
      say(
        '把各期写成 .csv，或把全部结果写成 .json',
        'write the periods as .csv, or the whole report as .json',
      ),
    )
    .action(async (name, options) => done(await backtestCommand(context, name, options)))
}

export interface BacktestInput extends Omit<FactsInput, 'strict'> {
  readonly settled?: string
  readonly variant?: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao backtest`: rules over past periods, beside what was settled. */
async function backtestCommand(context: Context, name: string, input: BacktestInput): Promise<number> {
  const { say, cwd } = context
  checkOut(context, input.out)
  if (input.settled === undefined && input.variant === undefined)
    throw new UsageError(
      say(
        '请说明与什么相比：--settled settled.json（实发台账），或 --variant 变体.yaml，或两者都给',
        'Say what to compare with: --settled settled.json (what was paid), or --variant variant.yaml, or both',
      ),
    )
  const opened = await openInputs(context, name, input)
  if (!opened) return 1
  const { ruleSet, facts, options, ofRules, ofFacts } = opened
  const ledger = input.settled === undefined ? undefined : readJsonFile<Ledger>(cwd, input.settled)
  const variant =
    input.variant === undefined ? undefined : await findRules(context, input.variant, false, opened.files)
  const sources = { ...opened.sources, ...variant?.sources }
  const wrong = [...(ledger?.diagnostics ?? []), ...(variant?.diagnostics ?? [])]
  if (wrong.some(isError)) return refuse(context, wrong, sources, input.json)
  const { backtest } = await context.engine.analyse()
  const progress = progressOf(context)
  progress.step(say('正在计算', 'Calculating'), rowsOf(facts))
  const answer = backtest(ruleSet, facts, {
    ...options,
    ...(ledger?.value !== undefined && { settled: ledger.value }),
    ...(variant?.ruleSet && { variant: variant.ruleSet }),
  })
  progress.done()
  const candidate: CompiledRuleSet = variant?.ruleSet ?? ruleSet
  const files = () => outFiles(context, input.out, answer, () => backtestRows(answer))
  const draw = () => drawBacktest(ruleSet, candidate, answer, context)
  return finish(context, { answer, before: [...ofRules, ...ofFacts, ...wrong], sources, files, draw }, input)
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'
