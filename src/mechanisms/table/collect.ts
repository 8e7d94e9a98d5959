import { isInstantKind } from '../../core/instant.ts'
import { readExact } from '../../core/number-text.ts'
import type { ColumnId, ColumnType } from '../../plan/type.ts'
import type { Lowering, Operand } from '../mechanism.ts'
import { plain } from '../mechanism.ts'
import { typeWords } from '../type-words.ts'
import { mayLackEdge, type RowConditions } from './conditions.ts'
import { type Collecting, isZeroOfNothing } from './hit.ts'
import type { Cell, Gather, TableParts } from './parts.ts'

/** The rows of a table, each asked by itself. */
export interface Held {
  /** Absent where a key or an edge is; otherwise row 0. */
  readonly row: ColumnId
  /** Row 0 where the table's row holds, row 1 where it does not. */
  readonly rows: readonly ColumnId[]
}

/** Asks every row; the table as a whole is absent where one of them cannot be asked. */
export const askRows = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  lowering: Lowering,
): Held => {
  const rows = parts.table.rows.map(({ name }, at) =>
    lowering.emit(
      {
        op: 'lookup',
        rows: [
          { name, conditions: conditions[at]!.columns },
          { name: '', conditions: [] },
        ],
        hit: 'first',
        keys: [],
      },
      { kind: 'row' },
    ),
  )
  const keys = [...parts.keys.map((key) => key.column), ...rows]
  const row = lowering.emit(
    { op: 'lookup', rows: [{ name: '', conditions: [] }], hit: 'first', keys },
    { kind: 'row' },
  )
  return { row, rows }
}

/** `hit: sum | highest | lowest | count`: each outcome column by itself, of the rows that hold; `none` is left out. */
export const collected = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  held: Held,
  how: Collecting,
  gave: ColumnId[][],
  lowering: Lowering,
): Gather => {
  const lacks = parts.keys.some((key) => key.optional) || mayLackEdge(conditions)
  return (cells, joined, name) => {
    if (!isTaken(how, cells, joined, name, parts, lowering)) return undefined
    const type = typeOf(how, joined)
    const own = cells.map((cell) =>
      how === 'count' && cell !== 'none' && cell !== 'open' ? one(lowering) : cell,
    )
    const given = own.map((cell, at) => {
      const column = lowering.emit(
        { op: 'gather', row: held.rows[at]!, cells: [typeof cell === 'string' ? cell : cell.column, 'none'] },
        type,
      )
      gave[at]!.push(column)
      return { column, counts: cell !== 'none' }
    })
    const columns = given.filter((each) => each.counts).map((each) => each.column)
    const all = isZeroOfNothing(how)
      ? sumOf(columns, type, lowering)
      : bestOf(
          how,
          given.map((each) => each.column),
          type,
          lowering,
        )
    const column = lowering.emit({ op: 'gather', row: held.row, cells: [all] }, type)
    const mayBeNothing =
      !isZeroOfNothing(how) && cells.some((cell) => typeof cell === 'string' || cell.optional)
    return { column, type, optional: lacks || mayBeNothing }
  }
}

const one = (lowering: Lowering): Operand => lowering.constant('1')

const sumOf = (columns: readonly ColumnId[], type: ColumnType, lowering: Lowering): ColumnId =>
  columns.length === 0
    ? lowering.constant('0').column
    : lowering.emit({ op: 'sum', terms: columns.map((of) => ({ of, negative: false })), skip: true }, type)

/** The best of those that apply, one after the other: where one of two does not apply, the other stands. */
const bestOf = (
  how: Collecting,
  columns: readonly ColumnId[],
  type: ColumnType,
  lowering: Lowering,
): ColumnId =>
  columns.reduce((best, next) => {
    const both = lowering.emit(
      { op: 'extreme', how: how === 'highest' ? 'max' : 'min', of: [best, next] },
      type,
    )
    return lowering.emit({ op: 'first', of: [both, best, next] }, type)
  })

/** Only numbers add up, only numbers and dates have a highest; anything can be counted. */
const isTaken = (
  how: Collecting,
  cells: readonly Cell[],
  type: ColumnType,
  column: string,
  parts: TableParts,
  lowering: Lowering,
): boolean => {
  const isFit = how === 'count' || type.kind === 'number' || (how !== 'sum' && isInstantKind(type.kind))
  if (isFit || cells.every((cell) => typeof cell === 'string')) return true
  lowering.report(
    'table-collect-kind',
    { rule: lowering.rule.name, column, how, ...typeWords(type, 'kind') },
    parts.table.span,
  )
  return false
}

const typeOf = (how: Collecting, type: ColumnType): ColumnType => {
  if (how === 'count') return { ...plain(), range: { from: zero } } as ColumnType
  if (type.kind !== 'number') return how === 'sum' ? plain() : type
  if (how !== 'sum') return type
  const from = type.range.from && readExact(type.range.from.value)
  return { ...type, range: from && from.n >= 0n ? { from: zero } : {} }
}

const zero = { value: '0', inclusive: true }
