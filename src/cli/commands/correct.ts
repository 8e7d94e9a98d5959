import { resolve } from 'node:path'
import type { Correction, Diagnostic } from '../../index.ts'
import { writeFiles } from '../../io/write-files.ts'
import { type Context, printJson, report } from '../context.ts'
import { type CorrectionInput, readCorrection } from '../correction-input.ts'
import { correctionFiles, drawCorrection } from '../corrections.ts'
import { findRules } from '../find-rules.ts'

export interface CorrectInput extends CorrectionInput {
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao correct`: settled periods calculated again, and the differences; files only where nothing is wrong. */
export async function correctCommand(context: Context, rules: string, input: CorrectInput): Promise<number> {
  const { cwd, say, stdout } = context
  const found = await findRules(context, rules)
  const right =
    input.rulesCorrected === undefined ? undefined : await findRules(context, input.rulesCorrected)
  const sources = { ...found.sources, ...right?.sources }
  const problems: Diagnostic[] = [...found.diagnostics, ...(right?.diagnostics ?? [])]
  const failed = async (): Promise<number> => {
    if (input.json === true) {
      const { diagnosticsToJson } = await context.engine.main()
      printJson(context, { ok: false, diagnostics: diagnosticsToJson(problems, sources) })
    }
    await report(context, problems, sources)
    return 1
  }
  const { ruleSet } = found
  if (!ruleSet || (right && !right.ruleSet)) return failed()
  const { value, diagnostics } = await readCorrection(context, ruleSet, right?.ruleSet, input)
  problems.push(...diagnostics)
  if (!value) return failed()
  const { correct, wordsOf } = await context.engine.main()
  const shown = right?.ruleSet ?? ruleSet
  const wording = { ruleSet: shown, words: wordsOf(shown), say }
  const correction: Correction = correct(value)
  problems.push(...correction.diagnostics)
  if (correction.ok && input.out !== undefined)
    problems.push(...writeFiles(correctionFiles(wording, correction, resolve(cwd, input.out))))
  const ok = correction.ok && !problems.some(({ severity }) => severity === 'error')
  if (input.json === true) printJson(context, { ...correction, ok })
  else if (ok) {
    const [first, last] = [correction.periods[0], correction.periods.at(-1)]
    const title = say(shown.title)
    const stretch = first === last ? first : `${first} – ${last}`
    stdout.write(`${context.strong(`${title} · ${say('更正', 'corrections')} ${stretch}`)}\n\n`)
    for (const line of drawCorrection(wording, correction)) stdout.write(`${line}\n`)
    if (input.out !== undefined)
      stdout.write(`${say(`结果已写入 ${input.out}`, `Results are in ${input.out}`)}\n`)
  }
  await report(context, problems, sources)
  return ok ? 0 : 1
}
