import { readDate } from '../core/date.ts'
import type { Formula } from '../formula/ast.ts'
import type { Choosable, ParameterSpec } from '../model/rule-set.ts'
import { isReadingMap, readChoosable } from './choice.ts'
import { asMap, checkKeys, textOf } from './fields.ts'
import { readFormula } from './formula.ts'
import { readLabel } from './label.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { readUnit } from './references.ts'
import { type MapEntry, type TreeNode, valueAt } from './tree.ts'

export const parameterKeys = ['value', 'values', 'unit', 'assumed', 'title'] as const

/** One parameter: its value alone, or a map with the value (or dated values) and more. */
export const readParameter = (
  reader: Reader,
  { key, keySpan, value }: MapEntry,
  clause: string,
): ParameterSpec | undefined => {
  const { problems } = reader
  const map = value.kind === 'map' && !isReadingMap(value) ? value : undefined
  if (map) checkKeys(problems, map, parameterKeys, key)
  const title = readLabel(problems, valueAt(map, 'title'), 'title') ?? { zh: key, en: key }
  const assumed = readLabel(problems, valueAt(map, 'assumed'), 'assumed')
  const unit = readUnit(reader, valueAt(map, 'unit'))
  const [one, dated] = [valueAt(map, 'value'), valueAt(map, 'values')]
  if (map && (one === undefined) === (dated === undefined)) {
    const code = one === undefined ? 'source-parameter-value' : 'source-parameter-values'
    return report(problems, code, { parameter: key }, keySpan)
  }
  const values = dated
    ? readDated(reader, dated)
    : [readValue(reader, map ? one : value, key)].flatMap((good) => good ?? [])
  if (values.length === 0) return undefined
  return {
    name: key,
    title,
    clause,
    values,
    ...(unit !== undefined && { unit }),
    ...(assumed && { assumed }),
    span: keySpan,
  }
}

type Value = ParameterSpec['values'][number]

const readValue = (reader: Reader, node: TreeNode | undefined, what: string): Value | undefined => {
  const value: Choosable<Formula> | undefined = readChoosable(reader, node, what, (one) =>
    readFormula(reader.problems, one, what),
  )
  return value && { value }
}

/** `- { from: 2026-07-01, value: 5% }`: only the first may lack its date, and the dates rise. */
const readDated = (reader: Reader, node: TreeNode): readonly Value[] => {
  const { problems } = reader
  if (node.kind === 'broken') return []
  if (node.kind !== 'list') {
    report(problems, 'source-list-expected', { key: 'values' }, node.span)
    return []
  }
  const values: Value[] = []
  let last: number | undefined
  for (const [index, item] of node.items.entries()) {
    const map = asMap(problems, item, 'values')
    if (map === undefined) continue
    checkKeys(problems, map, ['from', 'value'], 'values')
    const from = textOf(problems, valueAt(map, 'from'), 'from')
    const day = from === undefined ? undefined : readDate(from)
    if (from !== undefined && day === undefined)
      report(problems, 'source-date', { text: from }, valueAt(map, 'from')!.span)
    if (from === undefined && index > 0) report(problems, 'source-dated-from', {}, map.span)
    if (day !== undefined && last !== undefined && day <= last)
      report(problems, 'source-dated-order', { text: from! }, map.span)
    last = day ?? last
    const value = readValue(reader, valueAt(map, 'value'), 'value')
    if (valueAt(map, 'value') === undefined) report(problems, 'source-dated-value', {}, map.span)
    if (value) values.push({ ...(from !== undefined && { from }), ...value })
  }
  return values
}
