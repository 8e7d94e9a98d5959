import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { walkPeriods } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { Frame } from '../../run/reference/frame.ts'

/** Rules and facts with the number that is moved at one of its values. */
export interface Setting {
  readonly ruleSet: CompiledRuleSet
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
}

/** One run: its finished frames, one a period, in which every value between the number and the result stands. */
export interface Probe {
  readonly frames: readonly Frame[]
  readonly diagnostics: readonly Diagnostic[]
}

export const probe = ({ ruleSet, facts, options }: Setting): Probe => {
  const frames: Frame[] = []
  const { diagnostics } = walkPeriods(ruleSet, facts, options, (frame) => frames.push(frame))
  return { frames, diagnostics: hasErrors(diagnostics) ? diagnostics : [] }
}
