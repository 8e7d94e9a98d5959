import type { Operation } from './operations.ts'
import type { ColumnId } from './type.ts'

/** The columns an operation reads. */
export const columnsRead = (operation: Operation): readonly ColumnId[] => {
  const known = (...columns: readonly (ColumnId | null | undefined | 'none' | 'open')[]): ColumnId[] =>
    columns.filter((one) => typeof one === 'number')
  switch (operation.op) {
    case 'constant':
    case 'input':
    case 'opening':
      return []
    case 'sum':
      return operation.terms.map((term) => term.of)
    case 'multiply':
    case 'divide':
    case 'compare':
      return [operation.left, operation.right]
    case 'logic':
    case 'first':
    case 'extreme':
    case 'calendar':
      return operation.of
    case 'round':
    case 'down':
    case 'closing':
    case 'override':
      return [operation.of]
    case 'pick':
      return known(operation.condition, operation.then, operation.otherwise)
    case 'lookup':
      return [...operation.keys, ...operation.rows.flatMap((row) => row.conditions)]
    case 'gather':
      return known(operation.row, ...operation.cells)
    case 'piece':
      return known(operation.x, operation.prior, ...operation.edges, ...operation.values)
    case 'up':
      return known(operation.of, operation.where)
    case 'rank':
      return known(operation.of, operation.where, ...operation.by)
    case 'share':
      return known(
        operation.pool,
        operation.weight,
        operation.among,
        operation.floor,
        operation.cap,
        ...operation.oddBy,
      )
    case 'decision':
      return known(
        operation.of,
        operation.least?.column,
        operation.most?.column,
        operation.reason,
        operation.usual,
      )
    case 'choose':
      return operation.options.map((option) => option.of)
    case 'evidence':
      return [operation.before, operation.length, operation.holds, operation.of]
    case 'streak':
      return [operation.before, operation.of]
  }
}
