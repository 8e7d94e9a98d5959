import { nearest } from '../../diagnostics/suggest.ts'
import { bodies } from '../bodies.ts'
import { listed } from '../fields.ts'
import { parameterKeys } from '../parameters.ts'
import { type Problems, report } from '../problems.ts'
import { readingKeys } from '../readings.ts'
import { ruleKeys } from '../rule-keys.ts'
import { entriesOf, type MapEntry, type MapNode, type TreeNode, valueAt } from '../tree.ts'
import { type Address, readAddress } from './address.ts'
import { changeCell } from './change-cell.ts'
import { changeFact, isFactAddress } from './change-fact.ts'
import { type Located, locateAll, mainKey, type Part, withValue } from './locate.ts'
import { sameTree } from './same-tree.ts'

/** The tree with one change made; a change that cannot be made, or changes nothing, is reported. */
export const applyChange = (root: MapNode, change: MapEntry, problems: Problems): MapNode => {
  const { key, keySpan, value } = change
  if (value.kind === 'broken') return root
  const address = readAddress(key)
  if (address === undefined) {
    report(problems, 'source-change-address', { address: key }, keySpan)
    return root
  }
  const all = locateAll(root)
  const found = all.find(({ entry }) => entry.key === address.name)
  if (found === undefined && isFactAddress(root, address)) return changeFact(root, address, change, problems)
  if (found === undefined) {
    const known = all.map(({ entry }) => entry.key)
    const near = nearest(address.name, known)
    const whole = near === undefined ? '' : key.replace(address.name, near)
    report(problems, 'source-change-unknown', { address: key, near: whole, known: listed(known) }, keySpan)
    return root
  }
  const changed =
    address.row === undefined
      ? changeEntry(found, address, change, problems)
      : changeCell(found.entry.value, { ...address, row: address.row }, change, problems)
  if (changed === undefined) return root
  return withValue(root, ['clauses', found.clause, found.part, address.name], changed)
}

const keysOf: Readonly<Record<Part, readonly string[]>> = {
  parameters: parameterKeys,
  readings: readingKeys,
  rules: [...ruleKeys, ...Object.keys(bodies)],
}

const changeEntry = (
  found: Located,
  address: Address,
  change: MapEntry,
  problems: Problems,
): TreeNode | undefined => {
  const { entry, part } = found
  const before = entry.value
  if (address.path.length === 0) {
    const isWhole =
      before.kind === 'text' ||
      (change.value.kind === 'map' && valueAt(change.value, 'reading') === undefined)
    if (isWhole) return differing(before, change.value, change, problems)
    const key = mainKey[part]
    if (valueAt(before, key) === undefined) {
      const known = entriesOf(before).map((one) => one.key)
      return report(
        problems,
        'source-change-needs-key',
        { address: change.key, known: listed(known) },
        change.keySpan,
      )
    }
    return changeAt(before, [key], change, problems)
  }
  const [key] = address.path
  const present = entriesOf(before).map((one) => one.key)
  const known = [...new Set([...present, ...keysOf[part]])]
  if (!known.includes(key!)) {
    const near = nearest(key!, known)
    const whole = near === undefined ? '' : `${address.name}.${near}`
    return report(
      problems,
      'source-change-unknown',
      { address: change.key, near: whole, known: listed(known) },
      change.keySpan,
    )
  }
  return changeAt(before, address.path, change, problems)
}

/** Sets one key of an entry. A new body takes the place of the old one; a bare entry becomes a map first. */
const changeAt = (
  before: TreeNode,
  path: readonly string[],
  change: MapEntry,
  problems: Problems,
): TreeNode | undefined => {
  const [key] = path
  if (before.kind === 'text' && path.length === 1 && (key === 'is' || key === 'value')) {
    return differing(before, change.value, change, problems)
  }
  const map = asEntryMap(before, key!)
  const old = path.reduce<TreeNode | undefined>(valueAt, map)
  const owner = path.slice(0, -1).reduce<TreeNode | undefined>(valueAt, map)
  if (owner?.kind !== 'map') {
    return report(
      problems,
      'source-change-unknown',
      { address: change.key, near: '', known: '' },
      change.keySpan,
    )
  }
  if (old && differing(old, change.value, change, problems) === undefined) return undefined
  const isNewBody = path.length === 1 && old === undefined && Object.hasOwn(bodies, key!)
  const cleared = isNewBody ? { ...map, entries: map.entries.filter((one) => !isBody(one.key, map)) } : map
  return withValue(cleared, path, change.value, change.keySpan)
}

const isBody = (key: string, map: MapNode): boolean => {
  const isOption = valueAt(map, 'reading') !== undefined && !keysOf.rules.includes(key)
  return Object.hasOwn(bodies, key) || key === 'reading' || isOption
}

const asEntryMap = (node: TreeNode, key: string): MapNode => {
  if (node.kind === 'map') return node
  const whole =
    parameterKeys.some((one) => one === key) && key !== 'title' && key !== 'assumed' ? 'value' : 'is'
  return { kind: 'map', span: node.span, entries: [{ key: whole, keySpan: node.span, value: node }] }
}

const differing = (
  before: TreeNode,
  after: TreeNode,
  change: MapEntry,
  problems: Problems,
): TreeNode | undefined => {
  if (!sameTree(before, after)) return after
  return report(problems, 'source-change-nothing', { address: change.key }, change.keySpan, {
    span: before.span,
    label: 'before',
  })
}
