/** `jixiao/analyse`: what an analyst asks of a rule set before it is published. Runs in a browser; opens no file. */

export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
export { type CurveQuestion, payCurve } from './analyse/pay-curve/curve.ts'
export type { MovedFact } from './analyse/pay-curve/driver.ts'
export type * from './analyse/pay-curve/pay-curve.ts'
export type { Watched } from './analyse/pay-curve/target.ts'
export type { Measured, SeekGoal, Vary } from './analyse/seek/goal.ts'
export type * from './analyse/seek/report.ts'
export { type SeekQuestion, seekGoal } from './analyse/seek/seek-goal.ts'
