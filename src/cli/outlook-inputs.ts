import type { OpenRules } from '../analyse.ts'
import type { CalculateOptions, CompiledRuleSet, Diagnostic, PeriodFacts } from '../index.ts'
import { refuse } from './command.ts'
import { type Context, UsageError } from './context.ts'
import { type FactsInput, readInputs } from './facts-input.ts'
import { type FoundRules, findRules } from './find-rules.ts'
import type { Say } from './language.ts'

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
  const { ruleSet, diagnostics: ofRules, files, sources } = await findRules(context, name, true)
  if (!ruleSet) {
    await refuse(context, ofRules, sources, input.json)
    return undefined
  }
  const { facts, options, diagnostics: ofFacts } = await readInputs(context, ruleSet, input)
  if (!facts) {
    await refuse(context, ofFacts, sources, input.json)
    return undefined
  }
  const { openRules } = await context.engine.analyse()
  return { rules: openRules(files), ruleSet, facts, options, sources, before: [...ofRules, ...ofFacts] }
}

/**
 * What is wrong with an option, such as an address that leads nowhere, is a mistake of the command line.
 *
 * @throws UsageError
 */
export async function checkAsked(context: Context, diagnostics: readonly Diagnostic[]): Promise<void> {
  const wrong = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && /^(outlook-(?!no-past)|source-change-)/.test(code),
  )
  if (wrong.length === 0) return
  const { renderDiagnostic } = await context.engine.main()
  throw new UsageError(wrong.map((one) => renderDiagnostic(one, { language: context.language })).join('\n'))
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

/** `+12.00` for what is more, as text. */
export const signed = (amount: string): string =>
  amount.startsWith('-') || /^0(\.0*)?$/.test(amount) ? amount : `+${amount}`

/** Who, with the name where there is one. */
export const whoText = ({ id, name }: { readonly id: string; readonly name?: string }, say: Say): string =>
  name === undefined ? id : say(`${name}（${id}）`, `${name} (${id})`)

/** A bar as long as an amount is, of at most so many signs. */
export const bar = (amount: string, most: string, width: number, sign = '#'): string => {
  const [own, all] = [unitsOf(amount), unitsOf(most)]
  if (all === 0n || own === 0n) return ''
  return sign.repeat(Math.max(1, Number((own * BigInt(width)) / all)))
}

/** The size of an amount in its own last decimal. */
const unitsOf = (amount: string): bigint => BigInt(amount.replace(/[-.]/g, '') || '0')

/** The amount farthest from zero; all have the same decimals. */
export const farthest = (amounts: readonly string[]): string =>
  amounts.reduce((most, one) => (unitsOf(one) > unitsOf(most) ? one : most), '0')
