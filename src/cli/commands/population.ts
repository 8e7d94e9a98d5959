import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Population, PopulationOptions } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { problem } from '../../io/problem.ts'
import { writeFacts } from '../../io/write-facts.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import { checkAsked, finish, refuse } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import { findRules } from '../find-rules.ts'
import { type AddCommand, add, collect, whichRules } from '../options.ts'
import { progressOf } from '../progress.ts'
import { drawOverview } from '../views/population.ts'

export const addPopulation: AddCommand = (program, context, done) => {
  const { say } = context
  add(program, 'population', say('按规则生成一批仿真数据，供试算', 'make up facts to try a rule set on'), say)
    .argument('<rules>', whichRules(say))
    .option('--people <count>', say('多少人，默认 50', 'how many people; 50 if not given'))
    .option('--period <period>', say('第一期，例如 2026-01', 'the first period, such as 2026-01'))
    .option('--periods <count>', say('多少期，默认 12', 'how many periods; 12 if not given'))
    .option('--seed <text>', say('随机种子，默认 1', 'the seed; 1 if not given'))
    .option(
      '--borders <percent>',
      say(
        '与规则里的界限比较的数值，有百分之几正好落在界限上或差一步，默认 25',
        'per cent of the values compared by a rule that lie at the border or one step beside it; 25 if not given',
      ),
    )
    .option(
      '--count <thing=number>',
      say(
        '某种对象有多少个，可重复；属于某人的明细，是每人每期最多多少条',
        'how many of a thing, repeatable; of records of somebody, the most that each has in a period',
      ),
      collect,
    )
    .option('-o, --out <folder>', say('写成 CSV 的文件夹', 'a folder to write the CSV files into'))
    .option('--force', say('文件夹里已有内容也写入', 'write into a folder that is not empty'))
    .action(async (name, options) => done(await populationCommand(context, name, options)))
}

interface PopulationInput {
  readonly people?: string
  readonly period?: string
  readonly periods?: string
  readonly seed?: string
  readonly borders?: string
  readonly count?: readonly string[]
  readonly out?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** `jixiao population`: facts of a made-up company, as files that `calculate --facts` reads, or an overview of them. */
async function populationCommand(context: Context, rules: string, input: PopulationInput): Promise<number> {
  const { say, cwd, language } = context
  const options = optionsOf(context, input)
  const { ruleSet, diagnostics, sources } = await findRules(context, rules)
  if (!ruleSet) return refuse(context, diagnostics, sources, input.json)
  if (input.out !== undefined && !input.force && isUsed(resolve(cwd, input.out)))
    return refuse(context, [problem('population-folder-used', { folder: input.out })], sources, input.json)
  const { drawPopulation } = await context.engine.analyse()
  const progress = progressOf(context)
  progress.step(say('正在生成', 'Drawing'), rowsAbout(options))
  const population = drawPopulation(ruleSet, options)
  progress.done()
  await checkAsked(context, population.diagnostics)
  const files = () => filesOf(ruleSet, population, language, cwd, input.out)
  const draw = () => drawOverview(ruleSet, population, context)
  return finish(context, { answer: population, before: diagnostics, sources, files, draw }, input)
}

const isUsed = (folder: string): boolean =>
  existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).length > 0

const rowsAbout = ({ people = 50, periods = 12 }: PopulationOptions): number => people * periods * 10

const filesOf = (
  ruleSet: CompiledRuleSet,
  { facts }: Population,
  language: Context['language'],
  cwd: string,
  out: string | undefined,
): readonly FileToWrite[] =>
  out === undefined
    ? []
    : writeFacts(ruleSet, facts, language).map(({ name, text }) => ({
        path: join(resolve(cwd, out), name),
        text,
      }))

function optionsOf({ say }: Context, input: PopulationInput): PopulationOptions {
  const whole = (option: string, text: string): number => {
    if (/^\d{1,9}$/.test(text)) return Number.parseInt(text, 10)
    throw new UsageError(say(`${option} 应是整数：${text}`, `${option} takes a whole number: ${text}`))
  }
  const number = (name: 'people' | 'periods') =>
    input[name] === undefined ? {} : { [name]: whole(`--${name}`, input[name]) }
  const percent = (text: string): number => {
    const [, number] = /^(\d{1,9})\s*[%％]?$/.exec(text.trim()) ?? []
    if (number !== undefined) return Number.parseInt(number, 10)
    throw new UsageError(
      say(`--borders 应是百分数，例如 25%：${text}`, `--borders takes a percentage, such as 25%: ${text}`),
    )
  }
  const counts = (input.count ?? []).map((text) => {
    const [thing, count] = text.split('=').map((part) => part.trim())
    if (thing && count) return [thing, whole('--count', count)] as const
    throw new UsageError(say(`--count 应写成 对象=数量：${text}`, `--count takes thing=number: ${text}`))
  })
  return {
    ...number('people'),
    ...number('periods'),
    ...(input.borders !== undefined && { borders: percent(input.borders) }),
    ...(input.period !== undefined && { period: input.period }),
    ...(input.seed !== undefined && { seed: input.seed }),
    ...(counts.length > 0 && { counts: Object.fromEntries(counts) }),
  }
}
