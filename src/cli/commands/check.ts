import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import { type Context, printJson, report } from '../context.ts'
import { findRules } from '../find-rules.ts'
import type { Say } from '../language.ts'
import { type AddCommand, add, whichRules } from '../options.ts'
import { sanityView } from '../views/sanity.ts'

export const addCheck: AddCommand = (program, context, done) => {
  const { say } = context
  add(program, 'check', say('检查规则文件并运行其中的示例', 'check a rule file and run its examples'), say)
    .argument('<rules>', whichRules(say))
    .option(
      '--sanity',
      say('列出薪酬合理性的全部发现与证明', 'list all that pay sanity found, and what is proved'),
    )
    .option('--no-sanity', say('不检查薪酬合理性', 'leave pay sanity out'))
    .action(async (name, options) => done(await checkCommand(context, name, options)))
}

/**
 * `jixiao check`: everything that is wrong with a rule file, its examples run, its blanks and readings listed, and where it
 * pays people to do the wrong thing.
 */
async function checkCommand(
  context: Context,
  rules: string,
  { json, sanity }: { readonly json?: boolean; readonly sanity?: boolean },
): Promise<number> {
  const { ruleSet, opened, diagnostics, sources } = await findRules(context, rules, true)
  const checked = opened?.compiled
    ? (await context.engine.load()).checkExamples(opened)
    : { diagnostics: [], examples: 0, figures: 0 }
  const all: readonly Diagnostic[] = [...diagnostics, ...checked.diagnostics]
  const ok = ruleSet !== undefined && !all.some(({ severity }) => severity === 'error')
  const { diagnosticsToJson } = await context.engine.main()
  const pay =
    ok && sanity !== false && opened ? (await context.engine.analyse()).checkSanity(opened) : undefined
  const told = diagnosticsToJson(pay?.diagnostics ?? [], sources)
  if (json === true) {
    const { examples, figures } = checked
    printJson(context, {
      ok,
      id: ruleSet?.id,
      examples,
      figures,
      diagnostics: diagnosticsToJson(all, sources),
      ...(pay ? { sanity: { ...pay, diagnostics: told } } : {}),
    })
    return ok ? 0 : 1
  }
  if (ruleSet) for (const line of overview(ruleSet, context.say)) context.stdout.write(`${line}\n`)
  await report(context, all, sources)
  if (ok) context.stdout.write(`${summary(context, ruleSet, checked)}\n`)
  if (pay)
    for (const line of sanityView(context, pay, told, sanity === true)) context.stdout.write(`${line}\n`)
  return ok ? 0 : 1
}

/** Clause by clause: what it computes, what it leaves blank, what it leaves open. */
function overview(ruleSet: CompiledRuleSet, say: Say): readonly string[] {
  const { marks } = ruleSet.plan
  return ruleSet.clauses.flatMap((clause) => {
    const own = marks.filter((mark) => mark.clause === clause.id)
    const rules = clause.rules.join(say('、', ', '))
    return [
      `${clause.id}  ${say(clause.title ?? clause.says ?? clause.noRule ?? { zh: '', en: '' })}`,
      ...(rules === '' ? [] : [`    ${say('规则', 'rules')}: ${rules}`]),
      ...own.map((mark) =>
        mark.kind === 'assumed'
          ? `    ${say('假设', 'assumed')} ${mark.name}: ${say(mark.text)}`
          : `    ${say('读法', 'reading')} ${mark.name}: ${say(mark.text)} ${optionsOf(mark.options ?? [], mark.default, say)}`,
      ),
    ]
  })
}

const optionsOf = (
  options: readonly { readonly name: string; readonly title: { readonly zh: string; readonly en: string } }[],
  standard: string | undefined,
  say: Say,
): string =>
  options
    .map(({ name, title }) => `${name === standard ? say('【默认】', '[default] ') : ''}${say(title)}`)
    .join(' | ')

function summary(
  { say }: Context,
  ruleSet: CompiledRuleSet | undefined,
  { examples, figures }: { readonly examples: number; readonly figures: number },
): string {
  const rules = ruleSet?.plan.rules.length ?? 0
  const clauses = ruleSet?.clauses.length ?? 0
  return say(
    `没有问题：${clauses} 条，${rules} 条规则，${examples} 个示例中的 ${figures} 个数全部相符`,
    `Good: ${counted(clauses, 'clause')}, ${counted(rules, 'rule')}; all ${counted(figures, 'figure')} of ${counted(examples, 'example')} agree`,
  )
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
