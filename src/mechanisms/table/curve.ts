import { compare } from '../../core/exact.ts'
import type { ColumnType } from '../../plan/type.ts'
import type { LoweredBody, Lowering, Operand } from '../mechanism.ts'
import { lowerConditions } from './conditions.ts'
import { lowerOutcomes } from './outcomes.ts'
import type { TableParts } from './parts.ts'
import { constantOf } from './tiers.ts'

const isSame = (left: Operand, right: Operand): boolean =>
  compare(constantOf(left)!, constantOf(right)!) === 0

/** `between: linear`: the rows are points, joined by straight lines; beyond the outermost points their value holds. */
export const lowerCurve = (parts: TableParts, lowering: Lowering): LoweredBody | undefined => {
  const { table, keys } = parts
  const key = keys[0]!
  const conditions = lowerConditions(parts, lowering)
  if (!conditions) return undefined
  const points = conditions.map(({ tests: [test] }) =>
    test?.kind === 'edge' && test.sign === '=' ? test.edge : undefined,
  )
  const noPoint = points.findIndex((one) => one === undefined || constantOf(one) === undefined)
  if (keys.length !== 1 || key.type.kind !== 'number' || noPoint >= 0)
    return lowering.report(
      'curve-needs-points',
      { rule: lowering.rule.name },
      noPoint >= 0 ? table.rows[noPoint]!.span : table.span,
    )
  const row = lowering.emit(
    {
      op: 'lookup',
      rows: table.rows.map((one, at) => ({ name: one.name, conditions: conditions[at]!.columns })),
      hit: 'first',
      keys: [key.column],
    },
    { kind: 'row' },
  )
  const lowered = lowerOutcomes(parts, conditions, row, lowering)
  if (!lowered) return undefined
  const order = points
    .map((_, at) => at)
    .sort((left, right) => compare(constantOf(points[left]!)!, constantOf(points[right]!)!))
  const twice = order.findIndex((at, place) => place > 0 && isSame(points[at]!, points[order[place - 1]!]!))
  if (twice > 0) {
    const [second, first] = [order[twice]!, order[twice - 1]!].map((at) => table.rows[at]!)
    return lowering.report(
      'curve-point-twice',
      { rule: lowering.rule.name, point: second!.name },
      second!.span,
      first!.span,
    )
  }
  const outcomes: Record<string, Operand> = {}
  for (const [name, column] of Object.entries(lowered.columns)) {
    const values = order.map((at) => lowered.cells[at]![name])
    const noValue = lowered.cells.findIndex((row) => row[name]?.type.kind !== 'number')
    if (column.type.kind !== 'number' || noValue >= 0)
      return lowering.report(
        'curve-needs-points',
        { rule: lowering.rule.name },
        table.rows[Math.max(0, noValue)]!.span,
      )
    const type: ColumnType = { ...column.type, scale: 'quotient' }
    const piece = lowering.emit(
      {
        op: 'piece',
        how: 'linear',
        x: key.column,
        edges: order.map((at) => points[at]!.column),
        values: values.map((one) => one!.column),
      },
      type,
    )
    outcomes[name] = { column: piece, type, optional: key.optional || values.some((one) => one!.optional) }
  }
  const names = Object.keys(outcomes)
  const own = outcomes[lowering.rule.name] ?? (names.length === 1 ? outcomes[names[0]!] : undefined)
  return {
    ...(own ? { value: own } : {}),
    outcomes,
    working: {
      kind: 'table',
      keys: [{ text: table.keys[0]!.formula.text, column: key.column }],
      row,
      headers: [table.keys[0]!.formula.text, ...table.outcomes.map((one) => one.name)],
      rows: table.rows.map((one) => ({
        name: one.name,
        cells: [...one.keys.map((cell) => cell.text), ...one.outcomes.map((cell) => cell.text)],
      })),
      names: [...key.names, ...lowered.names.flat()],
    },
  }
}
