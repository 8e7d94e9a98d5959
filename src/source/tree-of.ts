import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml'
import type { Span } from '../core/span.ts'
import { type Problems, report } from './problems.ts'
import { alignText } from './scalar-offset.ts'
import type { BrokenNode, MapEntry, MapNode, TextNode, TreeNode } from './tree.ts'
import { quoted, reportKeyAlone } from './value-traps.ts'

const mostKeys = 2000

/** Names that every object of the host language has. */
const forbiddenKeys: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])

interface Walk {
  readonly source: string
  readonly text: string
  readonly problems: Problems
}

/** Our own tree from the nodes of the YAML library: no anchors, aliases or tags, no empty values, no key twice. */
export const treeOf = (source: string, text: string, node: unknown, problems: Problems): TreeNode =>
  read({ source, text, problems }, node)

const spanOf = (walk: Walk, node: unknown): Span => {
  const range = (node as { readonly range?: readonly [number, number, number] | null }).range ?? [0, 0, 0]
  return { source: walk.source, start: range[0], end: range[1] }
}

const broken = (span: Span): BrokenNode => ({ kind: 'broken', span })

const read = (walk: Walk, node: unknown): TreeNode => {
  const span = spanOf(walk, node)
  const written = walk.text.slice(span.start, span.end)
  if (isAlias(node)) {
    report(walk.problems, 'source-alias', { found: written, repair: quoted(written) }, span)
    return broken(span)
  }
  refuseProperties(walk, node, span)
  if (isMap(node)) return readMap(walk, node, span)
  if (isSeq(node)) {
    return { kind: 'list', items: node.items.map((item) => read(walk, item)), span }
  }
  if (isScalar(node)) return readText(walk, node, span)
  return broken(span)
}

/** Tags and anchors stand before the range of their node. What they stand at is read all the same. */
const refuseProperties = (walk: Walk, node: unknown, span: Span): void => {
  const { anchor, tag } = node as { readonly anchor?: string; readonly tag?: string }
  for (const [sign, code, has] of [
    ['&', 'source-anchor', anchor !== undefined],
    ['!', 'source-tag', tag !== undefined],
  ] as const) {
    if (!has) continue
    const start = Math.max(0, walk.text.lastIndexOf(sign, span.start))
    const line = walk.text.indexOf('\n', start)
    const end = line < 0 ? walk.text.length : line
    const found = walk.text.slice(start, isScalar(node) ? Math.min(span.end, end) : end).trim()
    const parameters = { found, ...(isScalar(node) && { repair: quoted(found) }) }
    report(walk.problems, code, parameters, { ...span, start, end: start + found.length })
  }
}

const styles: Readonly<Record<string, TextNode['style']>> = {
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'folded',
  PLAIN: 'plain',
}

const readText = (walk: Walk, node: Scalar, span: Span): TreeNode => {
  const text = String(node.value ?? '')
  if (node.anchor !== undefined || node.tag !== undefined) return broken(span)
  const raw = walk.text.slice(span.start, span.end)
  if (text.trim() === '') {
    report(walk.problems, 'source-empty-value', {}, span)
    return broken(span)
  }
  const style = styles[node.type ?? ''] ?? 'quoted'
  const header = style === 'block' || style === 'folded' ? raw.indexOf('\n') + 1 : style === 'quoted' ? 1 : 0
  const quote = style === 'quoted' ? (raw[0] as '"' | "'") : undefined
  const offset = alignText(text, raw.slice(header), span.start + header, quote)
  const comment = style === 'plain' ? /^[ \t]+#[^\n]*/.exec(walk.text.slice(span.end, span.end + 500)) : null
  const commentSpan = comment && { ...span, start: span.end, end: span.end + comment[0].length }
  return { kind: 'text', text, span, offset, style, ...(commentSpan && { comment: commentSpan }) }
}

const readMap = (walk: Walk, node: YAMLMap, span: Span): MapNode => {
  const entries: MapEntry[] = []
  const seen = new Map<string, Span>()
  if (node.items.length > mostKeys) {
    report(walk.problems, 'source-too-many-keys', { limit: String(mostKeys) }, span)
  }
  const pairs = node.items.slice(0, mostKeys)
  for (const [index, pair] of pairs.entries()) {
    const last = entries.at(-1)
    if (node.flow === true && isAlone(pair) && last?.value.kind === 'broken' && isAlone(pairs[index - 1]))
      continue
    const end = spanOf(walk, endOfRun(pairs, index).key).end
    const entry = readPair(walk, pair, node.flow === true ? last : undefined, end)
    if (entry === undefined) continue
    if (entry === 'cut') {
      // What is left of the value before is no value either.
      entries.pop()
      entries.push({ ...last!, value: broken(last!.value.span) })
      continue
    }
    const first = seen.get(entry.key)
    if (first !== undefined) {
      report(walk.problems, 'source-key-twice', { key: entry.key }, entry.keySpan, {
        span: first,
        label: 'first',
      })
      continue
    }
    seen.set(entry.key, entry.keySpan)
    entries.push(entry)
  }
  return { kind: 'map', entries, span }
}

/** Whether a key stands without a value. */
const isAlone = (pair: Pair | undefined): boolean => {
  const { value } = pair ?? {}
  if (pair === undefined || !value) return pair !== undefined
  return isScalar(value) && value.type === 'PLAIN' && value.source === '' && !value.tag && !value.anchor
}

/** The last of the keys without a value that follow each other from here on; the pair itself where it has one. */
const endOfRun = (pairs: readonly Pair[], from: number): Pair => {
  let last = from
  while (isAlone(pairs[last]) && isAlone(pairs[last + 1])) last += 1
  return pairs[last]!
}

/** One key with its value; `before` and `end` serve to tell what became of a value that a comma has cut. */
const readPair = (
  walk: Walk,
  pair: Pair,
  before: MapEntry | undefined,
  end: number,
): MapEntry | 'cut' | undefined => {
  const keySpan = spanOf(walk, pair.key)
  const key = String((pair.key as Scalar).value ?? '').normalize('NFC')
  if (key === '') return report(walk.problems, 'source-empty-key', {}, keySpan)
  if (forbiddenKeys.has(key)) return report(walk.problems, 'source-forbidden-key', { key }, keySpan)
  if (key === '<<') return report(walk.problems, 'source-merge-key', {}, keySpan)
  if (!isAlone(pair)) return { key, keySpan, value: read(walk, pair.value) }
  const cause = reportKeyAlone(walk.text, { key, span: keySpan }, before, end, walk.problems)
  if (cause === 'cut') return 'cut'
  return { key: cause === 'joined' ? key.split(/[:：]/)[0]! : key, keySpan, value: broken(keySpan) }
}
