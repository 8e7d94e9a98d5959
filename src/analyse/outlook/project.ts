import { closes, containing, type Period, periodText } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { longerCycles } from '../../plan/clock.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import type { DatedFacts } from '../../run/periods.ts'
import { textOf } from './fact-target.ts'
import { yearBefore } from './moved-dates.ts'
import { projectRecords } from './project-records.ts'
import { projectStanding } from './project-standing.ts'
import type { ProjectionPlan } from './projection-options.ts'
import { isRecord } from './rows.ts'
import type { Source, SourceOf, Tally } from './sources.ts'

/** Facts of the coming periods, those of longer periods that close in them included. */
export const project = (
  plan: ProjectionPlan,
  random: Seeded | undefined,
  tally: Tally,
): readonly PeriodFacts[] =>
  seriesOf(plan).map(({ series, target }) => projectOne(plan, series, target, random, tally))

/** Every period that is made, with the given ones that it is made from. */
const seriesOf = (plan: ProjectionPlan) => [
  ...plan.targets.map((target) => ({ series: plan.past, target })),
  ...longerTargets(plan).flatMap((target) => {
    const series = plan.longer.filter(({ period }) => period.cycle === target.cycle)
    const isGiven = series.some(({ period }) => period.index === target.index)
    return series.length === 0 || isGiven ? [] : [{ series, target }]
  }),
]

/** Where a scenario looks back a year and there are no facts. */
export const lackingYear = (plan: ProjectionPlan): readonly Diagnostic[] => {
  if (![plan.scenario, ...Object.values(plan.facts)].includes('last-year')) return []
  const lacking = seriesOf(plan).filter(({ series, target }) => yearAgo(series, target) === undefined)
  const list = (periods: readonly Period[]): string => periods.map(periodText).join(', ')
  if (lacking.length === 0) return []
  const parameters = {
    period: list(lacking.map(({ target }) => target)),
    source: list(lacking.map(({ target }) => yearBefore(target))),
  }
  return [diagnostic('outlook-no-past', parameters)]
}

/** Longer periods that end with one of the coming ones. */
const longerTargets = ({ ruleSet, targets }: ProjectionPlan): readonly Period[] =>
  longerCycles(ruleSet).flatMap((cycle) =>
    targets.flatMap((target) => (closes(target, cycle) ? [containing(target, cycle)] : [])),
  )

const projectOne = (
  plan: ProjectionPlan,
  series: readonly DatedFacts[],
  target: Period,
  random: Seeded | undefined,
  tally: Tally,
): PeriodFacts => {
  const last = series.at(-1)!
  const year = yearAgo(series, target)
  const sources = sourcesOf(plan, series, target, year, random, tally)
  const made: Record<string, unknown> = { period: periodText(target) }
  if (last.facts.complete !== undefined) made.complete = last.facts.complete
  const renamed = new Map<string, string>()
  for (const thing of plan.ruleSet.things) {
    const rows = isRecord(thing)
      ? projectRecords({ plan, thing, series, target, sources, tally, renamed })
      : projectStanding({ plan, thing, series, target, sources, tally })
    const given = series.some(({ facts }) => facts[thing.name] !== undefined)
    if (!given) continue
    if (thing.name !== 'company') made[thing.name] = rows
    else if (rows[0]) made.company = rows[0]
  }
  return made as unknown as PeriodFacts
}

/** The given period that stands for a target a year later, or two where a projected year lies between. */
const yearAgo = (series: readonly DatedFacts[], target: Period): DatedFacts | undefined => {
  const first = series[0]!.period.index
  for (let before = yearBefore(target); before.index >= first; before = yearBefore(before)) {
    const found = series.find(({ period }) => period.index === before.index)
    if (found) return found
  }
  return undefined
}

/** Where a scenario takes the facts of somebody from: by thing and id, so that one does not depend on another. */
const sourcesOf = (
  plan: ProjectionPlan,
  series: readonly DatedFacts[],
  target: Period,
  year: DatedFacts | undefined,
  random: Seeded | undefined,
  tally: Tally,
): SourceOf => {
  const drawn = new Map<string, Source>()
  return (scenario, thing, id) => {
    if (scenario === 'last-year') return year!
    if (scenario === 'repeat' || random === undefined) return series.at(-1)!
    const key = JSON.stringify([thing, id])
    const known = drawn.get(key)
    if (known) return known
    const pool = poolOf(plan, series, thing, id, tally)
    const made = pool.length === 0 ? series.at(-1)! : random.fork(`${key} ${periodText(target)}`).pick(pool)
    drawn.set(key, made)
    return made
  }
}

/**
 * Periods that may be drawn for somebody: those in which the person is there, without those that lack a fact which the
 * person has in others and which has no default, such as the score of a month that was not appraised.
 */
const poolOf = (
  { ruleSet, rowOf, pools }: ProjectionPlan,
  series: readonly DatedFacts[],
  thing: string,
  id: string,
  tally: Tally,
): readonly DatedFacts[] => {
  const key = JSON.stringify([series[0]!.period.cycle, thing, id])
  const known = pools.get(key)
  if (known) return known
  const spec = ruleSet.things.find(({ name }) => name === thing)
  const own = series.flatMap((one) => {
    const row = spec && rowOf(one.facts, spec, id)
    return row || thing === 'company' ? [{ one, row: row ?? {} }] : []
  })
  const needed = (spec?.facts ?? []).filter(
    ({ name, default: standard }) =>
      standard === undefined && own.some(({ row }) => textOf(row[name]) !== ''),
  )
  const whole = own.filter(({ row }) => needed.every(({ name }) => textOf(row[name]) !== ''))
  if (whole.length > 0)
    for (const one of own)
      if (!whole.includes(one)) tally.notDrawn.add(`${thing} ${id} ${periodText(one.one.period)}`)
  const pool = (whole.length > 0 ? whole : own).map(({ one }) => one)
  pools.set(key, pool)
  return pool
}
