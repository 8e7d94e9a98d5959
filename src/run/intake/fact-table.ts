import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'

export type FactTable = ReadonlyMap<string, { readonly plan: FactPlan; readonly rule: boolean }>

const knownTables = new WeakMap<ThingPlan, FactTable>()

/** What a row may say: the facts of the thing, what persons decide, and values of rules that are supplied. */
export const factTableOf = (thing: ThingPlan, ruleSet: CompiledRuleSet): FactTable => {
  const known = knownTables.get(thing)
  if (known) return known
  const table = new Map<string, { plan: FactPlan; rule: boolean }>()
  for (const rule of ruleSet.plan.rules) {
    if (rule.axis !== thing.name) continue
    const plan = ruleAsFact(rule)
    if (plan) table.set(rule.name, { plan, rule: true })
  }
  for (const plan of thing.facts) table.set(plan.name, { plan, rule: false })
  knownTables.set(thing, table)
  return table
}

/** A rule's value as something that can be typed in. */
export const ruleAsFact = (rule: RulePlan): FactPlan | undefined => {
  const base: { name: string; title: Label } = { name: rule.name, title: rule.title }
  switch (rule.type.kind) {
    case 'number': {
      const { range, scale } = rule.type
      // What a person decides has the range and decimals that the rule states; any other rule takes what is exact.
      const decided = rule.mechanism === 'decided'
      const decimals = decided && typeof scale === 'number' ? scale : 12
      return {
        ...base,
        type: { kind: 'number', decimals, percent: false, unit: '' },
        ...(decided && (range.from || range.to) ? { allowed: range } : {}),
      }
    }
    case 'word':
      return { ...base, type: { kind: 'word', words: rule.type.words } }
    case 'truth':
    case 'date':
    case 'text':
      return { ...base, type: { kind: rule.type.kind } }
    default:
      return undefined
  }
}
