import type { Cycle, Period } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../facts.ts'
import type { ThingRows } from '../intake/read-things.ts'
import { boxedFact } from './boxed-fact.ts'
import type { FactColumns } from './fact-columns.ts'
import { readColumns } from './read-columns.ts'

/** Reads the facts of a thing where they are given as columns. */
export const readTable =
  (ruleSet: CompiledRuleSet, diagnostics: Diagnostic[]) =>
  (thing: ThingPlan, facts: PeriodFacts, period: Period): ThingRows | undefined => {
    const columns = columnsOf(facts, thing.name)
    return columns && withRows(ruleSet, readColumns(thing, columns, period, ruleSet, diagnostics))
  }

const columnsOf = (facts: PeriodFacts, thing: string): FactColumns | undefined => {
  const given: unknown = Object.hasOwn(facts, thing) ? facts[thing] : undefined
  const isColumns = typeof given === 'object' && given !== null && !Array.isArray(given)
  return isColumns && Array.isArray((given as FactColumns).id) ? (given as FactColumns) : undefined
}

/** Groups, days and weeks are made of rows. */
const withRows = ({ things, plan }: CompiledRuleSet, rows: ThingRows): ThingRows => {
  const isPlain =
    !things.some(({ derived }) => derived) &&
    plan.axes.every(({ clock }) => clock === 'period' || !isShorter(clock))
  if (isPlain || !rows.typed) return rows
  const { typed, ...rest } = rows
  const kindOf = (name: string) => rows.thing.facts.find((one) => one.name === name)!.type.kind
  const boxed = [...typed].map(([name, fact]) => [name, boxedFact(fact, kindOf(name))] as const)
  return { ...rest, facts: new Map([...rows.facts, ...boxed]) }
}

const isShorter = (clock: Cycle): boolean => clock === 'day' || clock === 'week'
