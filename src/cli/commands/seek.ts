import { resolve } from 'node:path'
import type { SeekReport } from '../../analyse.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import { checkAsked, finish, openInputs } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { progressOf } from '../progress.ts'
import { drawSeek } from '../views/seek.ts'

export const addSeek: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'seek',
      say(
        '倒推：规则里的一个数取多少，才能达到目标',
        'goal seek: which value of a number in the rules meets a goal',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .requiredOption(
      '--vary <number>',
      say(
        '要变动的数和范围：publicRate=0%..2% step 0.01%；表格的一格 "tier[≥ 50000].rate=1%..3%"；此消彼长的两个权重 "a=50%..80% against b"',
        'the number and its range: publicRate=0%..2% step 0.01%; a cell "tier[≥ 50000].rate=1%..3%"; two weights that keep their sum "a=50%..80% against b"',
      ),
    )
    .requiredOption(
      '--goal <goal>',
      say(
        '目标："total ≤ 120000"（可为 total of 工资项、条款、班组）、"median(wage) = 6500"、"quantile(wage, 90%) ≤ 9000"、"share(grade = A) ≤ 20%"、"wage of E17 ≥ 6000"（某人的取最后一期）；也可写 合计、平均、中位数、占比、人数',
        'the goal: "total ≤ 120000" (or total of a line, clause, channel, team), "median(wage) = 6500", "quantile(wage, 90%) ≤ 9000", "share(grade = A) ≤ 20%", "wage of E17 ≥ 6000" (of one person: the last period)',
      ),
    )
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option('-o, --out <file>', say('把全部结果写成 .json', 'write the whole report as .json'))
    .addHelpText(
      'after',
      say(
        '\n有取值达到目标时退出码为 0；没有，或数据、规则有错时为 1。',
        '\nExit code 0 where a value meets the goal; 1 where none does, or facts or rules are wrong.',
      ),
    )
    .action(async (name, options) => done(await seekCommand(context, name, options)))
}

export interface SeekInput extends Omit<FactsInput, 'strict'> {
  readonly vary: string
  readonly goal: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao seek`: the value of a number of the rules that meets a goal, and what it would change. */
async function seekCommand(context: Context, rules: string, input: SeekInput): Promise<number> {
  const { say, strong, faint } = context
  checkOut(context, input.out)
  const opened = await openInputs(context, rules, input, true)
  if (!opened) return 1
  const { ruleSet, files, facts, options, sources, ofRules, ofFacts } = opened
  const { seekGoal } = await context.engine.analyse()
  const progress = progressOf(context)
  const found = seekGoal(files, facts, {
    vary: input.vary,
    goal: input.goal,
    options,
    onProgress: (count) => progress.step(say(`已试算 ${count} 个取值`, `${count} values tried`)),
  })
  progress.done()
  await checkAsked(context, found.diagnostics)
  const draw = () => drawSeek(ruleSet, found, { say, strong, faint })
  const written = () => filesOf(context, found, input)
  const before = [...ofRules, ...ofFacts]
  const code = await finish(context, { answer: found, before, sources, files: written, draw }, input)
  return code === 0 && found.best === undefined ? 1 : code
}

function checkOut({ say }: Context, out: string | undefined): void {
  if (out === undefined || /\.json$/i.test(out)) return
  throw new UsageError(
    say(`-o 的文件名应以 .json 结尾：${out}`, `-o takes a file that ends in .json: ${out}`),
  )
}

const filesOf = ({ cwd }: Context, found: SeekReport, { out }: SeekInput): readonly FileToWrite[] =>
  out === undefined ? [] : [{ path: resolve(cwd, out), text: `${JSON.stringify(found, undefined, 2)}\n` }]
