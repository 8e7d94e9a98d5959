import { resolve } from 'node:path'
import { finish, refuse } from '../command.ts'
import type { Context } from '../context.ts'
import { type CorrectionInput, readCorrection } from '../correction-input.ts'
import { correctionFiles, drawCorrection } from '../corrections.ts'
import { findRules } from '../find-rules.ts'

export interface CorrectInput extends CorrectionInput {
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao correct`: settled periods calculated again, and the differences; files only where nothing is wrong. */
export async function correctCommand(context: Context, rules: string, input: CorrectInput): Promise<number> {
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
