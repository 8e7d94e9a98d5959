import type { Span } from '../../core/span.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import { asMap, listed, textOf } from '../fields.ts'
import { type Problems, report } from '../problems.ts'
import { type MapNode, valueAt } from '../tree.ts'
import { applyChange } from './change.ts'
import { mergeTrees } from './merge.ts'
import { removeRules } from './remove.ts'

/** A file with everything it inherits: the parent's tree, changed, with what the variant adds. */
export const resolveVariant = (
  root: MapNode,
  parents: readonly MapNode[],
  problems: Problems,
  path: readonly string[] = [],
): MapNode | undefined => {
  const extended = valueAt(root, 'extends')
  if (extended === undefined) {
    for (const key of ['change', 'remove'] as const) {
      const entry = root.entries.find((one) => one.key === key)
      if (entry) report(problems, 'source-extends-missing', { key }, entry.keySpan)
    }
    return root
  }
  const id = textOf(problems, extended, 'extends')
  if (id === undefined) return undefined
  const ids = [...path, idOf(root)]
  if (ids.includes(id)) {
    return report(problems, 'source-extends-circle', { path: [...ids, id].join(' → ') }, extended.span)
  }
  const parent = findParent(id, parents, problems, extended.span)
  const base = parent && resolveVariant(parent, parents, problems, ids)
  return base && vary(base, root, problems)
}

/** What a variant starts from: its parent with everything that inherits; undefined where it extends none of these. */
export const inheritedBy = (root: MapNode, parents: readonly MapNode[]): MapNode | undefined => {
  const extended = valueAt(root, 'extends')
  const parent =
    extended?.kind === 'text' ? parents.find((one) => idOf(one) === extended.text.trim()) : undefined
  return parent && resolveVariant(parent, parents, [])
}

const idOf = (root: MapNode): string => {
  const id = valueAt(root, 'id')
  return id?.kind === 'text' ? id.text.trim() : ''
}

const findParent = (
  id: string,
  parents: readonly MapNode[],
  problems: Problems,
  span: Span,
): MapNode | undefined => {
  const parent = parents.find((one) => idOf(one) === id)
  if (parent) return parent
  const known = parents.map(idOf)
  return report(
    problems,
    'source-extends-unknown',
    { id, near: nearest(id, known) ?? '', known: listed(known) },
    span,
  )
}

/** Changes first, so that an address always means the parent's text; then removals; then what is new. */
const vary = (base: MapNode, variant: MapNode, problems: Problems): MapNode => {
  const changes = asMap(problems, valueAt(variant, 'change'), 'change')?.entries ?? []
  const changed = changes.reduce((tree, entry) => applyChange(tree, entry, problems), base)
  const kept = removeRules(changed, valueAt(variant, 'remove'), problems)
  return mergeTrees(kept, variant)
}
