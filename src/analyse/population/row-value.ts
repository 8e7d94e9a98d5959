import { compare, type Exact } from '../../core/exact.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { ConstantValue, Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { constantValue } from '../../run/reference/prepare.ts'

/** What a fact of a row says: a number (also of a date), a word, an id, or yes and no. */
export type RowValue = Exact | boolean | string

const known = new WeakMap<CompiledRuleSet, ReadonlyMap<ColumnId, Step>>()

const stepsOf = (ruleSet: CompiledRuleSet): ReadonlyMap<ColumnId, Step> => {
  const before = known.get(ruleSet)
  if (before) return before
  const made = new Map(
    ruleSet.plan.blocks.flatMap(({ steps }) => steps.map((step) => [step.to, step] as const)),
  )
  known.set(ruleSet, made)
  return made
}

/**
 * The value of a condition on one row, from the facts of that row alone, as readings stand by default; undefined where
 * it takes more than that to know it.
 */
export const rowValue = (
  ruleSet: CompiledRuleSet,
  column: ColumnId,
  fact: (name: string) => RowValue | undefined,
): RowValue | undefined => {
  const step = stepsOf(ruleSet).get(column)
  const value = (id: ColumnId): RowValue | undefined => rowValue(ruleSet, id, fact)
  switch (step?.op) {
    case 'constant':
      return constantOf(step.values.at(-1)!.value)
    case 'input':
      return fact(step.fact)
    case 'override':
    case 'decision':
      return value(step.of)
    case 'choose': {
      const chosen = ruleSet.plan.marks[step.mark]?.default
      const option = step.options.find(({ name }) => name === chosen)
      return option && value(option.of)
    }
    case 'compare':
      return compared(step, value(step.left), value(step.right))
    case 'logic':
      return combined(step, step.of.map(value))
    default:
      return undefined
  }
}

const constantOf = (constant: ConstantValue): RowValue | undefined => {
  const value = constantValue(constant)
  if (typeof value === 'number') return { n: BigInt(value), d: 1n }
  return typeof value === 'object' && 'absent' in value ? undefined : value
}

const compared = (
  { sign }: Extract<Step, { op: 'compare' }>,
  left: RowValue | undefined,
  right: RowValue | undefined,
): boolean | undefined => {
  if (left === undefined || right === undefined) return undefined
  if (typeof left !== 'object' || typeof right !== 'object')
    return sign === '=' ? left === right : sign === '≠' ? left !== right : undefined
  const order = compare(left, right)
  return {
    '=': order === 0,
    '≠': order !== 0,
    '<': order < 0,
    '≤': order <= 0,
    '>': order > 0,
    '≥': order >= 0,
  }[sign]
}

const combined = (
  { how }: Extract<Step, { op: 'logic' }>,
  values: readonly (RowValue | undefined)[],
): boolean | undefined => {
  const [first] = values
  if (how === 'present' || values.some((one) => typeof one !== 'boolean')) return undefined
  if (how === 'not') return !first
  return how === 'and' ? values.every((one) => one) : values.some((one) => one)
}
