import type { Label } from '../core/label.ts'
import { asMap, checkKeys, textOf } from './fields.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, valueAt } from './tree.ts'

/** A text for people: `{ zh: …, en: … }`, one of the two, or a bare text for both. */
export const readLabel = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): Label | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind === 'text') {
    const text = node.text.trim()
    return { zh: text, en: text }
  }
  const map = asMap(problems, node, what)
  if (map === undefined) return undefined
  checkKeys(problems, map, ['zh', 'en'], what)
  const zh = textOf(problems, valueAt(map, 'zh'), 'zh')
  const en = textOf(problems, valueAt(map, 'en'), 'en')
  const either = zh ?? en
  if (either === undefined) {
    const isSilent = map.entries.length > 0
    return isSilent ? undefined : report(problems, 'source-label-empty', { key: what }, map.span)
  }
  return { zh: zh ?? either, en: en ?? either }
}

/** A map from names to texts for people. */
export const readLabels = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): Readonly<Record<string, Label>> => {
  const map = asMap(problems, node, what)
  const labels = (map?.entries ?? []).map(({ key, value }) => [key, readLabel(problems, value, key)] as const)
  return Object.fromEntries(labels.filter((pair): pair is [string, Label] => pair[1] !== undefined))
}
