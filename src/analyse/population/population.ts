import { nextPeriod, type Period, readPeriodIn } from '../../core/period.ts'
import { seeded } from '../../core/seeded.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { assemble } from './assemble.ts'
import { drawSketch } from './draw.ts'

export interface PopulationOptions {
  readonly people?: number
  readonly counts?: Readonly<Record<string, number>>
  readonly first?: string
  readonly periods?: number
  readonly seed?: string
  readonly borders?: number
}
export const generatePopulation = (ruleSet: CompiledRuleSet, o: PopulationOptions = {}): readonly PeriodFacts[] => {
  const first = readPeriodIn(o.first ?? '2026-01', ruleSet.calendar)!
  const periods: Period[] = Array.from({ length: o.periods ?? 12 }, (_, at) => nextPeriod(first, at))
  return assemble(ruleSet, drawSketch(ruleSet, seeded(o.seed ?? '1'), { people: o.people ?? 50, counts: o.counts ?? {}, periods, borders: o.borders ?? 250, attempts: new Map() }))
}
