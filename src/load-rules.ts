/** `jixiao/load` without the schema for editors, which alone needs zod: what the command loads. */

import { checkExamples as checkAgainst, type ExamplesChecked } from './analyse/check-examples.ts'
import { type LoadedRules, type RuleSources, readAndCompile } from './analyse/open-rules.ts'
import { rulePage } from './analyse/rule-page/page.ts'
import type { Language } from './core/label.ts'
import type { Outcome } from './diagnostics/outcome.ts'
import type { CompiledRuleSet } from './plan/compiled.ts'

export { openRules } from './analyse/open-rules.ts'
export { priceReadings } from './analyse/readings/price-readings.ts'

/**
 * Reads and compiles a rule file. Everything that is wrong is reported at once, with its place in the file.
 *
 * @param sources the text, or the file with those that it extends; the library opens no file itself
 * @returns the compiled rule set, which `calculate` and `explain` take; undefined where a diagnostic is an error
 * @example loadRuleSet(await readFile('rules.yaml', 'utf8')).value
 */
export const loadRuleSet = (sources: RuleSources): Outcome<CompiledRuleSet> => {
  const { compiled, diagnostics } = readAndCompile(sources)
  return { value: compiled, diagnostics }
}

/** Runs the worked examples inside a rule file. The diagnostics of a file that does not load are those of loading it. */
export const checkExamples = (rules: RuleSources | LoadedRules): ExamplesChecked => {
  const { model, compiled, diagnostics } = isLoaded(rules) ? rules : readAndCompile(rules)
  if (!model || !compiled) return { diagnostics, examples: 0, figures: 0 }
  return checkAgainst(model, compiled)
}

/**
 * A rule file as a page of Markdown for people who have never seen one: each clause with its numbers, tables and rules
 * in words, what it leaves open, what is assumed, and what has to be supplied.
 *
 * @returns the page; undefined where a diagnostic is an error
 * @example describeRuleSet(await readFile('rules.yaml', 'utf8'), { language: 'zh' }).value
 */
export const describeRuleSet = (
  sources: RuleSources,
  { language }: { readonly language: Language },
): Outcome<string> => {
  const { model, compiled, diagnostics } = readAndCompile(sources)
  return { value: model && compiled && rulePage(model, compiled, language), diagnostics }
}

const isLoaded = (rules: RuleSources | LoadedRules): rules is LoadedRules =>
  typeof rules === 'object' && 'compiled' in rules
