import type { Node } from '../../formula/ast.ts'
import { mergeNames } from '../../plan/looks.ts'
import type { Atom } from '../../plan/plan.ts'
import { type LowerNode, type Scope, textOf } from '../state.ts'
import { knowing } from './logic.ts'

/** The parts of a condition that are joined by `and`, each with the values it reads: all of them are shown when it fails. */
export const conditionAtoms = (node: Node, scope: Scope, lower: LowerNode): readonly Atom[] => {
  if (node.kind === 'binary' && node.operator === 'and')
    return [
      ...conditionAtoms(node.left, scope, lower),
      ...conditionAtoms(node.right, knowing(scope, node.left), lower),
    ]
  const own: Scope = { ...scope, names: [], aggregates: [], looks: [] }
  const operand = lower(node, own)
  if (!operand) return []
  const aggregates = own.aggregates.length > 0 ? { aggregates: own.aggregates } : {}
  return [
    { text: textOf(scope, node.range), column: operand.column, names: mergeNames(own.names), ...aggregates },
  ]
}
