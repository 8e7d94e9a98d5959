/** `jixiao/analyse`: what an analyst asks of a rule set before it is published. Runs in a browser; opens no file. */

export type * from './analyse/missing/report.ts'
export { type MissingSentences, missingSentences } from './analyse/missing/sentences.ts'
export { type MissingQuestion, whatIsMissing } from './analyse/missing/what-is-missing.ts'
export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
export { type CurveQuestion, payCurve } from './analyse/pay-curve/curve.ts'
export type { MovedFact } from './analyse/pay-curve/driver.ts'
export type * from './analyse/pay-curve/pay-curve.ts'
export type { Watched } from './analyse/pay-curve/target.ts'
