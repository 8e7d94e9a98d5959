import type { Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'

/** Functions that have a value although an argument has none. */
const tolerant: ReadonlySet<string> = new Set(['first', 'total', 'present'])

const looksBack: ReadonlySet<string> = new Set(['ago', 'latest'])

/** The `ago(rule)` or `latest(rule)` without which a formula has no value at all; undefined where it can do without. */
export const pastNeeded = (node: Node, rule: string): Node | undefined => {
  const of = (part: Node): Node | undefined => pastNeeded(part, rule)
  switch (node.kind) {
    case 'call':
      if (looksBack.has(node.name) && node.arguments[0]?.kind === 'name' && node.arguments[0].name === rule)
        return node
      return tolerant.has(node.name) ? undefined : firstOf(node.arguments, of)
    case 'if':
      return of(node.condition) ?? (of(node.then) && of(node.otherwise))
    case 'binary':
      // The right side of `and`, `or` matters only sometimes.
      return of(node.left) ?? (node.operator === 'and' || node.operator === 'or' ? undefined : of(node.right))
    case 'aggregate':
      return undefined
    default:
      return firstOf(childrenOf(node), of)
  }
}

const firstOf = (nodes: readonly Node[], of: (node: Node) => Node | undefined): Node | undefined => {
  for (const node of nodes) {
    const found = of(node)
    if (found) return found
  }
  return undefined
}
