import { nearest } from '../../diagnostics/suggest.ts'
import { listed, textsOf } from '../fields.ts'
import { type Problems, report } from '../problems.ts'
import { entriesOf, type MapNode, type TreeNode, valueAt } from '../tree.ts'
import { locateAll, withValue } from './locate.ts'

/** The tree without the rules, parameters and readings that a variant removes. */
export const removeRules = (root: MapNode, node: TreeNode | undefined, problems: Problems): MapNode =>
  textsOf(problems, node, 'remove').reduce((tree, { text, span }) => {
    const name = text.trim().normalize('NFC')
    const all = locateAll(tree)
    const found = all.find(({ entry }) => entry.key === name)
    if (found === undefined) {
      const known = all.filter(({ part }) => part === 'rules').map(({ entry }) => entry.key)
      report(
        problems,
        'source-remove-unknown',
        { name, near: nearest(name, known) ?? '', known: listed(known) },
        span,
      )
      return tree
    }
    const without = withValue(tree, ['clauses', found.clause, found.part, name], undefined)
    return saidWhyEmpty(without, found.clause, span)
  }, root)

/** A clause that has lost its last rule says that the variant took it. */
const saidWhyEmpty = (root: MapNode, clause: string, span: MapNode['span']): MapNode => {
  const node = valueAt(valueAt(root, 'clauses'), clause)
  const isEmpty =
    entriesOf(valueAt(node, 'rules')).length + entriesOf(valueAt(node, 'parameters')).length === 0
  if (!isEmpty) return root
  const text = (value: string): TreeNode => ({
    kind: 'text',
    text: value,
    span,
    offset: span.start,
    style: 'plain',
  })
  const reason: MapNode = {
    kind: 'map',
    span,
    entries: [
      { key: 'zh', keySpan: span, value: text('本变体删去了该条的规则。') },
      { key: 'en', keySpan: span, value: text('This variant removes the rules of the clause.') },
    ],
  }
  return withValue(root, ['clauses', clause, 'no rule'], reason, span)
}
