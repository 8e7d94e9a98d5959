import type { FactSpec, RuleSpec } from '../../model/rule-set.ts'
import type { ColumnType } from '../../plan/type.ts'
import { unitText } from '../../plan/unit-text.ts'
import type { Measure, PageContext } from './context.ts'
import type { Groups } from './groups.ts'

export const factsOf = ({
  ruleSet,
}: PageContext): readonly { readonly thing: string; readonly fact: FactSpec }[] =>
  ruleSet.things.flatMap((thing) => thing.facts.map((fact) => ({ thing: thing.name, fact })))

/** What the rule file and the compiler know of units. */
export const learnUnits = (context: PageContext, learn: Groups['learn']): void => {
  for (const { thing, fact } of factsOf(context)) {
    if (fact.type.kind === 'money') learn(`${thing} ${fact.name}`, fact.type.currency)
    if (fact.type.kind === 'quantity') learn(`${thing} ${fact.name}`, fact.type.unit)
  }
  for (const { name, unit } of context.ruleSet.parameters) learn(name, unit)
  for (const rule of context.ruleSet.rules)
    for (const [address, type] of typesOf(context, rule)) learn(address, unitOf(type))
}

const unitOf = (type: ColumnType | undefined): Measure | undefined => {
  if (type?.kind !== 'number' || type.unit === 'open') return undefined
  const text = unitText(type.unit)
  return text === '1' ? undefined : text
}

/** The types that the compiler found for a rule and its columns. */
const typesOf = (
  { compiled }: PageContext,
  { name }: RuleSpec,
): readonly (readonly [string, ColumnType])[] => {
  const made = compiled.plan.rules.find((rule) => rule.name === name)
  if (!made) return []
  const columns = Object.entries(made.outcomes ?? {})
  return [
    [name, made.type],
    ...columns.map(([column, id]) => [`${name}.${column}`, compiled.plan.columns[id]!.type] as const),
  ]
}
