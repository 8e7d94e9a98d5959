import type { BodyValue, BoundSpec } from '../model/rule-set.ts'
import { readFormulaText } from './formula.ts'
import { parseRange } from './number-range.ts'
import type { Problems } from './problems.ts'
import type { TextNode, TreeNode } from './tree.ts'

type Bounds = Extract<BodyValue, { readonly kind: 'bounds' }>

/**
 * A range with a formula at an end: `[grade.low..grade.high]`, `≤ sales × 20%`. Undefined: it is none, such as one of
 * mere numbers; `broken`: a formula in it is wrong, and reported.
 */
export const readBounds = (problems: Problems, node: TreeNode | undefined): Bounds | 'broken' | undefined => {
  if (node?.kind !== 'text') return undefined
  const text = node.text.trim()
  if (parseRange(text)) return undefined
  const cut = endsOf(text)
  if (!cut) return undefined
  const start = node.text.indexOf(text)
  const read = (end: End | undefined): BoundSpec | 'broken' | undefined => {
    if (!end || text.slice(end.from, end.to).trim() === '') return undefined
    const formula = readFormulaText(problems, partOf(node, start + end.from, start + end.to))
    return formula ? { formula, inclusive: end.inclusive } : 'broken'
  }
  const [from, to] = [read(cut.from), read(cut.to)]
  if (from === 'broken' || to === 'broken') return 'broken'
  return from || to ? { kind: 'bounds', ...(from && { from }), ...(to && { to }), text } : undefined
}

interface End {
  readonly from: number
  readonly to: number
  readonly inclusive: boolean
}

const endsOf = (text: string): { readonly from?: End; readonly to?: End } | undefined => {
  const sign = /^(≥|>=|≧|>|＞|≤|<=|≦|<|＜)/u.exec(text)?.[0]
  if (sign !== undefined) {
    const end = { from: sign.length, to: text.length, inclusive: /[=≥≧≤≦]/u.test(sign) }
    return /[>≥≧＞]/u.test(sign) ? { from: end } : { to: end }
  }
  const middle = middleOf(text)
  if (!/^[[(]/.test(text) || !/[\])]$/.test(text) || middle === undefined) return undefined
  return {
    from: { from: 1, to: middle, inclusive: text.startsWith('[') },
    to: { from: middle + 2, to: text.length - 1, inclusive: text.endsWith(']') },
  }
}

/** The `..` of the range itself: an end may have one of its own in brackets. */
const middleOf = (text: string): number | undefined => {
  let depth = 0
  for (let at = 1; at < text.length - 1; at++) {
    if ('([（'.includes(text[at]!)) depth++
    if (')]）'.includes(text[at]!)) depth--
    if (depth === 0 && text.startsWith('..', at)) return at
  }
  return undefined
}

/** A part of a text, with the place where it stands. */
const partOf = (node: TextNode, from: number, to: number): TextNode => ({
  ...node,
  text: node.text.slice(from, to),
  offset:
    typeof node.offset === 'number'
      ? node.offset + from
      : node.offset.map((piece) => ({ ...piece, at: piece.at - from })),
})
