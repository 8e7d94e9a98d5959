import { equals, isZero, ONE } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import type { Formula, Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'
import { type BodyValue, isChoice, type RuleSet, type RuleSpec } from '../../model/rule-set.ts'
import type { KeyCell, OutcomeCell, Table } from '../../model/table.ts'
import type { NotMoved } from './report.ts'
import { readWritten } from './written-number.ts'

/** A number of the rules with the address by which it is changed. */
export interface NumericCell {
  readonly address: string
  readonly title: Label
  readonly clause: string
  /** The number as written, and what stands before it in its cell, such as `≥ `. */
  readonly text: string
  readonly before: string
  /** Of a number inside a formula: the rest of the formula, and which number it is where there are several. */
  readonly within?: { readonly before: string; readonly after: string; readonly which?: string }
  /** Why it cannot be moved. */
  readonly not?: NotMoved
}

type Place = Pick<NumericCell, 'title' | 'clause'>

/**
 * Parameters, numbers of formulas and conditions, weights, and cells of tables with a number, in the order of the file.
 * Inside a formula 0 and 1 stand for nothing and all, and are no numbers that anybody would set otherwise.
 */
export const numericCells = ({ parameters, rules }: RuleSet): readonly NumericCell[] => [
  ...parameters.flatMap(({ name, title, clause, values }): readonly NumericCell[] => {
    const [only] = values
    const at = { address: name, title, clause, before: '' }
    if (values.length > 1 || only?.from !== undefined)
      return [{ ...at, text: values.map(({ value }) => textOf(value)).join(', '), not: 'dated' }]
    if (only === undefined || isChoice(only.value))
      return [{ ...at, text: textOf(only?.value), not: 'reading' }]
    const { text, tree } = only.value as Formula
    return isNumber(tree) ? [numberAt(at, text, '')] : [{ ...at, text, not: 'formula' }]
  }),
  ...rules.flatMap(cellsOfRule),
]

const textOf = (value: unknown): string => {
  if (isChoice(value)) return Object.values(value.options).map(textOf).join(' | ')
  return (value as Formula | undefined)?.text ?? ''
}

const isNumber = (node: Node): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && node.of.kind === 'number')

const numberAt = (at: Place & { readonly address: string }, text: string, before: string): NumericCell => {
  const read = readWritten(text)
  const { address, title, clause } = at
  const cell = { address, title, clause, text, before }
  if (read === undefined) return { ...cell, not: 'formula' }
  return isZero(read.value) ? { ...cell, not: 'zero' } : cell
}

const cellsOfRule = ({ name, title, clause, body, when, otherwise }: RuleSpec): readonly NumericCell[] => {
  const place = { title, clause }
  const bodies = isChoice(body)
    ? Object.values(body.options).flatMap((one) =>
        cellsOfBody(name, place, one).map((cell): NumericCell => ({ ...cell, not: 'reading' })),
      )
    : cellsOfBody(name, place, body)
  const others = Object.entries({ when, otherwise }).flatMap(([key, formula]) =>
    formula === undefined || isChoice(formula)
      ? []
      : cellsOfFormula({ ...place, address: `${name}.${key}` }, formula),
  )
  return [...bodies, ...others]
}

/** A bare number, or each number inside a formula. */
const cellsOfFormula = (
  at: Place & { readonly address: string },
  { text, tree }: Formula,
): readonly NumericCell[] => {
  if (isNumber(tree)) return [numberAt(at, text, '')]
  const all = numbersIn(tree)
  const found = all.flatMap(({ range: { start, end } }) => {
    const cell = numberAt(at, text.slice(start, end), '')
    const isPlain = cell.not !== undefined || equals(readWritten(cell.text)!.value, ONE)
    return isPlain && !/[%‰]$/.test(cell.text)
      ? []
      : [{ cell, before: text.slice(0, start), after: text.slice(end) }]
  })
  return found.map(({ cell, before, after }, nth) => {
    const same = found.slice(0, nth).filter((one) => one.cell.text === cell.text).length
    const which = same > 0 ? { which: `${cell.text} #${same + 1}` } : { which: cell.text }
    return { ...cell, within: { before, after, ...(all.length > 1 ? which : {}) } }
  })
}

const numbersIn = (node: Node): readonly Node[] =>
  node.kind === 'number' ? [node] : childrenOf(node).flatMap(numbersIn)

type BodyOf = Exclude<RuleSpec['body'], { readonly reading: string }>

const cellsOfBody = (name: string, place: Place, { mechanism, values }: BodyOf): readonly NumericCell[] =>
  Object.values(values).flatMap((value) => cellsOfValue(name, place, mechanism, value))

const cellsOfValue = (
  name: string,
  place: Place,
  mechanism: string,
  value: BodyValue,
): readonly NumericCell[] => {
  if (!('kind' in value)) return []
  if (value.kind === 'table') return cellsOfTable(name, place, value.table)
  if (value.kind === 'formula' && mechanism === 'is')
    return cellsOfFormula({ ...place, address: name }, value.formula)
  if (value.kind === 'weights')
    return value.parts.flatMap(({ of, weight }) =>
      isNumber(weight.tree)
        ? [numberAt({ ...place, address: `${name}.weighted.${of.text}` }, weight.text, '')]
        : [],
    )
  return []
}

const cellsOfTable = (name: string, place: Place, { keys, outcomes, rows }: Table): readonly NumericCell[] =>
  rows.flatMap((row) => {
    const at = (column: string) => ({ ...place, address: `${name}[${row.name}].${column}` })
    return [
      ...row.keys.flatMap((cell, index) => cellOfKey(at(keys[index]!.formula.text), cell)),
      ...row.outcomes.flatMap((cell, index) => cellOfOutcome(at(outcomes[index]!.name), cell)),
    ]
  })

const cellOfKey = (at: Place & { readonly address: string }, cell: KeyCell): readonly NumericCell[] => {
  if (cell.kind === 'edge' && isNumber(cell.value.tree)) {
    const { text } = cell.value
    return [numberAt(at, text, cell.text.slice(0, Math.max(0, cell.text.lastIndexOf(text))))]
  }
  if (cell.kind === 'interval' || cell.kind === 'edge')
    return [{ ...at, text: cell.text, before: '', not: 'formula' }]
  return []
}

const cellOfOutcome = (
  at: Place & { readonly address: string },
  cell: OutcomeCell,
): readonly NumericCell[] => (cell.kind === 'value' && cell.formula ? cellsOfFormula(at, cell.formula) : [])
