import type { OpenRules } from '../analyse.ts'
import type { CalculateOptions, CompiledRuleSet, Diagnostic, PeriodFacts } from '../index.ts'
import { refuse } from './command.ts'
import { type Context, UsageError } from './context.ts'
import { type FactsInput, readInputs } from './facts-input.ts'
import { type FoundRules, findRules } from './find-rules.ts'

/** So often and from this seed is drawn where a command does not say it. */
export const usualRuns = 200
export const usualSeed = '1'

/** Rules that can be changed, with the facts they are asked about. */
export interface OpenedText extends Pick<FoundRules, 'sources'> {
  readonly rules: OpenRules
  readonly ruleSet: CompiledRuleSet
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
  /** What there is to say about the rule file and the facts; none is an error. */
  readonly before: readonly Diagnostic[]
}

/** Rules as text and facts; undefined where either cannot be used, which is said. */
export async function openText(
  context: Context,
  name: string,
  input: FactsInput & { readonly json?: boolean },
): Promise<OpenedText | undefined> {
  const { ruleSet, opened, diagnostics: ofRules, files, sources } = await findRules(context, name, true)
  if (!ruleSet) {
    await refuse(context, ofRules, sources, input.json)
    return undefined
  }
  const { facts, options, diagnostics: ofFacts } = await readInputs(context, ruleSet, input)
  if (!facts) {
    await refuse(context, ofFacts, sources, input.json)
    return undefined
  }
  const { openRules } = await context.engine.load()
  return {
    rules: opened ?? openRules(files),
    ruleSet,
    facts,
    options,
    sources,
    before: [...ofRules, ...ofFacts],
  }
}

/** A whole number above zero. */
export function countOf({ say }: Context, option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count > 0) return count
  throw new UsageError(
    say(`${option} 应是正整数：${text}`, `${option} takes a whole number above zero: ${text}`),
  )
}

/** `name=value` options. */
export function pairsIn(
  { say }: Context,
  option: string,
  example: string,
  list: readonly string[] = [],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.map((text) => {
      const at = text.indexOf('=')
      if (at < 1 || at === text.length - 1)
        throw new UsageError(
          say(
            `${option} 看不懂：${text}；写法如 ${option} ${example}`,
            `${option} cannot be read: ${text}; write ${option} ${example}`,
          ),
        )
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}
