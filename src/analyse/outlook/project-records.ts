import { periodText } from '../../core/period.ts'
import type { ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, FactValue } from '../../run/facts.ts'
import { textOf } from './fact-target.ts'
import { movedText } from './moved-dates.ts'
import type { Projecting } from './project-standing.ts'
import type { ProjectionPlan } from './projection-options.ts'
import { isDate, isRecord, rowsOf } from './rows.ts'
import { grown, type Source } from './sources.ts'

interface ProjectingRecords extends Projecting {
  /** New ids of records by thing, period taken from and id: those of two periods may share one. */
  readonly renamed: Map<string, string>
}

/** Records of those who are there in the last period, from the period that each is taken from, with their dates moved. */
export const projectRecords = (one: ProjectingRecords): readonly FactRow[] => {
  const { plan, thing, series, sources, tally } = one
  const made: FactRow[] = []
  const used = new Set<string>()
  for (const source of series) {
    const now = plan.past.at(-1)!
    for (const row of rowsOf(source.facts, thing.name)) {
      const owner = ownerOf(plan, thing, row, source)
      const there = owner === undefined || isThere(plan, now, owner)
      const from = sources(plan.scenario, owner?.thing ?? 'company', owner?.id ?? 'company')
      if (from !== source) continue
      if (there) made.push(projectRecord(one, row, source, used))
      else tally.leftOut += 1
    }
  }
  return made
}

interface Whose {
  readonly thing: string
  readonly id: string
}

/** The person or team behind a record, through records that it is part of; undefined where it names nobody. */
const ownerOf = (
  plan: ProjectionPlan,
  { of = 'company', name }: ThingPlan,
  row: FactRow,
  source: Source,
): Whose | undefined => {
  if (of === 'company') return { thing: 'company', id: 'company' }
  const id = textOf(row[of])
  const above = plan.ruleSet.things.find((thing) => thing.name === of)
  if (id === '' || !above || above.name === name) return undefined
  if (!isRecord(above)) return { thing: of, id }
  const parent = plan.rowOf(source.facts, above, id)
  return parent && ownerOf(plan, above, parent, source)
}

const isThere = ({ ruleSet, rowOf }: ProjectionPlan, { facts }: Source, { thing, id }: Whose): boolean => {
  const owner = ruleSet.things.find(({ name }) => name === thing)
  return thing === 'company' || (owner !== undefined && rowOf(facts, owner, id) !== undefined)
}

const projectRecord = (
  { plan, thing, target, tally, renamed }: ProjectingRecords,
  row: FactRow,
  source: Source,
  used: Set<string>,
): FactRow => {
  const from = periodText(source.period)
  const made: Record<string, FactValue | undefined> = {}
  for (const [name, value] of Object.entries(row)) {
    const fact = thing.facts.find((other) => other.name === name)
    if (fact === undefined) made[name] = value
    else if (fact.type.kind === 'reference')
      made[name] = renamed.get(JSON.stringify([fact.type.thing, from, textOf(value)])) ?? value
    else if (isDate(fact))
      made[name] =
        typeof value === 'string' ? movedText(value, source.period, target, name === 'dated') : value
    else made[name] = grown(plan, thing.name, fact, value, { from: source.period, to: target }, tally)
  }
  const id = textOf(row.id)
  if (id !== '') made.id = freshId(id, from, used)
  if (made.id !== undefined && made.id !== id)
    renamed.set(JSON.stringify([thing.name, from, id]), `${made.id}`)
  if (made.period !== undefined) made.period = periodText(target)
  return made
}

const freshId = (id: string, from: string, used: Set<string>): string => {
  let fresh = id
  while (used.has(fresh)) fresh = `${fresh}@${from}`
  used.add(fresh)
  return fresh
}
