import type { Node, Range } from './ast.ts'
import { childrenOf, partsOnRows } from './children.ts'

/** A name as it is used in a formula. `path` has the members: `tier.rate` is `['tier', 'rate']`. */
export interface NameUse {
  readonly name: string
  readonly path: readonly string[]
  readonly range: Range
}

/** Every value a formula reads by name, in order of appearance; things after `each`, `via`, `in` are not values. */
export const namesIn = (tree: Node): readonly NameUse[] => {
  const path = pathOf(tree)
  if (path !== undefined) return [{ name: path[0]!, path, range: tree.range }]
  return childrenOf(tree).flatMap(namesIn)
}

/** Those of them that say on which rows the formula stands. */
export const namesOnRows = (tree: Node): readonly NameUse[] =>
  pathOf(tree) === undefined ? partsOnRows(tree).flatMap(namesOnRows) : namesIn(tree)

const pathOf = (node: Node): readonly string[] | undefined => {
  if (node.kind === 'name') return [node.name]
  if (node.kind !== 'member') return undefined
  const before = pathOf(node.of)
  return before && [...before, node.name]
}
