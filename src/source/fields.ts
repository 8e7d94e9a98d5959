import { nearest } from '../diagnostics/suggest.ts'
import { keyWords } from './key-words.ts'
import { type Problems, report } from './problems.ts'
import type { MapNode, TextNode, TreeNode } from './tree.ts'

/** A list of names for a message. */
export const listed = (names: readonly string[]): string => names.slice(0, 60).join(', ')

/** The node as a map, or a diagnostic; `what` is the key it stands at. */
export const asMap = (problems: Problems, node: TreeNode | undefined, what: string): MapNode | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind === 'map') return node
  if (node.kind === 'text') {
    const colon = /^([^\s:："']+)：\s*(.*)$/s.exec(node.text)
    if (colon !== null) {
      return report(problems, 'source-full-width-colon', { repair: `${colon[1]}: ${colon[2]}` }, node.span)
    }
    const tight = /^([\p{L}][^\s:"']*):(\S.*)$/su.exec(node.text)
    if (tight !== null && node.style === 'plain') {
      return report(problems, 'source-colon-without-space', { repair: `${tight[1]}: ${tight[2]}` }, node.span)
    }
  }
  return report(problems, 'source-map-expected', { key: what }, node.span)
}

/** The node as a text, or a diagnostic. */
export const asText = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): TextNode | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind === 'text') return node
  return report(problems, 'source-text-expected', { key: what }, node.span)
}

/** The text itself, without the line end of a block. */
export const textOf = (problems: Problems, node: TreeNode | undefined, what: string): string | undefined =>
  asText(problems, node, what)?.text.trim().normalize('NFC')

/** The texts of a list, or of one text that stands for a list of one. */
export const textsOf = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): readonly TextNode[] => {
  if (node === undefined || node.kind === 'broken') return []
  if (node.kind === 'text') return [node]
  if (node.kind === 'map') {
    report(problems, 'source-list-expected', { key: what }, node.span)
    return []
  }
  return node.items.flatMap((item) => asText(problems, item, what) ?? [])
}

/** Reports every key that is not in the list, with the nearest that is. */
export const checkKeys = (
  problems: Problems,
  map: MapNode,
  allowed: readonly string[],
  what: string,
): void => {
  for (const { key, keySpan } of map.entries) {
    if (allowed.includes(key)) continue
    const near = nearest(key, allowed, keyWords) ?? ''
    report(problems, 'source-unknown-key', { key, near, what, allowed: listed(allowed) }, keySpan)
  }
}

/** One word of a closed list, or a diagnostic with the nearest. */
export const asWord = <Word extends string>(
  problems: Problems,
  node: TreeNode | undefined,
  words: readonly Word[],
  what: string,
  aliases?: ReadonlyMap<string, string>,
): Word | undefined => {
  const text = textOf(problems, node, what)
  if (text === undefined || node === undefined) return undefined
  const word = words.find((one) => one === text)
  if (word !== undefined) return word
  const near = nearest(text, words, aliases) ?? ''
  return report(
    problems,
    'source-unknown-word',
    { word: text, near, key: what, allowed: listed(words) },
    node.span,
  )
}

/** A number of decimal places, 0 to 12. */
export const decimalCount = (text: string): number | undefined => {
  const count = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].indexOf(text)
  return count < 0 ? undefined : count
}
