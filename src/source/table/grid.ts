import { spanAt } from '../../formula/place.ts'
import type { Grid, GridCell, GridRow, TextNode } from '../tree.ts'

const ruler = /^[\s|｜+:=─—-]*$/

/** Cuts a text into tables: blank lines separate them, lines of dashes are passed over. */
export const gridsOf = (node: TextNode): readonly Grid[] => {
  const grids: GridRow[][] = [[]]
  let at = 0
  for (const line of node.text.split('\n')) {
    if (line.trim() === '') grids.push([])
    else if (!ruler.test(line)) grids.at(-1)!.push(rowOf(node, line, at))
    at += line.length + 1
  }
  return grids.flatMap((rows) => withoutBars(rows))
}

/** The one table of a text; blank lines inside it are passed over. Undefined where there is no row at all. */
export const gridOf = (node: TextNode): Grid | undefined => {
  if (node.grid) return node.grid
  const [header, ...rows] = gridsOf(node).flatMap((grid) => [grid.header, ...grid.rows])
  return header && { header, rows }
}

/** Tables may have a bar at each end, as in Markdown; an empty cell of any other kind stays. */
const withoutBars = ([first, ...others]: readonly GridRow[]): readonly Grid[] => {
  if (first === undefined) return []
  const bare = (row: GridRow): GridRow => {
    const isEmpty = (index: number): boolean => row.cells[index]?.text === ''
    const from = isEmpty(0) ? 1 : 0
    return { ...row, cells: row.cells.slice(from, isEmpty(row.cells.length - 1) ? -1 : undefined) }
  }
  const header = bare(first)
  const rows = others.map((row) => (row.cells.length > header.cells.length ? bare(row) : row))
  return [{ header, rows }]
}

const rowOf = (node: TextNode, line: string, start: number): GridRow => {
  const place = { source: node.span.source, offset: node.offset }
  const cells: GridCell[] = []
  let at = 0
  for (const part of line.split(/[|｜]/)) {
    const text = part.trim()
    const from = start + at + (text === '' ? 0 : part.indexOf(text))
    cells.push({ text, span: spanAt(place, { start: from, end: from + text.length }) })
    at += part.length + 1
  }
  const text = line.trim()
  const from = start + line.indexOf(text)
  return { text, span: spanAt(place, { start: from, end: from + text.length }), cells }
}
