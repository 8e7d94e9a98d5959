import { namesIn } from '../../formula/names.ts'
import type { OutcomeCell, Table } from '../../model/table.ts'
import type { NamedColumn } from '../../plan/plan.ts'
import type { ColumnId, ColumnType, NumberType, Unit } from '../../plan/type.ts'
import { unitText } from '../../plan/unit-text.ts'
import type { Locals, Lowering, Operand } from '../mechanism.ts'
import { typeWords } from '../type-words.ts'
import { chooseColumn } from './choose-column.ts'
import { mayLackEdge, type RowConditions } from './conditions.ts'
import type { Cell, Gather, TableParts } from './parts.ts'

export interface Outcomes {
  readonly columns: Readonly<Record<string, Operand>>
  /** Per row and outcome, the operand of the cell; undefined for none, open or a chosen column. */
  readonly cells: readonly Readonly<Record<string, Operand | undefined>>[]
  /** What the cells of each row read. */
  readonly names: readonly (readonly NamedColumn[])[]
  /** Every value that may be absent is so by a cell that says `none`. */
  readonly statesAbsence: boolean
}

/** A table as written, not one made of headers. */
export type WholeParts = TableParts & { readonly table: Table }

/** Lowers every outcome column, and makes one value of its cells. */
export const lowerOutcomes = (
  parts: WholeParts,
  conditions: readonly RowConditions[],
  edges: readonly (Operand | undefined)[],
  gather: Gather,
  lowering: Lowering,
): Outcomes | undefined => {
  const names: NamedColumn[][] = parts.table.rows.map(() => [])
  const columns: Record<string, Operand> = {}
  const cells: Record<string, Operand | undefined>[] = parts.table.rows.map(() => ({}))
  let good = true
  let statesAbsence = !parts.keys.some((key) => key.optional) && !mayLackEdge(conditions)
  for (const name of new Set(parts.table.outcomes.map((one) => one.name))) {
    const at = parts.table.outcomes.flatMap((one, index) => (one.name === name ? [index] : []))
    const lowered = at.map((index) => lowerColumn(parts, index, edges, names, lowering))
    if (lowered.some((one) => one === undefined)) {
      good = false
      continue
    }
    if (lowered.flat().some((cell) => typeof cell === 'object' && cell.optional)) statesAbsence = false
    const type = outcomeType(parts, at, lowered as (readonly Cell[])[], lowering)
    const made = type && (lowered as (readonly Cell[])[]).map((column) => gather(column, type, name))
    const gathered = made?.includes(undefined) ? undefined : (made as Operand[] | undefined)
    const whole =
      gathered && parts.table.outcomes[at[0]!]!.choose
        ? chooseColumn(
            at.map((index) => parts.table.outcomes[index]!),
            gathered,
            lowering,
          )
        : gathered?.[0]
    if (!whole) {
      good = false
      continue
    }
    columns[name] = whole
    if (at.length === 1)
      for (const [index, cell] of lowered[0]!.entries())
        cells[index]![name] = typeof cell === 'string' ? undefined : cell
  }
  return good ? { columns, cells, names, statesAbsence } : undefined
}

const lowerColumn = (
  parts: WholeParts,
  index: number,
  edges: readonly (Operand | undefined)[],
  names: readonly NamedColumn[][],
  lowering: Lowering,
): readonly Cell[] | undefined => {
  const written = parts.table.rows.map((row) => row.outcomes[index]!)
  const words = isWordColumn(written, lowering)
  const cells = written.map((cell, at) => lowerCell(cell, words, parts, edges[at], names[at]!, lowering))
  if (cells.some((cell) => cell === undefined)) return undefined
  return inUnit(cells as Cell[], index, parts, lowering)
}

/** Bare numbers are in the unit that the header says, and the others have to be. */
const inUnit = (
  cells: readonly Cell[],
  index: number,
  { table }: WholeParts,
  lowering: Lowering,
): readonly Cell[] | undefined => {
  const { unit: text, name, span } = table.outcomes[index]!
  if (text === undefined) return cells
  const unit = lowering.unit(text, span)
  if (unit === undefined) return undefined
  const strange = cells.findIndex(
    (cell) => typeof cell === 'object' && (cell.type.kind !== 'number' || !fits(cell.type, unit)),
  )
  if (strange >= 0) {
    const cell = table.rows[strange]!.outcomes[index]!
    const { type } = cells[strange] as Operand
    return lowering.report(
      'table-unit-differs',
      { column: name, wanted: text, cell: cell.text, ...typeWords(type, 'given') },
      cell.span,
      span,
    )
  }
  return cells.map((cell) =>
    typeof cell === 'object' && cell.type.kind === 'number'
      ? { ...cell, type: { ...cell.type, unit } }
      : cell,
  )
}

const fits = (type: NumberType, unit: Unit): boolean =>
  type.unit === 'open' || unitText(type.unit) === unitText(unit)

/** A column is one of words where no cell is a number or a known name: then a lone name is a word, quotes or not. */
const isWordColumn = (cells: readonly OutcomeCell[], lowering: Lowering): boolean => {
  const values = cells.filter((cell) => cell.kind === 'value')
  return values.every((cell) => {
    const tree = cell.formula?.tree
    if (!tree || tree.kind === 'text') return true
    const names = namesIn(tree)
    return wordlike.test(cell.text) && names.length > 0 && names.every((use) => !lowering.isName(use.name))
  })
}

/** Letters and spaces, perhaps digits behind: `not considered` is a word, although it would parse as a formula. */
const wordlike = /^[\p{L}_][\p{L}\p{N}_ -]*$/u

const lowerCell = (
  cell: OutcomeCell,
  words: boolean,
  parts: TableParts,
  edge: Operand | undefined,
  names: NamedColumn[],
  lowering: Lowering,
): Cell | undefined => {
  if (cell.kind !== 'value') return cell.kind
  if (words) {
    const tree = cell.formula?.tree
    return lowering.word(tree?.kind === 'text' ? tree.value : cell.text)
  }
  if (!cell.formula) return lowering.report('table-cell-unreadable', { cell: cell.text }, cell.span)
  const locals = overOf(cell, parts, edge, lowering)
  if (!locals) return undefined
  const operand = lowering.formula(cell.formula, locals)
  if (operand) names.push(...operand.names)
  return operand
}

/** `over` is the part of the key above the row's edge. */
const overOf = (
  cell: OutcomeCell,
  parts: TableParts,
  edge: Operand | undefined,
  lowering: Lowering,
): Locals | undefined => {
  if (!/\bover\b/.test(cell.text)) return new Map()
  const key = parts.keys[0]!
  if (!edge || key.type.kind !== 'number')
    return lowering.report('over-without-edge', { cell: cell.text }, cell.span)
  const terms = [
    { of: key.column, negative: false },
    { of: edge.column, negative: true },
  ]
  const type: ColumnType = { ...key.type, range: { from: { value: '0', inclusive: true } } }
  return new Map([
    [
      'over',
      { column: lowering.emit({ op: 'sum', terms, skip: false }, type), type, optional: key.optional },
    ],
  ])
}

/** The cell of the row that was found. */
export const gatherRow =
  (parts: TableParts, conditions: readonly RowConditions[], row: ColumnId, lowering: Lowering): Gather =>
  (cells, type) => {
    const column = lowering.emit(
      { op: 'gather', row, cells: cells.map((cell) => (typeof cell === 'string' ? cell : cell.column)) },
      type,
    )
    const optional =
      parts.keys.some((key) => key.optional) ||
      mayLackEdge(conditions) ||
      cells.some((cell) => cell === 'none' || (typeof cell === 'object' && cell.optional))
    return { column, type, optional }
  }

/** The type of all cells of one outcome; where two do not go together, both are shown. */
const outcomeType = (
  parts: WholeParts,
  at: readonly number[],
  columns: readonly (readonly Cell[])[],
  lowering: Lowering,
): ColumnType | undefined => {
  const known = columns.flatMap((cells, place) =>
    cells.flatMap((operand, row) =>
      typeof operand === 'string' ? [] : [{ operand, cell: parts.table.rows[row]!.outcomes[at[place]!]! }],
    ),
  )
  const type = lowering.join(known.map((one) => one.operand))
  if (type) return type
  const first = known[0]!
  const second = known.find((one) => !lowering.join([first.operand, one.operand])) ?? known.at(-1)!
  return lowering.report(
    'table-outcome-kinds',
    {
      column: parts.table.outcomes[at[0]!]!.name,
      first: first.cell.text,
      second: second.cell.text,
      ...typeWords(first.operand.type, 'firstKind'),
      ...typeWords(second.operand.type, 'secondKind'),
    },
    second.cell.span,
    first.cell.span,
  )
}
