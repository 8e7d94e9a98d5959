import { add, type Exact, equals, multiply, subtract } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { createCells } from '../../run/reference/cells.ts'
import { rowsOf } from '../../run/reference/evaluate.ts'
import {
  axisOf,
  type CellStore,
  type Column,
  columnOf,
  type Frame,
  valueAt,
} from '../../run/reference/frame.ts'
import { operate } from '../../run/reference/operations/index.ts'
import { shareAgain } from '../../run/reference/operations/shares.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import type { Probe } from './probe.ts'
import { columnsFilled, type PlacedStep } from './relevant.ts'
import type { TouchedRows } from './touched.ts'

/**
 * Runs between two runs that were made in full: only the steps between the number and the result are done again, on the
 * columns of the first, with the number at a part `t` of the way. Undefined where an order of records would have to be
 * done again.
 */
export const rerunBetween = (
  low: Probe,
  high: Probe,
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): ((t: Exact) => Probe) | undefined => {
  if (low.frames.length !== high.frames.length || steps.some(({ inLoop }) => inLoop)) return undefined
  const sources = steps.filter(({ step }) => isSource(step)).map(({ step }) => step.to)
  const ends = low.frames.map((frame, at) =>
    sources.map((id) => [id, columnOf(frame, id), columnOf(high.frames[at]!, id)] as const),
  )
  if (ends.some((all) => all.some(([, one, other]) => !isMovable(one, other)))) return undefined
  const first = ends.findIndex((all) => all.some(([, one, other]) => differs(one, other)))
  if (first < 0) return () => low
  const again = steps.map(({ step }) => step).filter((step) => !isSource(step))
  const filled = again.flatMap(columnsFilled)
  return (t) => {
    const cells = cellsAgain()
    const frames = low.frames.map((frame, at) => {
      if (at < first) return frame
      const columns = [...frame.columns]
      for (const [id, one, other] of ends[at]!) columns[id] = partWay(one, other, t)
      for (const column of filled) columns[column] = undefined
      const made: Frame = { ...frame, columns, cells, diagnostics: [], poolFindings: [] }
      for (const step of again) {
        operate(step, made, 0, rowsOf(made, step.to))
        if (step.op === 'opening') keepUntouched(step, made, columnOf(frame, step.to), cells)
      }
      cells.advance()
      return made
    })
    return { frames, diagnostics: [] }
  }
}

interface CellsAgain extends CellStore {
  readonly isTouched: (cell: number, key: string) => boolean
}

/** Cells of what is run again; what was not closed again stands as it was in the first run. */
const cellsAgain = (): CellsAgain => {
  const cells = createCells(new Map())
  const touched = new Set<string>()
  return {
    ...cells,
    close: (frame, cell, key, value, marks) => {
      touched.add(`${cell} ${key}`)
      cells.close(frame, cell, key, value, marks)
    },
    isTouched: (cell, key) => touched.has(`${cell} ${key}`),
  }
}

const keepUntouched = (
  step: Extract<Step, { op: 'opening' }>,
  frame: Frame,
  before: Column,
  cells: CellsAgain,
): void => {
  const { values } = columnOf(frame, step.to)
  for (const [row, id] of axisOf(frame, step.axis).ids.entries())
    if (!cells.isTouched(step.cell, id)) values[row] = valueAt(before, row)
}

/** What earlier periods handed on stands as it was; what is handed on is read by nobody here. */
export const stepsAgain = (
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): readonly Step[] =>
  steps
    .map(({ step }) => step)
    .filter((step) => !isSource(step) && step.op !== 'opening' && step.op !== 'closing')

/** A finished period with other values in some columns, with these steps done again, besides those that were already. */
export type RunInParts = (again: readonly Step[]) => Frame

/**
 * A finished period once more with other values in some columns, as far as somebody asks: each step is done once, and of
 * those that go row by row, or share something out, only what can move. Steps come after all that they read.
 */
export const runInParts = (
  finished: Frame,
  moved: readonly (readonly [ColumnId, Column])[],
  touched: TouchedRows,
): RunInParts => {
  const columns = [...finished.columns]
  for (const [column, values] of moved) columns[column] = values
  const frame: Frame = { ...finished, columns, diagnostics: [], poolFindings: [] }
  const done = new Set<Step>()
  return (again) => {
    for (const step of again) {
      if (done.has(step)) continue
      done.add(step)
      doAgain(step, finished, frame, touched)
    }
    return frame
  }
}

const doAgain = (step: Step, finished: Frame, frame: Frame, touched: TouchedRows): void => {
  const isWhole = step.op === 'up' || step.op === 'rank'
  for (const column of columnsFilled(step))
    frame.columns[column] = isWhole ? undefined : copied(columnOf(finished, column))
  if (isWhole) operate(step, frame, 0, columnOf(finished, step.to).values.length)
  else if (step.op === 'share') for (const group of touched(step, step.kept)) shareAgain(step, frame, group)
  else for (const row of touched(step)) operate(step, frame, row, row + 1)
}

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
