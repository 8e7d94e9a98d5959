import { type Exact, equals } from '../../core/exact.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { Plan } from '../../plan/plan.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { ColumnId } from '../../plan/type.ts'
import { walkPeriods } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'

/** The readings that a column may depend on, on given facts. */
export type Behind = (column: ColumnId) => ReadonlySet<string>

/**
 * Which readings may change which column, on these facts. Marks cannot say that: they name what a value rests on now,
 * not what it would rest on under another option. So it is read from the plan, over all steps and from period to period;
 * a choice between options that are equal on these facts, and that no other reading changes, is none.
 */
export const readingsBehind = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
): Behind => {
  const { plan } = ruleSet
  const differing = choicesThatDiffer(ruleSet, facts, options)
  const columns = plan.columns.map(() => new Set<string>())
  const cells = plan.cells.map(() => new Set<string>())
  let grew = true
  const grow = (into: Set<string>, from: Iterable<string>): void => {
    const before = into.size
    for (const one of from) into.add(one)
    grew ||= into.size > before
  }
  // What one period closes the next one opens, so it takes as many rounds as it takes.
  while (grew) {
    grew = false
    for (const { step, order } of stepsOf(plan))
      for (const to of columnsFilled(step)) {
        const into = columns[to]!
        for (const read of [...columnsRead(step), ...order]) grow(into, columns[read]!)
        if (step.op === 'choose' && (into.size > 0 || differing.has(step.to)))
          grow(into, [plan.marks[step.mark]!.name])
        if (step.op === 'opening') grow(into, cells[step.cell]!)
        if (step.op === 'closing') grow(cells[step.cell]!, into)
      }
  }
  return (column) => columns[column]!
}

/** Every step; inside a loop the order of the records decides too. */
const stepsOf = (plan: Plan): readonly { readonly step: Step; readonly order: readonly ColumnId[] }[] =>
  plan.blocks.flatMap((block) =>
    block.steps.map((step) => ({ step, order: block.kind === 'loop' ? block.order : [] })),
  )

const columnsFilled = (step: Step): readonly ColumnId[] =>
  step.op === 'share' ? [step.to, step.exact, step.kept, step.unplaced] : [step.to]

/** Choices whose options are not all equal, row by row, in some period of the base. Every option is worked out in every run. */
const choicesThatDiffer = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
): ReadonlySet<ColumnId> => {
  const choices = stepsOf(ruleSet.plan).flatMap(({ step }) => (step.op === 'choose' ? [step] : []))
  const differing = new Set<ColumnId>()
  walkPeriods(ruleSet, facts, options, (frame) => {
    for (const choice of choices) if (!agree(frame, choice)) differing.add(choice.to)
  })
  return differing
}

const agree = (frame: Frame, { to, options }: Extract<Step, { op: 'choose' }>): boolean => {
  const [first, ...others] = options.map(({ of }) => columnOf(frame, of))
  return columnOf(frame, to).values.every((_, row) =>
    others.every((other) => isSame(valueAt(first!, row), valueAt(other, row))),
  )
}

const isSame = (left: Value, right: Value): boolean => {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right
  if (isAbsent(left) || isAbsent(right))
    return JSON.stringify(absence(left)) === JSON.stringify(absence(right))
  return equals(left as Exact, right as Exact)
}

const absence = (value: Value): unknown => (typeof value === 'object' && isAbsent(value) ? value : 'there')
