import { resolve } from 'node:path'
import { finish, refuse } from '../command.ts'
import type { Context } from '../context.ts'
import { type CorrectionInput, readCorrection } from '../correction-input.ts'
import { findRules } from '../find-rules.ts'
import { type AddCommand, add, collect, whichRules, withFacts } from '../options.ts'
import { correctionFiles, drawCorrection } from '../views/corrections.ts'

export const addCorrect: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'correct',
      say(
        '重算已结算的期间，列出应补发与多发的差额',
        'settled periods again: what is due beyond what was paid',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option(
      '--corrected <path...>',
      say('更正后的数据：只需放有改动的表', 'the corrected facts: only the tables that change are needed'),
    )
    .option('--rules-corrected <rules>', say('更正后的规则', 'the corrected rules'))
    .option(
      '--reading-corrected <name=option>',
      say('改用的读法，可重复', 'a reading that holds instead; repeatable'),
      collect,
    )
    .option(
      '--override-corrected <file>',
      say('改用这份人工更正（CSV）', 'overrides that hold instead (CSV)'),
    )
    .option(
      '--settled <file>',
      say('台账：结算时写出的 settled.json，可重复', 'ledger: the settled.json written then; repeatable'),
      collect,
    )
    .option('-o, --out <folder>', say('把结果写入文件夹', 'write the results into a folder'))
    .option('--strict', say('不接受假设和未选定的读法', 'refuse assumptions and readings nobody chose'))
    .action(async (name, options) => done(await correctCommand(context, name, options)))
}

export interface CorrectInput extends CorrectionInput {
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao correct`: settled periods calculated again, and the differences; files only where nothing is wrong. */
async function correctCommand(context: Context, rules: string, input: CorrectInput): Promise<number> {
  const { cwd, say } = context
  const found = await findRules(context, rules)
  const right =
    input.rulesCorrected === undefined ? undefined : await findRules(context, input.rulesCorrected)
  const sources = { ...found.sources, ...right?.sources }
  const ofRules = [...found.diagnostics, ...(right?.diagnostics ?? [])]
  const { ruleSet } = found
  if (!ruleSet || (right && !right.ruleSet)) return refuse(context, ofRules, sources, input.json)
  const { value, diagnostics } = await readCorrection(context, ruleSet, right?.ruleSet, input)
  const before = [...ofRules, ...diagnostics]
  if (!value) return refuse(context, before, sources, input.json)
  const { correct, wordsOf } = await context.engine.main()
  const shown = right?.ruleSet ?? ruleSet
  const wording = { ruleSet: shown, words: wordsOf(shown), say }
  const correction = correct(value)
  const files = () =>
    input.out === undefined ? [] : correctionFiles(wording, correction, resolve(cwd, input.out))
  const [first, last] = [correction.periods[0], correction.periods.at(-1)]
  const stretch = first === last ? first : `${first} – ${last}`
  const title = `${say(shown.title)} · ${say('更正', 'corrections')} ${stretch}`
  const draw = () => [context.strong(title), '', ...drawCorrection(wording, correction)]
  return finish(context, { answer: correction, before, sources, files, draw }, input)
}
