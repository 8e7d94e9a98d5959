import type { Operand } from '../mechanisms/mechanism.ts'
import type { ColumnType, NumberType } from '../plan/type.ts'
import { unionRange } from './range.ts'
import { sameUnit } from './unit.ts'

/** The type of a value that is one or the other; undefined where they do not go together. */
export const joinTypes = (left: ColumnType, right: ColumnType): ColumnType | undefined => {
  if (left.kind === 'number' && right.kind === 'number') {
    const unit = sameUnit(left.unit, right.unit)
    if (unit === undefined) return undefined
    return {
      kind: 'number',
      unit,
      scale: coarser(left.scale, right.scale),
      range: unionRange(left.range, right.range),
    }
  }
  if (left.kind === 'word' && right.kind === 'word')
    return { kind: 'word', words: [...new Set([...left.words, ...right.words])] }
  if (isTextLike(left) && isTextLike(right)) return left.kind === 'text' ? right : left
  return left.kind === right.kind ? left : undefined
}

/** The type that fits all of them; what never applies goes with any. */
export const joinOperands = (operands: readonly Operand[]): ColumnType | undefined => {
  const typed = operands.filter((one) => !one.never)
  const [first, ...rest] = typed.length > 0 ? typed : operands
  let type = first?.type
  for (const one of rest) type = type && joinTypes(type, one.type)
  return type
}

const isTextLike = (type: ColumnType): boolean =>
  type.kind === 'text' || type.kind === 'word' || type.kind === 'reference'

/** The scale that can hold both. */
export const coarser = (left: NumberType['scale'], right: NumberType['scale']): NumberType['scale'] => {
  if (left === 'ratio' || right === 'ratio') return 'ratio'
  if (left === 'quotient' || right === 'quotient') return 'quotient'
  return Math.max(left, right)
}

/** The scale of a product. */
export const productScale = (left: NumberType['scale'], right: NumberType['scale']): NumberType['scale'] =>
  typeof left === 'number' && typeof right === 'number' ? left + right : coarser(left, right)
