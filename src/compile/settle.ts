import { decimalsIn } from '../core/step.ts'
import type { Operand } from '../mechanisms/mechanism.ts'
import type { RoundSpec, RuleSpec } from '../model/rule-set.ts'
import type { CellSpec } from '../plan/plan.ts'
import type { AxisId, NumberType } from '../plan/type.ts'
import { atLeastZero, everything, isAtLeastZero } from './range.ts'
import { reportAt, type State } from './state.ts'

const roundedType = (of: NumberType, step: string): NumberType => ({
  ...of,
  scale: decimalsIn(step),
  range: isAtLeastZero(of.range) ? atLeastZero : everything,
})

/** A number rounded to a step. */
export const rounded = (
  state: State,
  rule: string,
  axis: AxisId,
  value: Operand,
  { step, mode }: RoundSpec,
): Operand => {
  const type = roundedType(value.type as NumberType, step)
  const column = state.builder.emit({ op: 'round', of: value.column, step, mode }, rule, type, axis)
  return { column, type, optional: value.optional }
}

/**
 * The value of a record so that the values of a period add up to its rounded whole: the difference that the record
 * makes to the rounded running total.
 */
export const settledCumulatively = (
  state: State,
  rule: RuleSpec,
  axis: AxisId,
  value: Operand,
  round: RoundSpec,
): Operand | undefined => {
  const { loop, builder } = state
  if (loop?.axis !== axis) return reportAt(state, 'settle-needs-order', { rule: rule.name }, rule.span)
  const type = value.type as NumberType
  const { each } = state.ruleSet
  const reset = loop.restarts ?? (each === 'day' || each === 'week' ? undefined : each)
  const spec: CellSpec = {
    name: `${rule.name}:settled${state.under.map((one) => `[${one.option}]`).join('')}`,
    rule: rule.name,
    axis: loop.owner,
    type: 'number',
    initial: '0',
    over: 'record',
    unbroken: false,
    ...(reset ? { reset } : {}),
  }
  const cell = builder.cell(spec)
  const emit = (operation: Parameters<typeof builder.emit>[0], of: NumberType): number =>
    builder.emit(operation, rule.name, of, axis)
  const before = emit({ op: 'opening', axis, cell }, type)
  const plus = (column: number) => ({ of: column, negative: false })
  const after = emit({ op: 'sum', terms: [plus(before), plus(value.column)], skip: false }, type)
  loop.closings.push(() => {
    const to = builder.column(type, axis)
    builder.emitInto(to, { op: 'closing', axis, cell, of: after, absent: 'keep' }, rule.name)
  })
  const [from, until] = [before, after].map(
    (column) => rounded(state, rule.name, axis, { column, type, optional: false }, round).column,
  ) as [number, number]
  const own = { ...roundedType(type, round.step), range: everything }
  const terms = [plus(until), { of: from, negative: true }]
  return { column: emit({ op: 'sum', terms, skip: false }, own), type: own, optional: value.optional }
}
