/** `jixiao/analyse`: what an analyst asks of a rule set before it is published. Runs in a browser; opens no file. */

export {
  type ComparedRules,
  type CompareOptions,
  compareRuleSets,
  type OpenComparison,
  openComparison,
  type PrepareOptions,
} from './analyse/compare/compare.ts'
export type * from './analyse/compare/report.ts'
export type * from './analyse/missing/report.ts'
export { type MissingSentences, missingSentences, untriedSentence } from './analyse/missing/sentences.ts'
export { type MissingQuestion, whatIsMissing } from './analyse/missing/what-is-missing.ts'
export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
export {
  type BacktestOptions,
  type BacktestPeriod,
  type BacktestReport,
  backtest,
} from './analyse/outlook/backtest.ts'
export { type ForecastOptions, forecast } from './analyse/outlook/forecast.ts'
export type * from './analyse/outlook/forecast-report.ts'
export type { ProjectionOptions, Scenario } from './analyse/outlook/projection-options.ts'
export type { Quantiles } from './analyse/outlook/quantiles.ts'
export type * from './analyse/outlook/report.ts'
export { type SensitivityOptions, sensitivity } from './analyse/outlook/sensitivity.ts'
export { type SpreadOptions, type SpreadReport, spread } from './analyse/outlook/spread.ts'
export { type TornadoOptions, tornado } from './analyse/outlook/tornado.ts'
export { type CurveQuestion, payCurve } from './analyse/pay-curve/curve.ts'
export type { MovedFact } from './analyse/pay-curve/driver.ts'
export type * from './analyse/pay-curve/pay-curve.ts'
export type { Watched } from './analyse/pay-curve/target.ts'
export type { ThingOverview } from './analyse/population/hits.ts'
export {
  drawPopulation,
  generatePopulation,
  type Population,
  type PopulationOptions,
} from './analyse/population/population.ts'
export {
  type BorderCase,
  type BorderCaseOptions,
  type BorderCases,
  borderCases,
} from './analyse/rule-tests/cases.ts'
export type {
  CaseKind,
  ClauseCoverage,
  CoverageReport,
  ExamplesReport,
  MutantKind,
  MutationReport,
  Part,
  PointKind,
  RuleTestReport,
  Survivor,
  Telling,
  Uncovered,
} from './analyse/rule-tests/report.ts'
export { type RuleTestOptions, testRuleSet } from './analyse/rule-tests/test-rule-set.ts'
export { checkSanity, type SanityOptions } from './analyse/sanity/check-sanity.ts'
export { type SanityCurve, sanityCurves } from './analyse/sanity/curves.ts'
export type * from './analyse/sanity/report.ts'
export type { Measured, SeekGoal, Vary } from './analyse/seek/goal.ts'
export type * from './analyse/seek/report.ts'
export { type SeekQuestion, seekGoal } from './analyse/seek/seek-goal.ts'
