import type { Label } from '../../core/label.ts'
import { readHeading } from '../../source/names.ts'
import { entriesOf, type MapEntry, type MapNode, type TreeNode, valueAt } from '../../source/tree.ts'
import { locateAll } from '../../source/variant/locate.ts'

/** Stands for everything above the clauses where a clause is named: no clause has an empty name. */
export const theHead = ''

const notHead = new Set(['id', 'title', 'since', 'clauses', 'examples', 'extends', 'change', 'remove'])

export const clausesOf = (root: MapNode): readonly MapEntry[] => entriesOf(valueAt(root, 'clauses'))

/** What stands above the clauses and may change a result. */
export const headOf = (root: MapNode): MapNode => ({
  ...root,
  entries: root.entries.filter(({ key }) => !notHead.has(key)),
})

const headTitle: Label = {
  zh: '文件开头（数据、单位、结转等）',
  en: 'head of the file (facts, units, carry …)',
}

/** What a clause is called, or else what it says. */
export const titleOf = (base: MapNode, variant: MapNode, clause: string): Label => {
  if (clause === theHead) return headTitle
  const sides = [variant, base].map((root) => valueAt(valueAt(root, 'clauses'), clause))
  return labelIn(sides, ['title', 'says']) ?? { zh: clause, en: clause }
}

/** The first label that some nodes have under some keys; a text alone is one for both languages. */
export const labelIn = (
  nodes: readonly (TreeNode | undefined)[],
  keys: readonly string[],
): Label | undefined => {
  const node = keys.flatMap((key) => nodes.map((one) => valueAt(one, key))).find((one) => one !== undefined)
  const [zh, en] = ['zh', 'en'].map((language) =>
    textOf(node?.kind === 'map' ? valueAt(node, language) : node),
  )
  return zh === undefined || en === undefined ? undefined : { zh, en }
}

const textOf = (node: TreeNode | undefined): string | undefined =>
  node?.kind === 'text' ? node.text.trim() : undefined

/** The baseline's file with some of its clauses, or its head, as the variant has them; it keeps the baseline's id. */
export const combined = (base: MapNode, variant: MapNode, taken: ReadonlySet<string>): MapNode => {
  const head = headOf(taken.has(theHead) ? variant : base).entries
  const own = base.entries.filter(({ key }) => key === 'id' || key === 'title' || key === 'since')
  const kept = clausesOf(base).flatMap((entry) => {
    if (!taken.has(entry.key)) return [entry]
    return clausesOf(variant).filter(({ key }) => key === entry.key)
  })
  const added = clausesOf(variant).filter(
    ({ key }) => taken.has(key) && !clausesOf(base).some((one) => one.key === key),
  )
  const clauses = base.entries.find(({ key }) => key === 'clauses')
  const value: MapNode = { kind: 'map', span: clauses?.value.span ?? base.span, entries: [...kept, ...added] }
  const keySpan = clauses?.keySpan ?? base.span
  return { ...base, entries: [...own, ...head, { key: 'clauses', keySpan, value }] }
}

const shared = ['words', 'units', 'things', 'channels', 'currencies', 'groups']

/**
 * The same file that knows the facts of the others too, so that one set of facts serves all: what it does not have
 * itself, where the name is free. No result rests on it, so a fact that others pay as it stands is paid by them alone.
 */
export const knowing = (root: MapNode, others: readonly MapNode[]): MapNode =>
  others.reduce((tree, other) => withFacts(withSections(tree, other), other), root)

const withSections = (root: MapNode, other: MapNode): MapNode =>
  shared.reduce((tree, section) => withSection(tree, other, section), root)

const withSection = (root: MapNode, other: MapNode, section: string): MapNode => {
  const more = other.entries.find(({ key }) => key === section)
  const own = valueAt(root, section)
  if (more === undefined) return root
  if (own === undefined) return { ...root, entries: [...root.entries, more] }
  if (own.kind !== 'map' || more.value.kind !== 'map') return root
  const fresh = more.value.entries.filter(({ key }) => valueAt(own, key) === undefined)
  return replaced(root, section, { ...own, entries: [...own.entries, ...fresh] })
}

const replaced = (root: MapNode, section: string, value: TreeNode): MapNode => ({
  ...root,
  entries: root.entries.map((entry) => (entry.key === section ? { ...entry, value } : entry)),
})

const withFacts = (root: MapNode, other: MapNode): MapNode => {
  const more = other.entries.find(({ key }) => key === 'facts')
  if (more?.value.kind !== 'map') return root
  const own = valueAt(root, 'facts')
  const taken = takenNames(root)
  const sections = more.value.entries.flatMap((entry) => {
    const { thing } = readHeading(entry.key)
    const facts = entriesOf(entry.value).filter(({ key }) => !taken.has(key) && !taken.has(`${thing} ${key}`))
    return facts.length === 0
      ? []
      : [{ ...entry, value: { ...more.value, entries: facts.map(unpaid) } as MapNode }]
  })
  if (own?.kind !== 'map')
    return { ...root, entries: [...root.entries, { ...more, value: { ...more.value, entries: sections } }] }
  const grown = own.entries.map((entry) => {
    const fresh = sections.find(({ key }) => key === entry.key)
    return fresh && entry.value.kind === 'map'
      ? { ...entry, value: { ...entry.value, entries: [...entry.value.entries, ...fresh.value.entries] } }
      : entry
  })
  const fresh = sections.filter(({ key }) => valueAt(own, key) === undefined)
  return replaced(root, 'facts', { ...own, entries: [...grown, ...fresh] })
}

/** Names of rules and the like, and `employee sales` for each fact. */
const takenNames = (root: MapNode): ReadonlySet<string> =>
  new Set([
    ...locateAll(root).map(({ entry }) => entry.key),
    ...entriesOf(valueAt(root, 'facts')).flatMap(({ key, value }) =>
      entriesOf(value).map((fact) => `${readHeading(key).thing} ${fact.key}`),
    ),
  ])

const unpaid = (entry: MapEntry): MapEntry =>
  entry.value.kind === 'map'
    ? {
        ...entry,
        value: {
          ...entry.value,
          entries: entry.value.entries.filter(({ key }) => key !== 'line' && key !== 'clause'),
        },
      }
    : entry
