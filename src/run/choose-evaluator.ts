import { byColumns, byReference, type MakeEvaluator } from './evaluators.ts'
import type { PeriodFacts } from './facts.ts'

/** Rows of one period from which on whole columns are worth the work of making them. */
const enough = 100

/** Both give the same; for a team the reference is the quicker, for a company the columns. */
export const chooseEvaluator = (facts: PeriodFacts | readonly PeriodFacts[]): MakeEvaluator => {
  const all: readonly unknown[] = Array.isArray(facts) ? facts : [facts]
  return all.some((one) => rowsIn(one) >= enough) ? byColumns : byReference
}

const rowsIn = (facts: unknown): number =>
  typeof facts === 'object' && facts !== null
    ? Object.values(facts).reduce((sum: number, rows) => sum + (Array.isArray(rows) ? rows.length : 0), 0)
    : 0
