import type { Formula } from '../formula/ast.ts'
import type { NumberType } from '../plan/type.ts'
import { isNumber } from './expect.ts'
import { weightedKeys } from './keys.ts'
import {
  type BodyReader,
  type LoweredBody,
  type LoweredFormula,
  type Lowering,
  type Mechanism,
  type Operand,
  plain,
} from './mechanism.ts'
import { addUp } from './weights-add-up.ts'

interface Part {
  readonly of: Formula
  readonly weight: Formula
  readonly value: LoweredFormula
  readonly share: LoweredFormula
}

/** `weighted: { skill: 45%, service: 55% }`: parts times weights; the weights add up to 100%. */
export const weighted: Mechanism = {
  keys: weightedKeys,
  lower: (body, lowering) => {
    const of = body.formula('of')
    const by = body.formulas('by')
    if (of && by.length > 0) return byPosition(of, by, body, lowering)
    const written = body.weights('parts')
    if (written.length === 0 || of || by.length > 0) return lowering.report('weighted-needs', {}, body.span)
    const parts = written.map(({ of, weight }) => {
      const value = lowering.formula(of)
      const share = lowering.formula(weight)
      return value && share && { of, weight, value, share }
    })
    if (parts.some((part) => part === undefined)) return undefined
    const known = parts as Part[]
    if (!areNumbers(known, lowering)) return undefined
    if (!oneUnit(known, lowering)) return undefined
    const weights = known.map(({ of, weight, share }) => ({
      text: of.text,
      weight: weight.text,
      operand: share,
    }))
    if (!addUp(weights, lowering, body.span)) return undefined
    const value = combine(known, body.word('absent') ?? 'refuse', lowering)
    const names = known.flatMap((part) => [...part.value.names, ...part.share.names])
    return {
      value,
      working: {
        kind: 'weighted',
        parts: known.map(({ of: { text }, value: own, share }) => ({
          text,
          value: own.column,
          weight: share.column,
          title: own.names.find((one) => one.name === text)?.title ?? { zh: text, en: text },
        })),
        names,
      },
    }
  },
}

/** `{ of: quarterMark, by: [15%, 20%, 30%, 35%] }`: the periods in a longer one, each with the weight of its place. */
const byPosition = (
  of: Formula,
  by: readonly Formula[],
  body: BodyReader,
  lowering: Lowering,
): LoweredBody | undefined => {
  const weights = by.flatMap((formula) => {
    const operand = lowering.formula(formula)
    return operand && isNumber(formula, operand, lowering) ? [{ formula, operand }] : []
  })
  if (weights.length < by.length) return undefined
  const weighed = weights.map(({ formula, operand }, at) => ({
    text: `${of.text} ${at + 1}`,
    weight: formula.text,
    operand,
  }))
  if (!addUp(weighed, lowering, body.span)) return undefined
  const lowered = lowering.byPosition(of, weights)
  if (!lowered) return undefined
  const { sum, held } = lowered
  const text = `${of.text} × ${by.map((one) => one.text).join(', ')}`
  const working = {
    kind: 'formula',
    text,
    names: sum.names,
    aggregates: sum.aggregates,
    weights: weights.map(({ operand }) => operand.column),
  } as const
  return { value: settledBy(body.word('absent') ?? 'refuse', sum, held, lowering), working }
}

/** A period without a value: no result, the weights of the others made whole, or nothing for it. */
const settledBy = (absent: string, sum: LoweredFormula, held: Operand, lowering: Lowering): Operand => {
  const type = sum.type as NumberType
  if (absent === 'zero') return sum
  if (absent === 'reweight') {
    const scaled: NumberType = { ...type, scale: 'quotient' }
    const of = {
      op: 'divide',
      left: sum.column,
      right: held.column,
      remainder: false,
      zero: 'no part',
    } as const
    return { column: lowering.emit(of, scaled), type: scaled, optional: true }
  }
  const whole = lowering.emit(
    { op: 'compare', left: held.column, right: lowering.constant('1').column, sign: '=' },
    { kind: 'truth' },
  )
  return {
    column: lowering.emit({ op: 'pick', condition: whole, then: sum.column }, type),
    type,
    optional: true,
  }
}

const areNumbers = (parts: readonly Part[], lowering: Lowering): boolean =>
  parts
    .flatMap(({ of, weight, value, share }) => [
      isNumber(of, value, lowering),
      isNumber(weight, share, lowering),
    ])
    .every((good) => good)

/** Parts are added, so they are of one unit; a weight is a plain number. */
const oneUnit = (parts: readonly Part[], lowering: Lowering): boolean => {
  const first = parts[0]!
  return parts.every(
    ({ of, weight, value, share }) =>
      lowering.sameUnit(first.value.type, value.type, of) && lowering.sameUnit(plain(), share.type, weight),
  )
}

const combine = (parts: readonly Part[], absent: string, lowering: Lowering) => {
  const optional = parts.some((part) => part.value.optional)
  const products = parts.map(({ value, share }) =>
    lowering.emit({ op: 'multiply', left: value.column, right: share.column }, typeOf(value)),
  )
  const type = typeOf(parts[0]!.value)
  const terms = products.map((of) => ({ of, negative: false }))
  if (absent === 'refuse')
    return { column: lowering.emit({ op: 'sum', terms, skip: false }, type), type, optional }
  const sum = lowering.emit({ op: 'sum', terms, skip: true }, type)
  if (absent === 'zero') return { column: sum, type, optional: false }
  // The weights of the parts that apply: a weight is left out with its part.
  const held = parts.map(({ value, share }) => {
    const present = lowering.emit({ op: 'logic', how: 'present', of: [value.column] }, { kind: 'truth' })
    return lowering.emit({ op: 'pick', condition: present, then: share.column }, share.type)
  })
  const whole = lowering.emit(
    { op: 'sum', terms: held.map((of) => ({ of, negative: false })), skip: true },
    parts[0]!.share.type,
  )
  const scaled: NumberType = { ...type, scale: 'quotient' }
  return {
    column: lowering.emit(
      { op: 'divide', left: sum, right: whole, remainder: false, zero: 'no part' },
      scaled,
    ),
    type: scaled,
    optional,
  }
}

/** A score times a weight; its bounds are those of the parts, since the weights add up. */
const typeOf = (value: LoweredFormula): NumberType => {
  const type = value.type as NumberType
  return { ...type, scale: typeof type.scale === 'number' ? type.scale + 4 : type.scale }
}
