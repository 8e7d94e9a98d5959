import { type Period, periodText } from '../../core/period.ts'
import type { FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, FactValue } from '../../run/facts.ts'
import type { DatedFacts } from '../../run/periods.ts'
import { movedText } from './moved-dates.ts'
import type { ProjectionPlan } from './projection-options.ts'
import { idOf, isDate, rowsOf } from './rows.ts'
import { grown, type Source, type SourceOf, type Tally } from './sources.ts'

export interface Projecting {
  readonly plan: ProjectionPlan
  readonly thing: ThingPlan
  readonly series: readonly DatedFacts[]
  readonly target: Period
  readonly sources: SourceOf
  readonly tally: Tally
}

/** Those who are there in the last period, each with the facts that the scenario takes from some period. */
export const projectStanding = (one: Projecting): readonly FactRow[] => {
  const { plan, thing, series } = one
  const now = plan.past.at(-1)!.facts
  return rowsOf(series.at(-1)!.facts, thing.name)
    .filter((row) => !(thing.name in now) || plan.rowOf(now, thing, idOf(thing, row)) !== undefined)
    .map((row) => projectRow(one, row))
}

const projectRow = (one: Projecting, last: FactRow): FactRow => {
  const { plan, thing, series, target, sources, tally } = one
  const id = idOf(thing, last)
  const latest = series.at(-1)!
  const taken = (
    scenario: ProjectionPlan['scenario'],
  ): { readonly source: Source; readonly row: FactRow } => {
    const source = sources(scenario, thing.name, id)
    const row = plan.rowOf(source.facts, thing, id)
    if (row) return { source, row }
    tally.notThere.add(`${thing.name} ${id}`)
    return { source: latest, row: last }
  }
  const made: Record<string, FactValue | undefined> = {}
  const main = taken(plan.scenario)
  for (const name of new Set([...Object.keys(last), ...Object.keys(main.row)])) {
    const fact = thing.facts.find((other) => other.name === name)
    if (fact === undefined || staysAsNow(one, fact)) {
      made[name] = fact === undefined && isRule(plan, name) ? main.row[name] : last[name]
      continue
    }
    const own = plan.facts[`${thing.name}.${name}`]
    const { source, row } = own === undefined ? main : taken(own)
    const value = row[name]
    made[name] = isDate(fact)
      ? moved(value, source.period, target)
      : grown(plan, thing.name, fact, value, { from: source.period, to: target }, tally)
  }
  if (made.period !== undefined) made.period = periodText(target)
  return made
}

/** References are those of now, and dates that do not move, such as a hiring, are what they were. */
const staysAsNow = ({ plan, thing }: Projecting, fact: FactPlan): boolean =>
  fact.type.kind === 'reference' || (isDate(fact) && !plan.moves.has(`${thing.name}.${fact.name}`))

const isRule = ({ ruleSet }: ProjectionPlan, name: string): boolean =>
  ruleSet.plan.rules.some((rule) => rule.name === name)

const moved = (value: FactValue | undefined, from: Period, to: Period): FactValue | undefined =>
  typeof value === 'string' ? movedText(value, from, to, false) : value
