import { entriesOf, type MapNode, type TreeNode, valueAt } from '../../source/tree.ts'
import { sameTree } from '../../source/variant/same-tree.ts'
import { clausesOf, headOf, labelIn, theHead, titleOf } from './combine.ts'
import { asEntryMap, entryText, nodeText, tableAt } from './node-text.ts'
import type { ClauseChange, TextChange } from './report.ts'
import { tableChanges } from './table-changes.ts'

/** What a variant's text says otherwise than the baseline's, clause by clause; the head of the file comes first. */
export const changesOfText = (base: MapNode, variant: MapNode): readonly ClauseChange[] => {
  const ids = [...new Set([...clausesOf(base), ...clausesOf(variant)].map(({ key }) => key))]
  const changes = [
    { clause: theHead, items: keyChanges(headOf(base), headOf(variant), []) },
    ...ids.map((clause) => ({
      clause,
      items: clauseChanges(clauseIn(base, clause), clauseIn(variant, clause)),
    })),
  ]
  return changes.flatMap(({ clause, items }) =>
    items.length === 0
      ? []
      : [
          {
            clause,
            title: titleOf(base, variant, clause),
            ...(isWordingKept(clauseIn(base, clause), clauseIn(variant, clause), items) && {
              wordingKept: true as const,
            }),
            items,
          },
        ],
  )
}

/** What a clause says stands in both as it was, though more than texts changed under it. */
const isWordingKept = (
  before: TreeNode | undefined,
  after: TreeNode | undefined,
  items: readonly TextChange[],
): boolean => {
  const [old, fresh] = [valueAt(before, 'says'), valueAt(after, 'says')]
  if (!old || !fresh || valueAt(after, 'title') || !sameTree(old, fresh)) return false
  return !isWording({ clause: 'any', items })
}

const clauseIn = (root: MapNode, id: string): TreeNode | undefined => valueAt(valueAt(root, 'clauses'), id)

/** Named entries of a clause, with the key that a bare value stands for. */
const sections = [
  ['parameters', 'value'],
  ['readings', 'default'],
  ['rules', 'is'],
] as const

const clauseChanges = (before: TreeNode | undefined, after: TreeNode | undefined): readonly TextChange[] => {
  const own = (node: TreeNode | undefined): TreeNode | undefined =>
    node?.kind === 'map'
      ? { ...node, entries: node.entries.filter(({ key }) => !sections.some(([name]) => name === key)) }
      : node
  const named = sections.flatMap(([section, main]) => {
    const [old, fresh] = [valueAt(before, section), valueAt(after, section)]
    return keysOf(old, fresh).flatMap((name) => {
      const [left, right] = [valueAt(old, name), valueAt(fresh, name)]
      const title = labelIn([right, left], ['title', 'question'])
      return entryChanges(name, main, left, right).map((one) => ({ ...one, ...(title && { title }) }))
    })
  })
  return [...keyChanges(own(before), own(after), []), ...named]
}

const keysOf = (before: TreeNode | undefined, after: TreeNode | undefined): readonly string[] => [
  ...new Set([...entriesOf(before), ...entriesOf(after)].map(({ key }) => key)),
]

/** A parameter, reading or rule: whole where one side has none, otherwise by what differs inside. */
const entryChanges = (
  name: string,
  main: string,
  before: TreeNode | undefined,
  after: TreeNode | undefined,
): readonly TextChange[] => {
  if (!before || !after)
    return [
      {
        address: name,
        ...(before && { before: entryText(before, main) }),
        ...(after && { after: entryText(after, main) }),
      },
    ]
  const [old, fresh] = [asEntryMap(before, main), asEntryMap(after, main)]
  const [oldTable, freshTable] = [old, fresh].map((node) => tableAt(valueAt(node, 'table')))
  const isTable = oldTable !== undefined && freshTable !== undefined
  return keysOf(old, fresh).flatMap((key) => {
    const [left, right] = [valueAt(old, key), valueAt(fresh, key)]
    if (key === main) return leafChange(name, left, right)
    if (key !== 'table' || !isTable) return nodeChanges(left, right, [name, key])
    const settings = [left, right].map((node) => asEntryMap(node!, 'rows')) as [MapNode, MapNode]
    return [
      ...tableChanges(name, oldTable, freshTable),
      ...keyChanges(...(settings.map(withoutRows) as [MapNode, MapNode]), [name, key]),
    ]
  })
}

const withoutRows = (node: MapNode): MapNode => ({
  ...node,
  entries: node.entries.filter(({ key }) => key !== 'rows'),
})

const keyChanges = (
  before: TreeNode | undefined,
  after: TreeNode | undefined,
  path: readonly string[],
): readonly TextChange[] =>
  keysOf(before, after).flatMap((key) =>
    nodeChanges(valueAt(before, key), valueAt(after, key), [...path, key]),
  )

const nodeChanges = (
  before: TreeNode | undefined,
  after: TreeNode | undefined,
  path: readonly string[],
): readonly TextChange[] =>
  (before?.kind === 'map' && after?.kind === 'map') || isLabel(before ?? after)
    ? keyChanges(before, after, path)
    : leafChange(path.join('.'), before, after)

/** A text in both languages is told apart by them, also where one side has none. */
const isLabel = (node: TreeNode | undefined): boolean =>
  node?.kind === 'map' &&
  node.entries.length > 0 &&
  node.entries.every(({ key }) => key === 'zh' || key === 'en')

const leafChange = (
  address: string,
  before: TreeNode | undefined,
  after: TreeNode | undefined,
): readonly TextChange[] => {
  if (before && after ? sameTree(before, after) : before === after) return []
  return [
    {
      address,
      ...(before && { before: nodeText(before) }),
      ...(after && { after: nodeText(after) }),
    },
  ]
}

/** Keys whose texts people read and no result rests on. */
const wordings = new Set([
  'title',
  'says',
  'no rule',
  'question',
  'finding',
  'needs',
  'law',
  'evidence',
  'show',
  'zh',
  'en',
])
const wordingSections = new Set(['words', 'units', 'things'])

/** Whether no amount can rest on a change: it is in texts that people read. */
export const isWording = ({ clause, items }: Pick<ClauseChange, 'clause' | 'items'>): boolean =>
  items.every(({ address }) => {
    const keys = address.split('.')
    if (clause === theHead && (wordingSections.has(keys[0]!) || isBetter(keys))) return true
    // A whole rule or parameter may bear any of these names.
    return wordings.has(keys.at(-1)!) && (keys.length > 1 || clauseWordings.has(address))
  })

/** Which way of a fact is better: `facts.employee.calls.better`. */
const isBetter = (keys: readonly string[]): boolean =>
  keys.length === 4 && keys[0] === 'facts' && keys[3] === 'better'

const clauseWordings = new Set(['title', 'says', 'no rule'])
