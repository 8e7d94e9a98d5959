import { type ExampleSpec, isChoice, type RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnsOf } from '../../run/collect/things.ts'

/** What stands behind the figures that an example compares, followed through the plan. */
export interface Reach {
  readonly columns: ReadonlySet<ColumnId>
  readonly rules: ReadonlySet<string>
}

export const createReach = (compiled: CompiledRuleSet): ((example: ExampleSpec) => Reach) => {
  const { plan } = compiled
  const fills = new Map<ColumnId, { readonly step: Step; readonly more: readonly ColumnId[] }>()
  const closings = new Map<number, ColumnId[]>()
  for (const block of plan.blocks)
    for (const step of block.steps) {
      const own = { step, more: block.kind === 'loop' ? block.order : [] }
      for (const to of step.op === 'share' ? [step.to, step.exact, step.kept, step.unplaced] : [step.to])
        fills.set(to, own)
      if (step.op === 'closing') closings.set(step.cell, [...(closings.get(step.cell) ?? []), step.of])
    }
  const ownColumns = new Map(
    plan.rules.flatMap((rule) => columnsOf(rule).map(([, column]) => [column, rule.name])),
  )
  return (example) => {
    const columns = new Set<ColumnId>()
    const rules = new Set<string>()
    const waiting = [...expectedColumns(compiled, example)]
    for (let column = waiting.pop(); column !== undefined; column = waiting.pop()) {
      if (columns.has(column)) continue
      columns.add(column)
      const own = ownColumns.get(column)
      if (own !== undefined) rules.add(own)
      const filled = fills.get(column)
      if (!filled) continue
      const { step, more } = filled
      rules.add(step.rule)
      waiting.push(...columnsRead(step), ...more)
      if (step.op === 'opening') waiting.push(...(closings.get(step.cell) ?? []))
    }
    return { columns, rules }
  }
}

const expectedColumns = ({ plan }: CompiledRuleSet, { expect }: ExampleSpec): readonly ColumnId[] =>
  expect.flatMap(({ headers }) =>
    headers.flatMap(({ name }) => {
      const rule = plan.rules.find((one) => one.name === name.split('.')[0])
      const own = rule && columnsOf(rule).find(([address]) => address === name)
      if (own) return [own[1]]
      // A value of a share's group, such as `part.kept`, stands with the rule.
      return rule ? columnsOf(rule).map(([, column]) => column) : []
    }),
  )

/** The rules whose text names each parameter, and those in which each reading chooses. */
export const mentionsIn = (model: RuleSet): ((name: string) => readonly string[]) => {
  const known = new Map<string, Set<string>>()
  const parameters = new Map(model.parameters.map((one) => [one.name, one.values] as const))
  for (const rule of model.rules) {
    const add = (name: string): void => {
      const rules = known.get(name) ?? new Set()
      known.set(name, rules)
      if (rules.has(rule.name)) return
      rules.add(rule.name)
      if (parameters.has(name)) look(parameters.get(name))
    }
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (isChoice(value)) add(value.reading)
      if ('kind' in value && value.kind === 'name' && 'name' in value && typeof value.name === 'string')
        add(value.name)
      for (const one of Object.values(value)) look(one)
    }
    look([rule.when, rule.body, rule.otherwise, rule.round])
  }
  return (name) => [...(known.get(name) ?? [])]
}
