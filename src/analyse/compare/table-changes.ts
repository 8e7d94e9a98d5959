import { gridOf } from '../../source/table/grid.ts'
import type { Grid, GridRow, TextNode } from '../../source/tree.ts'
import { sameText } from '../../source/variant/address.ts'
import { sameTree } from '../../source/variant/same-tree.ts'
import { nodeText } from './node-text.ts'
import type { TextChange } from './report.ts'

/**
 * What differs between two tables, cell by cell: `tier[≥ 50000].rate`. A row whose key changed is taken for the row in
 * its place, where as many rows stand between its neighbours on both sides.
 */
export const tableChanges = (name: string, before: TextNode, after: TextNode): readonly TextChange[] => {
  const [old, fresh] = [gridOf(before), gridOf(after)]
  const header = (grid: Grid | undefined): string => grid?.header.cells[0]?.text ?? ''
  if (!old || !fresh || !sameText(header(old), header(fresh)))
    return [{ address: `${name}.table`, before: nodeText(before), after: nodeText(after) }]
  return pairs(old, fresh).flatMap(([left, right]) => {
    const address = left ? rowAddress(name, old, left) : rowAddress(name, fresh, right!)
    if (!left || !right)
      return [{ address, ...(left && { before: rowText(left) }), ...(right && { after: rowText(right) }) }]
    return columnsOf(old, fresh).flatMap((column) => {
      const [one, other] = [cellOf(old, left, column), cellOf(fresh, right, column)]
      const isSame = one !== undefined && other !== undefined && sameCell(before, one, other)
      if (isSame || one === other) return []
      return [
        {
          address: `${address}.${column}`,
          ...(one !== undefined && { before: one }),
          ...(other !== undefined && { after: other }),
        },
      ]
    })
  })
}

const columnsOf = (old: Grid, fresh: Grid): readonly string[] => {
  const headers = old.header.cells.map(({ text }) => text)
  const more = fresh.header.cells.map(({ text }) => text)
  return [...headers, ...more.filter((one) => !headers.some((header) => sameText(header, one)))]
}

const cellOf = ({ header }: Grid, { cells }: GridRow, column: string): string | undefined => {
  const at = header.cells.findIndex(({ text }) => sameText(text, column))
  return at < 0 ? undefined : cells[at]?.text
}

const sameCell = (node: TextNode, left: string, right: string): boolean =>
  sameText(left, right) || sameTree(textIn(node, left), textIn(node, right))

const textIn = ({ span, offset }: TextNode, text: string): TextNode => ({
  kind: 'text',
  text,
  span,
  offset,
  style: 'plain',
})

const rowText = ({ cells }: GridRow): string => cells.map(({ text }) => text).join(' | ')

type Pair = readonly [GridRow | undefined, GridRow | undefined]

/** Rows of the same key beside each other; what stands between two such pairs is paired in order where the counts agree. */
const pairs = (old: Grid, fresh: Grid): readonly Pair[] => {
  const paired: Pair[] = []
  let [at, to] = [0, 0]
  const between = (left: readonly GridRow[], right: readonly GridRow[]): readonly Pair[] =>
    left.length === right.length
      ? left.map((row, index) => [row, right[index]])
      : [...left.map((row): Pair => [row, undefined]), ...right.map((row): Pair => [undefined, row])]
  for (const [index, row] of old.rows.entries()) {
    const key = rowKey(old, row)
    const found = fresh.rows.findIndex((one, place) => place >= to && sameText(rowKey(fresh, one), key))
    if (found < 0) continue
    paired.push(...between(old.rows.slice(at, index), fresh.rows.slice(to, found)), [row, fresh.rows[found]])
    at = index + 1
    to = found + 1
  }
  return [...paired, ...between(old.rows.slice(at), fresh.rows.slice(to))]
}

/** The first cells that name the row in its table; of two equal rows the whole row. */
const rowKey = ({ rows }: Grid, row: GridRow): string => {
  const start = (one: GridRow, count: number): string =>
    one.cells
      .slice(0, count)
      .map(({ text }) => text)
      .join(' | ')
  const count = row.cells.findIndex(
    (_, at) => rows.filter((one) => sameText(start(one, at + 1), start(row, at + 1))).length === 1,
  )
  return start(row, count < 0 ? row.cells.length : count + 1)
}

const rowAddress = (name: string, grid: Grid, row: GridRow): string => `${name}[${rowKey(grid, row)}]`
