import type { Formula, Node } from '../../formula/ast.ts'
import { parseFormula } from '../../formula/parse.ts'
import type { FileNames } from '../names.ts'
import { isValueName } from '../names.ts'
import type { GridCell } from '../tree.ts'

/** What a header makes of its column. */
export type Column =
  | { readonly kind: 'key'; readonly formula: Formula; readonly cell: GridCell }
  | {
      readonly kind: 'outcome'
      readonly name: string
      readonly choose?: { readonly key: Formula; readonly cell: GridCell }
      /** `price (CNY/ticket)`: what its bare numbers are. */
      readonly unit?: string
      readonly cell: GridCell
    }

/**
 * Key columns come first; the last column is always an outcome. A header is a key if it is a formula that says more
 * than one name, or the name of a value of the file other than the rule itself.
 */
export const columnsOf = (cells: readonly GridCell[], rule: string, names: FileNames): readonly Column[] => {
  const columns: Column[] = []
  for (const [index, cell] of cells.entries()) {
    const isOpen = columns.every(({ kind }) => kind === 'key') && index < cells.length - 1
    const unit = unitIn(cell, names)
    const formula = isOpen && !unit ? keyFormula(cell, rule, names) : undefined
    columns.push(formula ? { kind: 'key', formula, cell } : outcome(cell, unit))
  }
  return columns
}

interface UnitMark {
  readonly name: string
  readonly unit: string
}

const unitMark = /^(.+?)\s*[(（]\s*((?:\p{L}+|1)(?:\/\p{L}+)?)\s*[)）]$/u

/** `price (CNY/ticket)`, `单价（元/单）`: a unit behind a header, which is no call of a function. */
const unitIn = ({ text }: GridCell, names: FileNames): UnitMark | undefined => {
  const [, name, unit] = unitMark.exec(text) ?? []
  if (name === undefined || unit === undefined) return undefined
  const parts = unit.split('/')
  if (parts.some((part) => isValueName(names, part))) return undefined
  const known = [...names.units, ...names.currencies]
  const isKnown = parts.every((part) => known.some((one) => one === part || one === `${part}s`))
  return isKnown || parts.length > 1 || /[（）]/.test(text) ? { name, unit } : undefined
}

const formulaOf = (cell: GridCell, text = cell.text, start = cell.span.start): Formula | undefined =>
  parseFormula(text, { source: cell.span.source, offset: start }).value

const keyFormula = (cell: GridCell, rule: string, names: FileNames): Formula | undefined => {
  if (cell.text === rule) return undefined
  const formula = formulaOf(cell)
  return formula && isKey(formula.tree, names) ? formula : undefined
}

const isKey = (node: Node, names: FileNames): boolean => {
  if (node.kind === 'name') return isValueName(names, node.name) || names.readings.has(node.name)
  if (node.kind === 'member') return isKey(node.of, names)
  return node.kind !== 'number' && node.kind !== 'text' && node.kind !== 'truth' && node.kind !== 'none'
}

/** `post: clerk` is the outcome `post` where the second key `post` is `clerk`; what follows the colon is a key cell. */
const outcome = (cell: GridCell, mark: UnitMark | undefined): Column => {
  const header = mark?.name ?? cell.text
  const more = mark ? { unit: mark.unit } : {}
  const match = /^(.+?)\s*[:：]\s*(.+)$/.exec(header)
  if (match === null) return { kind: 'outcome', name: header, ...more, cell }
  const [, name = '', text = ''] = match
  const key = formulaOf(cell, name)
  const start = cell.span.start + header.length - text.length
  const own = { text, span: { ...cell.span, start, end: start + text.length } }
  return { kind: 'outcome', name, ...(key && { choose: { key, cell: own } }), ...more, cell }
}

/** A word without the quotation marks it may stand in. */
export const unquoted = (word: string): string => /^["“'‘](.*)["”'’]$/.exec(word)?.[1] ?? word
