import type { Formula } from '../formula/ast.ts'
import { bodyKeys } from '../mechanisms/keys.ts'
import type { BodyKeys, KeySpec } from '../model/mechanism-keys.ts'
import type { Body, BodyValue, Choosable } from '../model/rule-set.ts'
import { isReadingMap, readChoosable } from './choice.ts'
import { asMap, asWord, checkKeys, textsOf } from './fields.ts'
import { readFormula } from './formula.ts'
import { readLabel } from './label.ts'
import { readRange } from './number-range.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { readAnyName, readValueNames } from './references.ts'
import { readTable } from './table/table.ts'
import type { TreeNode } from './tree.ts'
import { readWeights } from './weights.ts'

/** The bodies a rule can have, by their keys. */
export const bodies: Readonly<Record<string, BodyKeys>> = bodyKeys

/** What a rule's body says, checked against the keys that its mechanism declares. */
export const readBody = (
  reader: Reader,
  mechanism: string,
  node: TreeNode,
  rule: string,
): Body | undefined => {
  const spec = bodies[mechanism]!
  if (node.kind === 'broken') return undefined
  const { whole } = spec
  if (whole !== undefined && standsForWhole(spec, whole, node)) {
    const value = readSetting(reader, spec.keys[whole]!, node, mechanism, rule)
    return value && { mechanism, values: { [whole]: value }, span: node.span }
  }
  const map = asMap(reader.problems, node, mechanism)
  if (map === undefined) return undefined
  checkKeys(reader.problems, map, Object.keys(spec.keys), mechanism)
  const values: Record<string, BodyValue> = {}
  let complete = true
  for (const [key, keySpec] of Object.entries(spec.keys)) {
    const entry = map.entries.find((one) => one.key === key)
    if (entry === undefined) {
      if (keySpec.required) {
        complete = false
        report(reader.problems, 'source-key-missing', { key, what: mechanism, ...choices(keySpec) }, map.span)
      }
      continue
    }
    const value = readSetting(reader, keySpec, entry.value, key, rule)
    if (value === undefined) complete = false
    else values[key] = value
  }
  return complete ? { mechanism, values, span: node.span } : undefined
}

/** A value that is no map of the body's own keys stands for its main key. */
const standsForWhole = ({ keys }: BodyKeys, whole: string, node: TreeNode): boolean => {
  if (node.kind !== 'map') return true
  const named = node.entries.filter(({ key }) => Object.hasOwn(keys, key)).length
  if (keys[whole]!.kind === 'weights')
    return named < node.entries.length && !node.entries.some(({ key }) => key === whole || key === 'by')
  return isReadingMap(node)
}

const choices = (spec: KeySpec): { readonly allowed?: string } =>
  spec.kind === 'word' ? { allowed: spec.words.join(', ') } : {}

const readSetting = (
  reader: Reader,
  spec: KeySpec,
  node: TreeNode,
  what: string,
  rule: string,
): Choosable<BodyValue> | undefined => {
  if (spec.kind === 'label') return readValue(reader, spec, node, what, rule)
  const words = spec.kind === 'word' ? spec.words : undefined
  return readChoosable(reader, node, what, (one) => readValue(reader, spec, one, what, rule), words) as
    | BodyValue
    | undefined
}

const readValue = (
  reader: Reader,
  spec: KeySpec,
  node: TreeNode,
  what: string,
  rule: string,
): BodyValue | undefined => {
  const { problems } = reader
  const { span } = node
  switch (spec.kind) {
    case 'formula': {
      if (node.kind === 'text' && spec.words?.includes(node.text.trim()))
        return { kind: 'word', word: node.text.trim(), span }
      const formula = readFormula(problems, node, what)
      return formula && { kind: 'formula', formula }
    }
    case 'word': {
      const word = asWord(problems, node, spec.words, what)
      return word === undefined ? undefined : { kind: 'word', word, span }
    }
    case 'name': {
      const word = readAnyName(reader, node, what)
      return word === undefined ? undefined : { kind: 'word', word, span }
    }
    case 'names':
      return { kind: 'names', names: readValueNames(reader, node, what), span }
    case 'range': {
      const range = readRange(problems, node, what)
      return range && { kind: 'range', range, span }
    }
    case 'label': {
      const label = readLabel(problems, node, what)
      return label && { kind: 'label', label }
    }
    case 'table': {
      const table = readTable(reader, node, rule)
      return table && { kind: 'table', table }
    }
    case 'formulas': {
      const read = textsOf(problems, node, what).map((one) => readFormula(problems, one, what))
      return read.includes(undefined) ? undefined : { kind: 'formulas', formulas: read as Formula[] }
    }
    case 'weights': {
      const parts = readWeights(problems, node, what)
      return parts && { kind: 'weights', parts }
    }
  }
}
