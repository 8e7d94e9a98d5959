import type { MapEntry, MapNode, TreeNode } from '../tree.ts'
import { valueAt } from '../tree.ts'

const own = new Set(['extends', 'change', 'remove', 'examples'])
/** Sections whose entries are values: what the variant says replaces what the parent said. */
const labels = new Set(['channels', 'units', 'things', 'words'])

/**
 * The parent's tree with what a variant adds. A name that both give stays in both places, so that it is reported as
 * a clash: a variant changes what it inherits by `change` only. Examples are not inherited: their results would differ.
 */
export const mergeTrees = (base: MapNode, variant: MapNode): MapNode => {
  const inherited = base.entries.filter(({ key }) => !own.has(key) && key !== 'id')
  const added = variant.entries.filter(({ key }) => !own.has(key) || key === 'examples')
  const entries = inherited.map((entry) => {
    const other = valueAt(variant, entry.key)
    return other === undefined ? entry : { ...entry, value: mergeSection(entry.key, entry.value, other) }
  })
  const fresh = added.filter(({ key }) => !inherited.some((one) => one.key === key))
  return { kind: 'map', entries: [...entries, ...fresh], span: variant.span }
}

const mergeSection = (section: string, base: TreeNode, variant: TreeNode): TreeNode => {
  if (base.kind !== 'map' || variant.kind !== 'map') return variant
  if (labels.has(section)) return replaceEntries(base, variant)
  if (section === 'facts') return mergeEntries(base, variant, appendEntries)
  if (section === 'groups') return appendEntries(base, variant)
  if (section === 'clauses') return mergeEntries(base, variant, mergeClause)
  return variant
}

type Merge = (base: TreeNode, variant: TreeNode) => TreeNode

const mergeEntries = (base: MapNode, variant: MapNode, merge: Merge): MapNode => {
  const entries = base.entries.map((entry): MapEntry => {
    const other = valueAt(variant, entry.key)
    return other === undefined ? entry : { ...entry, value: merge(entry.value, other) }
  })
  const fresh = variant.entries.filter(({ key }) => valueAt(base, key) === undefined)
  return { ...base, entries: [...entries, ...fresh] }
}

const replaceEntries = (base: MapNode, variant: MapNode): MapNode => ({
  ...base,
  entries: [...base.entries.filter(({ key }) => valueAt(variant, key) === undefined), ...variant.entries],
})

const appendEntries: Merge = (base, variant) =>
  base.kind === 'map' && variant.kind === 'map'
    ? { ...base, entries: [...base.entries, ...variant.entries] }
    : variant

const mergeClause: Merge = (base, variant) => {
  if (base.kind !== 'map' || variant.kind !== 'map') return variant
  // A clause that gets its first rule no longer says that it has none.
  const isFilled = variant.entries.some(({ key }) => key === 'rules' || key === 'parameters')
  const kept = isFilled ? base.entries.filter(({ key }) => key !== 'no rule') : base.entries
  const parts = new Set(['rules', 'parameters', 'readings'])
  const entries = kept.map((entry): MapEntry => {
    const other = valueAt(variant, entry.key)
    if (other === undefined) return entry
    return { ...entry, value: parts.has(entry.key) ? appendEntries(entry.value, other) : other }
  })
  const fresh = variant.entries.filter(({ key }) => !kept.some((entry) => entry.key === key))
  return { ...base, entries: [...entries, ...fresh] }
}
