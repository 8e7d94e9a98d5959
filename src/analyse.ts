/** `jixiao/analyse`: what an analyst asks of a rule set before it is published. Runs in a browser; opens no file. */

export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
export type * from './analyse/outlook/report.ts'
export { type SensitivityOptions, sensitivity } from './analyse/outlook/sensitivity.ts'
export { type TornadoOptions, tornado } from './analyse/outlook/tornado.ts'
