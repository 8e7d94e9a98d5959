import { expect } from 'vitest'
import type { CompiledRuleSet, PeriodFacts, Result } from '../../src/index.ts'
import { calculate, renderDiagnostic } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { load, ruleFile } from './load.ts'

/** One clause with these rules, each line indented as written. */
export const clauseWith = (rules: string, more = ''): string => `clauses:
  第1条:
    says: { zh: 试, en: try }
${more}    rules:
${rules
  .trim()
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`

type Rows = Omit<PeriodFacts, 'period'>

/** Results of several months from January on; one set of rows is one month. */
export const months = (
  ruleSet: CompiledRuleSet,
  facts: Rows | readonly Rows[],
  options: Parameters<typeof calculate>[2] = {},
): Result => {
  const list = Array.isArray(facts) ? (facts as readonly Rows[]) : [facts as Rows]
  return calculate(
    ruleSet,
    list.map((rows, at) => ({ period: `2026-${String(at + 1).padStart(2, '0')}`, complete: true, ...rows })),
    options,
  )
}

/** Values of one thing in the last month as text; what is absent as `none: kind`. */
export const figures = (
  result: Result,
  thing: string,
  id: string,
  ...rules: readonly string[]
): Readonly<Record<string, string>> => {
  const rows = result.periods.at(-1)!.things[thing]!.filter((one) => one.id === id)
  const values = Object.assign({}, ...rows.filter((one) => one.moment === undefined).map((one) => one.values))
  const text = (rule: string): string => {
    const value = values[rule]
    expect(value, `a value of ${rule}`).toBeDefined()
    return value.value ?? `none: ${value.absent.kind}`
  }
  return Object.fromEntries(
    (rules.length > 0 ? rules : Object.keys(values)).map((rule) => [rule, text(rule)]),
  )
}

/** Loads, runs and shows one thing at once. */
export const figuresOf = (
  body: string,
  facts: Rows | readonly Rows[],
  thing: string,
  id: string,
  options?: Parameters<typeof calculate>[2],
): Readonly<Record<string, string>> => figures(months(load(body), facts, options), thing, id)

/** The errors of a bad rule file, as a reader in each language sees them. */
export const shown = (body: string): { readonly zh: string; readonly en: string } => {
  const text = ruleFile(body)
  const errors = loadRuleSet([{ name: 'rules.yaml', text }]).diagnostics.filter(
    (one) => one.severity === 'error',
  )
  const inLanguage = (language: 'zh' | 'en'): string =>
    errors.map((one) => renderDiagnostic(one, { language, sources: { 'rules.yaml': text } })).join('\n')
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
