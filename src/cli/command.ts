import type { CalculateOptions, CompiledRuleSet, Diagnostic, PeriodFacts } from '../index.ts'
import { type FileToWrite, writeFiles } from '../io/write-files.ts'
import { type Context, printJson, report, UsageError } from './context.ts'
import { type FactsInput, readInputs } from './facts-input.ts'
import { type FoundRules, findRules } from './find-rules.ts'

/** What a command works on. */
interface Opened extends Pick<FoundRules, 'sources' | 'files'> {
  readonly ruleSet: CompiledRuleSet
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
  /** What there is to say about the rule file, and about the facts; none is an error. */
  readonly ofRules: readonly Diagnostic[]
  readonly ofFacts: readonly Diagnostic[]
}

/**
 * Rules and facts of a command; undefined where either cannot be used, which is said.
 *
 * @param asText the texts of a built-in set are wanted too, to change them
 */
export async function openInputs(
  context: Context,
  rules: string,
  input: FactsInput & { readonly json?: boolean },
  asText = false,
): Promise<Opened | undefined> {
  const { ruleSet, diagnostics: ofRules, sources, files } = await findRules(context, rules, asText)
  if (!ruleSet) {
    await refuse(context, ofRules, sources, input.json)
    return undefined
  }
  const { facts, options, diagnostics: ofFacts } = await readInputs(context, ruleSet, input)
  if (!facts) {
    await refuse(context, ofFacts, sources, input.json)
    return undefined
  }
  return { ruleSet, files, facts, options, sources, ofRules, ofFacts }
}

/**
 * Says why there is no answer, as JSON too where a program asked.
 *
 * @returns the exit code
 */
export async function refuse(
  context: Context,
  diagnostics: readonly Diagnostic[],
  sources: FoundRules['sources'],
  json = false,
): Promise<1> {
  if (json) {
    const { diagnosticsToJson } = await context.engine.main()
    printJson(context, { ok: false, diagnostics: diagnosticsToJson(diagnostics, sources) })
  }
  await report(context, diagnostics, sources)
  return 1
}

/** What an option says that cannot be meant, such as an address that leads nowhere. */
const asked =
  /^(outlook-(?!no-past)|source-change-|seek-(?!nothing-loads|range-cut)|population-(bad-count|no-thing))/

/**
 * What is wrong with an option is a mistake of the command line.
 *
 * @throws UsageError
 */
export async function checkAsked(context: Context, diagnostics: readonly Diagnostic[]): Promise<void> {
  const wrong = diagnostics.filter(({ code, severity }) => severity === 'error' && asked.test(code))
  if (wrong.length === 0) return
  const { renderDiagnostic } = await context.engine.main()
  throw new UsageError(wrong.map((one) => renderDiagnostic(one, { language: context.language })).join('\n'))
}

/** How a command gives its answer; files and text are asked for only where the answer is good. */
interface Ending {
  readonly answer: { readonly ok: boolean; readonly diagnostics: readonly Diagnostic[] }
  /** What there is to say beside the answer's own diagnostics. */
  readonly before: readonly Diagnostic[]
  readonly sources: FoundRules['sources']
  readonly files: () => readonly FileToWrite[] | Promise<readonly FileToWrite[]>
  readonly draw: () => readonly string[]
}

/**
 * Writes the files of an answer, prints it as JSON or for people, and then what there is to say.
 *
 * @returns the exit code
 */
export async function finish(
  context: Context,
  { answer, before, sources, files, draw }: Ending,
  { json = false, out }: { readonly json?: boolean; readonly out?: string },
): Promise<0 | 1> {
  const { say, stdout } = context
  const faults = answer.ok ? writeFiles(await files()) : []
  const problems = [...before, ...answer.diagnostics, ...faults]
  const ok = answer.ok && !problems.some(({ severity }) => severity === 'error')
  if (json) printJson(context, { ...answer, ok })
  else if (ok) {
    for (const line of draw()) stdout.write(`${line}\n`)
    if (out !== undefined) stdout.write(`${say(`结果已写入 ${out}`, `Results are in ${out}`)}\n`)
  }
  await report(context, problems, sources)
  return ok ? 0 : 1
}
