import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { RulePlan } from '../../plan/plan.ts'
import type { ColumnId } from '../../plan/type.ts'
import { stepsOfRule } from './inputs.ts'
import type { Pool } from './pool.ts'

/** A border of a rule on which no case was written. */
export interface BorderLeft {
  readonly rule: string
  readonly clause: string
  /** `grave > 0`; the rule alone where what it compares has no name. */
  readonly border: string
  readonly why: Label
}

/**
 * Comparisons of numbers in a rule that no case stands on: those of what a group or somebody's records have, and all of
 * a rule that no row alone can show.
 *
 * @param shown whether some case stands on the borders of the rule itself
 */
export const bordersLeft = (
  compiled: CompiledRuleSet,
  rule: RulePlan,
  pool: Pool | undefined,
  shown: boolean,
): readonly BorderLeft[] => {
  const named = namesIn(compiled)
  const added = columnsAdded(stepsOfRule(compiled, rule.name))
  const left = stepsOfRule(compiled, rule.name).flatMap((step) => {
    if (step.op !== 'compare' || !isOfNumbers(compiled, step)) return []
    const isOwn = !added.has(step.to)
    if (isOwn && pool && shown) return []
    const why = !isOwn ? ofOthers : pool ? sameOnBothSides : beyond
    const [one, other] = [named(step.left), named(step.right)]
    const border = one && other ? `${one} ${step.sign} ${other}` : rule.name
    return [{ rule: rule.name, clause: rule.clause, border, why }]
  })
  return left.filter((one, at) => left.findIndex(({ border }) => border === one.border) === at)
}

/** Conditions that are asked of each member of a group or each record before they are counted or added up. */
const columnsAdded = (steps: readonly Step[]): ReadonlySet<ColumnId> => {
  const added = new Set<ColumnId>(
    steps.flatMap((step) =>
      step.op === 'up' ? [step.of, ...(step.where === undefined ? [] : [step.where])] : [],
    ),
  )
  for (const column of added)
    for (const step of steps)
      if (step.op === 'logic' && step.to === column) for (const one of step.of) added.add(one)
  return added
}

const ofOthers: Label = {
  zh: '比的是各个成员或各条明细的数，一行示例写不出',
  en: 'it compares each member of a group, or each record, which one row cannot show',
}
const beyond: Label = {
  zh: '要看别的行、排名、分摊或人的决定，一行示例写不出',
  en: 'it hangs on other rows, a rank, a share or a decision, which one row cannot show',
}
const sameOnBothSides: Label = {
  zh: '没有找到使两侧结果不同的数据',
  en: 'no facts were found for which its two sides differ',
}

const isOfNumbers = ({ plan }: CompiledRuleSet, { left }: Extract<Step, { op: 'compare' }>): boolean =>
  plan.columns[left]!.type.kind === 'number'

/** A column by its fact, rule or constant. */
const namesIn = ({ plan }: CompiledRuleSet): ((column: ColumnId) => string | undefined) => {
  const names = new Map<ColumnId, string>()
  for (const step of plan.blocks.flatMap(({ steps }) => steps)) {
    if (step.op === 'input') names.set(step.to, step.fact)
    if (step.op === 'constant') {
      const { value } = step.values.at(-1)!
      if (value.kind === 'number') names.set(step.to, value.text)
    }
  }
  for (const { name, column } of plan.rules) if (column !== undefined) names.set(column, name)
  return (column) => names.get(column)
}
