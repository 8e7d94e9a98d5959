import type { RuleSet } from '../model/rule-set.ts'
import { readClauses } from './clauses.ts'
import { readExamples } from './examples.ts'
import { checkKeys } from './fields.ts'
import { withGroups } from './groups.ts'
import { fileKeys, readHead, variantKeys } from './head.ts'
import { readLabels } from './label.ts'
import { readMigration } from './migration.ts'
import { checkNames, collectNames } from './names.ts'
import type { Problems } from './problems.ts'
import type { Reader } from './reader.ts'
import { checkReadings } from './readings.ts'
import { readThings, withNamedThings } from './things.ts'
import { entriesOf, type MapNode, valueAt } from './tree.ts'

/** The rule set that a tree says, with every problem on the way; whole only if none of them is an error. */
export const ruleSetOf = (root: MapNode, problems: Problems): RuleSet | undefined => {
  checkKeys(problems, root, [...fileKeys, ...variantKeys], 'id')
  const names = collectNames(root)
  checkNames(names, problems)
  const reader: Reader = { names, problems, uses: [] }
  const head = readHead(reader, root)
  const things = readThings(reader, valueAt(root, 'facts'), valueAt(root, 'things'))
  const hasEmployees = things.some(({ name }) => name === 'employee')
  const defaults = { for: hasEmployees ? 'employee' : 'company', each: head?.each ?? 'month' }
  const read = readClauses(reader, valueAt(root, 'clauses'), defaults)
  const readingEntries = entriesOf(valueAt(root, 'clauses')).flatMap(({ value }) =>
    entriesOf(valueAt(value, 'readings')),
  )
  checkReadings(reader, read.readings, readingEntries)
  const examples = readExamples(reader, valueAt(root, 'examples'))
  const words = readLabels(problems, valueAt(root, 'words'), 'words')
  const units = readLabels(problems, valueAt(root, 'units'), 'units')
  const migration = readMigration(problems, valueAt(root, 'carry'))
  if (head === undefined) return undefined
  const isNamed = (thing: string): boolean => mentions([things, read.rules], thing)
  return {
    ...head,
    units,
    things: withGroups(reader, valueAt(root, 'groups'), withNamedThings(things, isNamed)),
    ...read,
    words,
    examples,
    ...(migration && { migration }),
  }
}

/** Whether a word stands anywhere in plain data. */
const mentions = (data: unknown, word: string): boolean => {
  if (data === word) return true
  return typeof data === 'object' && data !== null && Object.values(data).some((part) => mentions(part, word))
}
