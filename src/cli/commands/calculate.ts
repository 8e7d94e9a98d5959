import { resolve } from 'node:path'
import type { PeriodFacts, Result } from '../../index.ts'
import { writeFiles } from '../../io/write-files.ts'
import { type Context, printJson, report } from '../context.ts'
import { type FactsInput, readInputs } from '../facts-input.ts'
import { type FoundRules, findRules } from '../find-rules.ts'
import { drawFindings, drawMarks } from '../findings.ts'
import { drawLeftOut, drawPayslips, type Wording } from '../payslips.ts'
import { periodTitle } from '../period-title.ts'
import { progressOf } from '../progress.ts'
import { carryText, resultFiles } from '../result-files.ts'
import { drawAbsent, drawValues, pays } from '../values.ts'

export interface CalculateInput extends FactsInput {
  readonly out?: string
  readonly saveCarry?: string
  readonly why?: boolean
  readonly values?: boolean
  readonly records?: boolean
  readonly json?: boolean
}

/** `jixiao calculate`: payslips, findings, and what they rest on; files only where nothing is wrong. */
export async function calculateCommand(
  context: Context,
  rules: string,
  input: CalculateInput,
): Promise<number> {
  const found = await findRules(context, rules)
  if (!found.ruleSet) return failed(context, found, found.diagnostics, input.json)
  const progress = progressOf(context)
  const { facts, options, diagnostics } = await readInputs(context, found.ruleSet, input)
  if (!facts) return failed(context, found, diagnostics, input.json)
  const { calculate, wordsOf } = await context.engine.main()
  const wording = { ruleSet: found.ruleSet, words: wordsOf(found.ruleSet), say: context.say }
  progress.step(context.say('正在计算', 'Calculating'), rowsOf(facts))
  const result = calculate(found.ruleSet, facts, options)
  progress.done()
  const problems = [...found.diagnostics, ...diagnostics, ...result.diagnostics]
  if (result.ok) problems.push(...write(context, wording, result, input))
  const ok = result.ok && !problems.some(({ severity }) => severity === 'error')
  if (input.json === true) printJson(context, { ...result, ok })
  else if (ok) draw(context, wording, result, input)
  await report(context, problems, found.sources)
  return ok ? 0 : 1
}

const rowsOf = (facts: readonly PeriodFacts[]): number =>
  facts.reduce(
    (sum, period) =>
      sum +
      Object.values(period).reduce<number>((rows, one) => rows + (Array.isArray(one) ? one.length : 0), 0),
    0,
  )

async function failed(
  context: Context,
  { sources }: FoundRules,
  diagnostics: Parameters<typeof report>[1],
  json: boolean | undefined,
): Promise<number> {
  if (json === true) {
    const { diagnosticsToJson } = await context.engine.main()
    printJson(context, { ok: false, diagnostics: diagnosticsToJson(diagnostics, sources) })
  }
  await report(context, diagnostics, sources)
  return 1
}

/** All files or none. */
function write(
  { cwd }: Context,
  wording: Wording,
  result: Result,
  { out, saveCarry }: CalculateInput,
): ReturnType<typeof writeFiles> {
  const files = [
    ...(out === undefined ? [] : resultFiles(wording, result, resolve(cwd, out))),
    ...(saveCarry === undefined ? [] : [{ path: resolve(cwd, saveCarry), text: carryText(result) }]),
  ]
  return files.length === 0 ? [] : writeFiles(files)
}

/** Payslips where the policy pays, values where it does not or where they are asked for; each period by itself. */
function draw(context: Context, wording: Wording, result: Result, input: CalculateInput): void {
  const { say, stdout, strong } = context
  const { ruleSet } = wording
  const width = stdout.isTTY ? stdout.columns : undefined
  const { why = false, records = false, values = records } = input
  const print = (lines: readonly string[]): void => {
    for (const line of lines) stdout.write(`${line}\n`)
  }
  for (const period of result.periods) {
    print([strong(`${say(ruleSet.title)} · ${say(periodTitle(period.period))}`), ''])
    const payslips = pays(ruleSet, period.period)
    if (payslips) print(drawPayslips(wording, period, width))
    if (payslips && why) print(drawLeftOut(wording, period))
    if (payslips && !values) continue
    print(drawValues(wording, period, records, width))
    if (why) print(drawAbsent(wording, period, records))
  }
  print(drawFindings(wording, result.findings))
  print(drawMarks(ruleSet, result, say))
  if (input.out !== undefined) print([say(`结果已写入 ${input.out}`, `Results are in ${input.out}`)])
}
