import { isInstantKind } from '../../core/instant.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { Node } from '../../formula/ast.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import { kindWords, typeWords } from '../../mechanisms/type-words.ts'
import type { Look } from '../../plan/looks.ts'
import type { ColumnType } from '../../plan/type.ts'
import { currenciesMixed } from '../currency.ts'
import { joinOperands, joinTypes } from '../join-types.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { sameUnit } from '../unit.ts'
import { type Binary, emit } from './arithmetic.ts'
import { lowerNone } from './literals.ts'

const truth: ColumnType = { kind: 'truth' }

/** Lowers an operand that has to be yes or no. */
const lowerCondition = (node: Node, scope: Scope, lower: LowerNode): Operand | undefined => {
  const operand = lower(node, scope)
  if (!operand || operand.type.kind === 'truth') return operand
  return report(scope, 'not-a-condition', node.range, {
    text: textOf(scope, node.range),
    ...kindWords(operand.type.kind),
  })
}

const compare = (
  left: Operand,
  sign: '=' | '≠' | '<' | '≤' | '>' | '≥',
  right: Operand,
  scope: Scope,
  node: Node,
): Operand | undefined => {
  if (!comparable(left, right, sign, scope, node)) return undefined
  const column = emit(scope, { op: 'compare', left: left.column, right: right.column, sign }, truth, [
    left,
    right,
  ])
  return { column, type: truth, optional: left.optional || right.optional }
}

const comparable = (left: Operand, right: Operand, sign: string, scope: Scope, node: Node): boolean => {
  const text = textOf(scope, node.range)
  if (left.type.kind === 'number' && right.type.kind === 'number') {
    if (sameUnit(left.type.unit, right.type.unit) !== undefined) return true
    const [one, other] =
      node.kind === 'binary' ? [textOf(scope, node.left.range), textOf(scope, node.right.range)] : ['…', '…']
    const mixed = currenciesMixed(scope.state, [
      { type: left.type, text: one },
      { type: right.type, text: other },
    ])
    if (mixed) report(scope, 'currencies-mixed', node.range, { text, ...mixed })
    if (mixed) return false
    report(scope, 'compare-units', node.range, {
      text,
      ...typeWords(left.type, 'left'),
      ...typeWords(right.type, 'right'),
    })
    return false
  }
  const ordered = isInstantKind(left.type.kind) || sign === '=' || sign === '≠'
  if (!joinTypes(left.type, right.type)) {
    const kinds = { ...kindWords(left.type.kind, 'left'), ...kindWords(right.type.kind, 'right') }
    report(scope, 'compare-kinds', node.range, { text, ...kinds })
    return false
  }
  if (!ordered) {
    report(scope, 'compare-order', node.range, { text, sign, ...kindWords(left.type.kind) })
    return false
  }
  return left.type.kind === 'word' && right.type.kind === 'word'
    ? sharesWords(left.type.words, right.type.words, scope, node)
    : true
}

/** A word that the other side can never be is a slip of the pen. */
const sharesWords = (
  left: readonly string[],
  right: readonly string[],
  scope: Scope,
  node: Node,
): boolean => {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  const stranger = few.length === 1 && !many.includes(few[0]!) ? few[0]! : undefined
  if (stranger === undefined) return true
  report(scope, 'word-not-possible', node.range, {
    word: stranger,
    near: nearest(stranger, many) ?? '',
    known: many.join(' | '),
  })
  return false
}

export const lowerComparison = (node: Binary, scope: Scope, lower: LowerNode): Operand | undefined => {
  const left = lower(node.left, scope)
  const right = lower(node.right, scope)
  return (
    left && right && compare(left, node.operator as '=' | '≠' | '<' | '≤' | '>' | '≥', right, scope, node)
  )
}

/** What is known to hold where this condition holds: its own parts joined by `and`, as text. */
export const factsOf = (node: Node): readonly string[] => {
  if (node.kind === 'binary' && node.operator === 'and')
    return [...factsOf(node.left), ...factsOf(node.right)]
  return [printFormula(node)]
}

export const knowing = (scope: Scope, node: Node): Scope => ({
  ...scope,
  holds: new Set([...scope.holds, ...factsOf(node)]),
})

/** A part of a formula that is looked at only where this holds too. */
export const looking = (scope: Scope, ...looks: readonly Look[]): Scope => ({
  ...scope,
  looks: [...scope.looks, ...looks],
})

/** Read from left to right: the right side matters only where the left one holds, so `present(x) and x > 3` is sound. */
export const lowerLogic = (node: Binary, scope: Scope, lower: LowerNode): Operand | undefined => {
  const left = lowerCondition(node.left, scope, lower)
  const right = lowerCondition(node.right, node.operator === 'and' ? knowing(scope, node.left) : scope, lower)
  if (!left || !right) return undefined
  const how = node.operator as 'and' | 'or'
  const column = emit(scope, { op: 'logic', how, of: [left.column, right.column] }, truth, [left, right])
  return { column, type: truth, optional: left.optional || right.optional }
}

export const lowerNot = (
  node: Extract<Node, { kind: 'not' }>,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const of = lowerCondition(node.of, scope, lower)
  return (
    of && {
      column: emit(scope, { op: 'logic', how: 'not', of: [of.column] }, truth, [of]),
      type: truth,
      optional: of.optional,
    }
  )
}

export const lowerList = (
  node: Extract<Node, { kind: 'inList' }>,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const of = lower(node.of, scope)
  const items = node.items.map((item) => {
    const right = lower(item, scope)
    return of && right && compare(of, '=', right, scope, item)
  })
  if (!of || items.some((item) => item === undefined)) return undefined
  const columns = items.map((item) => item!.column)
  return {
    column: emit(scope, { op: 'logic', how: 'or', of: columns }, truth, items as Operand[]),
    type: truth,
    optional: of.optional,
  }
}

export const lowerInterval = (
  node: Extract<Node, { kind: 'inInterval' }>,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const of = lower(node.of, scope)
  const sides = [
    node.from && ([node.from, node.from.inclusive ? '≥' : '>'] as const),
    node.to && ([node.to, node.to.inclusive ? '≤' : '<'] as const),
  ].filter((side) => side !== undefined)
  const tests = sides.map(([bound, sign]) => {
    const right = lower(bound.value, scope)
    return of && right && compare(of, sign, right, scope, node)
  })
  if (!of || tests.some((test) => test === undefined)) return undefined
  const columns = tests.map((test) => test!.column)
  return {
    column: emit(scope, { op: 'logic', how: 'and', of: columns }, truth, tests as Operand[]),
    type: truth,
    optional: of.optional,
  }
}

/** `if c then a else b`; only the branch taken has to be there. `none` is a value that does not apply. */
export const lowerIf = (
  node: Extract<Node, { kind: 'if' }>,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const condition = lowerCondition(node.condition, scope, lower)
  const branch = (is: boolean): Scope =>
    condition ? looking(scope, { column: condition.column, is }) : scope
  const then = node.then.kind === 'none' ? undefined : lower(node.then, knowing(branch(true), node.condition))
  const otherwise = node.otherwise.kind === 'none' ? undefined : lower(node.otherwise, branch(false))
  if (!condition || (!then && node.then.kind !== 'none') || (!otherwise && node.otherwise.kind !== 'none'))
    return undefined
  const { state, rule, formula } = scope
  const at = { range: node.range, condition: node.condition.range, column: condition.column }
  state.onBranch?.({ rule, formula, ...at, under: state.under })
  if (!then && !otherwise) return lowerNone(scope)
  const type = then && otherwise ? joinOperands([then, otherwise]) : (then ?? otherwise)!.type
  if (!type) {
    const mixed = currenciesMixed(scope.state, [
      { type: then!.type, text: textOf(scope, node.then.range) },
      { type: otherwise!.type, text: textOf(scope, node.otherwise.range) },
    ])
    const text = `${textOf(scope, node.then.range)} | ${textOf(scope, node.otherwise.range)}`
    if (mixed) return report(scope, 'currencies-mixed', node.range, { text, ...mixed })
    return report(scope, 'branches-differ', node.range, {
      ...typeWords(then!.type, 'then'),
      ...typeWords(otherwise!.type, 'otherwise'),
      text,
    })
  }
  const test = then
    ? condition
    : {
        ...condition,
        column: emit(scope, { op: 'logic', how: 'not', of: [condition.column] }, truth, [condition]),
      }
  const branches =
    then && otherwise
      ? { then: then.column, otherwise: otherwise.column }
      : { then: (then ?? otherwise)!.column }
  const column = emit(
    scope,
    { op: 'pick', condition: test.column, ...branches },
    type,
    [condition, then, otherwise].filter((one) => one !== undefined),
  )
  const optional = condition.optional || !then || !otherwise || then.optional || otherwise.optional
  return { column, type, optional }
}
