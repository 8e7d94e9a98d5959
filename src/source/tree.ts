import type { Span } from '../core/span.ts'
import type { Piece } from '../formula/ast.ts'

/** A rule file as it was written: texts, lists and maps, every one with its place; nothing is interpreted yet. */
export type TreeNode = TextNode | ListNode | MapNode | BrokenNode

export interface TextNode {
  readonly kind: 'text'
  readonly text: string
  readonly span: Span
  /** Where the text itself stands, without quotation marks, block header and indentation. */
  readonly offset: number | readonly Piece[]
  readonly style: 'plain' | 'quoted' | 'block' | 'folded'
  /** A comment behind the text on the same line. */
  readonly comment?: Span
  /** The table of this text, where a variant has changed cells of it. */
  readonly grid?: Grid
}

/** A table as cells of text, each with its place in the file. */
export interface Grid {
  readonly header: GridRow
  readonly rows: readonly GridRow[]
}

export interface GridRow {
  /** The row as it was written. */
  readonly text: string
  readonly span: Span
  readonly cells: readonly GridCell[]
}

export interface GridCell {
  readonly text: string
  readonly span: Span
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly TreeNode[]
  readonly span: Span
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
  readonly span: Span
}

export interface MapEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: TreeNode
}

/** Something that was refused already; whoever reads it passes over it in silence. */
export interface BrokenNode {
  readonly kind: 'broken'
  readonly span: Span
}

/** The value of a key, if the node is a map that has it. */
export const valueAt = (node: TreeNode | undefined, key: string): TreeNode | undefined =>
  node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined

/** The entries of a map; of anything else none. */
export const entriesOf = (node: TreeNode | undefined): readonly MapEntry[] =>
  node?.kind === 'map' ? node.entries : []

/** A text that stands in no file: a word offered by a setting, a body that goes without saying. */
export const textAt = (text: string, span: Span): TextNode => ({
  kind: 'text',
  text,
  span,
  offset: span.start,
  style: 'plain',
})

/** A text that can hold a table. */
export const isTableText = (node: TreeNode | undefined): node is TextNode => node?.kind === 'text'
