import type { Problems } from '../problems.ts'
import type { MapNode } from '../tree.ts'

/** A file with everything it inherits. */
export const resolveVariant = (
  root: MapNode,
  _parents: readonly MapNode[],
  _problems: Problems,
): MapNode | undefined => root
