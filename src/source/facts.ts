import type { FactSpec } from '../model/rule-set.ts'
import { cycles } from '../model/rule-set.ts'
import { readDefault } from './fact-default.ts'
import { readType } from './fact-type.ts'
import { asText, asWord, checkKeys, decimalCount } from './fields.ts'
import { readLabel } from './label.ts'
import { readRange } from './number-range.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { readChannel, readClauseName } from './references.ts'
import { readShow } from './show.ts'
import { type MapEntry, type TreeNode, valueAt } from './tree.ts'

export const factKeys = [
  'type',
  'allowed',
  'decimals',
  'default',
  'show',
  'title',
  'line',
  'clause',
  'each',
  'better',
] as const

const numeric = new Set(['money', 'number', 'score', 'percent', 'quantity'])

/** Words that people write for a direction: for suggestions only. */
const betterWords: ReadonlyMap<string, string> = new Map([
  ['多', 'more'],
  ['越多越好', 'more'],
  ['high', 'more'],
  ['higher', 'more'],
  ['up', 'more'],
  ['少', 'less'],
  ['越少越好', 'less'],
  ['low', 'less'],
  ['lower', 'less'],
  ['fewer', 'less'],
  ['down', 'less'],
])

/** One fact: its type alone, or a map with the type and more. `each` is the period of the place it stands in. */
export const readFact = (
  reader: Reader,
  { key, keySpan, value }: MapEntry,
  each: FactSpec['each'],
): FactSpec | undefined => {
  const { problems } = reader
  const map = value.kind === 'map' ? value : undefined
  if (map) checkKeys(problems, map, factKeys, key)
  const at = (name: (typeof factKeys)[number]): TreeNode | undefined => valueAt(map, name)
  if (map && !at('type')) return report(problems, 'source-fact-type', { fact: key }, keySpan)
  const type = readType(reader, map ? at('type') : value)
  const title = readLabel(problems, at('title'), 'title') ?? { zh: key, en: key }
  const period = asWord(problems, at('each'), cycles, 'each') ?? each
  const allowed = readRange(problems, at('allowed'), 'allowed')
  const decimals = readDecimals(reader, at('decimals'))
  const line = readChannel(reader, at('line'), 'line')
  const clause = readClauseName(reader, at('clause'))
  const show = readShow(problems, at('show'))
  if (type === undefined) return undefined
  if (allowed && !numeric.has(type.kind))
    report(problems, 'source-allowed-kind', { fact: key }, at('allowed')!.span)
  if (show !== undefined && !numeric.has(type.kind))
    report(problems, 'source-show-kind', { fact: key }, at('show')!.span)
  const better = asWord(problems, at('better'), ['more', 'less'], 'better', betterWords)
  if (better !== undefined && !numeric.has(type.kind))
    report(problems, 'source-better-kind', { fact: key }, at('better')!.span)
  const text = asText(problems, at('default'), 'default')
  const fallback = text && readDefault(problems, text, type)
  return {
    name: key,
    title,
    type,
    ...(period && { each: period }),
    ...(allowed && { allowed }),
    ...(decimals !== undefined && { decimals }),
    ...(show !== undefined && { show }),
    ...(better && { better }),
    ...(fallback !== undefined && { default: fallback }),
    ...(line !== undefined && { line }),
    ...(clause !== undefined && { clause }),
    span: keySpan,
  }
}

const readDecimals = ({ problems }: Reader, node: TreeNode | undefined): number | undefined => {
  const text = asText(problems, node, 'decimals')
  if (text === undefined) return undefined
  return (
    decimalCount(text.text.trim()) ??
    report(problems, 'source-decimals', { text: text.text.trim() }, text.span)
  )
}
