import type { BinaryOperator, Formula, Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'
import { parseFormula } from '../../formula/parse.ts'
import { bumped, shifted } from './number-change.ts'
import type { MutantKind } from './report.ts'

/** One way in which a formula could be otherwise; `before` and `after` are the part of it that differs. */
export interface FormulaChange {
  readonly kind: MutantKind
  readonly before: string
  readonly after: string
  readonly formula: Formula
}

const other: Readonly<Partial<Record<BinaryOperator, readonly [BinaryOperator, MutantKind]>>> = {
  '<': ['≤', 'border'],
  '≤': ['<', 'border'],
  '>': ['≥', 'border'],
  '≥': ['>', 'border'],
  '=': ['≠', 'comparison'],
  '≠': ['=', 'comparison'],
  and: ['or', 'logic'],
  or: ['and', 'logic'],
  '+': ['-', 'sign'],
  '-': ['+', 'sign'],
}

const comparisons: ReadonlySet<string> = new Set(['<', '≤', '>', '≥', '=', '≠'])

/** A change in the text: the part from `start` to `end` becomes `to`; `shown` is the part around it that people see. */
interface Splice {
  readonly kind: MutantKind
  readonly start: number
  readonly end: number
  readonly to: string
  readonly shown: Node
}

/** Every small change of a formula that can be read again. `isCut`: a number alone is an edge, which other rules compare with. */
export const formulaChanges = (formula: Formula, isCut = false): readonly FormulaChange[] =>
  splices(formula.tree, formula.text, isCut ? formula.tree : undefined).flatMap((splice) => {
    const { start, end, to, kind, shown } = splice
    const made = replaced(formula, start, end, to)
    if (!made || made.text === formula.text) return []
    const length = made.text.length - formula.text.length
    return [
      {
        kind,
        before: formula.text.slice(shown.range.start, shown.range.end),
        after: made.text.slice(shown.range.start, shown.range.end + length),
        formula: made,
      },
    ]
  })

/** Another formula at the same place; undefined where the text cannot be read. */
const replaced = (formula: Formula, start: number, end: number, to: string): Formula | undefined =>
  formulaAt(formula, `${formula.text.slice(0, start)}${to}${formula.text.slice(end)}`)

export const formulaAt = ({ span, pieces }: Formula, text: string): Formula | undefined => {
  const { value } = parseFormula(text)
  return value && { ...value, ...(span ? { span } : {}), ...(pieces ? { pieces } : {}) }
}

const splices = (node: Node, text: string, parent: Node | undefined): readonly Splice[] => [
  ...own(node, text, parent),
  ...childrenOf(node).flatMap((child) => splices(child, text, node)),
]

const own = (node: Node, text: string, parent: Node | undefined): readonly Splice[] => {
  switch (node.kind) {
    case 'number':
      return numberSplices(node, parent)
    case 'binary':
      return operatorSplice(node, text)
    case 'inInterval':
      return intervalSplices(node, text)
    case 'if':
      return (['then', 'otherwise'] as const).map((side) => ({
        kind: 'branch',
        ...node.range,
        to: `(${text.slice(node[side].range.start, node[side].range.end)})`,
        shown: node,
      }))
    case 'call':
      return node.name === 'min' || node.name === 'max' ? nameSplice(node, text) : []
    case 'aggregate':
      return [...nameSplice(node, text), ...filterSplice(node, text)]
    case 'not':
      return [
        { kind: 'logic', ...node.range, to: text.slice(node.of.range.start, node.of.range.end), shown: node },
      ]
    default:
      return []
  }
}

const numberSplices = (
  node: Extract<Node, { kind: 'number' }>,
  parent: Node | undefined,
): readonly Splice[] => {
  const sign = node.percent ? '%' : node.perMille ? '‰' : ''
  const isEdge =
    parent !== undefined &&
    (parent === node ||
      parent.kind === 'inInterval' ||
      parent.kind === 'inList' ||
      (parent.kind === 'binary' && comparisons.has(parent.operator)))
  // Equal to one more or to one less is the same mistake.
  const isExact = parent?.kind === 'inList' || (parent?.kind === 'binary' && /[=≠]/.test(parent.operator))
  const both = [shifted(node.text, 1), ...(isExact ? [] : [shifted(node.text, -1)])]
  const texts = isEdge ? both.filter((one) => !one.startsWith('-')) : [bumped(node.text, 1)]
  const shown = isEdge && parent?.kind === 'binary' ? parent : node
  return texts.map((to) => ({
    kind: isEdge ? 'cut' : 'amount',
    ...node.range,
    to: `${to}${sign}`,
    shown,
  }))
}

/** The operator stands between both sides, where brackets may stand too. */
const operatorSplice = (node: Extract<Node, { kind: 'binary' }>, text: string): readonly Splice[] => {
  const [to, kind] = other[node.operator] ?? []
  if (to === undefined || kind === undefined) return []
  const from = node.left.range.end
  const match = /[^\s()（）]+/.exec(text.slice(from, node.right.range.start))
  if (!match) return []
  const start = from + match.index
  return [{ kind, start, end: start + match[0].length, to, shown: node }]
}

const intervalSplices = (node: Extract<Node, { kind: 'inInterval' }>, text: string): readonly Splice[] => {
  const { end } = node.range
  const open = text.slice(node.of.range.end, end).search(/[[(［（]/)
  const start = node.of.range.end + open
  const at = (place: number, to: string): Splice => ({
    kind: 'border',
    start: place,
    end: place + 1,
    to,
    shown: node,
  })
  return [
    ...(node.from && open >= 0 ? [at(start, node.from.inclusive ? '(' : '[')] : []),
    ...(node.to ? [at(end - 1, node.to.inclusive ? ')' : ']')] : []),
  ]
}

const nameSplice = (node: Extract<Node, { kind: 'call' | 'aggregate' }>, text: string): readonly Splice[] => {
  const to = node.name === 'min' ? 'max' : node.name === 'max' ? 'min' : undefined
  const written = /^[^\s(（]+/.exec(text.slice(node.range.start))?.[0]
  if (to === undefined || written === undefined) return []
  const { start } = node.range
  return [{ kind: 'extreme', start, end: start + written.length, to, shown: node }]
}

/** Without its `where`, and with it the other way round is caught by the operators inside. */
const filterSplice = (node: Extract<Node, { kind: 'aggregate' }>, text: string): readonly Splice[] => {
  if (!node.where) return []
  const { start, end } = node.where.range
  const word = /\s*(where|其中)\s*$/i.exec(text.slice(node.range.start, start))
  if (!word) return []
  return [{ kind: 'filter', start: node.range.start + word.index, end, to: '', shown: node }]
}
