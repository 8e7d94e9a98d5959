import type { CompiledRuleSet, Explanation, Result } from '../../index.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { type FactsInput, readInputs } from '../facts-input.ts'
import { type FoundRules, findRules } from '../find-rules.ts'
import { drawTable } from '../table.ts'
import { reasonText, titlesOf } from '../titles.ts'

export interface ExplainInput extends Omit<FactsInput, 'period'> {
  readonly id?: string
  readonly rule?: string
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
  if (!ruleSet) {
    await report(context, found.diagnostics, found.sources)
    return 1
  }
  const { facts, options, diagnostics } = await readInputs(context, ruleSet, others)
  if (!facts) {
    await report(context, diagnostics, found.sources)
    return 1
  }
  const { calculate, explain } = await context.engine.main()
  const result = calculate(ruleSet, facts, options)
  if (input.clause !== undefined) return explainClause(context, found, result, input)
  const wanted = rulesAsked(ruleSet, result, input)
  const explained = wanted.map((rule) =>
    explain(ruleSet, facts, { rule, id: input.id!, ...(period === undefined ? {} : { period }) }, options),
  )
  const values = explained.flatMap(({ value }) => value ?? [])
  if (values.length > 0) await print(context, found, result, values, input)
  else
    await report(
      context,
      explained.flatMap((one) => one.diagnostics),
      found.sources,
    )
  return values.length > 0 ? 0 : 1
}

/** The rule that was asked for, or every line of the person's payslip. */
function rulesAsked(
  ruleSet: CompiledRuleSet,
  { periods }: Result,
  { rule, id, period }: ExplainInput,
): readonly string[] {
  if (rule !== undefined) return [rule]
  const own = periods.filter((one) => period === undefined || one.period === period).at(-1)
  const person = Object.values(own?.things ?? {})
    .flat()
    .find((one) => one.id === id)
  const lines = person?.lines.map((line) => line.rule) ?? []
  // Nobody of that id, or nothing paid: the first line of the policy says which.
  const first = ruleSet.plan.rules.find((one) => one.line) ?? ruleSet.plan.rules[0]!
  return lines.length > 0 ? lines : [first.name]
}

async function print(
  context: Context,
  { ruleSet }: FoundRules,
  { periods }: Result,
  values: readonly Explanation[],
  { json, rule, id, period }: ExplainInput,
): Promise<void> {
  const { say, stdout, language } = context
  if (json === true) return printJson(context, values)
  const { renderExplanation } = await context.engine.main()
  for (const one of values) stdout.write(`${renderExplanation(one, language)}\n\n`)
  if (rule !== undefined) return
  const titleOf = titlesOf(ruleSet!)
  const own = periods.filter((one) => period === undefined || one.period === period).at(-1)
  const leftOut =
    Object.values(own?.things ?? {})
      .flat()
      .find((one) => one.id === id)?.leftOut ?? []
  for (const { title, clause, absent } of leftOut)
    stdout.write(`${say('没有', 'no ')}${say(title)} [${clause}]: ${reasonText(absent, titleOf, say)}\n`)
}

/** The clause's text, and every number it made. */
async function explainClause(
  context: Context,
  { ruleSet }: FoundRules,
  result: Result,
  input: ExplainInput,
): Promise<number> {
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
    return 0
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
  return 0
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
