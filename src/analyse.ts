/** `jixiao/analyse`: what an analyst asks of a rule set before it is published. Runs in a browser; opens no file. */

export { type OpenRules, openRules, type RuleSource, type RuleSources } from './analyse/open-rules.ts'
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
