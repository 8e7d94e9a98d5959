import type { LawNote } from '../model/rule-set.ts'
import { asMap, checkKeys, textOf } from './fields.ts'
import { readLabel } from './label.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, valueAt } from './tree.ts'

/** Notes on the law, each with its source. */
export const readLaw = (problems: Problems, node: TreeNode | undefined): readonly LawNote[] | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind !== 'list') return report(problems, 'source-list-expected', { key: 'law' }, node.span)
  return node.items.flatMap((item) => {
    const map = asMap(problems, item, 'law')
    if (map === undefined) return []
    checkKeys(problems, map, ['says', 'source'], 'law')
    const says = readLabel(problems, valueAt(map, 'says'), 'says')
    const source = textOf(problems, valueAt(map, 'source'), 'source')
    for (const key of ['says', 'source']) {
      if (valueAt(map, key) === undefined)
        report(problems, 'source-key-missing', { key, what: 'law' }, map.span)
    }
    return says && source !== undefined ? [{ says, source }] : []
  })
}
