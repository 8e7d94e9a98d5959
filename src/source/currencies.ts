import { isoDecimals } from '../core/currency.ts'
import { nearest } from '../diagnostics/suggest.ts'
import { asMap, asText, checkKeys, decimalCount, textOf } from './fields.ts'
import { type Problems, report } from './problems.ts'
import { type MapNode, type TreeNode, valueAt } from './tree.ts'

const aliases: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['元', 'CNY'],
  ['人民币', 'CNY'],
  ['美元', 'USD'],
  ['欧元', 'EUR'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
])

/** A code of ISO 4217 that was probably meant. */
const nearestCurrency = (text: string): string => nearest(text, [...isoDecimals.keys()], aliases) ?? ''

/** The code in `CNY` or `{ code: XTS, decimals: 4 }`, before anything is judged. */
export const codeIn = (node: TreeNode | undefined): string | undefined => {
  const code = node?.kind === 'map' ? valueAt(node, 'code') : node
  return code?.kind === 'text' ? code.text.trim() : undefined
}

/** The nodes of all currencies of a file, its own first. */
export const currencyNodes = (root: MapNode): readonly TreeNode[] => {
  const others = valueAt(root, 'currencies')
  return [valueAt(root, 'currency'), ...(others?.kind === 'list' ? others.items : [others])].filter(
    (node) => node !== undefined,
  )
}

/** Every currency of a file by its code, its own first, with the decimals of its minor unit. */
export const readCurrencies = (
  problems: Problems,
  root: MapNode,
  units: readonly string[],
): Readonly<Record<string, number>> => {
  const found = new Map<string, number>()
  for (const node of currencyNodes(root)) {
    const one = readCurrency(problems, node)
    if (one === undefined) continue
    if (found.has(one.code) || units.includes(one.code))
      report(problems, 'source-currency-twice', { code: one.code }, node.span)
    found.set(one.code, one.decimals)
  }
  return Object.fromEntries(found)
}

const readCurrency = (
  problems: Problems,
  node: TreeNode,
): { readonly code: string; readonly decimals: number } | undefined => {
  const map = node.kind === 'map' ? asMap(problems, node, 'currency') : undefined
  if (map) checkKeys(problems, map, ['code', 'decimals'], 'currency')
  const code = textOf(problems, map ? valueAt(map, 'code') : node, 'currency')
  const stated = map && asText(problems, valueAt(map, 'decimals'), 'decimals')
  const decimals = stated ? decimalCount(stated.text.trim()) : isoDecimals.get(code ?? '')
  if (stated && decimals === undefined)
    return report(problems, 'source-decimals', { text: stated.text.trim() }, stated.span)
  if (code !== undefined && /^[A-Z]{3}$/.test(code) && decimals !== undefined) return { code, decimals }
  if (code === undefined && !map) return undefined
  return report(
    problems,
    'source-currency',
    { text: code ?? '', near: nearestCurrency(code ?? '') },
    node.span,
  )
}
