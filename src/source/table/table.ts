import { nearest } from '../../diagnostics/suggest.ts'
import type { Table, TableRow } from '../../model/table.ts'
import { listed } from '../fields.ts'
import { isValueName } from '../names.ts'
import { report } from '../problems.ts'
import type { Reader } from '../reader.ts'
import type { Grid, GridRow, TreeNode } from '../tree.ts'
import { checkHeaders } from './check-headers.ts'
import { type Column, columnsOf } from './columns.ts'
import { gridOf } from './grid.ts'
import { readKeyCell } from './key-cell.ts'
import { readOutcomeCell } from './outcome-cell.ts'

type KeyColumn = Extract<Column, { kind: 'key' }>
type OutcomeColumn = Extract<Column, { kind: 'outcome' }>

/** The table of a rule, from its text. */
export const readTable = (reader: Reader, node: TreeNode, rule: string): Table | undefined => {
  const { names, problems } = reader
  if (node.kind === 'broken') return undefined
  if (node.kind !== 'text') return report(problems, 'source-table-expected', { key: 'table' }, node.span)
  if (node.style === 'folded') return report(problems, 'table-folded', {}, node.span)
  const grid = gridOf(node)
  if (grid === undefined || !/[|｜]/.test(node.text))
    return report(problems, 'source-table-expected', { key: 'table' }, node.span)
  if (grid.rows.length === 0) return report(problems, 'table-no-rows', {}, node.span)
  if (!checkCells(reader, grid)) return undefined
  const columns = columnsOf(grid.header.cells, rule, names)
  const keys = columns.filter((column): column is KeyColumn => column.kind === 'key')
  const outcomes = columns.filter((column): column is OutcomeColumn => column.kind === 'outcome')
  if (!checkColumns(reader, keys, outcomes) || !checkHeaders(reader, grid, columns)) return undefined
  const chosen = outcomes.map(({ choose }) => choose && readKeyCell(problems, choose.cell))
  if (outcomes.some(({ choose }, at) => choose && !chosen[at])) return undefined
  const rows = grid.rows.map((row) => readRow(reader, row, keys.length))
  checkRowNames(reader, grid)
  const good = rows.filter((row) => row !== undefined)
  if (good.length < rows.length) return undefined
  return {
    keys: keys.map(({ formula, cell }) => ({ formula, span: cell.span })),
    outcomes: outcomes.map(({ name, choose, unit, cell }, at) => ({
      name,
      ...(unit === undefined ? {} : { unit }),
      ...(choose && { choose: { key: choose.key, cell: chosen[at]! } }),
      span: cell.span,
    })),
    rows: good,
    span: node.span,
  }
}

/** Every row has as many cells as the header, and none is empty. */
const checkCells = ({ problems }: Reader, { header, rows }: Grid): boolean => {
  const before = problems.length
  for (const row of [header, ...rows]) {
    if (row.cells.length !== header.cells.length) {
      const parameters = {
        row: row.text,
        found: String(row.cells.length),
        wanted: String(header.cells.length),
      }
      report(problems, 'table-ragged', parameters, row.span, { span: header.span, label: 'header' })
      continue
    }
    for (const cell of row.cells) {
      if (cell.text !== '') continue
      report(
        problems,
        row === header ? 'table-empty-header' : 'table-empty-cell',
        { row: row.text },
        row.span,
      )
      break
    }
  }
  return problems.length === before
}

const checkColumns = (
  { names, problems }: Reader,
  keys: readonly KeyColumn[],
  outcomes: readonly OutcomeColumn[],
): boolean => {
  const before = problems.length
  const [first] = outcomes
  if (keys.length === 0 && first) {
    const known = [...names.places.keys()].filter((name) => isValueName(names, name))
    const parameters = {
      header: first.cell.text,
      near: nearest(first.cell.text, known) ?? '',
      known: listed(known),
    }
    report(problems, 'table-no-key', parameters, first.cell.span)
  }
  for (const [index, { name, choose, cell }] of outcomes.entries()) {
    const earlier = outcomes
      .slice(0, index)
      .find((one) => one.name === name && one.choose?.cell.text === choose?.cell.text)
    if (earlier)
      report(problems, 'table-header-twice', { header: cell.text }, cell.span, {
        span: earlier.cell.span,
        label: 'first',
      })
  }
  return problems.length === before
}

const readRow = ({ names, problems }: Reader, row: GridRow, keyCount: number): TableRow | undefined => {
  const keys = row.cells.slice(0, keyCount).map((cell) => readKeyCell(problems, cell))
  const outcomes = row.cells.slice(keyCount).map((cell) => readOutcomeCell(problems, cell, names))
  const good = {
    keys: keys.filter((cell) => cell !== undefined),
    outcomes: outcomes.filter((cell) => cell !== undefined),
  }
  if (good.keys.length < keys.length || good.outcomes.length < outcomes.length) return undefined
  return { name: good.keys.map(({ text }) => text).join(' | '), ...good, span: row.span }
}

/** Rows with the same cells all over are one row written twice. */
const checkRowNames = ({ problems }: Reader, { rows }: Grid): void => {
  const seen = new Map<string, GridRow>()
  for (const row of rows) {
    const name = row.cells.map(({ text }) => text).join(' | ')
    const first = seen.get(name)
    if (first)
      report(problems, 'table-row-twice', { row: row.text }, row.span, { span: first.span, label: 'first' })
    else seen.set(name, row)
  }
}
