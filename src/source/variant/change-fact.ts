import { nearest } from '../../diagnostics/suggest.ts'
import { listed } from '../fields.ts'
import { readHeading } from '../names.ts'
import { type Problems, report } from '../problems.ts'
import { entriesOf, type MapEntry, type MapNode, type TreeNode, valueAt } from '../tree.ts'
import type { Address } from './address.ts'
import { withValue } from './locate.ts'
import { sameTree } from './same-tree.ts'

/** Whether an address leads to the facts of a thing: `employee.calls.better`. */
export const isFactAddress = (root: MapNode, { name, row, path }: Address): boolean =>
  row === undefined && path.length > 0 && sectionOf(root, name) !== undefined

const sectionOf = (root: MapNode, thing: string): MapEntry | undefined =>
  entriesOf(valueAt(root, 'facts')).find(({ key }) => readHeading(key).thing === thing)

/** Which way of a fact is better is an opinion of the rules; all else about facts is what is given, and stays. */
export const changeFact = (
  root: MapNode,
  { name, path }: Address,
  { key: address, keySpan, value }: MapEntry,
  problems: Problems,
): MapNode => {
  const section = sectionOf(root, name)!
  const [fact = '', key, ...further] = path
  const found = entriesOf(section.value).find((one) => one.key === fact)
  if (!found) {
    const known = entriesOf(section.value).map((one) => one.key)
    const near = nearest(fact, known)
    const whole = near === undefined ? '' : `${name}.${near}.better`
    report(problems, 'source-change-unknown', { address, near: whole, known: listed(known) }, keySpan)
    return root
  }
  if (key !== 'better' || further.length > 0) {
    report(problems, 'source-change-fact', { address, better: `${name}.${fact}.better` }, keySpan)
    return root
  }
  const whole = asMap(found.value)
  const before = valueAt(whole, key)
  if (before && sameTree(before, value)) {
    report(problems, 'source-change-nothing', { address }, keySpan, { span: before.span, label: 'before' })
    return root
  }
  const changed = withValue(whole, [key], value, keySpan)
  return withValue(root, ['facts', section.key, fact], changed)
}

/** A fact that is written as its type alone. */
const asMap = (node: TreeNode): MapNode =>
  node.kind === 'map'
    ? node
    : { kind: 'map', span: node.span, entries: [{ key: 'type', keySpan: node.span, value: node }] }
