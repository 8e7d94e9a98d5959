import type { Node } from '../../formula/ast.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { CellSpec } from '../../plan/plan.ts'
import type { ColumnType, NumberType } from '../../plan/type.ts'
import { cycleOf } from '../clock.ts'
import { atLeastZero, isAtLeastZero } from '../range.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { type Aggregate, isOfRowsAlone, resultType } from './aggregate-type.ts'
import { emit } from './arithmetic.ts'
import { constantNumber } from './literals.ts'
import { cellName, cellType, closeCell, looksBack, openCell, valuesAgo } from './past.ts'

/** An aggregate over earlier periods of the same thing: `over year to date`, `over last 3 months`. */
export const lowerWindow = (node: Aggregate, scope: Scope, lower: LowerNode): Operand | undefined => {
  const { over } = node
  if (!looksBack(scope, node)) return undefined
  if (over?.kind === 'toDate') return lowerToDate(node, over.within, scope, lower)
  const each = cycleOf(scope.axis, scope.state.ruleSet.each)
  if (over?.kind === 'last' && (over.unit === undefined || over.unit === each))
    return lowerLast(node, over.count, scope, lower)
  return report(scope, 'window-unknown', node.range, { text: textOf(scope, node.range), each })
}

/** What one period brings into the window; not applicable where its condition does not hold. */
const contribution = (node: Aggregate, scope: Scope, lower: LowerNode): Operand | undefined => {
  const value = lower(node.value, scope)
  const where = node.where && lower(node.where, scope)
  if (!value || (node.where && !where)) return undefined
  if (node.name === 'count') {
    const one = constantNumber(scope.state, scope.rule, '1')
    const test = value.type.kind === 'truth' ? value : presence(value, scope)
    return picked(where ? both(where, test, scope) : test, one, scope)
  }
  return where ? picked(where, value, scope) : value
}

const presence = (value: Operand, scope: Scope): Operand => ({
  column: emit(scope, { op: 'logic', how: 'present', of: [value.column] }, { kind: 'truth' }, [value]),
  type: { kind: 'truth' },
  optional: false,
})

const both = (left: Operand, right: Operand, scope: Scope): Operand => ({
  column: emit(scope, { op: 'logic', how: 'and', of: [left.column, right.column] }, { kind: 'truth' }, [
    left,
    right,
  ]),
  type: { kind: 'truth' },
  optional: left.optional || right.optional,
})

const picked = (condition: Operand, value: Operand, scope: Scope): Operand => ({
  column: emit(scope, { op: 'pick', condition: condition.column, then: value.column }, value.type, [
    condition,
    value,
  ]),
  type: value.type,
  optional: true,
})

/** Joins two values of a window into one. */
const join = (node: Aggregate, left: Operand, right: Operand, type: ColumnType, scope: Scope): Operand => {
  const operands = [left, right]
  const columns = operands.map((one) => one.column)
  switch (node.name) {
    case 'min':
    case 'max': {
      const filled = [columns, [...columns].reverse()].map((of) =>
        emit(scope, { op: 'first', of }, type, operands),
      )
      return {
        column: emit(scope, { op: 'extreme', how: node.name, of: filled }, type, operands),
        type,
        optional: left.optional && right.optional,
      }
    }
    case 'any':
    case 'all': {
      const filled = [columns, [...columns].reverse()].map((of) =>
        emit(scope, { op: 'first', of }, type, operands),
      )
      return {
        column: emit(
          scope,
          { op: 'logic', how: node.name === 'any' ? 'or' : 'and', of: filled },
          type,
          operands,
        ),
        type,
        optional: left.optional && right.optional,
      }
    }
    default:
      return {
        column: emit(
          scope,
          { op: 'sum', terms: columns.map((of) => ({ of, negative: false })), skip: true },
          type,
          operands,
        ),
        type,
        optional: false,
      }
  }
}

/** A period that contains those of a window. */
export type Longer = Exclude<NonNullable<CellSpec['reset']>, 'day'>

export const lowerToDate = (
  node: Aggregate,
  within: Longer,
  scope: Scope,
  lower: LowerNode,
  label = printFormula({ ...node, over: { kind: 'toDate', within } }),
): Operand | undefined => {
  if (node.name === 'mean') return quotient(node, (part) => lowerToDate(part, within, scope, lower), scope)
  const value = contribution(node, scope, lower)
  if (!value || !windowKind(node, scope)) return undefined
  const type = typeOf(node, value)
  const additive = node.name === 'sum' || node.name === 'count'
  const spec: CellSpec = {
    name: cellName(scope.state, `${scope.rule}:${label}`),
    rule: scope.rule,
    axis: scope.axis,
    type: cellType(type),
    over: 'period',
    unbroken: false,
    reset: within,
    ...(additive ? { initial: '0' } : {}),
  }
  let opened: number | undefined
  const column = openCell(scope, spec, type, (cell) => {
    opened = cell
  })
  const result = join(node, { column, type, optional: !additive }, value, type, scope)
  if (opened !== undefined) closeCell(scope, opened, result, 'keep')
  noteWorking(node, value, result, scope)
  return { ...result, optional: additive ? false : value.optional }
}

const lowerLast = (node: Aggregate, count: number, scope: Scope, lower: LowerNode): Operand | undefined => {
  if (node.name === 'mean') return quotient(node, (part) => lowerLast(part, count, scope, lower), scope)
  const value = contribution(node, scope, lower)
  if (!value || !windowKind(node, scope)) return undefined
  const type = typeOf(node, value)
  // What each earlier period brought is kept, not worked out again with today's facts.
  const held: Node = { kind: 'name', name: '$held', range: node.range }
  const fromHere: LowerNode = (inner, at) => (inner === held ? value : lower(inner, at))
  // Not the name of `ago(sum(…))`: what a period brought is no sum.
  const name = (back: number): string => `${printFormula(node)} ${back} ago`
  const earlier = valuesAgo(held, count - 1, scope, fromHere, name)
  const additive = node.name === 'sum' || node.name === 'count'
  // A sum of nothing is 0; the least of nothing is nothing.
  const start = additive
    ? join(node, value, constantNumber(scope.state, scope.rule, '0'), type, scope)
    : value
  const result = earlier.reduce<Operand>((all, one) => join(node, all, { ...one, type }, type, scope), start)
  noteWorking(node, value, result, scope)
  return result
}

/** A mean is the sum over the count, so that nothing is rounded on the way. */
export const quotient = (
  node: Aggregate,
  part: (node: Aggregate) => Operand | undefined,
  scope: Scope,
): Operand | undefined => {
  const noted = scope.aggregates.length
  const sum = part({ ...node, name: 'sum' })
  const count = part({ ...node, name: 'count' })
  scope.aggregates.length = noted
  if (!sum || !count || sum.type.kind !== 'number') return undefined
  const type: NumberType = {
    ...sum.type,
    scale: 'quotient',
    range: isAtLeastZero(sum.type.range) ? atLeastZero : {},
  }
  const column = emit(
    scope,
    { op: 'divide', left: sum.column, right: count.column, remainder: false, zero: 'nobody' },
    type,
    [sum, count],
  )
  const mean = { column, type, optional: true }
  noteWorking(node, mean, mean, scope)
  return mean
}

const typeOf = (node: Aggregate, value: Operand): ColumnType => resultType(node, value)

const windowKind = (node: Aggregate, scope: Scope): boolean => {
  if (!isOfRowsAlone(node)) return true
  report(scope, 'window-of-members', node.range, { name: node.name })
  return false
}

const noteWorking = (node: Aggregate, value: Operand, result: Operand, scope: Scope): void => {
  scope.aggregates.push({
    text: textOf(scope, node.range),
    how: node.name,
    axis: scope.axis,
    value: value.column,
    result: result.column,
    path: [],
    down: [],
    over: textOf(scope, node.range),
  })
}
