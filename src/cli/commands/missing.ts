import { finish, openInputs } from '../command.ts'
import { type Context, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, whichRules, withFacts } from '../options.ts'
import { progressOf, rowsOf } from '../progress.ts'
import { drawMissing } from '../views/missing.ts'

export const addMissing: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'missing',
      say(
        '某人还差多少，就到下一等级、分档、名次或奖励',
        'what somebody is short of for another grade, tier, place or award',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--id <id>', say('谁，必需', 'who; required'))
    .option('--rule <rule>', say('只问哪一项，如 grade', 'only this result, such as grade'))
    .option('--thing <thing>', say('哪种对象，编号不唯一时用', 'of which thing, where ids are not unique'))
    .option('--period <period>', say('哪一期，默认最后一期', 'which period; the last one if not given'))
    .option('--company', say('公司的数字也动一动', 'move the numbers of the company too'))
    .action(async (name, options) => done(await missingCommand(context, name, options)))
}

export interface MissingInput extends Omit<FactsInput, 'period'> {
  readonly id?: string
  readonly rule?: string
  readonly thing?: string
  readonly period?: string
  readonly company?: boolean
  readonly json?: boolean
}

/** `jixiao missing`: what somebody is short of. */
async function missingCommand(context: Context, rules: string, input: MissingInput): Promise<number> {
  const { say, language, strong, faint } = context
  const { id, rule, thing, period, company, ...others } = input
  if (id === undefined) throw new UsageError(say('请用 --id 指明是谁', 'Say whom with --id'))
  const opened = await openInputs(context, rules, others)
  if (!opened) return 1
  const { ruleSet, facts, options, sources, ofRules, ofFacts } = opened
  const { whatIsMissing, missingSentences, untriedSentence } = await context.engine.analyse()
  const progress = progressOf(context)
  progress.step(say('正在计算', 'Calculating'), rowsOf(facts))
  const answer = whatIsMissing(ruleSet, facts, {
    ...options,
    id,
    ...(rule === undefined ? {} : { rule }),
    ...(thing === undefined ? {} : { thing }),
    ...(period === undefined ? {} : { period }),
    ...(company === undefined ? {} : { company }),
  })
  progress.done()
  const title = ruleSet.things.find(({ name }) => name === answer.of?.thing)?.title
  const left = untriedSentence(answer, language)
  const canAsk = rule === undefined && answer.untried.some(({ what }) => what === 'records')
  const how = canAsk ? say('；用 --rule 只问一项，就试', '; they are tried for one result, with --rule') : ''
  const draw = () =>
    drawMissing(answer, missingSentences(answer, language), `${left}${how}`, {
      say,
      strong,
      faint,
      thing: title === undefined ? '' : say(title),
    })
  return finish(context, { answer, before: [...ofRules, ...ofFacts], sources, files: () => [], draw }, others)
}
