import { type Cycle, isLonger } from '../core/period.ts'
import type { CompiledRuleSet } from './compiled.ts'
import type { AxisSpec } from './plan.ts'

/** The longer cycle that an axis has rows for, such as the quarter; undefined for one of the period or of its days. */
export const longerClock = ({ clock }: Pick<AxisSpec, 'clock'>, each: Cycle): Cycle | undefined =>
  clock !== 'period' && isLonger(clock, each) ? clock : undefined

/** The longer cycles that some rule or fact of a set is about, each once. */
export const longerCycles = ({ plan, each }: Pick<CompiledRuleSet, 'plan' | 'each'>): readonly Cycle[] => [
  ...new Set(plan.axes.flatMap((axis) => longerClock(axis, each) ?? [])),
]
