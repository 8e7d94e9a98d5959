import { nearest } from '../../diagnostics/suggest.ts'
import { listed } from '../fields.ts'
import { type Problems, report } from '../problems.ts'
import { gridOf } from '../table/grid.ts'
import {
  type Grid,
  type GridRow,
  isTableText,
  type MapEntry,
  type TextNode,
  type TreeNode,
  valueAt,
} from '../tree.ts'
import { type Address, sameText } from './address.ts'
import { withValue } from './locate.ts'
import { sameTree } from './same-tree.ts'

type CellAddress = Address & { readonly row: string }

/** The rule with one cell of its table changed. */
export const changeCell = (
  rule: TreeNode,
  address: CellAddress,
  change: MapEntry,
  problems: Problems,
): TreeNode | undefined => {
  const path = tablePath(rule)
  const table = path.reduce<TreeNode | undefined>(valueAt, rule)
  const unknown = (near: string | undefined, known: readonly string[]): undefined =>
    report(
      problems,
      'source-change-unknown',
      { address: change.key, near: near ?? '', known: listed(known) },
      change.keySpan,
    )
  if (rule.kind !== 'map' || !isTableText(table)) return unknown(undefined, [])
  const grid = gridOf(table)
  if (grid === undefined) return unknown(undefined, [])
  const row = findRow(grid, address.row)
  const { name } = address
  if (row === 'several') {
    const known = listed(grid.rows.map(rowName))
    return report(problems, 'source-change-row-ambiguous', { row: address.row, known }, change.keySpan)
  }
  if (row === undefined) {
    const known = grid.rows.map(rowName)
    const near = nearest(address.row, [
      ...known,
      ...grid.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    ])
    return unknown(
      near && [`${name}[${near}]`, ...address.path].join('.'),
      known.map((one) => `${name}[${one}]`),
    )
  }
  const headers = grid.header.cells.map(({ text }) => text)
  const wanted = address.path[0] ?? headers.at(-1)!
  const column = headers.findIndex((header) => sameText(header, wanted))
  if (column < 0) {
    const near = nearest(wanted, headers)
    return unknown(near && `${name}[${address.row}].${near}`, headers)
  }
  return replaceCell(rule, path, { table, grid, row, column }, change, problems)
}

interface Cell {
  readonly table: TextNode
  readonly grid: Grid
  readonly row: GridRow
  readonly column: number
}

const replaceCell = (
  rule: Extract<TreeNode, { kind: 'map' }>,
  path: readonly string[],
  { table, grid, row, column }: Cell,
  change: MapEntry,
  problems: Problems,
): TreeNode | undefined => {
  const { value } = change
  if (value.kind !== 'text') return report(problems, 'source-text-expected', { key: change.key }, value.span)
  const old = row.cells[column]!
  // The cell alone: a table that was changed before brings all its cells along.
  const { grid: _, ...bare } = table
  if (sameTree({ ...bare, text: old.text }, value)) {
    return report(problems, 'source-change-nothing', { address: change.key }, change.keySpan, {
      span: old.span,
      label: 'before',
    })
  }
  const start = typeof value.offset === 'number' ? value.offset : value.span.start
  const text = value.text.trim()
  const cell = { text, span: { ...value.span, start, end: Math.max(start, value.span.end) } }
  const changed = { ...row, cells: row.cells.map((one, index) => (index === column ? cell : one)) }
  const rows = grid.rows.map((one) => (one === row ? changed : one))
  return withValue(rule, path, { ...table, grid: { ...grid, rows } })
}

/** Where the text of a rule's table stands. */
export const tablePath = (rule: TreeNode): readonly string[] =>
  valueAt(valueAt(rule, 'table'), 'rows') ? ['table', 'rows'] : ['table']

const rowName = ({ cells }: GridRow): string => cells[0]?.text ?? ''

/** A row by its key cells, by its first key cell, or by a word that stands in no other row. */
export const findRow = ({ rows }: Grid, wanted: string): GridRow | 'several' | undefined => {
  const joined = rows.filter(({ cells }) =>
    cells.some((_, index) =>
      sameText(
        cells
          .slice(0, index + 1)
          .map(({ text }) => text)
          .join('|'),
        wanted,
      ),
    ),
  )
  if (joined.length === 1) return joined[0]
  const byWord = rows.filter(({ cells }) => cells.slice(1).some(({ text }) => sameText(text, wanted)))
  if (joined.length === 0 && byWord.length === 1) return byWord[0]
  return joined.length + byWord.length > 0 ? 'several' : undefined
}
