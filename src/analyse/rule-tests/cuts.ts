import type { Formula, Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'
import type { RuleSet } from '../../model/rule-set.ts'

const comparisons: ReadonlySet<string> = new Set(['<', '≤', '>', '≥', '=', '≠'])

/** Names that something is compared with: a parameter among them is an edge, and not an amount. */
export const cutsByName = (model: RuleSet): ReadonlySet<string> => {
  const found = new Set<string>()
  const inTree = (node: Node): void => {
    const sides =
      node.kind === 'binary' && comparisons.has(node.operator)
        ? [node.left, node.right]
        : node.kind === 'inInterval'
          ? [node.from?.value, node.to?.value]
          : []
    for (const side of sides) if (side?.kind === 'name') found.add(side.name)
    for (const child of childrenOf(node)) inTree(child)
  }
  const look = (value: unknown, isKey: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    if (isFormula(value)) {
      if (isKey && value.tree.kind === 'name') found.add(value.tree.name)
      inTree(value.tree)
      return
    }
    // In a key cell of a table the whole formula is an edge.
    for (const [key, one] of Object.entries(value)) look(one, key === 'keys' || (isKey && key !== 'formula'))
  }
  look(model.rules, false)
  return found
}

const isFormula = (value: object): value is Formula => 'tree' in value && 'text' in value
