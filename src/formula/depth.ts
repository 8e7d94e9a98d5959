import type { Node } from './ast.ts'
import { childrenOf } from './children.ts'

/** Number of levels of a tree. Walks level by level: a long chain must not overflow the stack. */
export const depthOf = (tree: Node): number => {
  let depth = 0
  for (let level: readonly Node[] = [tree]; level.length > 0; level = level.flatMap(childrenOf)) depth += 1
  return depth
}
