import { add, compare, type Exact, ONE, ZERO } from '../core/exact.ts'
import { readNumber, toText } from '../core/number-text.ts'
import type { Formula } from '../formula/ast.ts'
import type { NumberType } from '../plan/type.ts'
import { isNumber } from './expect.ts'
import { weightedKeys } from './keys.ts'
import { type LoweredFormula, type Lowering, type Mechanism, plain } from './mechanism.ts'

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
    const written = body.weights('parts')
    const parts = written.map(({ of, weight }) => {
      const value = lowering.formula(of)
      const share = lowering.formula(weight)
      return value && share && { of, weight, value, share }
    })
    if (parts.some((part) => part === undefined)) return undefined
    const known = parts as Part[]
    if (!areNumbers(known, lowering)) return undefined
    if (!oneUnit(known, lowering)) return undefined
    if (!addUp(known))
      return lowering.report('weights-do-not-add-up', { sum: sumText(known), ...inPercent(known) }, body.span)
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

/** Weights such as 40 and 60, which were meant as percent. */
const inPercent = (parts: readonly Part[]): { readonly percent?: string } => {
  const weights = constants(parts)
  const hundred = weights && compare(weights.reduce(add, ZERO), { n: 100n, d: 1n }) === 0
  return hundred ? { percent: parts.map((part) => `${part.of.text}: ${part.weight.text}%`).join(', ') } : {}
}

const constants = (parts: readonly Part[]): readonly Exact[] | undefined => {
  const read = parts.map((part) =>
    part.share.constant === undefined ? undefined : readNumber(part.share.constant),
  )
  return read.every((one) => one?.ok) ? read.map((one) => (one as { value: Exact }).value) : undefined
}

/** Weights that are known before any run have to add up; others are the caller's. */
const addUp = (parts: readonly Part[]): boolean => {
  const weights = constants(parts)
  return weights === undefined || compare(weights.reduce(add, ZERO), ONE) === 0
}

const sumText = (parts: readonly Part[]): string => {
  const weights = constants(parts)!
  const sum = weights.reduce(add, ZERO)
  return `${parts.map((part, at) => `${part.of.text} ${percent(weights[at]!)}`).join(' + ')} = ${percent(sum)}`
}

const percent = (x: Exact): string => `${toText({ n: x.n * 100n, d: x.d })}%`

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
    column: lowering.emit({ op: 'divide', left: sum, right: whole, remainder: false }, scaled),
    type: scaled,
    optional,
  }
}

/** A score times a weight; its bounds are those of the parts, since the weights add up. */
const typeOf = (value: LoweredFormula): NumberType => {
  const type = value.type as NumberType
  return { ...type, scale: typeof type.scale === 'number' ? type.scale + 4 : type.scale }
}
