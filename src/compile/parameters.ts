import { divide, type Exact, negate } from '../core/exact.ts'
import { type InstantKind, readInstant } from '../core/instant.ts'
import { exactText, readExact } from '../core/number-text.ts'
import type { Formula, Node } from '../formula/ast.ts'
import type { Operand } from '../mechanisms/mechanism.ts'
import { type Choosable, isChoice, type ParameterSpec } from '../model/rule-set.ts'
import type { ColumnType } from '../plan/type.ts'
import { unitOf } from './currency.ts'
import { instantKindOf, literalText } from './formula/literals.ts'
import { around, unionRange } from './range.ts'
import { chooseOption, readingMark } from './readings.ts'
import { reportAt, type State } from './state.ts'

/** The column of a parameter; made once. A parameter is a literal, dated or chosen by a reading, and may be assumed. */
export const parameterOperand = (state: State, spec: ParameterSpec): Operand | undefined => {
  const known = state.parameters.get(spec.name)
  if (known) return known
  const mark = spec.assumed
    ? state.builder.mark({ kind: 'assumed', name: spec.name, clause: spec.clause, text: spec.assumed })
    : undefined
  const operand = lower(state, spec, mark)
  if (operand) state.parameters.set(spec.name, operand)
  return operand
}

const lower = (state: State, spec: ParameterSpec, mark: number | undefined): Operand | undefined => {
  const first = spec.values[0]!
  if (spec.values.length === 1 && first.from === undefined && isChoice(first.value))
    return chosen(state, spec, first.value, mark)
  const values: { from?: string; value: { kind: 'number' | InstantKind; text: string } }[] = []
  for (const { from, value } of spec.values) {
    const literal = isChoice(value) ? undefined : valueOf(value.tree)
    if (literal === undefined) return reportAt(state, 'parameter-not-literal', { name: spec.name }, spec.span)
    values.push({ ...(from === undefined ? {} : { from }), value: literal })
  }
  const { kind } = values[0]!.value
  if (values.some(({ value }) => value.kind !== kind))
    return reportAt(state, 'parameter-not-literal', { name: spec.name }, spec.span)
  const texts = values.map((one) => one.value.text)
  const type: ColumnType = kind === 'number' ? typeOf(state, spec, texts) : { kind }
  const column = state.builder.emit(
    { op: 'constant', values, ...(mark === undefined ? {} : { mark }) },
    spec.name,
    type,
    undefined,
  )
  const constant = kind === 'number' ? texts[0]! : String(readInstant(kind, texts[0]!))
  return { column, type, optional: false, ...(texts.length === 1 ? { constant } : {}) }
}

const chosen = (
  state: State,
  spec: ParameterSpec,
  choice: { readonly reading: string; readonly options: Readonly<Record<string, Choosable<Formula>>> },
  mark: number | undefined,
): Operand | undefined => {
  const options = Object.entries(choice.options).map(([name, value]) => {
    const operand = lower(state, { ...spec, values: [{ value }] }, mark)
    return operand && { name, operand }
  })
  if (options.some((one) => one === undefined)) return undefined
  return chooseOption(
    state,
    spec.name,
    readingMark(state, choice.reading),
    options as { name: string; operand: Operand }[],
    undefined,
  )
}

/** A number, or a date or time. */
const valueOf = (
  node: Node,
): { readonly kind: 'number' | InstantKind; readonly text: string } | undefined => {
  const kind = node.kind === 'text' ? instantKindOf(node.value) : undefined
  if (kind && node.kind === 'text') return { kind, text: node.value }
  const text = literalOf(node)
  return text === undefined ? undefined : { kind: 'number', text }
}

/** A literal, or a quotient of literals, which may have no end as a decimal. */
const literalOf = (node: Node): string | undefined => {
  const value = exactOf(node)
  return value && exactText(value)
}

const exactOf = (node: Node): Exact | undefined => {
  if (node.kind === 'number') {
    const text = literalText(node)
    return text === undefined ? undefined : readExact(text)
  }
  if (node.kind === 'negate') {
    const of = exactOf(node.of)
    return of && negate(of)
  }
  if (node.kind !== 'binary' || node.operator !== '÷') return undefined
  const [left, right] = [exactOf(node.left), exactOf(node.right)]
  return left && right && divide(left, right)
}

const typeOf = (state: State, spec: ParameterSpec, texts: readonly string[]): ColumnType => {
  const unit = spec.unit === undefined ? 'open' : unitOf(state, spec.unit)
  if (unit === undefined) reportAt(state, 'unknown-unit', { name: spec.name, unit: spec.unit! }, spec.span)
  return {
    kind: 'number',
    unit: unit ?? {},
    scale: texts.some((text) => text.includes('/'))
      ? 'quotient'
      : Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0)),
    range: texts.map((text) => around(readExact(text)!)).reduce(unionRange),
  }
}
