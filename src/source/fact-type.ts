import { isoDecimals } from '../core/currency.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { TypeSpec } from '../model/rule-set.ts'
import { asText, listed, textsOf } from './fields.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { currencyWords, readUnit } from './references.ts'
import type { TreeNode } from './tree.ts'

const plain = ['number', 'score', 'percent', 'date', 'moment', 'clock', 'text'] as const

const aliases: ReadonlyMap<string, string> = new Map([
  ['boolean', 'yes/no'],
  ['bool', 'yes/no'],
  ['truth', 'yes/no'],
  ['是否', 'yes/no'],
  ['是/否', 'yes/no'],
  ['string', 'text'],
  ['文本', 'text'],
  ['int', 'number'],
  ['integer', 'count'],
  ['decimal', 'number'],
  ['数', 'number'],
  ['数字', 'number'],
  ['金额', 'money'],
  ['分数', 'score'],
  ['百分比', 'percent'],
  ['日期', 'date'],
  ['datetime', 'moment'],
  ['timestamp', 'moment'],
  ['日期时间', 'moment'],
  ['time', 'clock'],
  ['时刻', 'clock'],
  ['时间', 'clock'],
  ['天', 'days'],
])

/** The type of a fact: `money`, another currency, `yes/no`, a list of words, a unit for a quantity (`days`, `CNY/USD`), a thing for a reference. */
export const readType = (reader: Reader, node: TreeNode | undefined): TypeSpec | undefined => {
  const { names, problems } = reader
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind === 'list') {
    const words = textsOf(problems, node, 'type').map(({ text }) => text.trim().normalize('NFC'))
    const twice = words.find((word, index) => words.indexOf(word) < index)
    if (twice !== undefined) return report(problems, 'source-word-twice', { word: twice }, node.span)
    return words.length > 0 ? { kind: 'word', words } : report(problems, 'source-empty-value', {}, node.span)
  }
  const text = asText(problems, node, 'type')?.text.trim()
  if (text === undefined) return undefined
  const kind = plain.find((one) => one === text)
  if (kind !== undefined) return { kind }
  if (text === 'yes/no') return { kind: 'truth' }
  if (names.things.includes(text)) return { kind: 'reference', thing: text }
  if (names.units.includes(text)) return { kind: 'quantity', unit: text }
  const [own = '', ...others] = names.currencies
  if (text === 'money') return { kind: 'money', currency: own }
  if (others.includes(text)) return { kind: 'money', currency: text }
  if (text.includes('/')) {
    const unit = readUnit(reader, node)
    return unit === undefined ? undefined : { kind: 'quantity', unit }
  }
  if (isoDecimals.has(text) && text !== own)
    return report(problems, 'source-unknown-currency', currencyWords(names, text), node.span)
  const known = ['money', ...others, ...plain, 'yes/no', ...names.things, ...names.units]
  const money = [own, ...others].map((code, at) => [`money ${code}`, at === 0 ? 'money' : code] as const)
  const near = nearest(text, known, new Map([...aliases, [own, 'money'], ...money])) ?? ''
  return report(problems, 'source-unknown-type', { type: text, near, known: listed(known) }, node.span)
}
