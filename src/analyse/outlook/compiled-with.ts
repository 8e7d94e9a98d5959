import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { LoadedRules, OpenRules } from '../open-rules.ts'

/** Rules with texts changed, where a text that is what it was is no mistake. */
export interface CompiledWith extends Pick<LoadedRules, 'diagnostics'> {
  readonly compiled: CompiledRuleSet | undefined
  /** Whether anything is another text than before. */
  readonly changed: boolean
}

export const compiledWith = (rules: OpenRules, texts: Readonly<Record<string, string>>): CompiledWith => {
  if (Object.keys(texts).length === 0)
    return { compiled: rules.compiled, diagnostics: rules.diagnostics, changed: false }
  const { compiled, diagnostics } = rules.withChanges(texts)
  const same = diagnostics
    .filter(({ code }) => code === 'source-change-nothing')
    .map(({ parameters }) => parameters.address)
  if (same.length === 0) return { compiled, diagnostics, changed: true }
  return compiledWith(
    rules,
    Object.fromEntries(Object.entries(texts).filter(([address]) => !same.includes(address))),
  )
}

/** The same, each combination of texts compiled once. */
export const compiledOnce = (
  rules: OpenRules,
): ((texts: Readonly<Record<string, string>>) => CompiledWith) => {
  const known = new Map<string, CompiledWith>()
  return (texts) => {
    const key = JSON.stringify(texts)
    const made = known.get(key) ?? compiledWith(rules, texts)
    known.set(key, made)
    return made
  }
}
