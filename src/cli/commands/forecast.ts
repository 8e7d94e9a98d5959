import { resolve } from 'node:path'
import type { ForecastOptions, Scenario } from '../../analyse.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import { checkAsked, finish } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { forecastSection } from '../forecast-section.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { checkOut, outFiles } from '../out-file.ts'
import { countOf, openText, pairsIn, usualRuns, usualSeed } from '../outlook-inputs.ts'
import { progressOf } from '../progress.ts'
import { isReport, reportFile } from '../report-file.ts'
import { carryText } from '../result-files.ts'
import { drawForecast, forecastRows } from '../views/forecast.ts'

export const addForecast: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'forecast',
      say(
        '按所设情形推算今后各期要发多少，有哪些奖励与事项',
        'what the coming periods will cost, with the awards and findings they bring',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--periods <count>', say('推算几期，默认 12', 'how many periods; 12 if not given'))
    .option(
      '--from <period>',
      say(
        '从哪一期起，默认为最后一期数据的下一期',
        'the first of them; the one after the last facts if not given',
      ),
    )
    .option(
      '--scenario <scenario>',
      say(
        '情形：repeat（照最近一期，默认）、last-year（照去年同期）、resample（从各人以往各期中抽取）；个别数据另定写 employee.postWage=repeat，可重复',
        'repeat (the last period, the default), last-year (the same period a year before) or resample (drawn from the past of each); employee.postWage=repeat for one fact; repeatable',
      ),
      collect,
    )
    .option(
      '--growth <fact=percent>',
      say(
        '每期增长，如 employee.sales=1.5%，可重复',
        'growth per period, such as employee.sales=1.5%; repeatable',
      ),
      collect,
    )
    .option(
      '--moves <fact>',
      say(
        '随期移动的日期，如 employee.appraisedOn，可重复（每期不同的日期会自动移动）',
        'a date that moves with the period, such as employee.appraisedOn; repeatable (dates that differ from period to period do so by themselves)',
      ),
      collect,
    )
    .option(
      '--draw <what>',
      say(
        '随机抽取，可重复："employee.sales × normal 100% 10%"、"employee.sales ~ uniform 30000..60000"、"publicRate ~ uniform 0.4%..0.6%"',
        'what is drawn, repeatable: "employee.sales × normal 100% 10%", "employee.sales ~ uniform 30000..60000", "publicRate ~ uniform 0.4%..0.6%"',
      ),
      collect,
    )
    .option('--runs <count>', say('随机抽取多少次，默认 200', 'how many runs are drawn; 200 if not given'))
    .option('--seed <seed>', say('种子：相同则结果相同，默认 1', 'the same gives the same; 1 if not given'))
    .option('--save-carry <file>', say('保存推算到最后一期的结转', 'save the carry of the last period'))
    .option(
      '-o, --out <file>',
      say(
        '写成带图表的网页 .html，或把各期写成 .csv、全部结果写成 .json',
        'write a page with a chart as .html, the periods as .csv, or the whole report as .json',
      ),
    )
    .action(async (name, options) => done(await forecastCommand(context, name, options)))
}

export interface ForecastInput extends Omit<FactsInput, 'strict' | 'period'> {
  readonly periods?: string
  readonly from?: string
  readonly scenario?: readonly string[]
  readonly growth?: readonly string[]
  readonly moves?: readonly string[]
  readonly draw?: readonly string[]
  readonly runs?: string
  readonly seed?: string
  readonly saveCarry?: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao forecast`: the coming periods under a stated scenario. */
async function forecastCommand(context: Context, name: string, input: ForecastInput): Promise<number> {
  const { say } = context
  checkOut(context, input.out, true)
  const asked = askedOf(context, input)
  const opened = await openText(context, name, input)
  if (!opened) return 1
  const { rules, ruleSet, facts, options, before, sources } = opened
  const { forecast } = await context.engine.analyse()
  const progress = progressOf(context)
  const answer = forecast(rules, facts, {
    ...options,
    ...asked,
    onProgress: progress.counting((run, all) =>
      say(`正在抽取第 ${run} 次，共 ${all} 次`, `Drawing run ${run} of ${all}`),
    ),
  })
  progress.done()
  await checkAsked(context, answer.diagnostics)
  const { renderDiagnostic } = await context.engine.main()
  const why = (one: Parameters<typeof renderDiagnostic>[0]): string =>
    renderDiagnostic(one, { language: context.language }).split('\n')[0]!
  const files = async (): Promise<readonly FileToWrite[]> => [
    ...(isReport(input.out ?? '')
      ? [await reportFile(context, input.out!, { about: [ruleSet.title], forecast: forecastSection(answer) })]
      : outFiles(context, input.out, answer, () => forecastRows(answer))),
    ...(input.saveCarry === undefined || answer.carry === undefined
      ? []
      : [{ path: resolve(context.cwd, input.saveCarry), text: carryText({ carry: answer.carry }) }]),
  ]
  const draw = () => drawForecast(ruleSet, answer, { ...context, why })
  return finish(context, { answer, before, sources, files, draw }, input)
}

function askedOf(context: Context, input: ForecastInput): ForecastOptions {
  const { say } = context
  const periods = countOf(context, '--periods', input.periods)
  const { runs, seed } = drawnRuns(context, input)
  const plain = (input.scenario ?? []).filter((one) => !one.includes('='))
  const facts = pairsIn(
    context,
    '--scenario',
    'employee.postWage=repeat',
    (input.scenario ?? []).filter((one) => one.includes('=')),
  )
  if (plain.length > 1)
    throw new UsageError(
      say(
        `--scenario 只能有一个总的情形：${plain.join('、')}；个别数据另定写 --scenario employee.postWage=repeat`,
        `--scenario takes one scenario for all: ${plain.join(', ')}; for one fact write --scenario employee.postWage=repeat`,
      ),
    )
  if (runs !== undefined && input.saveCarry !== undefined)
    throw new UsageError(
      say(
        '抽取多次时没有结转可保存：去掉 --save-carry',
        'Drawn runs have no carry to save: leave --save-carry out',
      ),
    )
  return {
    ...(periods !== undefined && { periods }),
    ...(input.from !== undefined && { from: input.from }),
    ...(plain[0] !== undefined && { scenario: plain[0] as Scenario }),
    facts: facts as Readonly<Record<string, Scenario>>,
    growth: pairsIn(context, '--growth', 'employee.sales=1.5%', input.growth),
    ...(input.moves && { moves: input.moves }),
    ...(input.draw && { draws: input.draw }),
    ...(runs !== undefined && { runs }),
    ...(seed !== undefined && { seed }),
  }
}

/** How often and from which seed is drawn: 200 times from 1 where something is drawn and it is not said. */
function drawnRuns(
  context: Context,
  { draw = [], scenario = [], runs: count, seed }: ForecastInput,
): Pick<ForecastOptions, 'runs' | 'seed'> {
  const runs = countOf(context, '--runs', count)
  const isDrawn = draw.length > 0 || scenario.some((one) => /(^|=)\s*resample$/.test(one))
  if (isDrawn) return { runs: runs ?? usualRuns, seed: seed ?? usualSeed }
  return { ...(runs !== undefined && { runs }), ...(seed !== undefined && { seed }) }
}
