import { readPeriodIn } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import { totalsOf } from '../readings/prices.ts'
import { checkDrawn, type RunsAsked, runDrawn } from './drawn-runs.ts'
import { drawFacts, readDraws } from './draws.ts'
import type { ForecastReport } from './forecast-report.ts'
import { gatherer } from './gather.ts'
import type { Cost } from './report.ts'

export interface SpreadOptions extends Omit<CalculateOptions, 'strict'>, RunsAsked {
  /** What is drawn: `employee.sales × normal 100% 10%`, `publicRate ~ uniform 0.4%..0.6%`. */
  readonly draws: readonly string[]
  readonly runs: number
  readonly seed: string
}

/** Between which amounts cost and pay lie on given facts, if some numbers are drawn. Amounts are decimal text. */
export interface SpreadReport
  extends Pick<
    ForecastReport,
    'ok' | 'ruleSet' | 'currency' | 'drawn' | 'periods' | 'quantiles' | 'people' | 'findings' | 'diagnostics'
  > {
  /** As the facts and rules stand. */
  readonly base: Cost
}

/**
 * What given periods cost, and what each person gets, if facts or numbers of the rules are drawn from distributions
 * instead: quantiles over so many runs of a seed, by the nearest rank.
 *
 * 2% of sales of 10000.00 drawn as `employee.sales × uniform 90%..110%`: every run lies between 180.00 and 220.00.
 */
export const spread = (
  rules: OpenRules,
  facts: PeriodFacts | readonly PeriodFacts[],
  { draws: asked, runs, seed, onProgress, ...options }: SpreadOptions,
): SpreadReport => {
  const { compiled: ruleSet } = rules
  if (!ruleSet) return nothing(undefined, { total: '', channels: {} }, rules.diagnostics)
  const given = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const base = calculate(ruleSet, given, options)
  const diagnostics: Diagnostic[] = [...base.diagnostics]
  const draws = readDraws(ruleSet, asked, diagnostics)
  diagnostics.push(
    ...(asked.length === 0 ? [diagnostic('outlook-nothing-drawn', { runs: `${runs}` })] : []),
    ...(draws.length === asked.length && asked.length > 0
      ? checkDrawn(given, draws, true, { runs, seed })
      : []),
  )
  const cost = totalsOf(base, ruleSet)
  if (hasErrors(diagnostics) || draws.length === 0) return nothing(ruleSet, cost, diagnostics)
  const targets = given
    .flatMap((one) => readPeriodIn(`${one.period}`, ruleSet.calendar) ?? [])
    .filter(({ cycle }) => cycle === ruleSet.each)
    .sort((left, right) => left.index - right.index)
  const gathering = gatherer({ ruleSet, targets }, true)
  const drawn = runDrawn(
    { rules, ruleSet, draws, options, factsOf: (random) => drawFacts(given, draws, random.fork('draws')) },
    gathering,
    { runs, seed, ...(onProgress && { onProgress }) },
    diagnostics,
  )
  if (hasErrors(diagnostics)) return nothing(ruleSet, cost, diagnostics)
  const { coming: _, ...gathered } = gathering.done()
  return { ok: true, ...headOf(ruleSet), base: cost, drawn, ...gathered, diagnostics }
}

const headOf = ({ id, currency }: CompiledRuleSet) => ({ ruleSet: id, currency })

const nothing = (
  ruleSet: CompiledRuleSet | undefined,
  base: Cost,
  diagnostics: readonly Diagnostic[],
): SpreadReport => ({
  ok: false,
  ...(ruleSet ? headOf(ruleSet) : { ruleSet: '', currency: '' }),
  base,
  periods: [],
  people: [],
  findings: [],
  diagnostics,
})
