import type { RuleSet } from '../../model/rule-set.ts'
import { entriesOf, type MapNode, type TreeNode, valueAt } from '../../source/tree.ts'
import { sameTree } from '../../source/variant/same-tree.ts'
import { theHead } from './combine.ts'
import type { Parts } from './groups.ts'
import type { ClauseChange } from './report.ts'

/** What may change a rule's lines: the changed clauses behind it, through everything that it reads. */
export type Influence = (rule: string) => Parts

/**
 * Read from the names that parameters, rules and readings mention, in the one version or the other, so that it holds in
 * every combination of the two. A clause that stands behind no line of a rule cannot change what that rule pays.
 *
 * @param changes those that may move money, a bit each
 */
export const influenceOn = (
  base: { readonly tree: MapNode; readonly model: RuleSet },
  variant: { readonly tree: MapNode; readonly model: RuleSet },
  changes: readonly ClauseChange[],
): Influence => {
  const names = new Set([base, variant].flatMap(({ model }) => entriesIn(model).map(({ name }) => name)))
  const mentions = [base, variant].map(({ model }) => mentionsIn(model, names))
  const changed = changes.map(({ clause }) =>
    clause === theHead ? names : changedEntries(clauseIn(base.tree, clause), clauseIn(variant.tree, clause)),
  )
  const known = new Map<string, Parts>()
  const head = changes.findIndex(({ clause }) => clause === theHead)
  const everywhere = head < 0 ? 0n : 1n << BigInt(head)
  return (rule) => {
    const parts = known.get(rule) ?? everywhere | partsBehind(rule, mentions, changed)
    known.set(rule, parts)
    return parts
  }
}

type Mentions = ReadonlyMap<string, ReadonlySet<string>>

const partsBehind = (
  rule: string,
  mentions: readonly Mentions[],
  changed: readonly ReadonlySet<string>[],
): Parts => {
  const behind = new Set([rule])
  for (const name of behind)
    for (const one of mentions) for (const other of one.get(name) ?? []) behind.add(other)
  return changed.reduce(
    (parts, entries, bit) =>
      [...entries].some((name) => behind.has(name)) ? parts | (1n << BigInt(bit)) : parts,
    0n,
  )
}

const entriesIn = ({ parameters, readings, rules }: RuleSet) => [...parameters, ...readings, ...rules]

/** The names that each entry mentions; a name is a text of its own in the model, or begins one (`tier.rate`). */
const mentionsIn = (model: RuleSet, names: ReadonlySet<string>): Mentions =>
  new Map(
    entriesIn(model).map((entry) => {
      const found = new Set<string>()
      addMentions(entry, names, found)
      return [entry.name, found]
    }),
  )

const addMentions = (data: unknown, names: ReadonlySet<string>, found: Set<string>): void => {
  const text = (one: string): void => {
    if (names.has(one)) found.add(one)
  }
  if (typeof data === 'string') {
    text(data)
    if (data.includes('.')) text(data.slice(0, data.indexOf('.')))
  } else if (typeof data === 'object' && data !== null)
    for (const [key, part] of Object.entries(data)) {
      text(key)
      addMentions(part, names, found)
    }
}

const clauseIn = (root: MapNode, clause: string): TreeNode | undefined =>
  valueAt(valueAt(root, 'clauses'), clause)

const sections = ['parameters', 'readings', 'rules'] as const

/** The entries of a clause that are not the same on both sides; all of them where the clause says what holds for all. */
const changedEntries = (before: TreeNode | undefined, after: TreeNode | undefined): ReadonlySet<string> => {
  const names = sections.flatMap((section) =>
    [before, after].flatMap((side) => entriesOf(valueAt(side, section)).map(({ key }) => ({ section, key }))),
  )
  const isSame = (left: TreeNode | undefined, right: TreeNode | undefined): boolean =>
    left && right ? sameTree(left, right) : left === right
  const all = (['when', 'for', 'each', 'from', 'until'] as const).some(
    (key) => !isSame(valueAt(before, key), valueAt(after, key)),
  )
  return new Set(
    names.flatMap(({ section, key }) => {
      const [old, fresh] = [before, after].map((side) => valueAt(valueAt(side, section), key))
      return all || !isSame(old, fresh) ? [key] : []
    }),
  )
}
