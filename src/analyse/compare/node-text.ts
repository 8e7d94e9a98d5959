import { gridOf } from '../../source/table/grid.ts'
import { entriesOf, type MapNode, type TextNode, type TreeNode, valueAt } from '../../source/tree.ts'

/** A part of a rule file on a line or two, as a person reads it: `is: sales × 2%; when: sales > 0`. */
export const nodeText = (node: TreeNode): string => {
  if (node.kind === 'broken') return ''
  if (node.kind === 'list') return node.items.map((item) => inBraces(item)).join(', ')
  if (node.kind === 'map')
    return entriesOf(node)
      .map(({ key, value }) => `${key}: ${inBraces(value)}`)
      .join('; ')
  return node.grid ? tableText(node) : node.text.trim()
}

const inBraces = (node: TreeNode): string => (node.kind === 'map' ? `{ ${nodeText(node)} }` : nodeText(node))

/** A table with its cells in force, a row on a line. */
const tableText = (node: TextNode): string => {
  const grid = gridOf(node)!
  return [grid.header, ...grid.rows].map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n')
}

/** An entry as a map, where it is written as the one value alone. */
export const asEntryMap = (node: TreeNode, main: string): MapNode =>
  node.kind === 'map'
    ? node
    : { kind: 'map', span: node.span, entries: [{ key: main, keySpan: node.span, value: node }] }

/** A whole parameter, rule or reading: what it says, without its title. */
export const entryText = (node: TreeNode, main: string): string => {
  const map = asEntryMap(node, main)
  const entries = map.entries.filter(({ key }) => key !== 'title')
  const [first] = entries
  if (entries.length === 1 && first?.key === main) return nodeText(first.value)
  return nodeText({ ...map, entries })
}

/** The text node that holds the table of a rule, and the keys that lead to it. */
export const tableAt = (node: TreeNode | undefined): TextNode | undefined => {
  const rows = valueAt(node, 'rows') ?? node
  return rows?.kind === 'text' ? rows : undefined
}
