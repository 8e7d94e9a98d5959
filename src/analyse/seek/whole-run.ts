import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { walkPeriods } from '../../run/calculate.ts'
import { collectProblems } from '../../run/collect/problems.ts'
import type { Frame } from '../../run/reference/frame.ts'
import type { Setting } from '../pay-curve/probe.ts'

/** A run with everything that `calculate` would say about it. */
export interface WholeRun {
  readonly periods: readonly string[]
  readonly frames: readonly Frame[]
  readonly diagnostics: readonly Diagnostic[]
}

export const wholeRun = ({ ruleSet, facts, options }: Setting): WholeRun => {
  const frames: Frame[] = []
  const periods: string[] = []
  const { diagnostics } = walkPeriods(ruleSet, facts, options, (frame, period, found) => {
    frames.push(frame)
    periods.push(period)
    found.push(...collectProblems(frame, ruleSet, period))
  })
  return { periods, frames, diagnostics }
}
