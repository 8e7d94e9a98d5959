import type { CompiledRuleSet, Explanation, Result } from '../../index.ts'
import { readPeriod } from '../../io/core.ts'
import { openInputs, refuse } from '../command.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import type { FactsInput } from '../facts-input.ts'
import { type AddCommand, add, whichRules, withFacts } from '../options.ts'
import { drawPayslip } from '../views/payslips.ts'
import { drawTable } from '../views/table.ts'
import { drawValuesOf, type OneThing } from '../views/values.ts'

export const addExplain: AddCommand = (program, context, done) => {
  const { say } = context
  withFacts(
    add(
      program,
      'explain',
      say('说明一个数、一个人或一条条款', 'explain a number, a person or a clause'),
      say,
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--id <id>', say('谁', 'who'))
    .option('--rule <rule>', say('哪一项', 'which value'))
    .option('--clause <clause>', say('哪一条', 'which clause'))
    .option('--thing <thing>', say('哪种对象，编号不唯一时用', 'of which thing, where ids are not unique'))
    .option('--period <period>', say('哪一期，默认最后一期', 'which period; the last one if not given'))
    .action(async (name, options) => done(await explainCommand(context, name, options)))
}

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
async function explainCommand(context: Context, rules: string, input: ExplainInput): Promise<number> {
  const { say } = context
  if (input.id === undefined && input.clause === undefined)
    throw new UsageError(
      say('请用 --id 指明是谁，或用 --clause 指明条款', 'Say whom with --id, or which clause with --clause'),
    )
  const { period, ...others } = input
  const opened = await openInputs(context, rules, others)
  if (!opened) return 1
  const { ruleSet, facts, options, sources, ofFacts } = opened
  const { calculate, explain } = await context.engine.main()
  const result = calculate(ruleSet, facts, options)
  if (input.clause !== undefined) await explainClause(context, ruleSet, result, input)
  else {
    const person = input.rule === undefined ? personOf(ruleSet, result, input) : undefined
    const explained = rulesAsked(ruleSet, person, input).map((rule) =>
      explain(ruleSet, facts, { rule, id: input.id!, ...(period === undefined ? {} : { period }) }, options),
    )
    const values = explained.flatMap(({ value }) => value ?? [])
    if (values.length === 0 && (person === undefined || isPaid(person))) {
      const problems = explained.flatMap((one) => one.diagnostics)
      return refuse(context, [...ofFacts, ...problems], sources, input.json)
    }
    await print(context, ruleSet, person, values, input)
  }
  // What is wrong elsewhere does not spoil this answer, but must not pass unseen.
  return (await report(context, [...ofFacts, ...result.diagnostics], sources)) ? 1 : 0
}

/** The results of whoever has that id, in the period asked for or the last one that facts are about. */
function personOf(
  { each }: CompiledRuleSet,
  { periods }: Result,
  { id, period, thing }: ExplainInput,
): OneThing | undefined {
  const own = periods
    .filter((one) => (period === undefined ? readPeriod(one.period)?.cycle === each : one.period === period))
    .at(-1)
  const named = Object.entries(own?.things ?? {}).flatMap(([name, list]) =>
    thing === undefined || thing === name
      ? list.filter((one) => one.id === id).map((one) => ({ thing: name, one, period: own!.period }))
      : [],
  )
  return named.find(({ one }) => one.lines.length + one.leftOut.length > 0) ?? named[0]
}

/** The rule that was asked for, or every line of the person's payslip; for programs every value of who has none. */
function rulesAsked(
  ruleSet: CompiledRuleSet,
  person: OneThing | undefined,
  { rule, json }: ExplainInput,
): readonly string[] {
  if (rule !== undefined) return [rule]
  const lines = person?.one.lines.map((line) => line.rule) ?? []
  if (person !== undefined && !isPaid(person)) return json === true ? Object.keys(person.one.values) : []
  // Nobody of that id, or nothing paid: the first line of the policy says which.
  const first = ruleSet.plan.rules.find((one) => one.line) ?? ruleSet.plan.rules[0]!
  return lines.length > 0 ? lines : [first.name]
}

const isPaid = ({ one }: OneThing): boolean => one.lines.length + one.leftOut.length > 0

/** A payslip first, with the lines that are not there; then how each value came to be. */
async function print(
  context: Context,
  ruleSet: CompiledRuleSet,
  person: OneThing | undefined,
  values: readonly Explanation[],
  { json }: ExplainInput,
): Promise<void> {
  const { say, stdout, language } = context
  if (json === true) return printJson(context, values)
  const { renderExplanation, wordsOf } = await context.engine.main()
  const wording = { ruleSet, words: wordsOf(ruleSet), say }
  if (person !== undefined) {
    const drawn = isPaid(person) ? drawPayslip(wording, person.one) : drawValuesOf(wording, person)
    for (const line of drawn) stdout.write(`${line}\n`)
  }
  stdout.write(values.map((one) => `${renderExplanation(one, language)}\n`).join('\n'))
}

/** The clause's text, and every number it made. */
async function explainClause(
  context: Context,
  ruleSet: CompiledRuleSet,
  result: Result,
  input: ExplainInput,
): Promise<void> {
  const { say, stdout } = context
  const clause = ruleSet.clauses.find((one) => one.id === input.clause)
  if (!clause) {
    const known = ruleSet.clauses.map((one) => one.id).join(', ')
    throw new UsageError(
      say(
        `没有条款“${input.clause}”，现有：${known}`,
        `There is no clause ${input.clause}; there are: ${known}`,
      ),
    )
  }
  const { clauseNumbers } = await context.engine.main()
  const numbers = clauseNumbers(ruleSet, result, clause.id).filter(
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
  const rows = numbers.map(({ period, moment, id, name, title, shown }) => [
    moment ?? period,
    id,
    name ?? '',
    say(title),
    say(shown),
  ])
  for (const line of drawTable({ headers, rows, right: [4] })) stdout.write(`${line}\n`)
}
