import type { Step } from '../../plan/operations.ts'
import type { Plan } from '../../plan/plan.ts'
import { columnsRead } from '../../plan/reads.ts'
import type { ColumnId } from '../../plan/type.ts'

/** A step by its place in the plan; inside a loop records run one after the other. */
export interface PlacedStep {
  readonly step: Step
  readonly inLoop: boolean
  readonly order: readonly ColumnId[]
}

export const stepsOf = (plan: Plan): readonly PlacedStep[] =>
  plan.blocks.flatMap((block) =>
    block.steps.map((step) => ({
      step,
      inLoop: block.kind === 'loop',
      order: block.kind === 'loop' ? block.order : [],
    })),
  )

export const columnsFilled = (step: Step): readonly ColumnId[] =>
  step.op === 'share' ? [step.to, step.exact, step.kept, step.unplaced] : [step.to]

/** The steps through which a source can reach a target, in order; over cells also in later periods. */
export const stepsBetween = (
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
  targets: readonly ColumnId[],
): readonly PlacedStep[] => {
  const wanted = upstream(steps, targets)
  return stepsBehind(steps, isSource).filter(({ step }) => wanted.has(step))
}

/** The steps that a source can reach, itself among them. */
export const stepsBehind = (
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): readonly PlacedStep[] => {
  const down = reach(steps, (step, order, reached) => isSource(step) || readsAny(step, order, reached))
  return steps.filter(({ step }) => columnsFilled(step).some((to) => down.has(to)))
}

interface Reached {
  readonly columns: ReadonlySet<ColumnId>
  readonly cells: ReadonlySet<number>
}

const readsAny = (step: Step, order: readonly ColumnId[], { columns, cells }: Reached): boolean =>
  (step.op === 'opening' && cells.has(step.cell)) ||
  [...columnsRead(step), ...order].some((column) => columns.has(column))

/** What one period closes the next one opens, so it takes as many rounds as it takes. */
const reach = (
  steps: readonly PlacedStep[],
  isReached: (step: Step, order: readonly ColumnId[], reached: Reached) => boolean,
): ReadonlySet<ColumnId> => {
  const columns = new Set<ColumnId>()
  const cells = new Set<number>()
  for (let before = -1; before < columns.size + cells.size; ) {
    before = columns.size + cells.size
    for (const { step, order } of steps)
      if (isReached(step, order, { columns, cells })) {
        for (const to of columnsFilled(step)) columns.add(to)
        if (step.op === 'closing') cells.add(step.cell)
      }
  }
  return columns
}

/** The steps that a target can follow from. */
export const upstream = (steps: readonly PlacedStep[], targets: readonly ColumnId[]): ReadonlySet<Step> => {
  const columns = new Set(targets)
  const cells = new Set<number>()
  const wanted = new Set<Step>()
  for (let before = -1; before < wanted.size; ) {
    before = wanted.size
    for (const { step, order } of steps.toReversed()) {
      const isWanted =
        columnsFilled(step).some((to) => columns.has(to)) || (step.op === 'closing' && cells.has(step.cell))
      if (!isWanted) continue
      wanted.add(step)
      for (const column of [...columnsRead(step), ...order]) columns.add(column)
      if (step.op === 'opening') cells.add(step.cell)
    }
  }
  return wanted
}
