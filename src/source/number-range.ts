import { compare } from '../core/exact.ts'
import { readNumber, readPercent } from '../core/read-number.ts'
import { toText } from '../core/to-text.ts'
import type { RangeSpec } from '../model/rule-set.ts'
import { asText } from './fields.ts'
import { type Problems, report } from './problems.ts'
import type { TreeNode } from './tree.ts'

const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '＞': '>',
  '＜': '<',
  '≧': '≥',
  '≦': '≤',
}

/** A range of numbers: `> 0`, `≤ 31`, `[0..100)`. */
export const readRange = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): RangeSpec | undefined => {
  const text = asText(problems, node, what)
  if (text === undefined) return undefined
  const range = parseRange(text.text.trim())
  if (range === undefined)
    return report(problems, 'source-range', { text: text.text.trim(), key: what }, text.span)
  if (isEmpty(range)) return report(problems, 'source-range-empty', { text: text.text.trim() }, text.span)
  return range
}

export const parseRange = (text: string): RangeSpec | undefined => {
  const edge = /^(≥|>=|≧|>|＞|≤|<=|≦|<|＜)\s*(.+)$/.exec(text)
  if (edge !== null) {
    const sign = signs[edge[1]!] ?? edge[1]!
    const value = decimal(edge[2]!)
    if (value === undefined) return undefined
    const end = { value, inclusive: sign === '≥' || sign === '≤' }
    return sign === '≥' || sign === '>' ? { from: end } : { to: end }
  }
  const interval = /^([[(])\s*([^[\]()]*?)\s*\.\.\s*([^[\]()]*?)\s*([\])])$/.exec(text)
  if (interval === null) return undefined
  const [, open, low = '', high = '', close] = interval
  const from = low === '' ? undefined : decimal(low)
  const to = high === '' ? undefined : decimal(high)
  if ((low !== '' && from === undefined) || (high !== '' && to === undefined) || (from ?? to) === undefined)
    return undefined
  return {
    ...(from !== undefined && { from: { value: from, inclusive: open === '[' } }),
    ...(to !== undefined && { to: { value: to, inclusive: close === ']' } }),
  }
}

/** `50%` as the decimal `0.5`. */
const decimal = (text: string): string | undefined => {
  const normal = text.trim().replace('−', '-').replace('％', '%')
  const reading = /[%‰]$/.test(normal) ? readPercent(normal) : readNumber(normal)
  return reading.ok ? toText(reading.value) : undefined
}

const isEmpty = ({ from, to }: RangeSpec): boolean => {
  if (from === undefined || to === undefined) return false
  const [low, high] = [readNumber(from.value), readNumber(to.value)]
  if (!low.ok || !high.ok) return false
  const order = compare(low.value, high.value)
  return order > 0 || (order === 0 && !(from.inclusive && to.inclusive))
}
