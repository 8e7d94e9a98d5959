import { divide, fromInteger } from '../../core/exact.ts'
import { type InstantKind, readInstant } from '../../core/instant.ts'
import { decimalsOf, readNumber, toText } from '../../core/number-text.ts'
import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { ConstantValue } from '../../plan/operations.ts'
import type { ColumnType, MarkId } from '../../plan/type.ts'
import { point } from '../range.ts'
import { report, type Scope, type State } from '../state.ts'

/** The decimal that a number literal stands for: `0.5%` is 0.005. Undefined: too long to be read. */
export const literalText = (node: Extract<Node, { kind: 'number' }>): string | undefined => {
  const read = readNumber(node.text)
  if (!read.ok) return undefined
  const by = node.percent ? 100 : node.perMille ? 1000 : 1
  return by === 1 ? toText(read.value) : toText(divide(read.value, fromInteger(by))!)
}

export const constantNumber = (state: State, rule: string, text: string): Operand => {
  const type: ColumnType = { kind: 'number', unit: 'open', scale: scaleOf(text), range: point(text) }
  const column = state.builder.once(`number ${text}`, () =>
    state.builder.emit(
      { op: 'constant', values: [{ value: { kind: 'number', text } }] },
      rule,
      type,
      undefined,
    ),
  )
  return { column, type, optional: false, constant: text }
}

const scaleOf = (text: string): number => {
  const read = readNumber(text)
  return read.ok ? (decimalsOf(read.value) ?? 0) : 0
}

export const constantOf = (
  state: State,
  rule: string,
  value: ConstantValue,
  type: ColumnType,
  mark?: MarkId,
): Operand => ({
  column: state.builder.emit(
    { op: 'constant', values: [{ value }], ...(mark === undefined ? {} : { mark }) },
    rule,
    type,
    undefined,
  ),
  type,
  optional: false,
})

export const lowerNumber = (node: Extract<Node, { kind: 'number' }>, scope: Scope): Operand | undefined => {
  const text = literalText(node)
  return text === undefined
    ? report(scope, 'number-too-long', node.range)
    : constantNumber(scope.state, scope.rule, text)
}

/** Which instant a text has the form of: a date, a moment, a time of day. */
export const instantKindOf = (text: string): InstantKind | undefined =>
  (['date', 'moment', 'clock'] as const).find((kind) => readInstant(kind, text) !== undefined)

/** A text of the form of a date or a time is one, with its number as its constant. */
export const lowerText = (node: Extract<Node, { kind: 'text' }>, scope: Scope): Operand | undefined => {
  const kind = instantKindOf(node.value)
  const isDate = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(node.value)
  if (isDate && kind === undefined) return report(scope, 'not-a-date', node.range, { text: node.value })
  return kind !== undefined
    ? {
        ...constantOf(scope.state, scope.rule, { kind, text: node.value }, { kind }),
        constant: String(readInstant(kind, node.value)),
      }
    : constantOf(
        scope.state,
        scope.rule,
        { kind: 'word', word: node.value },
        { kind: 'word', words: [node.value] },
      )
}

export const lowerTruth = (node: Extract<Node, { kind: 'truth' }>, scope: Scope): Operand =>
  constantOf(scope.state, scope.rule, { kind: 'truth', value: node.value }, { kind: 'truth' })

/** A value that never applies. */
export const lowerNone = (scope: Scope): Operand => {
  const never = constantOf(scope.state, scope.rule, { kind: 'truth', value: false }, { kind: 'truth' })
  const type: ColumnType = { kind: 'text' }
  const column = scope.state.builder.emit(
    { op: 'pick', condition: never.column, then: never.column },
    scope.rule,
    type,
    undefined,
  )
  return { column, type, optional: true, never: true }
}
