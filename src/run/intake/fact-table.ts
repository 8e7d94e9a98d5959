import type { Label } from '../../core/label.ts'
import type { Cycle } from '../../core/period.ts'
import { longerClock } from '../../plan/clock.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { AxisId, ColumnType } from '../../plan/type.ts'

/** `cycle`: the period a value is given for. */
export type FactTable = ReadonlyMap<
  string,
  { readonly plan: FactPlan; readonly rule: boolean; readonly cycle: Cycle }
>

const knownTables = new WeakMap<ThingPlan, FactTable>()

/** What a row may say: the facts of the thing, what persons decide, and values of rules that are supplied. */
export const factTableOf = (thing: ThingPlan, ruleSet: CompiledRuleSet): FactTable => {
  const known = knownTables.get(thing)
  if (known) return known
  const table = new Map<string, { plan: FactPlan; rule: boolean; cycle: Cycle }>()
  for (const rule of ruleSet.plan.rules) {
    const cycle = cycleOfRule(rule.axis, thing, ruleSet)
    if (cycle === undefined) continue
    const plan = valueAsFact(rule.name, rule.title, rule.type)
    if (plan) table.set(rule.name, { plan, rule: true, cycle })
    for (const [outcome, column] of Object.entries(rule.outcomes ?? {})) {
      const address = `${rule.name}.${outcome}`
      const own = valueAsFact(address, rule.title, ruleSet.plan.columns[column]!.type)
      if (own) table.set(address, { plan: own, rule: true, cycle })
    }
  }
  for (const plan of thing.facts)
    table.set(plan.name, { plan, rule: false, cycle: plan.each ?? ruleSet.each })
  knownTables.set(thing, table)
  return table
}

/** The period of a rule of this thing; values of days and weeks are not supplied. */
const cycleOfRule = (axis: AxisId, thing: ThingPlan, { plan, each }: CompiledRuleSet): Cycle | undefined => {
  const spec = plan.axes.find((one) => one.id === axis)!
  if (spec.thing !== thing.name) return undefined
  return spec.clock === 'period' ? each : longerClock(spec, each)
}

const valueAsFact = (name: string, title: Label, type: ColumnType): FactPlan | undefined => {
  switch (type.kind) {
    case 'number':
      return { name, title, type: { kind: 'number', decimals: 12, percent: false, unit: '' } }
    case 'word':
      return { name, title, type: { kind: 'word', words: type.words } }
    case 'truth':
    case 'date':
    case 'moment':
    case 'clock':
    case 'text':
      return { name, title, type: { kind: type.kind } }
    default:
      return undefined
  }
}
