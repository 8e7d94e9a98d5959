import type { Show } from '../core/show.ts'
import type { Node } from '../formula/ast.ts'
import { childrenOf } from '../formula/children.ts'
import {
  type Body,
  type Choosable,
  type FactSpec,
  isChoice,
  type ParameterSpec,
  type RuleSet,
} from '../model/rule-set.ts'
import type { Table } from '../model/table.ts'

/** A percentage is read as one, where the file does not say otherwise. */
export const showOfFact = ({ type, show }: FactSpec): Show | undefined =>
  show ?? (type.kind === 'percent' ? 'exact percent' : undefined)

/** A parameter is read as the file writes it: `0.5%` as a percentage. */
export const showOfParameter = ({ values }: ParameterSpec): Show | undefined =>
  values.every(({ value }) => !isChoice(value) && value.text.trim().endsWith('%'))
    ? 'exact percent'
    : undefined

/** Whether a column of a table is written in percent, in some cell or through a parameter that a cell names. */
export const isInPercent = (body: Choosable<Body>, column: string, { parameters }: RuleSet): boolean => {
  const isPercent = (node: Node): boolean => {
    if (node.kind === 'number') return node.percent || node.perMille
    const named = node.kind === 'name' && parameters.find((one) => one.name === node.name)
    return named ? showOfParameter(named) !== undefined : childrenOf(node).some(isPercent)
  }
  return tablesIn(body).some(({ outcomes, rows }) =>
    outcomes.some(
      ({ name }, at) =>
        name === column &&
        rows.some(({ outcomes: cells }) => {
          const cell = cells[at]
          return cell?.kind === 'value' && cell.formula !== undefined && isPercent(cell.formula.tree)
        }),
    ),
  )
}

const tablesIn = (value: unknown): readonly Table[] => {
  if (typeof value !== 'object' || value === null || 'tree' in value) return []
  if ('kind' in value && value.kind === 'table') return [(value as unknown as { table: Table }).table]
  return Object.values(value).flatMap(tablesIn)
}
