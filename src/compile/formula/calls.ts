import { isInstantKind } from '../../core/instant.ts'
import { decimalsIn, stepText } from '../../core/step.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import { typeWords } from '../../mechanisms/type-words.ts'
import type { Look } from '../../plan/looks.ts'
import type { RoundingMode } from '../../plan/operations.ts'
import type { ColumnType, NumberType } from '../../plan/type.ts'
import { currenciesMixed } from '../currency.ts'
import { coarser, joinOperands, joinTypes } from '../join-types.ts'
import {
  atLeastZero,
  everything,
  extremeRange,
  isAtLeastZero,
  isPositive,
  negateRange,
  sumRange,
} from '../range.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { sameUnit } from '../unit.ts'
import { emit, lowerNumeric, type NumberOperand } from './arithmetic.ts'
import { calendarFunctions, lowerCalendar } from './calendar.ts'
import { looking } from './logic.ts'
import { lowerClosing } from './longer.ts'
import { lowerLookup } from './lookup.ts'
import { lowerMarginal } from './marginal.ts'
import { isKnownPresent, remember } from './names.ts'
import { lowerAgo, lowerLatest } from './past.ts'

type Call = Extract<Node, { kind: 'call' }>
type LowerCall = (node: Call, scope: Scope, lower: LowerNode) => Operand | undefined

/** The closed list of functions. */
const functions: Readonly<Record<string, LowerCall>> = {
  min: (node, scope, lower) => lowerExtreme(node, 'min', scope, lower),
  max: (node, scope, lower) => lowerExtreme(node, 'max', scope, lower),
  total: (node, scope, lower) => lowerTotal(node, scope, lower),
  first: (node, scope, lower) => lowerFirst(node, scope, lower),
  present: (node, scope, lower) => lowerPresent(node, scope, lower),
  round: (node, scope, lower) => lowerRound(node, 'half up', scope, lower),
  cut: (node, scope, lower) => lowerRound(node, 'down', scope, lower),
  up: (node, scope, lower) => lowerRound(node, 'up', scope, lower),
  floor: (node, scope, lower) => lowerRound(node, 'floor', scope, lower),
  ceiling: (node, scope, lower) => lowerRound(node, 'ceiling', scope, lower),
  abs: (node, scope, lower) => lowerAbsolute(node, scope, lower),
  exact: (node, scope) => lowerExact(node, scope),
  ago: lowerAgo,
  closing: lowerClosing,
  latest: lowerLatest,
  lookup: lowerLookup,
  marginal: lowerMarginal,
  ...Object.fromEntries(calendarFunctions.map((name) => [name, lowerCalendar])),
}

const functionNames: readonly string[] = Object.keys(functions)

export const lowerCall: LowerCall = (node, scope, lower) => {
  const known = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined
  if (known) return known(node, scope, lower)
  return report(scope, 'unknown-function', node.range, {
    name: node.name,
    near: nearest(node.name, functionNames) ?? '',
    known: functionNames.join(', '),
  })
}

const argumentsWanted = (node: Call, wanted: string, scope: Scope): undefined =>
  report(scope, 'function-arguments', node.range, {
    name: node.name,
    wanted,
    text: textOf(scope, node.range),
  })

/** Says of each argument what it is: `amount (CNY)`, `hired (a date)`. */
const argumentsDiffer = (node: Call, operands: readonly Operand[], scope: Scope): undefined => {
  const mixed = currenciesMixed(
    scope.state,
    operands.map(({ type }, at) => ({ type, text: textOf(scope, node.arguments[at]!.range) })),
  )
  if (mixed)
    return report(scope, 'currencies-mixed', node.range, { text: textOf(scope, node.range), ...mixed })
  const list = (side: 'kind' | 'kindZh'): string =>
    node.arguments
      .map((one, at) => {
        const kind = typeWords(operands[at]!.type, 'kind')[side]
        return `${textOf(scope, one.range)} (${kind})`
      })
      .join(', ')
  return report(scope, 'arguments-differ', node.range, { kinds: list('kind'), kindsZh: list('kindZh') })
}

/** `min(a, b)` of numbers of one unit, or of dates. */
const lowerExtreme = (
  node: Call,
  how: 'min' | 'max',
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const operands = node.arguments.map((one) => lower(one, scope))
  if (operands.length < 2) return argumentsWanted(node, `${how}(a, b)`, scope)
  if (operands.some((one) => one === undefined)) return undefined
  const known = operands as Operand[]
  let type: ColumnType | undefined = known[0]!.type
  for (const one of known.slice(1))
    type =
      type && (one.type.kind === 'number' || isInstantKind(one.type.kind))
        ? joinTypes(type, one.type)
        : undefined
  if (!type) return argumentsDiffer(node, known, scope)
  if (type.kind === 'number') {
    const ranges = known.map((one) => (one.type as NumberType).range)
    type = { ...type, range: ranges.reduce((all, one) => extremeRange(how, all, one)) }
  }
  const column = emit(scope, { op: 'extreme', how, of: known.map((one) => one.column) }, type, known)
  return { column, type, optional: known.some((one) => one.optional) }
}

/** `total(a, b)`: a sum that leaves out what does not apply. */
const lowerTotal: LowerCall = (node, scope, lower) => {
  const operands = node.arguments.map((one) => lowerNumeric(one, scope, lower))
  if (operands.length === 0) return argumentsWanted(node, 'total(a, b)', scope)
  if (operands.some((one) => one === undefined)) return undefined
  const known = operands as NumberOperand[]
  let type: NumberType | undefined = known[0]!.type
  for (const one of known.slice(1)) {
    const unit = type && sameUnit(type.unit, one.type.unit)
    type =
      type && unit !== undefined
        ? {
            kind: 'number',
            unit,
            scale: coarser(type.scale, one.type.scale),
            range: sumRange(type.range, one.type.range),
          }
        : undefined
  }
  if (!type) return argumentsDiffer(node, known, scope)
  const range = known.every((one) => isAtLeastZero(one.type.range))
    ? atLeastZero
    : known.some((one) => one.optional)
      ? everything
      : type.range
  const settled = { ...type, range }
  const column = emit(
    scope,
    { op: 'sum', terms: known.map((one) => ({ of: one.column, negative: false })), skip: true },
    settled,
    known,
  )
  return { column, type: settled, optional: false }
}

/** `first(a, b)`: the first that applies. */
const lowerFirst: LowerCall = (node, scope, lower) => {
  const before: Look[] = []
  const operands = node.arguments.map((one) => {
    const operand = lower(one, looking(scope, ...before))
    if (operand) before.push({ column: operand.column, is: 'not there' })
    return operand
  })
  if (operands.length < 2) return argumentsWanted(node, 'first(a, b)', scope)
  if (operands.some((one) => one === undefined)) return undefined
  const known = operands as Operand[]
  const type = joinOperands(known)
  if (!type) return argumentsDiffer(node, known, scope)
  const column = emit(scope, { op: 'first', of: known.map((one) => one.column) }, type, known)
  return { column, type, optional: known.every((one) => one.optional) }
}

const lowerPresent: LowerCall = (node, scope, lower) => {
  const of =
    node.arguments.length === 1
      ? lower(node.arguments[0]!, scope)
      : argumentsWanted(node, 'present(x)', scope)
  if (!of) return undefined
  return {
    column: emit(scope, { op: 'logic', how: 'present', of: [of.column] }, { kind: 'truth' }, [of]),
    type: { kind: 'truth' },
    optional: false,
  }
}

/** `round(x, 2)`: decimals; without them whole numbers. */
const lowerRound = (node: Call, mode: RoundingMode, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of, places] = node.arguments
  const value = of && lowerNumeric(of, scope, lower)
  const digits =
    places === undefined
      ? 0
      : places.kind === 'number' && /^\d$/.test(places.text)
        ? Number.parseInt(places.text, 10)
        : undefined
  if (!of || digits === undefined || node.arguments.length > 2)
    return argumentsWanted(node, `${node.name}(x), ${node.name}(x, 2)`, scope)
  return value && roundTo(value, stepText(digits), mode, scope)
}

const roundTo = (value: NumberOperand, step: string, mode: RoundingMode, scope: Scope): Operand => {
  const { range } = value.type
  const type: NumberType = {
    ...value.type,
    scale: decimalsIn(step),
    range: isAtLeastZero(range) ? atLeastZero : everything,
  }
  return {
    column: emit(scope, { op: 'round', of: value.column, step, mode }, type, [value]),
    type,
    optional: value.optional,
  }
}

const lowerAbsolute: LowerCall = (node, scope, lower) => {
  const value =
    node.arguments.length === 1
      ? lowerNumeric(node.arguments[0]!, scope, lower)
      : argumentsWanted(node, 'abs(x)', scope)
  if (!value) return undefined
  const type: NumberType = {
    ...value.type,
    range: isPositive(value.type.range) ? value.type.range : atLeastZero,
  }
  const negative: NumberType = { ...value.type, range: negateRange(value.type.range) }
  const minus = emit(
    scope,
    { op: 'sum', terms: [{ of: value.column, negative: true }], skip: false },
    negative,
    [value],
  )
  const column = emit(scope, { op: 'extreme', how: 'max', of: [value.column, minus] }, type, [value])
  return { column, type, optional: value.optional }
}

/** The value of a rule before its rounding. */
const lowerExact = (node: Call, scope: Scope): Operand | undefined => {
  const [of] = node.arguments
  const done = of?.kind === 'name' ? scope.state.done.get(of.name) : undefined
  if (!done || of?.kind !== 'name') return argumentsWanted(node, 'exact(rule)', scope)
  scope.state.used.add(of.name)
  if (done.axis !== scope.axis)
    return report(scope, 'needs-aggregate', node.range, { name: of.name, of: done.axis, on: scope.axis })
  const operand = done.unrounded ?? done.value
  if (!operand) return undefined
  const known = { ...operand, optional: operand.optional && !isKnownPresent(scope, done, of.name, undefined) }
  const rule = scope.state.ruleSet.rules.find((one) => one.name === of.name)!
  const title = { zh: `${rule.title.zh}（舍入前）`, en: `${rule.title.en} before rounding` }
  remember(scope, `exact(${of.name})`, title, known, [], { rule: of.name })
  return known
}
