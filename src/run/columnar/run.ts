import type { ColumnId } from '../../plan/plan.ts'
import type { ColumnType } from '../../plan/type.ts'
import { axisOf, type CellStore, type Column, type Frame } from '../reference/frame.ts'
import { NO_MARKS } from '../reference/marks.ts'
import { type Absent, isAbsent, type Value } from '../reference/value.ts'
import { codeOf, createOthers, type Others } from './others.ts'
import { exactAt, mostDecimals, partsOf, scaledOf, type Vector } from './vector.ts'

/** One period worked out column by column; its frame is what the reference would leave, made where somebody looks. */
export interface Run {
  readonly frame: Frame
  readonly vectors: (Vector | undefined)[]
  readonly shared: Shared
  readonly cells: ColumnCells
}

/** The cells of a run by columns: whole columns for what one step sets and reads on the cell's own rows, else one by one. */
export interface ColumnCells {
  readonly single: CellStore
  readonly columns: ReadonlySet<number>
  readonly open: (run: Run, cell: number, to: number) => Vector
  readonly close: (
    run: Run,
    cell: number,
    of: Vector,
    kind: ColumnType['kind'],
    absent: 'keep' | 'clear',
  ) => void
  readonly advance: () => void
  readonly held: CellStore['held']
}

/** What columns of all periods of a run refer to. */
export interface Shared {
  readonly others: Others
  readonly words: Words
  readonly arrays: Arrays
  /** For a day and each number of years the last first day that makes it full. */
  readonly anniversaries: Map<number, Float64Array>
}

/** Arrays of columns that nobody looks at any more, to be filled again. */
export interface Arrays {
  /** By length. */
  readonly free: Map<number, Float64Array[]>
  readonly used: Float64Array[]
}

/** Words, ids and texts by their places. */
export interface Words {
  readonly texts: string[]
  readonly places: Map<string, number>
}

export const createShared = (): Shared => ({
  others: createOthers(),
  words: { texts: [], places: new Map() },
  arrays: { free: new Map(), used: [] },
  anniversaries: new Map(),
})

const arrayOf = ({ free, used }: Arrays, length: number): Float64Array => {
  const made = free.get(length)?.pop()?.fill(0) ?? new Float64Array(length)
  used.push(made)
  return made
}

/** Everything a period filled may be filled again: whoever needs a column for longer has copied it. */
export const recycle = ({ arrays: { free, used } }: Shared): void => {
  for (const one of used) {
    const alike = free.get(one.length)
    if (alike) alike.push(one)
    else free.set(one.length, [one])
  }
  used.length = 0
}

export const placeOf = ({ texts, places }: Words, text: string): number => {
  const known = places.get(text)
  if (known !== undefined) return known
  places.set(text, texts.length)
  return texts.push(text) - 1
}

/** How many rows a column has; a constant has one. */
export const lengthOf = ({ frame }: Run, id: ColumnId): number => {
  const { axis } = frame.plan.columns[id]!
  return axis === undefined ? 1 : axisOf(frame, axis).count
}

/** A column as typed arrays; made of what the reference left, where it was the reference that worked it out. */
export const vectorOf = (run: Run, id: ColumnId): Vector => {
  const known = run.vectors[id]
  if (known) return known
  const made = encode(run, run.frame.columns[id]!, run.frame.plan.columns[id]!.type)
  run.vectors[id] = made
  return made
}

/** An empty column to fill. */
export const fresh = (run: Run, id: ColumnId, decimals = 0, divided = false): Vector => {
  const count = lengthOf(run, id)
  const made: Vector = {
    values: arrayOf(run.shared.arrays, count),
    decimals,
    stride: run.frame.plan.columns[id]!.axis === undefined ? 0 : 1,
    marks: NO_MARKS,
    ...(divided ? { divisors: arrayOf(run.shared.arrays, count).fill(1) } : {}),
  }
  run.vectors[id] = made
  return made
}

/** The rows of a vector that are among the others; made where the first one is. */
export const othersOf = (vector: Vector): Int32Array => {
  vector.other ??= new Int32Array(vector.values.length)
  return vector.other
}

/** The value in a row, as the reference has it. */
export const valueIn = (
  { shared }: Pick<Run, 'shared'>,
  vector: Vector,
  type: ColumnType['kind'],
  row: number,
): Value => {
  const at = row * vector.stride
  const code = vector.other?.[at] ?? 0
  if (code !== 0) return shared.others.values[code]!
  switch (type) {
    case 'number':
      return exactAt(vector, row)
    case 'truth':
      return vector.values[at] === 1
    case 'word':
    case 'text':
    case 'reference':
      return shared.words.texts[vector.values[at]!]!
    default:
      return vector.values[at]!
  }
}

/** Puts a value of the reference into a row: among the others where it does not fit. */
export const putValue = ({ shared }: Run, into: Vector, row: number, value: Value): void => {
  if (isAbsent(value) || !fits(shared, into, row, value)) {
    othersOf(into)[row] = codeOf(shared.others, value)
    into.values[row] = 0
  } else if (into.other) into.other[row] = 0
}

const fits = ({ words }: Shared, into: Vector, row: number, value: Exclude<Value, Absent>): boolean => {
  if (typeof value === 'string') into.values[row] = placeOf(words, value)
  else if (typeof value === 'boolean') into.values[row] = value ? 1 : 0
  else if (typeof value === 'number') into.values[row] = value
  else if (into.divisors) {
    const parts = partsOf({ n: value.n * 10n ** BigInt(into.decimals), d: value.d })
    if (!parts) return false
    into.values[row] = parts[0]
    into.divisors[row] = parts[1]
  } else {
    const scaled = scaledOf(value, into.decimals)
    if (scaled === undefined) return false
    into.values[row] = scaled
  }
  return true
}
const encode = (run: Run, column: Column, type: ColumnType): Vector => {
  const count = column.values.length
  const decimals = type.kind === 'number' && typeof type.scale === 'number' ? type.scale : 0
  const divided = type.kind === 'number' && typeof type.scale !== 'number'
  const made: Vector = {
    values: new Float64Array(count),
    decimals: Math.min(decimals, mostDecimals),
    stride: column.stride,
    marks: column.marks,
    ...(divided ? { divisors: new Float64Array(count).fill(1) } : {}),
  }
  for (let row = 0; row < count; row++) putValue(run, made, row, column.values[row]!)
  return made
}

/** A column as the reference has it; every column has all its values then. */
export const boxed = (run: Run, id: ColumnId): Column => {
  const vector = run.vectors[id]!
  const { kind } = run.frame.plan.columns[id]!.type
  const values: Value[] = []
  for (let row = 0; row < vector.values.length; row++) values.push(valueIn(run, vector, kind, row))
  const made: Column = { values, stride: vector.stride, marks: vector.marks }
  run.frame.columns[id] = made
  return made
}
