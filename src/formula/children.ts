import type { Node } from './ast.ts'

/** The parts whose rows matter: a table that is asked with another value may stand on any rows. */
export const partsOnRows = (node: Node): readonly Node[] =>
  node.kind === 'call' && (node.name === 'lookup' || (node.name === 'marginal' && node.arguments.length > 2))
    ? node.arguments.slice(1)
    : childrenOf(node)

/** The parts of a node, in the order in which they are written. */
export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'truth':
    case 'none':
    case 'name':
      return []
    case 'member':
    case 'not':
    case 'negate':
      return [node.of]
    case 'binary':
      return [node.left, node.right]
    case 'inList':
      return [node.of, ...node.items]
    case 'inInterval':
      return [node.of, ...(node.from ? [node.from.value] : []), ...(node.to ? [node.to.value] : [])]
    case 'if':
      return [node.condition, node.then, node.otherwise]
    case 'call':
      return node.arguments
    case 'aggregate':
      return node.where ? [node.value, node.where] : [node.value]
  }
}
