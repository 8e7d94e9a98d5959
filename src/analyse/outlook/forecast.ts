import { readPeriodIn } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { Carry, Result } from '../../run/result.ts'
import type { OpenRules } from '../open-rules.ts'
import { unitsOf } from '../readings/changes.ts'
import { totalsOf } from '../readings/prices.ts'
import { checkDrawn, type RunsAsked, runDrawn } from './drawn-runs.ts'
import { type Draw, drawFacts, readDraws } from './draws.ts'
import type { ForecastReport } from './forecast-report.ts'
import { gatherer } from './gather.ts'
import type { LightLine } from './light-run.ts'
import { paidIn } from './paid-in.ts'
import { lackingYear, project } from './project.ts'
import { projectedFacts } from './projected-facts.ts'
import { type ProjectionOptions, type ProjectionPlan, planProjection } from './projection-options.ts'
import { newTally, type Tally } from './sources.ts'

export interface ForecastOptions extends Omit<CalculateOptions, 'strict'>, ProjectionOptions, RunsAsked {
  /** What is drawn beside the scenario: `employee.sales × normal 100% 10%`, `publicRate ~ uniform 0.4%..0.6%`. */
  readonly draws?: readonly string[]
}

/**
 * What the coming periods will cost, and which awards and findings they will bring, if the facts go on as a stated
 * scenario says. The periods given are calculated first, from `carry` on, so that streaks and totals of the year go on;
 * a carry through the last of them is taken as it is, and they are then read for the scenario only.
 *
 * Wages of 3000.00 and 2% of sales: sales of 10000.00 in March, growth 1% per period, two periods: April pays
 * 3202.00 (sales 10100.00), May 3204.02 (sales 10201.00).
 */
export const forecast = (
  rules: OpenRules,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: ForecastOptions = {},
): ForecastReport => {
  const { compiled: ruleSet } = rules
  if (!ruleSet) return failed(undefined, rules.diagnostics)
  const given = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const diagnostics: Diagnostic[] = []
  const plan = planProjection(ruleSet, given, options, diagnostics)
  const draws = readDraws(ruleSet, options.draws ?? [], diagnostics)
  if (plan) {
    const isDrawn = draws.length > 0 || [plan.scenario, ...Object.values(plan.facts)].includes('resample')
    const past = plan.past.map((one) => one.facts)
    diagnostics.push(...checkDrawn(past, draws, isDrawn, options), ...lackingYear(plan))
  }
  if (!plan || hasErrors(diagnostics)) return failed(ruleSet, diagnostics)
  const start = startOf(plan, options)
  diagnostics.push(...start.diagnostics)
  if (hasErrors(diagnostics)) return failed(ruleSet, diagnostics)
  const ready: Ready = {
    rules,
    plan,
    draws,
    tally: newTally(),
    options: { readings: options.readings ?? {}, ...(start.carry && { carry: start.carry }) },
  }
  const report =
    options.runs === undefined ? runOnce(ready, diagnostics) : runOften(ready, options, diagnostics)
  const texts = draws.flatMap((one) =>
    one.kind === 'fact' ? [{ fact: `${one.target.thing}.${one.target.plan.name}`, text: one.text }] : [],
  )
  const { clipped, notThere, leftOut, notDrawn } = ready.tally
  for (const [fact, count] of clipped)
    diagnostics.push(diagnostic('outlook-clipped', { fact, count: `${count}` }))
  if (hasErrors(diagnostics)) return failed(ruleSet, diagnostics)
  return {
    ok: true,
    ruleSet: ruleSet.id,
    currency: ruleSet.currency,
    ...report,
    projected: projectedFacts(plan, texts),
    notThere: [...notThere].sort(),
    notDrawn: [...notDrawn].sort(),
    leftOut,
    diagnostics,
  }
}

interface Ready {
  readonly rules: OpenRules
  readonly plan: ProjectionPlan
  readonly draws: readonly Draw[]
  readonly tally: Tally
  readonly options: CalculateOptions
}

type Body = Pick<
  ForecastReport,
  'drawn' | 'periods' | 'cost' | 'quantiles' | 'people' | 'coming' | 'findings' | 'carry'
>

const failed = (
  ruleSet: CompiledRuleSet | undefined,
  diagnostics: readonly Diagnostic[],
): ForecastReport => ({
  ok: false,
  ruleSet: ruleSet?.id ?? '',
  currency: ruleSet?.currency ?? '',
  periods: [],
  people: [],
  coming: [],
  findings: [],
  projected: [],
  notThere: [],
  notDrawn: [],
  leftOut: 0,
  diagnostics,
})

/** What the last period before the forecast hands on. */
const startOf = (
  { ruleSet, past, longer, targets }: ProjectionPlan,
  { periods: _, from: __, facts: ___, ...options }: ForecastOptions,
): { readonly carry?: Carry; readonly diagnostics: readonly Diagnostic[] } => {
  const through = options.carry && readPeriodIn(`${options.carry.through}`, ruleSet.calendar)
  const own = past.filter(
    ({ period }) =>
      period.index < targets[0]!.index && (through?.cycle !== period.cycle || period.index > through.index),
  )
  if (own.length === 0) return { ...(options.carry && { carry: options.carry }), diagnostics: [] }
  const { readings, overrides, carry } = options
  const result = calculate(
    ruleSet,
    [...own, ...longer].map((one) => one.facts),
    { ...(readings && { readings }), ...(overrides && { overrides }), ...(carry && { carry }) },
  )
  return {
    carry: result.carry,
    diagnostics: result.diagnostics.filter(({ severity }) => severity !== 'note'),
  }
}

const factsOf = ({ plan, draws, tally }: Ready, random: Seeded | undefined): readonly PeriodFacts[] => {
  const projected = project(plan, random?.fork('scenario'), tally)
  const drawn = random === undefined ? projected : drawFacts(projected, draws, random.fork('draws'))
  return [...drawn, ...plan.longer.map(({ facts }) => facts)]
}

const runOnce = (ready: Ready, diagnostics: Diagnostic[]): Body => {
  const { ruleSet } = ready.plan
  const facts = factsOf(ready, undefined)
  const result = calculate(ruleSet, facts, ready.options)
  diagnostics.push(...result.diagnostics)
  const gathering = gatherer(ready.plan, false)
  const lines = linesOf(result)
  gathering.add({ lines, findings: result.findings })
  const { periods, ...gathered } = gathering.done()
  const place = paidIn(ruleSet)
  return {
    ...gathered,
    periods: periods.map((one) => {
      const settled = result.settled.filter(({ period }) => place(period) === one.period)
      return { ...one, cost: totalsOf({ ...result, settled }, ruleSet) }
    }),
    cost: totalsOf(result, ruleSet),
    carry: result.carry,
  }
}

const runOften = (ready: Ready, asked: RunsAsked, diagnostics: Diagnostic[]): Body => {
  const { rules, plan, draws, options } = ready
  const gathering = gatherer(plan, true)
  const start = {
    rules,
    ruleSet: plan.ruleSet,
    draws,
    options,
    factsOf: (random: Seeded) => factsOf(ready, random),
  }
  const drawn = runDrawn(start, gathering, asked, diagnostics)
  return { ...gathering.done(), drawn }
}

/** The lines of a whole result as counts of units. */
const linesOf = ({ periods, settled }: Result): readonly LightLine[] => {
  const names = new Map(
    periods.flatMap(({ things }) =>
      Object.entries(things).flatMap(([thing, list]) =>
        list.map(({ id, name }) => [JSON.stringify([thing, id]), name] as const),
      ),
    ),
  )
  return settled.map(({ amount, moment: _, ...line }) => {
    const name = names.get(JSON.stringify([line.thing, line.id]))
    return { ...line, ...(name !== undefined && { name }), units: unitsOf(amount) }
  })
}
