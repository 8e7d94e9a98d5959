import type { ClauseSpec, Cycle, ParameterSpec, ReadingSpec, RuleSpec } from '../model/rule-set.ts'
import { cycles } from '../model/rule-set.ts'
import { readChoosable } from './choice.ts'
import { asMap, asWord, checkKeys } from './fields.ts'
import { readFormula } from './formula.ts'
import { readInForce } from './in-force.ts'
import { readLabel } from './label.ts'
import { readParameter } from './parameters.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { readReading } from './readings.ts'
import { readThing } from './references.ts'
import { readRule } from './rules.ts'
import { entriesOf, type MapEntry, type TreeNode, valueAt } from './tree.ts'

export const clauseKeys = [
  'title',
  'says',
  'no rule',
  'parameters',
  'readings',
  'rules',
  'from',
  'until',
  'when',
  'for',
  'each',
] as const

/** All that the clauses of a file hold, in the order of the file. */
export interface Clauses {
  readonly clauses: readonly ClauseSpec[]
  readonly parameters: readonly ParameterSpec[]
  readonly readings: readonly ReadingSpec[]
  readonly rules: readonly RuleSpec[]
}

/** Reads the clauses; `defaults` hold where neither the rule nor its clause says anything. */
export const readClauses = (
  reader: Reader,
  node: TreeNode | undefined,
  defaults: { readonly for: string; readonly each: Cycle },
): Clauses => {
  const read = entriesOf(asMap(reader.problems, node, 'clauses')).map((entry) =>
    readClause(reader, entry, defaults),
  )
  return {
    clauses: read.flatMap(({ clauses }) => clauses),
    parameters: read.flatMap(({ parameters }) => parameters),
    readings: read.flatMap(({ readings }) => readings),
    rules: read.flatMap(({ rules }) => rules),
  }
}

const readClause = (
  reader: Reader,
  { key: id, keySpan, value }: MapEntry,
  defaults: { readonly for: string; readonly each: Cycle },
): Clauses => {
  const { problems } = reader
  const map = asMap(problems, value, id)
  if (map === undefined) return { clauses: [{ id, span: keySpan }], parameters: [], readings: [], rules: [] }
  checkKeys(problems, map, clauseKeys, id)
  const at = (key: (typeof clauseKeys)[number]): TreeNode | undefined => valueAt(map, key)
  const entries = (key: 'parameters' | 'readings' | 'rules'): readonly MapEntry[] =>
    asMap(problems, at(key), key)?.entries ?? []
  const title = readLabel(problems, at('title'), 'title')
  const says = readLabel(problems, at('says'), 'says')
  const noRule = readLabel(problems, at('no rule'), 'no rule')
  const holds = at('rules') ?? at('parameters')
  if (!holds && !at('no rule')) report(problems, 'source-clause-empty', { clause: id }, keySpan)
  if (holds && at('no rule')) report(problems, 'source-clause-both', { clause: id }, at('no rule')!.span)
  const when = readChoosable(reader, at('when'), 'when', (node) => readFormula(problems, node, 'when'))
  const inForce = readInForce(problems, at('from'), at('until'))
  const ruleDefaults = {
    clause: id,
    for: readThing(reader, at('for'), 'for') ?? defaults.for,
    each: asWord(problems, at('each'), cycles, 'each') ?? defaults.each,
    ...(when && { when }),
    ...(inForce && { inForce }),
  }
  return {
    clauses: [
      { id, ...(title && { title }), ...(says && { says }), ...(noRule && { noRule }), span: keySpan },
    ],
    parameters: entries('parameters').flatMap((entry) => readParameter(reader, entry, id) ?? []),
    readings: entries('readings').flatMap((entry) => readReading(reader, entry, id) ?? []),
    rules: entries('rules').flatMap((entry) => readRule(reader, entry, ruleDefaults) ?? []),
  }
}
