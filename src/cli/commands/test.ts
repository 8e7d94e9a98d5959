import { resolve } from 'node:path'
import type { BorderCases, RuleTestReport } from '../../analyse.ts'
import { nearest } from '../../io/names.ts'
import { writeFiles } from '../../io/write-files.ts'
import { refuse } from '../command.ts'
import { type Context, printJson, report, UsageError } from '../context.ts'
import { findRules } from '../find-rules.ts'
import { type AddCommand, add, whichRules } from '../options.ts'
import { progressOf } from '../progress.ts'
import { isReport, reportFile } from '../report-file.ts'
import { testsSection } from '../tests-section.ts'
import { drawTest } from '../views/test.ts'

export const addTest: AddCommand = (program, context, done) => {
  const { say } = context
  add(
    program,
    'test',
    say(
      '检验示例：哪些条款、行没有走到，规则写错了能否发现',
      'what the examples of a rule file leave out, and which mistakes they miss',
    ),
    say,
  )
    .argument('<rules>', whichRules(say))
    .option('--coverage', say('只看覆盖', 'only what the examples take and compare'))
    .option('--mutants', say('只看变异得分', 'only the mistakes that they notice'))
    .option('--changed', say('变体：只看它改动和新增的', 'of a variant: only what it changes or adds'))
    .option(
      '--cases',
      say(
        '生成界限上下等示例，结果由引擎算出，须由人核对；可与 --changed 同用',
        'write examples on the borders, with calculated results that a person has to confirm; goes with --changed',
      ),
    )
    .option('--rule <rule...>', say('与 --cases 同用：只为这些规则生成', 'with --cases: only of these rules'))
    .option(
      '--min-score <percent>',
      say('变异得分低于此数时退出码为 1，例如 90%', 'exit with 1 below this score, such as 90%'),
    )
    .option(
      '-o, --out <file>',
      say(
        '写入文件：示例为 .yaml，报告为网页 .html 或 .json',
        'write to a file: cases as .yaml, the report as a page (.html) or as .json',
      ),
    )
    .action(async (name, options) => done(await testCommand(context, name, options)))
}

export interface TestInput {
  readonly coverage?: boolean
  readonly mutants?: boolean
  readonly changed?: boolean
  readonly cases?: boolean
  readonly rule?: readonly string[]
  readonly minScore?: string
  readonly out?: string
  readonly json?: boolean
}

/** `jixiao test`: what the worked examples of a rule file notice. */
async function testCommand(context: Context, rules: string, input: TestInput): Promise<number> {
  const least = leastScore(context, input.minScore)
  checkOut(context, input)
  const { ruleSet, diagnostics, files, sources } = await findRules(context, rules, true)
  if (!ruleSet || files.length === 0) return refuse(context, diagnostics, sources, input.json)
  if (input.cases) {
    checkRules(
      context,
      input.rule,
      ruleSet.plan.rules.map(({ name }) => name),
    )
    return casesCommand(context, files, sources, input)
  }
  const { testRuleSet } = await context.engine.analyse()
  const { say } = context
  const progress = progressOf(context)
  const stages = {
    mutants: progress.counting((running, all) =>
      say(`正在试第 ${running} 处改动，共 ${all} 处`, `Trying change ${running} of ${all}`),
    ),
    suggestions: progress.counting((running, all) =>
      say(
        `正在找能发现它的输入，第 ${running} 个，共 ${all} 个`,
        `Looking for an input that tells, ${running} of ${all}`,
      ),
    ),
  }
  const tested = testRuleSet(files, {
    ...(input.changed ? { only: 'changed' as const } : {}),
    mutants: input.mutants === true || input.coverage !== true || least !== undefined,
    onProgress: (stage, running, all) => stages[stage](running, all),
  })
  progress.done()
  const enough = least === undefined || reaches(tested, least)
  const answer = { ...tested, ok: tested.ok && enough }
  const faults =
    input.out === undefined
      ? []
      : writeFiles([
          isReport(input.out)
            ? await reportFile(context, input.out, { about: [tested.title], tests: testsSection(tested) })
            : { path: resolve(context.cwd, input.out), text: jsonText(answer) },
        ])
  if (input.json) {
    const { diagnosticsToJson } = await context.engine.main()
    printJson(context, { ...answer, diagnostics: diagnosticsToJson(answer.diagnostics, sources) })
  } else if (tested.ruleSet !== '')
    for (const line of drawTest(tested, { ...context, rules, parts: partsOf(input) }))
      context.stdout.write(`${line}\n`)
  await report(context, [...tested.diagnostics, ...faults], sources)
  if (!enough && !input.json)
    context.stdout.write(
      `${say(`变异得分低于 --min-score ${input.minScore}`, `The score is below --min-score ${input.minScore}`)}\n`,
    )
  return answer.ok && faults.length === 0 ? 0 : 1
}

function checkOut({ say }: Context, { out, cases }: TestInput): void {
  const [wanted, zh, en] = cases
    ? [/\.ya?ml$/i, '.yaml', '.yaml']
    : [/\.(html|json)$/i, '.html 或 .json', '.html or .json']
  if (out === undefined || wanted.test(out)) return
  throw new UsageError(
    say(`-o 的文件名应以 ${zh} 结尾：${out}`, `-o takes a file that ends in ${en}: ${out}`),
  )
}

function checkRules({ say }: Context, rules: readonly string[] = [], known: readonly string[]): void {
  const strange = rules.find((one) => !known.includes(one))
  if (strange === undefined) return
  const near = nearest(strange, known)
  throw new UsageError(
    say(
      `没有规则“${strange}”。${near === undefined ? '' : `是否指“${near}”？`}`,
      `There is no rule "${strange}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    ),
  )
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const partsOf = ({ coverage, mutants }: TestInput): readonly ('coverage' | 'mutants')[] => {
  if (coverage === mutants) return ['coverage', 'mutants']
  return [coverage ? 'coverage' : 'mutants']
}

/** `90%`, `90` or `87.5%`, as parts of ten thousand. */
function leastScore({ say }: Context, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined
  const [, whole, part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text.trim()) ?? []
  const score = whole === undefined ? undefined : BigInt(`${whole}${part.padEnd(2, '0')}`)
  if (score !== undefined && score <= 10000n) return score
  throw new UsageError(
    say(`--min-score 应是百分数，例如 90%：${text}`, `--min-score takes a percentage, such as 90%: ${text}`),
  )
}

const reaches = ({ mutation }: RuleTestReport, least: bigint): boolean =>
  mutation !== undefined && BigInt(mutation.score.part) * 10000n >= least * BigInt(mutation.score.all)

async function casesCommand(
  context: Context,
  files: Parameters<typeof import('../../analyse.ts').borderCases>[0],
  sources: Parameters<typeof refuse>[2],
  { rule, out, json, changed }: TestInput,
): Promise<number> {
  const { say, stdout } = context
  const { borderCases } = await context.engine.analyse()
  const progress = progressOf(context)
  const made: BorderCases = borderCases(files, {
    ...(rule ? { rules: rule } : {}),
    ...(changed ? { only: 'changed' as const } : {}),
    onProgress: progress.counting((running, all) =>
      say(`正在看第 ${running} 条规则，共 ${all} 条`, `Looking at rule ${running} of ${all}`),
    ),
  })
  progress.done()
  const faults =
    out === undefined || !made.ok ? [] : writeFiles([{ path: resolve(context.cwd, out), text: made.text }])
  if (json) printJson(context, made)
  else if (out === undefined) stdout.write(made.text)
  else if (made.ok && faults.length === 0)
    stdout.write(
      `${say(
        `${made.cases.length} 个待确认的示例已写入 ${out}：核对后放到规则文件的 examples 之下。${made.left.length === 0 ? '' : `另有 ${made.left.length} 处界限没有写示例，缘由列在文件末尾。`}`,
        `${made.cases.length} examples to confirm are in ${out}: check them, then put them under examples in the rule file.${made.left.length === 0 ? '' : ` On ${made.left.length} more ${made.left.length === 1 ? 'border' : 'borders'} none was written; why, stands at its end.`}`,
      )}\n`,
    )
  await report(context, made.ok ? faults : [...made.diagnostics, ...faults], sources)
  return made.ok && faults.length === 0 ? 0 : 1
}
