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

/** The things that somebody has to hand over a table of; groups have one only for facts of their own. */
export const givenThings = ({ things }: CompiledRuleSet): readonly ThingPlan[] =>
  things.filter(({ derived, facts }) => !derived || facts.some((fact) => !fact.derived))
