import type { Diagnostic } from '../../index.ts'
import { finish } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut, outFiles } from '../out-file.ts'
import { checkAsked, type OpenedText, openText } from '../outlook-inputs.ts'
import { progressOf } from '../progress.ts'
import { isReport, reportFile } from '../report-file.ts'
import { drawSensitivity, sensitivityRows } from '../sensitivity-view.ts'
import { drawTornado, tornadoRows } from '../tornado-view.ts'

export const addSensitivity: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'sensitivity',
      say(
        '变动一项比例、单元格或数据，看成本怎样变；不加 --vary 则逐项各动一成，看哪一项影响最大',
        'vary a rate, a cell or a fact and see what it costs; without --vary: which number of the rules moves cost most',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option(
      '--vary <what>',
      say(
        '变动什么，可给两次："publicRate = 0.4%..0.6% step 0.05%"、"tier[≥ 50000].rate = 1%, 2%"、"employee.sales × 90%..110% step 5%"、"employee[team=售前组].sales + 1000"',
        'what to vary, once or twice: "publicRate = 0.4%..0.6% step 0.05%", "tier[≥ 50000].rate = 1%, 2%", "employee.sales × 90%..110% step 5%", "employee[team=A].sales + 1000"',
      ),
      collect,
    )
    .option(
      '--by <percent>',
      say(
        '不加 --vary 时各项上下变动多少，默认 10%',
        'without --vary: how far each number is moved; 10% if not given',
      ),
    )
    .option(
      '-o, --out <file>',
      say(
        '写成带图表的网页 .html，或把各行写成 .csv、全部结果写成 .json',
        'write a page with a chart as .html, the rows as .csv, or the whole report as .json',
      ),
    )
    .action(async (name, options) => done(await sensitivityCommand(context, name, options)))
}

export interface SensitivityInput extends Omit<FactsInput, 'strict'> {
  readonly vary?: readonly string[]
  readonly by?: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao sensitivity`: what rules cost as something is varied, or which number moves cost most. */
export async function sensitivityCommand(
  context: Context,
  name: string,
  input: SensitivityInput,
): Promise<number> {
  const { say } = context
  checkOut(context, input.out, true)
  if (input.by !== undefined && !/^\d{1,2}(\.\d+)?%$/.test(input.by))
    throw new UsageError(
      say(`--by 应是百分数，如 10%：${input.by}`, `--by takes a percentage such as 10%: ${input.by}`),
    )
  const opened = await openText(context, name, input)
  if (!opened) return 1
  return input.vary === undefined
    ? showTornado(context, opened, input)
    : showRows(context, opened, input.vary, input)
}

async function showTornado(context: Context, opened: OpenedText, input: SensitivityInput): Promise<number> {
  const { rules, ruleSet, facts, options, before, sources } = opened
  const { tornado } = await context.engine.analyse()
  const progress = progressOf(context)
  const answer = tornado(rules, facts, {
    ...options,
    ...(input.by !== undefined && { by: input.by }),
    onProgress: progressIn(context, progress),
  })
  progress.done()
  const files = async () =>
    isReport(input.out ?? '')
      ? [await reportFile(context, input.out!, { about: [ruleSet.title], tornado: answer })]
      : outFiles(context, input.out, answer, () => tornadoRows(answer))
  const draw = await drawing(context, (why) => drawTornado(ruleSet, answer, { ...context, why }))
  return finish(context, { answer, before, sources, files, draw }, input)
}

async function showRows(
  context: Context,
  opened: OpenedText,
  vary: readonly string[],
  input: SensitivityInput,
): Promise<number> {
  const { rules, ruleSet, facts, options, before, sources } = opened
  const { sensitivity } = await context.engine.analyse()
  const progress = progressOf(context)
  const answer = sensitivity(rules, facts, { ...options, vary, onProgress: progressIn(context, progress) })
  progress.done()
  await checkAsked(context, answer.diagnostics)
  const files = async () =>
    isReport(input.out ?? '')
      ? [await reportFile(context, input.out!, { about: [ruleSet.title], sensitivity: answer })]
      : outFiles(context, input.out, answer, () => sensitivityRows(answer, context.say))
  const draw = await drawing(context, (why) => drawSensitivity(ruleSet, answer, { ...context, why }))
  return finish(context, { answer, before, sources, files, draw }, input)
}

const progressIn =
  ({ say }: Context, progress: ReturnType<typeof progressOf>) =>
  (done: number, all: number): void =>
    progress.step(say(`正在计算第 ${done} 种，共 ${all} 种`, `Calculating ${done} of ${all}`))

/** A view that says what is wrong in sentences. */
async function drawing(
  { engine, language }: Context,
  draw: (why: (one: Diagnostic) => string) => readonly string[],
): Promise<() => readonly string[]> {
  const { renderDiagnostic } = await engine.main()
  return () => draw((one) => renderDiagnostic(one, { language }).split('\n')[0]!)
}
