import { entriesOf, type MapEntry, type MapNode, type TreeNode, valueAt } from '../tree.ts'

export type Part = 'parameters' | 'readings' | 'rules'
export const parts: readonly Part[] = ['parameters', 'readings', 'rules']

/** What a bare address means in each kind of entry that is a map. */
export const mainKey: Readonly<Record<Part, string>> = {
  parameters: 'value',
  readings: 'default',
  rules: 'is',
}

/** A named entry of a clause. */
export interface Located {
  readonly clause: string
  readonly part: Part
  readonly entry: MapEntry
}

/** Everything that has a name of its own in the clauses of a tree. */
export const locateAll = (root: MapNode): readonly Located[] =>
  entriesOf(valueAt(root, 'clauses')).flatMap(({ key: clause, value }) =>
    parts.flatMap((part) => entriesOf(valueAt(value, part)).map((entry) => ({ clause, part, entry }))),
  )

/** The tree with another value at the end of a path of keys; undefined removes the entry, a new key is added. */
export const withValue = (
  node: MapNode,
  [key, ...rest]: readonly string[],
  value: TreeNode | undefined,
  keySpan?: MapEntry['keySpan'],
): MapNode => {
  const entry = node.entries.find((one) => one.key === key)
  if (key === undefined) return node
  if (rest.length > 0) {
    if (entry?.value.kind !== 'map') return node
    const inner = withValue(entry.value, rest, value, keySpan)
    return { ...node, entries: node.entries.map((one) => (one === entry ? { ...one, value: inner } : one)) }
  }
  if (value === undefined) return { ...node, entries: node.entries.filter((one) => one !== entry) }
  const fresh: MapEntry = { key, keySpan: keySpan ?? entry?.keySpan ?? node.span, value }
  if (entry === undefined) return { ...node, entries: [...node.entries, fresh] }
  return { ...node, entries: node.entries.map((one) => (one === entry ? { ...one, value } : one)) }
}
