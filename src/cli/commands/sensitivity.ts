import type { Diagnostic } from '../../index.ts'
import { checkAsked, finish } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut, outFiles } from '../out-file.ts'
import { countOf, type OpenedText, openText, usualRuns, usualSeed } from '../outlook-inputs.ts'
import { progressOf } from '../progress.ts'
import { isReport, reportFile } from '../report-file.ts'
import { drawSensitivity, sensitivityRows } from '../views/sensitivity.ts'
import { drawSpread, spreadRows } from '../views/spread.ts'
import { drawTornado, tornadoRows } from '../views/tornado.ts'

export const addSensitivity: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'sensitivity',
      say(
        '哪一个数最影响成本；或变动一项比例、单元格、数据，看成本怎样变',
        'which number moves cost most; or what a rate, a cell or a fact costs as it varies',
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
      '--draw <what>',
      say(
        '改为按分布抽取，可重复，与 --runs、--seed 同用："employee.sales × normal 100% 10%"、"publicRate ~ uniform 0.4%..0.6%"',
        'draw from a distribution instead, repeatable, with --runs and --seed: "employee.sales × normal 100% 10%", "publicRate ~ uniform 0.4%..0.6%"',
      ),
      collect,
    )
    .option('--runs <count>', say('抽取多少次，默认 200', 'how many runs; 200 if not given'))
    .option('--seed <text>', say('种子：相同则结果相同，默认 1', 'the same gives the same; 1 if not given'))
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
  readonly draw?: readonly string[]
  readonly runs?: string
  readonly seed?: string
  readonly by?: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao sensitivity`: what rules cost as something is varied, or which number moves cost most. */
async function sensitivityCommand(context: Context, name: string, input: SensitivityInput): Promise<number> {
  const { say } = context
  checkOut(context, input.out, input.draw === undefined)
  if (input.by !== undefined && !/^\d{1,2}(\.\d+)?%$/.test(input.by))
    throw new UsageError(
      say(`--by 应是百分数，如 10%：${input.by}`, `--by takes a percentage such as 10%: ${input.by}`),
    )
  if (input.draw !== undefined && input.vary !== undefined)
    throw new UsageError(
      say(
        '--vary 与 --draw 请分两次用：一个逐值列出，一个按分布抽取',
        'Use --vary and --draw one at a time: one goes through values, the other draws them',
      ),
    )
  const runs = countOf(context, '--runs', input.runs)
  const opened = await openText(context, name, input)
  if (!opened) return 1
  if (input.draw !== undefined)
    return showSpread(
      context,
      opened,
      { draws: input.draw, runs: runs ?? usualRuns, seed: input.seed ?? usualSeed },
      input,
    )
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

async function showSpread(
  context: Context,
  opened: OpenedText,
  asked: { readonly draws: readonly string[]; readonly runs: number; readonly seed: string },
  input: SensitivityInput,
): Promise<number> {
  const { rules, ruleSet, facts, options, before, sources } = opened
  const { spread } = await context.engine.analyse()
  const progress = progressOf(context)
  const answer = spread(rules, facts, { ...options, ...asked, onProgress: progressIn(context, progress) })
  progress.done()
  await checkAsked(context, answer.diagnostics)
  const files = () => outFiles(context, input.out, answer, () => spreadRows(answer))
  const draw = await drawing(context, (why) => drawSpread(ruleSet, answer, asked.draws, { ...context, why }))
  return finish(context, { answer, before, sources, files, draw }, input)
}

const progressIn = ({ say }: Context, { counting }: ReturnType<typeof progressOf>) =>
  counting((run, all) => say(`正在计算第 ${run} 种，共 ${all} 种`, `Calculating ${run} of ${all}`))

/** A view that says what is wrong in sentences. */
async function drawing(
  { engine, language }: Context,
  draw: (why: (one: Diagnostic) => string) => readonly string[],
): Promise<() => readonly string[]> {
  const { renderDiagnostic } = await engine.main()
  return () => draw((one) => renderDiagnostic(one, { language }).split('\n')[0]!)
}
