import type { Period } from '../../core/period.ts'
import type { CellSpec, Plan } from '../../plan/plan.ts'
import type { ColumnType } from '../../plan/type.ts'
import { createCells, initialOf, isReadIn } from '../reference/cells.ts'
import { axisOf, cellOf, type Held, marksAt, periodOn } from '../reference/frame.ts'
import type { MarkSets } from '../reference/marks.ts'
import { waitingFor } from '../reference/operations/time.ts'
import { type ColumnCells, putValue, type Run, type Shared, valueIn } from './run.ts'
import type { Vector } from './vector.ts'

/** What a cell holds for many ids at once. */
interface HeldColumn {
  readonly ids: readonly string[]
  readonly vector: Vector
  readonly kind: ColumnType['kind']
  /** When each was set; one for all, or one per id. −1 is never, and then nothing is held. */
  readonly periods: number | Int32Array
  readonly period: Period
}

export const createColumnCells = (
  plan: Plan,
  marks: MarkSets,
  shared: Shared,
  start: ReadonlyMap<number, ReadonlyMap<string, Held>>,
): ColumnCells => {
  const columns = cellsOfColumns(plan)
  const single = createCells(new Map([...start].filter(([cell]) => !columns.has(cell))))
  const before = new Map<number, HeldColumn>()
  let written = new Map<number, HeldColumn>()

  const columnOf = (run: Run, cell: number, type: ColumnType): HeldColumn | undefined => {
    const known = before.get(cell)
    const given = start.get(cell)
    if (known || !given || given.size === 0) return known
    const made = fromCarry(run, given, type)
    before.set(cell, made)
    return made
  }

  return {
    single,
    columns,
    open: (run, cell, to) => {
      const type = run.frame.plan.columns[to]!.type
      return opened(run, cell, type, columnOf(run, cell, type))
    },
    close: (run, cell, of, kind, absent) => {
      written.set(cell, closed(run, cell, of, kind, absent, before.get(cell)))
    },
    advance: () => {
      for (const [cell, held] of written) before.set(cell, held)
      written = new Map()
      single.advance()
    },
    held: () => {
      const all = new Map(single.held())
      for (const [cell, given] of start) if (columns.has(cell) && !before.has(cell)) all.set(cell, given)
      for (const [cell, column] of before) all.set(cell, oneByOne(column, marks, shared))
      return all
    },
  }
}

/** Cells that whole columns are opened from and closed into; those of ordered records go from row to row. */
const cellsOfColumns = (plan: Plan): ReadonlySet<number> => {
  const all = new Set(plan.cells.keys())
  const closedBy = new Map<number, number>()
  for (const block of plan.blocks)
    for (const step of block.steps) {
      if (step.op !== 'opening' && step.op !== 'closing') continue
      const { axis, over } = plan.cells[step.cell]!
      if (block.kind === 'loop' || over === 'record' || axis !== step.axis) all.delete(step.cell)
      if (step.op === 'closing') closedBy.set(step.cell, (closedBy.get(step.cell) ?? 0) + 1)
    }
  for (const [cell, times] of closedBy) if (times > 1) all.delete(cell)
  return all
}

const emptyVector = (length: number, like: ColumnType): Vector => ({
  values: new Float64Array(length),
  decimals: like.kind === 'number' && typeof like.scale === 'number' ? Math.min(like.scale, 15) : 0,
  stride: 1,
  marks: 0,
  ...(like.kind === 'number' && typeof like.scale !== 'number'
    ? { divisors: new Float64Array(length).fill(1) }
    : {}),
})

const fromCarry = (run: Run, given: ReadonlyMap<string, Held>, type: ColumnType): HeldColumn => {
  const ids = [...given.keys()]
  const vector = emptyVector(ids.length, type)
  const periods = new Int32Array(ids.length)
  const { marks } = run.frame
  vector.marks = ids.map((id, row) => {
    const held = given.get(id)!
    putValue(run, vector, row, held.value)
    periods[row] = held.period.index
    return held.marks.reduce((set, mark) => marks.union(set, marks.single(mark)), 0)
  })
  return { ids, vector, kind: type.kind, periods, period: given.get(ids[0]!)!.period }
}

const opened = (run: Run, cell: number, type: ColumnType, held: HeldColumn | undefined): Vector => {
  const { frame } = run
  const spec = cellOf(frame, cell)
  const { ids, count } = axisOf(frame, spec.axis)
  const initial = initialOf(frame, cell)
  if (held && typeof held.periods === 'number' && sameIds(held.ids, ids)) {
    if (isReadIn(spec, { ...held.period, index: held.periods }, periodOn(frame, spec.axis)))
      return { ...held.vector, marks: copiedMarks(held.vector.marks) }
  } else if (held) return gathered(run, spec, held, ids, initial)
  const into = emptyVector(count, type)
  for (let row = 0; row < count; row++) putValue(run, into, row, initial)
  return into
}

const copiedMarks = (marks: number | number[]): number | number[] =>
  typeof marks === 'number' ? marks : [...marks]

/** The arrays of a period are filled again by the next one. */
const copied = (vector: Vector): Vector => ({
  ...vector,
  values: vector.values.slice(),
  ...(vector.divisors ? { divisors: vector.divisors.slice() } : {}),
  marks: copiedMarks(vector.marks),
})

/** People come and go, or were set at different times: each is looked up by id. */
const gathered = (
  run: Run,
  spec: CellSpec,
  held: HeldColumn,
  ids: readonly string[],
  initial: ReturnType<typeof initialOf>,
): Vector => {
  const { vector, periods } = held
  const now = periodOn(run.frame, spec.axis)
  const into: Vector = {
    values: new Float64Array(ids.length),
    decimals: vector.decimals,
    stride: 1,
    marks: 0,
    ...(vector.divisors ? { divisors: new Float64Array(ids.length).fill(1) } : {}),
  }
  const marks: number[] = new Array(ids.length).fill(0)
  const places = sameIds(held.ids, ids) ? undefined : placesOf(held.ids)
  const current = new Map<number, boolean>()
  let isMarked = false
  for (let row = 0; row < ids.length; row++) {
    const at = places ? places.get(ids[row]!) : row
    const period = at === undefined ? -1 : typeof periods === 'number' ? periods : periods[at]!
    let reads = period === -1 ? false : current.get(period)
    if (reads === undefined) {
      reads = isReadIn(spec, { ...held.period, index: period }, now)
      current.set(period, reads)
    }
    if (!reads) {
      putValue(run, into, row, initial)
      continue
    }
    into.values[row] = vector.values[at!]!
    if (into.divisors) into.divisors[row] = vector.divisors![at!]!
    const code = vector.other?.[at!] ?? 0
    if (code !== 0) {
      into.other ??= new Int32Array(ids.length)
      into.other[row] = code
    }
    marks[row] = marksAt(vector, at!)
    if (marks[row] !== 0) isMarked = true
  }
  if (isMarked) into.marks = marks
  return into
}

const sameIds = (one: readonly string[], other: readonly string[]): boolean => {
  if (one === other) return true
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

const placesOf = (ids: readonly string[]): ReadonlyMap<string, number> => {
  const before = known.get(ids)
  if (before) return before
  const made = new Map(ids.map((id, at) => [id, at]))
  known.set(ids, made)
  return made
}

const closed = (
  run: Run,
  cell: number,
  of: Vector,
  kind: ColumnType['kind'],
  absent: 'keep' | 'clear',
  before: HeldColumn | undefined,
): HeldColumn => {
  const { frame, shared } = run
  const { axis } = cellOf(frame, cell)
  const { ids, thing } = axisOf(frame, axis)
  const now = periodOn(frame, axis)
  const isAll = of.stride === 1 && of.other === undefined
  if (isAll && (!before || sameIds(before.ids, ids)))
    return { ids, vector: copied(of), kind, periods: now.index, period: now }
  const places = before && placesOf(before.ids)
  const present = before ? new Set(ids) : undefined
  const gone = before ? before.ids.filter((id) => !present!.has(id)) : []
  const all = gone.length === 0 ? ids : [...ids, ...gone]
  const vector: Vector = {
    values: new Float64Array(all.length),
    decimals: of.decimals,
    stride: 1,
    marks: 0,
    ...(of.divisors || before?.vector.divisors ? { divisors: new Float64Array(all.length).fill(1) } : {}),
  }
  const periods = new Int32Array(all.length)
  const marks: number[] = new Array(all.length).fill(0)
  const keep = (row: number, at: number | undefined): void => {
    periods[row] = -1
    if (at === undefined || !before) return
    periods[row] = typeof before.periods === 'number' ? before.periods : before.periods[at]!
    if (periods[row] === -1) return
    putValue(run, vector, row, valueIn(run, before.vector, before.kind, at))
    marks[row] = marksAt(before.vector, at)
  }
  for (let row = 0; row < ids.length; row++) {
    const code = of.other?.[row * of.stride] ?? 0
    const value = shared.others.values[code]!
    const isAbsent = typeof value === 'object' && 'absent' in value
    if (isAbsent && value.absent !== 'missing' && value.absent !== 'open') {
      if (absent === 'keep') keep(row, places?.get(ids[row]!))
      else periods[row] = -1
      continue
    }
    periods[row] = now.index
    marks[row] = marksAt(of, row)
    // Nobody knows what the cell holds now: whatever reads it waits for the same fact.
    if (isAbsent) putValue(run, vector, row, waitingFor(frame, value, thing, ids[row]!))
    else putValue(run, vector, row, valueIn(run, of, kind, row))
  }
  for (let at = 0; at < gone.length; at++) keep(ids.length + at, places!.get(gone[at]!))
  if (marks.some((set) => set !== 0)) vector.marks = marks
  return { ids: all, vector, kind, periods, period: now }
}

const oneByOne = (
  { ids, vector, kind, periods, period }: HeldColumn,
  marks: MarkSets,
  shared: Shared,
): ReadonlyMap<string, Held> => {
  const all = new Map<string, Held>()
  for (const [row, id] of ids.entries()) {
    const index = typeof periods === 'number' ? periods : periods[row]!
    if (index === -1) continue
    all.set(id, {
      value: valueIn({ shared }, vector, kind, row),
      period: { ...period, index },
      marks: marks.members(marksAt(vector, row)),
    })
  }
  return all
}
