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
export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
