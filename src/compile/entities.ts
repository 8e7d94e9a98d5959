import type { RuleSet } from '../model/rule-set.ts'
import type { Entity } from './state.ts'

/** Every name of the rule set and what it stands for; only facts may share a name, on different things. */
export const entitiesOf = (ruleSet: RuleSet): ReadonlyMap<string, readonly Entity[]> => {
  const entities = new Map<string, Entity[]>()
  const add = (name: string, entity: Entity): void => {
    entities.set(name, [...(entities.get(name) ?? []), entity])
  }
  for (const thing of ruleSet.things)
    for (const spec of thing.facts) add(spec.name, { kind: 'fact', thing, spec })
  for (const spec of ruleSet.parameters) add(spec.name, { kind: 'parameter', spec })
  for (const spec of ruleSet.rules) add(spec.name, { kind: 'rule', spec })
  // A thing and the fact that refers to it bear one name: the fact is meant where a value is.
  for (const spec of ruleSet.things) if (!entities.has(spec.name)) add(spec.name, { kind: 'thing', spec })
  for (const spec of ruleSet.readings) if (!entities.has(spec.name)) add(spec.name, { kind: 'reading', spec })
  return entities
}
