import type { TableOutcome } from '../../model/table.ts'
import type { Lowering, Operand } from '../mechanism.ts'
import { checkRows } from './check-rows.ts'
import { lowerConditions } from './conditions.ts'
import type { TableParts } from './parts.ts'

/** `post: keeper | post: otherwise`, `months: < 12 | months: ≥ 12`: the column whose header holds of the second key. */
export const chooseColumn = (
  headers: readonly TableOutcome[],
  columns: readonly Operand[],
  lowering: Lowering,
): Operand | undefined => {
  const { key: formula } = headers[0]!.choose!
  const key = lowering.formula(formula)
  if (!key) return undefined
  // The headers are the rows of a table of their own, and have to prove the same.
  const rows = headers.map(({ name, choose, span }) => ({
    name: `${name}: ${choose!.cell.text}`,
    keys: [choose!.cell],
    outcomes: [],
    ...(span ? { span } : {}),
  }))
  const parts: TableParts = { table: { keys: [{ formula }], rows }, keys: [key], columns: true }
  const conditions = lowerConditions(parts, lowering)
  if (!conditions || !checkRows(parts, conditions, 'first', lowering)) return undefined
  const known = rows.map(({ name }, at) => ({ name, conditions: conditions[at]!.columns }))
  const row = lowering.emit({ op: 'lookup', rows: known, hit: 'first', keys: [key.column] }, { kind: 'row' })
  const { type } = columns[0]!
  const column = lowering.emit({ op: 'gather', row, cells: columns.map((one) => one.column) }, type)
  return { column, type, optional: key.optional || columns.some((one) => one.optional) }
}
