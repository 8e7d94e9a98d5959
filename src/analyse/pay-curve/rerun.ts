import { add, type Exact, equals, multiply, subtract } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { type Column, columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { operate } from '../../run/reference/operations/index.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import type { Probe } from './probe.ts'
import { columnsFilled, type PlacedStep } from './relevant.ts'
import type { TouchedRows } from './touched.ts'

/**
 * Runs between two runs that were made in full: only the steps between the number and the result are done again, on the
 * columns of the first, with the number at a part `t` of the way. Undefined where more than one period or an order of
 * records would have to be done again.
 */
export const rerunBetween = (
  low: Probe,
  high: Probe,
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): ((t: Exact) => Probe) | undefined => {
  if (low.frames.length !== high.frames.length || steps.some(({ inLoop }) => inLoop)) return undefined
  const sources = steps.filter(({ step }) => isSource(step)).map(({ step }) => step.to)
  const moving = low.frames.flatMap((frame, at) =>
    sources.some((column) => differs(columnOf(frame, column), columnOf(high.frames[at]!, column)))
      ? [at]
      : [],
  )
  const [only, second] = moving
  const handsOn = steps.some(({ step }) => step.op === 'closing')
  if (only === undefined || second !== undefined || (handsOn && only !== low.frames.length - 1))
    return undefined
  const again = stepsAgain(steps, isSource)
  const [first, last] = [low.frames[only]!, high.frames[only]!]
  if (sources.some((column) => !isMovable(columnOf(first, column), columnOf(last, column)))) return undefined
  return (t) => {
    const moved = sources.map(
      (column) => [column, partWay(columnOf(first, column), columnOf(last, column), t)] as const,
    )
    const frame = runAgain(first, moved, again)
    return { frames: low.frames.map((one, at) => (at === only ? frame : one)), diagnostics: [] }
  }
}

/** What earlier periods handed on stands as it was; what is handed on is read by nobody here. */
export const stepsAgain = (
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): readonly Step[] =>
  steps
    .map(({ step }) => step)
    .filter((step) => !isSource(step) && step.op !== 'opening' && step.op !== 'closing')

/**
 * A finished period once more with other values in some columns: only these steps are done again, and of those that go
 * row by row only the rows that can move, where that is known.
 */
export const runAgain = (
  finished: Frame,
  moved: readonly (readonly [ColumnId, Column])[],
  again: readonly Step[],
  rowsOf?: TouchedRows,
): Frame => {
  const columns = [...finished.columns]
  const rows = (step: Step): readonly number[] | undefined =>
    throughGroups.has(step.op) ? undefined : rowsOf?.(step)
  for (const step of again)
    for (const column of columnsFilled(step))
      columns[column] = rows(step) === undefined ? undefined : copied(columnOf(finished, column))
  for (const [column, values] of moved) columns[column] = values
  const frame: Frame = { ...finished, columns, diagnostics: [], poolFindings: [] }
  for (const step of again) {
    const some = rows(step)
    if (some === undefined) operate(step, frame, 0, columnOf(finished, step.to).values.length)
    else for (const row of some) operate(step, frame, row, row + 1)
  }
  return frame
}

const throughGroups = new Set<string>(['up', 'rank', 'share'])

const copied = ({ values, stride, marks }: Column): Column => ({
  values: [...values],
  stride,
  marks: typeof marks === 'number' ? marks : [...marks],
})

const differs = (one: Column, other: Column): boolean =>
  one.values.length !== other.values.length ||
  one.values.some((value, row) => !isSame(value, valueAt(other, row)))

const isSame = (one: Value, other: Value): boolean =>
  isNumber(one) && isNumber(other)
    ? equals(one, other)
    : one === other || (isAbsent(one) && isAbsent(other) && one.absent === other.absent)

const isNumber = (value: Value): value is Exact => typeof value === 'object' && !isAbsent(value)

const isMovable = (low: Column, high: Column): boolean =>
  low.values.length === high.values.length &&
  low.values.every((value, row) => {
    const other = valueAt(high, row)
    return isSame(value, other) || (isNumber(value) && isNumber(other))
  })

const partWay = (low: Column, high: Column, t: Exact): Column => ({
  ...low,
  values: low.values.map((value, row) => {
    const other = valueAt(high, row)
    if (!isNumber(value) || !isNumber(other)) return value
    return add(value, multiply(subtract(other, value), t))
  }),
})
