import { isZero } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import type { Formula, Node } from '../../formula/ast.ts'
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
  /** Why it cannot be moved. */
  readonly not?: NotMoved
}

type Place = Pick<NumericCell, 'title' | 'clause'>

/** Parameters, bare numbers of rules, weights, and cells of tables with a number, in the order of the file. */
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

const cellsOfRule = ({ name, title, clause, body }: RuleSpec): readonly NumericCell[] => {
  const place = { title, clause }
  if (isChoice(body))
    return Object.values(body.options).flatMap((one) =>
      cellsOfBody(name, place, one).map((cell): NumericCell => ({ ...cell, not: 'reading' })),
    )
  return cellsOfBody(name, place, body)
}

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
  if (value.kind === 'formula' && mechanism === 'formula' && isNumber(value.formula.tree))
    return [numberAt({ ...place, address: name }, value.formula.text, '')]
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
): readonly NumericCell[] =>
  cell.kind === 'value' && cell.formula && isNumber(cell.formula.tree)
    ? [numberAt(at, cell.formula.text, '')]
    : []
