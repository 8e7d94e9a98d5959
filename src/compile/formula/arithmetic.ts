import { add, divide, type Exact, multiply, subtract } from '../../core/exact.ts'
import { exactText, readExact } from '../../core/number-text.ts'
import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import { kindWords, typeWords } from '../../mechanisms/type-words.ts'
import type { Operation } from '../../plan/operations.ts'
import type { ColumnType, NumberType } from '../../plan/type.ts'
import { currenciesMixed } from '../currency.ts'
import { coarser, productScale } from '../join-types.ts'
import { excludesZero, negateRange, productRange, quotientRange, sumRange } from '../range.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { productUnit, sameUnit } from '../unit.ts'

export type Binary = Extract<Node, { kind: 'binary' }>
export type NumberOperand = Operand & { readonly type: NumberType }

export const isNumber = (operand: Operand): operand is NumberOperand => operand.type.kind === 'number'

/** Lowers an operand that has to be a number. */
export const lowerNumeric = (node: Node, scope: Scope, lower: LowerNode): NumberOperand | undefined => {
  const operand = lower(node, scope)
  if (!operand) return undefined
  if (isNumber(operand)) return operand
  if (operand.type.kind === 'text' && node.kind === 'none')
    return report(scope, 'none-in-arithmetic', node.range)
  return report(scope, 'not-a-number', node.range, {
    text: textOf(scope, node.range),
    ...kindWords(operand.type.kind),
    [operand.type.kind]: operand.type.kind,
  })
}

/** On the formula's rows if any operand is, otherwise the same everywhere. */
export const emit = (
  scope: Scope,
  operation: Operation,
  type: ColumnType,
  operands: readonly Operand[],
): number => {
  const everywhere = operands.every((one) => scope.state.builder.isConstant(one.column))
  return scope.state.builder.emit(operation, scope.rule, type, everywhere ? undefined : scope.axis)
}

export const lowerArithmetic = (node: Binary, scope: Scope, lower: LowerNode): Operand | undefined => {
  const left = lowerNumeric(node.left, scope, lower)
  const right = lowerNumeric(node.right, scope, lower)
  if (!left || !right) return undefined
  const result = combined(node, left, right, scope)
  const constant = constantResult(node.operator, left, right)
  return result && constant !== undefined ? { ...result, constant } : result
}

const combined = (
  node: Binary,
  left: NumberOperand,
  right: NumberOperand,
  scope: Scope,
): Operand | undefined => {
  switch (node.operator) {
    case '+':
    case '-':
      return added(node, left, right, scope)
    case '×':
      return multiplied(left, right, scope)
    default:
      return divided(node, left, right, scope)
  }
}

/** What is made of numbers that are known before any run is known too. */
const constantResult = (operator: string, left: Operand, right: Operand): string | undefined => {
  const of = constantOperations[operator]
  const [a, b] = [left, right].map(({ constant }) =>
    constant === undefined ? undefined : readExact(constant),
  )
  const value = of && a && b && of(a, b)
  return value && exactText(value)
}

const constantOperations: Readonly<Record<string, (a: Exact, b: Exact) => Exact | undefined>> = {
  '+': add,
  '-': subtract,
  '×': multiply,
  '÷': divide,
}

const unitsDiffer = (node: Binary, left: Operand, right: Operand, scope: Scope): undefined => {
  const [leftText, rightText] = [textOf(scope, node.left.range), textOf(scope, node.right.range)]
  const mixed = currenciesMixed(scope.state, [
    { type: left.type, text: leftText },
    { type: right.type, text: rightText },
  ])
  if (mixed)
    return report(scope, 'currencies-mixed', node.range, { text: textOf(scope, node.range), ...mixed })
  return report(scope, 'units-differ', node.range, {
    left: leftText,
    ...typeWords(left.type, 'leftUnit'),
    right: rightText,
    ...typeWords(right.type, 'rightUnit'),
  })
}

const added = (
  node: Binary,
  left: NumberOperand,
  right: NumberOperand,
  scope: Scope,
): Operand | undefined => {
  const unit = sameUnit(left.type.unit, right.type.unit)
  if (unit === undefined) return unitsDiffer(node, left, right, scope)
  const negative = node.operator === '-'
  const type: NumberType = {
    kind: 'number',
    unit,
    scale: coarser(left.type.scale, right.type.scale),
    range: sumRange(left.type.range, negative ? negateRange(right.type.range) : right.type.range),
  }
  const terms = [
    { of: left.column, negative: false },
    { of: right.column, negative },
  ]
  return {
    column: emit(scope, { op: 'sum', terms, skip: false }, type, [left, right]),
    type,
    optional: left.optional || right.optional,
  }
}

export const multiplied = (left: NumberOperand, right: NumberOperand, scope: Scope): Operand => {
  const type: NumberType = {
    kind: 'number',
    unit: productUnit(left.type.unit, right.type.unit),
    scale: productScale(left.type.scale, right.type.scale),
    range: productRange(left.type.range, right.type.range),
  }
  const column = emit(scope, { op: 'multiply', left: left.column, right: right.column }, type, [left, right])
  return { column, type, optional: left.optional || right.optional }
}

const divided = (
  node: Binary,
  left: NumberOperand,
  right: NumberOperand,
  scope: Scope,
): Operand | undefined => {
  const remainder = node.operator === 'mod'
  const unit = remainder
    ? sameUnit(left.type.unit, right.type.unit)
    : productUnit(left.type.unit, right.type.unit, -1)
  if (unit === undefined) return unitsDiffer(node, left, right, scope)
  // A divisor of few possible values keeps denominators bounded; one that is data does not.
  const bounded = right.constant !== undefined || isBounded(right.type)
  const scale = remainder
    ? coarser(left.type.scale, right.type.scale)
    : bounded && left.type.scale !== 'ratio'
      ? 'quotient'
      : 'ratio'
  const range = remainder ? {} : quotientRange(left.type.range, right.type.range)
  const type: NumberType = { kind: 'number', unit, scale, range }
  const column = emit(scope, { op: 'divide', left: left.column, right: right.column, remainder }, type, [
    left,
    right,
  ])
  return { column, type, optional: left.optional || right.optional || !excludesZero(right.type.range) }
}

/** Whole numbers of a narrow range, such as the days of a month. */
const isBounded = (type: NumberType): boolean => {
  const { from, to } = type.range
  return (
    type.scale === 0 &&
    from !== undefined &&
    to !== undefined &&
    from.value.length <= 2 &&
    to.value.length <= 2
  )
}

export const lowerNegation = (
  node: Extract<Node, { kind: 'negate' }>,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const of = lowerNumeric(node.of, scope, lower)
  if (!of) return undefined
  const type: NumberType = { ...of.type, range: negateRange(of.type.range) }
  const column = emit(scope, { op: 'sum', terms: [{ of: of.column, negative: true }], skip: false }, type, [
    of,
  ])
  return {
    column,
    type,
    optional: of.optional,
    ...(of.constant === undefined ? {} : { constant: negated(of.constant) }),
  }
}

const negated = (text: string): string =>
  text.startsWith('-') ? text.slice(1) : text === '0' ? text : `-${text}`
