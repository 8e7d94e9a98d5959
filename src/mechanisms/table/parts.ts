import type { Table } from '../../model/table.ts'
import type { ColumnType } from '../../plan/type.ts'
import type { LoweredFormula, Operand } from '../mechanism.ts'

/** A table with its keys lowered. */
export interface TableParts {
  readonly table: Pick<Table, 'keys' | 'rows' | 'span'>
  readonly keys: readonly LoweredFormula[]
  /** The quantity that edges are shares of. */
  readonly edgesOf?: Operand
  /** The rows are really the headers of columns. */
  readonly columns?: true
}

/** What a cell of an outcome column is. */
export type Cell = Operand | 'none' | 'open'

/** Makes one value of the cells of an outcome column, row by row. */
export type Gather = (cells: readonly Cell[], type: ColumnType, name: string) => Operand | undefined
