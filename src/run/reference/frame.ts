import { containing, type Period } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Option } from '../../plan/operations.ts'
import type { AxisId, CellSpec, ColumnId, Plan } from '../../plan/plan.ts'
import type { TypedFact } from '../batch/fact-columns.ts'
import { type MarkSets, NO_MARKS } from './marks.ts'
import type { Prepared } from './prepare.ts'
import { type Absent, notApplicable, type Value } from './value.ts'

/** Values of one column; a constant has one value and stride 0. `marks` is one set for all rows, or one per row. */
export interface Column {
  readonly values: Value[]
  readonly stride: 0 | 1
  marks: number | number[]
}

/** What has marks: a column of either evaluator. */
export type Marked = Pick<Column, 'stride' | 'marks'> & { readonly values: { readonly length: number } }

/** The rows of one axis in one period. */
export interface AxisRows {
  readonly thing: string
  readonly count: number
  readonly ids: readonly string[]
  /** Names shown to people, where the facts give them. */
  readonly names: readonly (string | undefined)[]
  /** Day or week of each row of a sub-period axis. */
  readonly moments?: readonly string[]
  readonly references: ReadonlyMap<string, ReferenceRows>
  /** Facts by name; a fact nobody gave has no entry. */
  readonly facts: Facts
  /** Those that came as columns of whole numbers. */
  readonly typed?: ReadonlyMap<string, TypedFact>
  /** Where references lead, where that is known already. */
  readonly led?: ReadonlyMap<string, Int32Array>
  readonly places: readonly { readonly file?: string; readonly line?: number; readonly row: number }[]
}

export interface Facts {
  readonly get: (name: string) => readonly (Value | undefined)[] | undefined
}

/** For each row the row a reference leads to; −1 where it leads nowhere, and why. */
export interface ReferenceRows {
  readonly to: AxisId
  readonly rows: Int32Array
  readonly astray: ReadonlyMap<number, Absent>
}

/** What one key of a cell holds, and the period in which it was set. */
export interface Held {
  readonly value: Value
  readonly period: Period
  readonly marks: readonly string[]
}

/** The cells of a run: read as they were before the period, written for the next. A key is an id on the cell's axis. */
export interface CellStore {
  readonly open: (
    frame: Frame,
    cell: number,
    key: string,
  ) => { readonly value: Value; readonly marks: number }
  readonly close: (frame: Frame, cell: number, key: string, value: Value | undefined, marks: number) => void
  /** The period is over: what was written becomes what is read. */
  readonly advance: () => void
  readonly held: () => ReadonlyMap<number, ReadonlyMap<string, Held>>
}

/** A value that stands in place of a computed one. */
export interface Replacement {
  readonly value: Value
  readonly mark: string
  /** Why a person put it there. */
  readonly reason?: string
}

/** Everything one period's run reads and writes. */
export interface Frame {
  readonly plan: Plan
  readonly prepared: Prepared
  readonly period: Period
  readonly axes: ReadonlyMap<AxisId, AxisRows>
  /** Things whose list the caller says is not whole: nothing is ranked or shared over them. */
  readonly incomplete: ReadonlySet<string>
  readonly columns: (Column | undefined)[]
  readonly marks: MarkSets
  /** Option in force of each reading. */
  readonly readings: ReadonlyMap<string, string>
  /** By `axis`, then `rule`, then row. */
  readonly replacements: ReadonlyMap<string, ReadonlyMap<number, Replacement>>
  readonly cells: CellStore
  readonly diagnostics: Diagnostic[]
  readonly poolFindings: {
    readonly rule: string
    readonly axis: AxisId
    readonly row: number
    readonly pool: Value
  }[]
  readonly paths: Map<string, PathRows>
  /** Makes a column that another evaluator worked out, where somebody looks at it. */
  readonly make?: (id: ColumnId) => Column
}

/** Where a reference path leads from each row, and the members that lead to each target row. */
export interface PathRows {
  readonly from: AxisId
  readonly path: readonly string[]
  readonly to: AxisId
  readonly target: Int32Array
  /** Made where somebody asks. */
  readonly members: readonly (readonly number[])[]
}

export const valueAt = (column: Column, row: number): Value => column.values[row * column.stride]!

export const marksAt = (column: Marked, row: number): number =>
  typeof column.marks === 'number' ? column.marks : column.marks[row * column.stride]!

export const columnOf = (frame: Frame, id: ColumnId): Column => (frame.columns[id] ?? frame.make?.(id))!

export const axisOf = (frame: Frame, id: AxisId): AxisRows => frame.axes.get(id)!

/** The axis that a column stands on; undefined for a constant. */
export const axisOfColumn = (frame: Frame, id: ColumnId): AxisId | undefined => frame.plan.columns[id]!.axis

/** The column a step fills; made on first use, as long as its axis has rows. */
export const target = (frame: Frame, id: ColumnId): Column => {
  const known = frame.columns[id]
  if (known) return known
  const axis = frame.plan.columns[id]!.axis
  const made: Column =
    axis === undefined
      ? { values: new Array(1), stride: 0, marks: NO_MARKS }
      : { values: new Array(axisOf(frame, axis).count), stride: 1, marks: NO_MARKS }
  frame.columns[id] = made
  return made
}

/** Marks per row, made from the single set where there was one. */
export const rowMarks = (column: Marked): number[] => {
  if (typeof column.marks === 'number')
    column.marks = new Array<number>(column.values.length).fill(column.marks)
  return column.marks
}

export const setMark = (column: Marked, row: number, set: number): void => {
  if (typeof column.marks === 'number') {
    if (column.marks === set) return
    rowMarks(column)
  }
  ;(column.marks as number[])[row * column.stride] = set
}

/** Unites the marks of operands into the target, row by row only where some operand's marks differ between rows. */
export const joinMarks = (
  frame: Frame,
  into: Marked,
  operands: readonly Marked[],
  from: number,
  to: number,
): void => {
  let uniform = NO_MARKS
  for (const operand of operands) {
    if (typeof operand.marks !== 'number') {
      for (let row = from; row < to; row++) {
        let set = NO_MARKS
        for (const one of operands) set = frame.marks.union(set, marksAt(one, row))
        setMark(into, row, set)
      }
      return
    }
    uniform = frame.marks.union(uniform, operand.marks)
  }
  if (to - from === into.values.length) into.marks = uniform
  else for (let row = from; row < to; row++) setMark(into, row, uniform)
}

/** Follows a path of references from every row of an axis; worked out once per period. */
export const followPath = (frame: Frame, axis: AxisId, path: readonly string[]): PathRows => {
  const key = `${axis}>${path.join('>')}`
  const known = frame.paths.get(key)
  if (known) return known
  let at = axis
  const count = axisOf(frame, axis).count
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  for (const name of path) {
    const reference = axisOf(frame, at).references.get(name)!
    for (let row = 0; row < count; row++) rows[row] = rows[row]! < 0 ? -1 : reference.rows[rows[row]!]!
    at = reference.to
  }
  const groups = axisOf(frame, at).count
  let members: readonly (readonly number[])[] | undefined
  const made = {
    from: axis,
    path,
    to: at,
    target: rows,
    get members() {
      members ??= membersOf(rows, groups)
      return members
    },
  }
  frame.paths.set(key, made)
  return made
}

const membersOf = (target: Int32Array, groups: number): number[][] => {
  const members: number[][] = Array.from({ length: groups }, () => [])
  for (let row = 0; row < target.length; row++) if (target[row]! >= 0) members[target[row]!]!.push(row)
  return members
}

/** Why a path leads nowhere from a row: the reason of the first reference on it that does. */
export const whyAstray = (frame: Frame, { from, path }: PathRows, row: number): Absent => {
  let axis = from
  let at = row
  for (const name of path) {
    const reference = axisOf(frame, axis).references.get(name)!
    if (reference.rows[at]! < 0) return reference.astray.get(at) ?? notApplicable('fact', name)
    at = reference.rows[at]!
    axis = reference.to
  }
  return notApplicable('fact', path.at(-1) ?? '')
}

/** A person must settle something here: a value that is open, and the row where that began. */
export const openAt = (
  frame: Frame,
  axis: AxisId | undefined,
  row: number,
  kind: Absent['kind'],
  because: string,
): Absent => {
  const rows = axis === undefined ? undefined : axisOf(frame, axis)
  const at = rows ? { thing: rows.thing, id: rows.ids[row]! } : { thing: 'company', id: 'company' }
  return { absent: 'open', kind, because, at }
}

/** The period that the rows of an axis are about: on a longer clock the one that closes now. */
export const periodOn = (frame: Frame, axis: AxisId): Period => {
  const clock = frame.prepared.longer.get(axis)
  return clock ? containing(frame.period, clock) : frame.period
}

export const cellOf = (frame: Frame, cell: number): CellSpec => frame.plan.cells[cell]!

/** Whether this run takes every one of these options. */
export const isInForce = (frame: Frame, under: readonly Option[] = []): boolean =>
  under.every(({ mark, option }) => {
    const spec = frame.plan.marks[mark]!
    return (frame.readings.get(spec.name) ?? spec.default) === option
  })
