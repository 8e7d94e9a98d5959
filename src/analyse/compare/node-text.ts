import { gridOf } from '../../source/table/grid.ts'
import {
  entriesOf,
  type MapEntry,
  type MapNode,
  type TextNode,
  type TreeNode,
  valueAt,
} from '../../source/tree.ts'

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

/** A whole parameter, rule or reading: what it says, without its title or question. */
export const entryText = (node: TreeNode, main: string): string => {
  const map = asEntryMap(node, main)
  const entries = map.entries.filter(({ key }) => key !== 'title' && key !== 'question').map(namesAlone)
  const [first, second] = entries
  const isFirst = first?.key === main
  if (entries.length === 1 && isFirst) return nodeText(first.value)
  // A number with its unit, as people write it.
  if (entries.length === 2 && isFirst && main === 'value' && second!.key === 'unit')
    return `${nodeText(first.value)} ${nodeText(second!.value)}`
  return nodeText({ ...map, entries })
}

/** Of the options of a reading their names: what each is called in both languages would fill a page. */
const namesAlone = (entry: MapEntry): MapEntry =>
  entry.key === 'options' && entry.value.kind === 'map'
    ? { ...entry, value: { ...entry.value, kind: 'list', items: entriesOf(entry.value).map(asName) } }
    : entry

const asName = ({ key, keySpan, value }: MapEntry): TextNode => ({
  kind: 'text',
  text: key,
  span: keySpan,
  offset: value.kind === 'text' ? value.offset : 0,
  style: 'plain',
})

/** The text node that holds the table of a rule, and the keys that lead to it. */
export const tableAt = (node: TreeNode | undefined): TextNode | undefined => {
  const rows = valueAt(node, 'rows') ?? node
  return rows?.kind === 'text' ? rows : undefined
}
