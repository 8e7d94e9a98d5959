import { compare, type Exact } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import type { Operand, TierTable } from '../mechanism.ts'
import type { KeyTest, RowConditions } from './conditions.ts'
import type { TableParts } from './parts.ts'

export const constantOf = ({ constant }: Operand): Exact | undefined =>
  constant === undefined ? undefined : readExact(constant)

/** The lower edge of each row, where the first key has one. */
export const lowerEdges = (
  parts: TableParts,
  conditions: readonly RowConditions[],
): readonly (Operand | undefined)[] =>
  conditions.map(({ tests }, at) => {
    const test = tests[0]!
    if (parts.keys[0]!.type.kind !== 'number') return undefined
    if (test.kind === 'interval') return test.from?.edge
    if (test.kind === 'edge' && (test.sign === '≥' || test.sign === '>')) return test.edge
    // A ceiling: the row starts where the row above it ended.
    const before = conditions[at - 1]?.tests[0]
    return before && isCeiling(before) ? before.edge : undefined
  })

/** The same where rows stand by themselves: a ceiling says nothing of where its row begins. */
export const ownLowerEdges = (
  parts: TableParts,
  conditions: readonly RowConditions[],
): readonly (Operand | undefined)[] =>
  lowerEdges(parts, conditions).map((edge, at) => (isCeiling(conditions[at]!.tests[0]!) ? undefined : edge))

const isCeiling = (test: KeyTest): test is Extract<KeyTest, { kind: 'edge' }> =>
  test.kind === 'edge' && (test.sign === '≤' || test.sign === '<')
const isFloor = (test: KeyTest): test is Extract<KeyTest, { kind: 'edge' }> =>
  test.kind === 'edge' && (test.sign === '≥' || test.sign === '>')

/** A table that can go slice by slice: one numeric key, edges that all point one way. Lowest row first. */
export const tierTable = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  cells: readonly Readonly<Record<string, Operand | undefined>>[],
): TierTable | undefined => {
  const key = parts.keys[0]!
  if (parts.keys.length !== 1 || key.type.kind !== 'number') return undefined
  const tests = conditions.map((row) => row.tests[0]!)
  const edged = tests.filter((test) => test.kind !== 'any')
  const edges = lowerEdges(parts, conditions)
  const rows = parts.table.rows.map((row, at) => ({ name: row.name, edge: edges[at], values: cells[at]! }))
  if (edged.every(isFloor)) {
    const floors = rows.filter((_, at) => tests[at]!.kind !== 'any')
    const rest = rows.filter((_, at) => tests[at]!.kind === 'any').map((row) => ({ ...row, edge: undefined }))
    return { key, rows: [...rest, ...inOrder(floors)] }
  }
  if (edged.every(isCeiling) || edged.every((test) => test.kind === 'interval')) {
    const [lowest, ...higher] = inOrder(rows)
    return lowest && { key, rows: [{ ...lowest, edge: undefined }, ...higher] }
  }
  return undefined
}

/** Rows by rising edge where the edges are known numbers; as written, turned round where they fall, otherwise. */
const inOrder = <Row extends { readonly edge: Operand | undefined }>(
  rows: readonly Row[],
): readonly Row[] => {
  const known = rows.map((row) => (row.edge ? constantOf(row.edge) : undefined))
  if (known.some((edge, at) => edge === undefined && rows[at]!.edge !== undefined)) return [...rows].reverse()
  const order = rows.map((row, at) => ({ row, edge: known[at] }))
  return order
    .sort((left, right) => (left.edge && right.edge ? compare(left.edge, right.edge) : left.edge ? 1 : -1))
    .map(({ row }) => row)
}
