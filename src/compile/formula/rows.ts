import type { Operand } from '../../mechanisms/mechanism.ts'
import type { AxisId, ColumnId } from '../../plan/type.ts'
import type { Scope } from '../state.ts'

/** Where a part of a formula is lowered on other rows: what it reads there is collected apart. */
export const onRows = (scope: Scope, axis: AxisId): Scope => ({
  ...scope,
  axis,
  names: [],
  aggregates: [],
  looks: [],
  locals: new Map(),
})

/** A value of coarser rows, brought to these along references. */
export const bringDown = (
  { state, rule, axis }: Pick<Scope, 'state' | 'rule' | 'axis'>,
  { column, type }: Pick<Operand, 'column' | 'type'>,
  path: readonly string[],
): ColumnId => state.builder.emit({ op: 'down', axis, path, of: column }, rule, type, axis)
