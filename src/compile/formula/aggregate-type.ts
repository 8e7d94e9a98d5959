import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { ColumnType } from '../../plan/type.ts'
import { atLeastZero, isAtLeastZero } from '../range.ts'

export type Aggregate = Extract<Node, { kind: 'aggregate' }>

/** The type of an aggregate's result. */
export const resultType = (node: Aggregate, value: Operand): ColumnType => {
  if (node.name === 'any' || node.name === 'all') return { kind: 'truth' }
  if (node.name === 'count' || node.name === 'distinct')
    return { kind: 'number', unit: {}, scale: 0, range: atLeastZero }
  if (value.type.kind !== 'number') return value.type
  const range = node.name === 'sum' ? (isAtLeastZero(value.type.range) ? atLeastZero : {}) : value.type.range
  return { ...value.type, range, scale: node.name === 'mean' ? 'quotient' : value.type.scale }
}
