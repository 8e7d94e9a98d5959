import type { CompiledRuleSet, Diagnostic, Explanation, Result, ThingResult } from '../../index.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { type FactsInput, readInputs } from '../facts-input.ts'
import { type FoundRules, findRules } from '../find-rules.ts'
import { drawPayslip } from '../payslips.ts'
import { drawTable } from '../table.ts'

export interface ExplainInput extends Omit<FactsInput, 'period'> {
  readonly id?: string
  readonly rule?: string
  /** Whose id it is, where things of several kinds share it. */
  readonly thing?: string
  readonly clause?: string
  readonly period?: string
  readonly json?: boolean
}

/** `jixiao explain`: one value, one person's payslip, or all the numbers of one clause. */
export async function explainCommand(context: Context, rules: string, input: ExplainInput): Promise<number> {
  const { say } = context
  if (input.id === undefined && input.clause === undefined)
    throw new UsageError(
      say('请用 --id 指明是谁，或用 --clause 指明条款', 'Say whom with --id, or which clause with --clause'),
    )
  const found = await findRules(context, rules)
  const { period, ...others } = input
  const { ruleSet } = found
  if (!ruleSet) return refuse(context, found.diagnostics, found, input)
  const { facts, options, diagnostics } = await readInputs(context, ruleSet, others)
  if (!facts) return refuse(context, diagnostics, found, input)
  const { calculate, explain } = await context.engine.main()
  const result = calculate(ruleSet, facts, options)
  if (input.clause !== undefined) await explainClause(context, found, result, input)
  else {
    const person = input.rule === undefined ? personOf(result, input) : undefined
    const explained = rulesAsked(ruleSet, person, input).map((rule) =>
      explain(ruleSet, facts, { rule, id: input.id!, ...(period === undefined ? {} : { period }) }, options),
    )
    const values = explained.flatMap(({ value }) => value ?? [])
    if (values.length === 0) {
      const problems = explained.flatMap((one) => one.diagnostics)
      return refuse(context, [...diagnostics, ...problems], found, input)
    }
    await print(context, ruleSet, person, values, input)
  }
  // What is wrong elsewhere does not spoil this answer, but must not pass unseen.
  return (await report(context, [...diagnostics, ...result.diagnostics], found.sources)) ? 1 : 0
}

async function refuse(
  context: Context,
  diagnostics: readonly Diagnostic[],
  { sources }: FoundRules,
  { json }: ExplainInput,
): Promise<number> {
  if (json === true) {
    const { diagnosticsToJson } = await context.engine.main()
    printJson(context, { ok: false, diagnostics: diagnosticsToJson(diagnostics, sources) })
  }
  await report(context, diagnostics, sources)
  return 1
}

/** The results of whoever has that id, in the period asked for or the last one. */
function personOf({ periods }: Result, { id, period, thing }: ExplainInput): ThingResult | undefined {
  const own = periods.filter((one) => period === undefined || one.period === period).at(-1)
  const all = Object.entries(own?.things ?? {}).flatMap(([name, list]) =>
    thing === undefined || thing === name ? list : [],
  )
  const named = all.filter((one) => one.id === id)
  return named.find(({ lines, leftOut }) => lines.length + leftOut.length > 0) ?? named[0]
}

/** The rule that was asked for, or every line of the person's payslip. */
function rulesAsked(
  ruleSet: CompiledRuleSet,
  person: ThingResult | undefined,
  { rule }: ExplainInput,
): readonly string[] {
  if (rule !== undefined) return [rule]
  const lines = person?.lines.map((line) => line.rule) ?? []
  // Nobody of that id, or nothing paid: the first line of the policy says which.
  const first = ruleSet.plan.rules.find((one) => one.line) ?? ruleSet.plan.rules[0]!
  return lines.length > 0 ? lines : [first.name]
}

/** A payslip first, with the lines that are not there; then how each value came to be. */
async function print(
  context: Context,
  ruleSet: CompiledRuleSet,
  person: ThingResult | undefined,
  values: readonly Explanation[],
  { json }: ExplainInput,
): Promise<void> {
  const { say, stdout, language } = context
  if (json === true) return printJson(context, values)
  if (person !== undefined) {
    for (const line of drawPayslip(ruleSet, person, say)) stdout.write(`${line}\n`)
  }
  const { renderExplanation } = await context.engine.main()
  stdout.write(values.map((one) => `${renderExplanation(one, language)}\n`).join('\n'))
}

/** The clause's text, and every number it made. */
async function explainClause(
  context: Context,
  { ruleSet }: FoundRules,
  result: Result,
  input: ExplainInput,
): Promise<void> {
  const { say, stdout } = context
  const clause = ruleSet!.clauses.find((one) => one.id === input.clause)
  if (!clause) {
    const known = ruleSet!.clauses.map((one) => one.id).join(', ')
    throw new UsageError(
      say(
        `没有条款“${input.clause}”，现有：${known}`,
        `There is no clause ${input.clause}; there are: ${known}`,
      ),
    )
  }
  const { clauseNumbers } = await context.engine.main()
  const numbers = clauseNumbers(ruleSet!, result, clause.id).filter(
    (one) =>
      (input.id === undefined || one.id === input.id) &&
      (input.period === undefined || one.period === input.period),
  )
  if (input.json === true) {
    printJson(context, { clause, numbers })
    return
  }
  stdout.write(`${clause.id}  ${say(clause.says ?? clause.noRule ?? { zh: '', en: '' })}\n\n`)
  const headers = [
    say('期间', 'period'),
    say('编号', 'id'),
    say('姓名', 'name'),
    say('项目', 'item'),
    say('值', 'value'),
  ]
  const rows = numbers.map(({ period, moment, id, name, title, value }) => [
    moment ?? period,
    id,
    name ?? '',
    say(title),
    shownValue(ruleSet!.words, value, say),
  ])
  for (const line of drawTable({ headers, rows, right: [4] })) stdout.write(`${line}\n`)
}

const shownValue = (
  words: NonNullable<FoundRules['ruleSet']>['words'],
  value: string,
  say: Context['say'],
): string => {
  if (value === 'yes') return say('是', 'yes')
  if (value === 'no') return say('否', 'no')
  const word = words[value]
  return word ? say(word) : value
}
