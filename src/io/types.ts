import type { CompiledRuleSet } from '../index.ts'

/** The words of the library that the rim uses, all from its public entry. */
export type {
  CompiledRuleSet,
  Diagnostic,
  DiagnosticCode,
  FactPlace,
  FactRow,
  FactValue,
  Label,
  Outcome,
  Override,
  PeriodFacts,
} from '../index.ts'

export type ThingPlan = CompiledRuleSet['things'][number]
export type FactPlan = ThingPlan['facts'][number]
export type RulePlan = CompiledRuleSet['plan']['rules'][number]
