import { add, type Exact, multiply } from '../../core/exact.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { type FactTarget, readFactTarget } from './fact-target.ts'
import { valuesOf } from './steps.ts'
import { meaningOf, readWritten } from './written-number.ts'

/** What is varied, with the values it takes: a text of the rules by address, or a fact multiplied or added to. */
export type Vary =
  | { readonly kind: 'text'; readonly address: string; readonly values: readonly string[] }
  | {
      readonly kind: 'fact'
      readonly target: FactTarget
      readonly how: '×' | '+'
      readonly values: readonly string[]
    }

/** The parts of `target = values`: a row of a table in brackets may hold signs of its own. */
export const splitAt = (
  text: string,
  signs: RegExp,
): { readonly target: string; readonly sign: string; readonly rest: string } | undefined => {
  const whole = text.normalize('NFC').replace('＝', '=')
  const begin = whole.lastIndexOf(']') + 1
  const at = whole.slice(begin).search(signs)
  if (at < 0) return undefined
  const sign = whole[begin + at]!
  const target = whole.slice(0, begin + at).trim()
  const rest = whole.slice(begin + at + 1).trim()
  return target === '' || rest === '' ? undefined : { target, sign: sign === '*' ? '×' : sign, rest }
}

/**
 * Reads what to vary: `publicRate = 0.4%..0.6% step 0.05%`, `tier[≥ 50000].rate = 1%, 2%`,
 * `employee.sales × 90%..110% step 5%`, `employee[team=A].sales + -1000, 1000`.
 */
export const readVary = (ruleSet: CompiledRuleSet, text: string): Outcome<Vary> => {
  const parts = splitAt(text, /[=×*+]/)
  const values = parts && valuesOf(parts.rest)
  if (!parts || !values) return refused([diagnostic('outlook-vary-form', { text })])
  if (parts.sign === '=') return { value: { kind: 'text', address: parts.target, values }, diagnostics: [] }
  const unreadable = values.find((one) => readWritten(one) === undefined)
  if (unreadable !== undefined) return refused([diagnostic('outlook-vary-form', { text })])
  const target = readFactTarget(ruleSet, parts.target)
  if (!target.value) return refused(target.diagnostics)
  return {
    value: { kind: 'fact', target: target.value, how: parts.sign as '×' | '+', values },
    diagnostics: [],
  }
}

const refused = (diagnostics: readonly Diagnostic[]): Outcome<never> => ({ value: undefined, diagnostics })

/** A number multiplied by, or added to, a value as written. */
export const applied = (how: '×' | '+', before: Exact, value: string): Exact => {
  const by = meaningOf(readWritten(value)!)
  return how === '×' ? multiply(before, by) : add(before, by)
}
