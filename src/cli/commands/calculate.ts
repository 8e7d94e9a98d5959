import { resolve } from 'node:path'
import type { Result } from '../../index.ts'
import { periodTitle } from '../../io/core.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import { finish, openInputs } from '../command.ts'
import type { Context } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { progressOf, rowsOf } from '../progress.ts'
import { carryText, resultFiles } from '../result-files.ts'
import { drawFindings, drawMarks } from '../views/findings.ts'
import { drawOverridden } from '../views/overridden.ts'
import { drawLeftOut, drawPayslips, type Wording } from '../views/payslips.ts'
import { drawAbsent, drawValues, pays } from '../views/values.ts'

export const addCalculate: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'calculate',
      say('由数据计算工资条与待处理事项', 'facts in, payslips and findings out'),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option('-o, --out <folder>', say('把结果写入文件夹', 'write the results into a folder'))
    .option('--save-carry <file>', say('保存结转', 'save the carry'))
    .option('--strict', say('不接受假设和未选定的读法', 'refuse assumptions and readings nobody chose'))
    .option('--values', say('除工资条外也列出各项值', 'list the values beside the payslips'))
    .option(
      '--records',
      say('也列出明细（工单、订单、每日等）的值', 'list values of records too (tickets, orders, days)'),
    )
    .option('--why', say('说明没有的工资项和值及原因', 'say which lines and values are not there, and why'))
    .action(async (name, options) => done(await calculateCommand(context, name, options)))
}

export interface CalculateInput extends FactsInput {
  readonly out?: string
  readonly saveCarry?: string
  readonly why?: boolean
  readonly values?: boolean
  readonly records?: boolean
  readonly json?: boolean
}

/** `jixiao calculate`: payslips, findings, and what they rest on; files only where nothing is wrong. */
async function calculateCommand(context: Context, rules: string, input: CalculateInput): Promise<number> {
  const progress = progressOf(context)
  const opened = await openInputs(context, rules, input)
  if (!opened) return 1
  const { ruleSet, facts, options, sources, ofRules, ofFacts } = opened
  const { calculate, wordsOf } = await context.engine.main()
  const wording = { ruleSet, words: wordsOf(ruleSet), say: context.say }
  progress.step(context.say('正在计算', 'Calculating'), rowsOf(facts))
  const result = calculate(ruleSet, facts, options)
  progress.done()
  const files = () => filesOf(context, wording, result, input)
  const draw = () => drawResult(context, wording, result, input)
  return finish(context, { answer: result, before: [...ofRules, ...ofFacts], sources, files, draw }, input)
}

const filesOf = (
  { cwd }: Context,
  wording: Wording,
  result: Result,
  { out, saveCarry }: CalculateInput,
): readonly FileToWrite[] => [
  ...(out === undefined ? [] : resultFiles(wording, result, resolve(cwd, out))),
  ...(saveCarry === undefined ? [] : [{ path: resolve(cwd, saveCarry), text: carryText(result) }]),
]

/** Payslips where the policy pays, values where it does not or where they are asked for; each period by itself. */
function drawResult(
  { say, stdout, strong }: Context,
  wording: Wording,
  result: Result,
  { why = false, records = false, values = records }: CalculateInput,
): readonly string[] {
  const { ruleSet } = wording
  const width = stdout.isTTY ? stdout.columns : undefined
  const periods = result.periods.flatMap((period) => {
    const payslips = pays(ruleSet, period.period)
    const showsValues = values || !payslips
    return [
      strong(`${say(ruleSet.title)} · ${say(periodTitle(period.period))}`),
      '',
      ...(payslips ? drawPayslips(wording, period, width) : []),
      ...(payslips && why ? drawLeftOut(wording, period) : []),
      ...(showsValues ? drawValues(wording, period, records, width) : []),
      ...(showsValues && why ? drawAbsent(wording, period, records) : []),
    ]
  })
  return [
    ...periods,
    ...drawFindings(wording, result.findings),
    ...drawOverridden(wording, result),
    ...drawMarks(ruleSet, result, say),
  ]
}
