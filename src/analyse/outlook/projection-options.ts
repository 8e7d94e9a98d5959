import { add, compare, type Exact, exact } from '../../core/exact.ts'
import { type Cycle, nextPeriod, type Period, periodText, readPeriodIn } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import type { DatedFacts } from '../../run/periods.ts'
import { factNames, textOf } from './fact-target.ts'
import { idOf, isDate, isRecord, rowFinder, rowsOf } from './rows.ts'
import { meaningOf, readWritten } from './written-number.ts'

/**
 * `repeat`: everything as in the last period given. `last-year`: as in the same period a year before. `resample`: each
 * person's period is drawn from the person's own past periods, whole, and so is that of each team and of the company.
 */
const scenarios = ['repeat', 'last-year', 'resample'] as const
export type Scenario = (typeof scenarios)[number]

export interface ProjectionOptions {
  /** How many periods; 12 if not given. */
  readonly periods?: number
  /** The first of them; the one after the last period given if not said. */
  readonly from?: string
  /** `repeat` if not given. */
  readonly scenario?: Scenario
  /** Facts that follow another scenario: `{ 'employee.postWage': 'repeat' }`. */
  readonly facts?: Readonly<Record<string, Scenario>>
  /** Growth of a number per period, from the period it is taken from on: `{ 'employee.sales': '1.5%' }`. */
  readonly growth?: Readonly<Record<string, string>>
  /** Dates of persons and teams that move with the period, beside those that are seen to: `['employee.appraisedOn']`. */
  readonly moves?: readonly string[]
}

/** What a projection goes by, read and checked. */
export interface ProjectionPlan {
  readonly ruleSet: CompiledRuleSet
  /** Given facts by cycle, each from the earliest on; those of the rule set's own first. */
  readonly past: readonly DatedFacts[]
  readonly longer: readonly DatedFacts[]
  readonly targets: readonly Period[]
  readonly scenario: Scenario
  readonly facts: Readonly<Record<string, Scenario>>
  /** One and the growth, by fact. */
  readonly growth: ReadonlyMap<string, { readonly text: string; readonly factor: Exact }>
  readonly moves: ReadonlySet<string>
  /** The row of somebody among given facts. */
  readonly rowOf: (facts: PeriodFacts, thing: ThingPlan, id: string) => FactRow | undefined
  /** Periods that may be drawn for somebody, filled as they are asked for. */
  readonly pools: Map<string, readonly DatedFacts[]>
}

export const planProjection = (
  ruleSet: CompiledRuleSet,
  given: readonly PeriodFacts[],
  options: ProjectionOptions,
  diagnostics: Diagnostic[],
): ProjectionPlan | undefined => {
  const { periods = 12, scenario = 'repeat', facts = {}, moves = [] } = options
  const read = given
    .flatMap((one) => {
      const period = readPeriodIn(String(one.period), ruleSet.calendar)
      return period ? [{ facts: one, period }] : []
    })
    .sort((left, right) => left.period.index - right.period.index)
  const past = read.filter(({ period }) => period.cycle === ruleSet.each)
  const last = past.at(-1)?.period
  if (last === undefined) diagnostics.push(diagnostic('facts-none', {}))
  if (!Number.isInteger(periods) || periods < 1 || periods > 120)
    diagnostics.push(diagnostic('outlook-periods', { periods: `${periods}` }))
  for (const one of [scenario, ...Object.values(facts)])
    if (!scenarios.includes(one)) diagnostics.push(diagnostic('outlook-no-scenario', { scenario: `${one}` }))
  // Records are taken whole, with all their dates moved.
  const all = ruleSet.things.flatMap((thing) =>
    isRecord(thing) ? [] : thing.facts.map((fact) => `${thing.name}.${fact.name}`),
  )
  const unknown = [...Object.keys(facts), ...moves].filter((name) => !all.includes(name))
  diagnostics.push(...unknown.map((name) => noFact(name, all)))
  const growth = readGrowth(ruleSet, options.growth ?? {}, diagnostics)
  const first = last && startOf(ruleSet, last, options.from, diagnostics)
  if (first === undefined || diagnostics.some(({ severity }) => severity === 'error')) return undefined
  const cycles = [...new Set(read.map(({ period }) => period.cycle))]
  return {
    ruleSet,
    past,
    longer: read.filter(({ period }) => period.cycle !== ruleSet.each),
    rowOf: rowFinder(),
    pools: new Map(),
    targets: Array.from({ length: periods }, (_, at) => nextPeriod(first, at)),
    scenario,
    facts,
    growth,
    moves: new Set([...moves, ...cycles.flatMap((cycle) => movingDates(ruleSet, read, cycle))]),
  }
}

/** Dates of persons and teams that change from one period to the next more often than not: they are dates of the period. */
const movingDates = (
  { things }: CompiledRuleSet,
  read: readonly DatedFacts[],
  cycle: Cycle,
): readonly string[] => {
  const series = read.filter(({ period }) => period.cycle === cycle)
  return things.flatMap((thing) =>
    thing.facts.filter(isDate).flatMap(({ name }) => {
      const known = new Map<string, string>()
      let more = 0
      for (const { facts } of series)
        for (const row of rowsOf(facts, thing.name)) {
          const [id, text] = [idOf(thing, row), textOf(row[name])]
          const before = known.get(id)
          if (text === '') continue
          known.set(id, text)
          if (before !== undefined) more += before === text ? -1 : 1
        }
      return more > 0 ? [`${thing.name}.${name}`] : []
    }),
  )
}

const noFact = (fact: string, known: readonly string[]): Diagnostic =>
  diagnostic('outlook-no-fact', { fact, near: nearest(fact, known) ?? '', known: known.join(', ') })

const startOf = (
  ruleSet: CompiledRuleSet,
  last: Period,
  from: string | undefined,
  diagnostics: Diagnostic[],
): Period | undefined => {
  const next = nextPeriod(last)
  if (from === undefined) return next
  const period = readPeriodIn(from, ruleSet.calendar)
  if (period?.cycle === next.cycle && period.index >= next.index) return period
  diagnostics.push(diagnostic('outlook-from', { from, first: periodText(next) }))
  return undefined
}

const readGrowth = (
  ruleSet: CompiledRuleSet,
  growth: Readonly<Record<string, string>>,
  diagnostics: Diagnostic[],
): ProjectionPlan['growth'] => {
  const known = factNames(ruleSet)
  return new Map(
    Object.entries(growth).flatMap(([fact, text]) => {
      const read = readWritten(text)
      const factor = read && add(exact(1n), meaningOf(read))
      if (!known.includes(fact)) diagnostics.push(noFact(fact, known))
      else if (!factor || compare(factor, exact(0n)) <= 0)
        diagnostics.push(diagnostic('outlook-no-growth', { fact, text }))
      else return [[fact, { text, factor }] as const]
      return []
    }),
  )
}
