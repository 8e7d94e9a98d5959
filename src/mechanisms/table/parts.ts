import type { Table } from '../../model/table.ts'
import type { LoweredFormula, Operand } from '../mechanism.ts'

/** A table with its keys lowered. */
export interface TableParts {
  readonly table: Table
  readonly keys: readonly LoweredFormula[]
  /** The quantity that edges are shares of. */
  readonly edgesOf?: Operand
}
