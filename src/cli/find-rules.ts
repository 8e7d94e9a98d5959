import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { OpenRules } from '../analyse.ts'
import type { CompiledRuleSet, Diagnostic } from '../index.ts'
import { decodeText } from '../io/decode.ts'
import { nearest } from '../io/names.ts'
import { problem } from '../io/problem.ts'
import { reasonOf } from '../io/read-facts.ts'
import { type Context, UsageError } from './context.ts'
import type { NamedText } from './engine.ts'
import { packageRoot } from './package-root.ts'

/** A rule set that was asked for, with what there is to say about it and the texts behind it. */
export interface FoundRules {
  readonly ruleSet: CompiledRuleSet | undefined
  /** The same as it was read, to be asked more; undefined for a built-in set, which comes as data. */
  readonly opened?: OpenRules
  readonly diagnostics: readonly Diagnostic[]
  /** The rule file and those it extends; none for a built-in set, which comes as data. */
  readonly files: readonly NamedText[]
  readonly sources: Readonly<Record<string, string>>
}

/**
 * Finds a rule set by what the caller typed: the id of a built-in one, or the path of a rule file (or of a folder with
 * a `rules.yaml`).
 *
 * @param asText read a built-in set from its file as well, to check it
 * @param others files that it may extend although they stand elsewhere: those of a baseline
 * @throws UsageError where there is neither
 */
export async function findRules(
  context: Context,
  rules: string,
  asText = false,
  others: readonly NamedText[] = [],
): Promise<FoundRules> {
  const path = resolve(context.cwd, rules)
  const builtIn = context.engine.rules
  const ready = Object.hasOwn(builtIn, rules) ? builtIn[rules] : undefined
  const file = ready === undefined ? ruleFile(path) : builtInFile(rules)
  if (ready !== undefined && (!asText || file === undefined)) {
    return { ruleSet: (await ready()).default, diagnostics: [], files: [], sources: {} }
  }
  if (file === undefined) throw unknownRules(context, rules, Object.keys(builtIn))
  const { files, diagnostics } = withParents(
    ready === undefined ? shown(context, rules, file) : rules,
    file,
    others,
  )
  const sources = Object.fromEntries(files.map(({ name, text }) => [name, text]))
  if (diagnostics.length > 0) return { ruleSet: undefined, diagnostics, files, sources }
  const { openRules } = await context.engine.load()
  const opened = openRules(files)
  return { ruleSet: opened.compiled, opened, diagnostics: opened.diagnostics, files, sources }
}

const looksLikePath = (rules: string): boolean => /[\\/]|\.ya?ml$/i.test(rules)

/** The name of a file in messages: as it was typed, with `rules.yaml` where a folder was. */
const shown = (context: Context, typed: string, file: string): string =>
  resolve(context.cwd, typed) === file ? typed : join(typed, basename(file))

function ruleFile(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  if (!statSync(path).isDirectory()) return path
  return ['rules.yaml', 'rules.yml'].map((name) => join(path, name)).find((one) => existsSync(one))
}

function builtInFile(id: string): string | undefined {
  return ruleFile(join(packageRoot(), 'rules', id))
}

function unknownRules({ say }: Context, rules: string, ids: readonly string[]): UsageError {
  const near = nearest(rules, ids)
  const list = ids.join(', ')
  if (looksLikePath(rules))
    return new UsageError(say(`没有规则文件 ${rules}`, `There is no rule file ${rules}`))
  return new UsageError(
    say(
      `没有名为“${rules}”的内置规则，也没有这个文件。${near === undefined ? '' : `是否指“${near}”？`}内置规则有：${list}`,
      `There is no built-in rule set "${rules}" and no such file.${near === undefined ? '' : ` Did you mean "${near}"?`} Built in: ${list}`,
    ),
  )
}

/** At most so many rule files in a chain of `extends`: a loop is reported by the reader of rule files. */
const longestChain = 12

/** A rule file and the ones it extends: each beside the one that names it, or built in. */
function withParents(
  name: string,
  file: string,
  others: readonly NamedText[],
): { files: readonly NamedText[]; diagnostics: readonly Diagnostic[] } {
  const files: NamedText[] = []
  const seen = new Set<string>()
  let next: { name: string; file: string } | undefined = { name, file }
  while (next !== undefined && files.length < longestChain && !seen.has(next.file)) {
    seen.add(next.file)
    const { value: text, diagnostics } = readRuleFile(next.name, next.file)
    if (text === undefined) return { files, diagnostics }
    files.push({ name: next.name, text })
    const parent = /^extends[ \t]*:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1]
    next = parent === undefined ? undefined : parentOf(parent, next)
    const given = parent === undefined || next ? -1 : others.findIndex((one) => idIn(one.text) === parent)
    if (given >= 0) files.push(...others.slice(given))
  }
  return { files, diagnostics: [] }
}

const idIn = (text: string): string | undefined => /^id[ \t]*:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1]

function readRuleFile(
  name: string,
  file: string,
): { value: string | undefined; diagnostics: readonly Diagnostic[] } {
  try {
    return decodeText(readFileSync(file), name)
  } catch (error) {
    const reason = reasonOf(error)
    return { value: undefined, diagnostics: [problem('file-unreadable', { file: name, reason })] }
  }
}

function parentOf(
  id: string,
  child: { name: string; file: string },
): { name: string; file: string } | undefined {
  const beside = [`${id}.yaml`, `${id}.yml`, join(id, 'rules.yaml'), join('..', id, 'rules.yaml')]
  for (const one of beside) {
    const file = join(dirname(child.file), one)
    if (existsSync(file)) return { name: join(dirname(child.name), one), file }
  }
  const file = builtInFile(id)
  return file === undefined ? undefined : { name: id, file }
}
