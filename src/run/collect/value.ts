import type { Exact } from '../../core/exact.ts'
import { instantText, isInstantKind } from '../../core/instant.ts'
import { toText } from '../../core/number-text.ts'
import type { ColumnType } from '../../plan/type.ts'
import type { Frame } from '../reference/frame.ts'
import { NO_MARKS } from '../reference/marks.ts'
import { isAbsent, type Value } from '../reference/value.ts'
import type { ResultValue } from '../result.ts'

/** A value as text: decimals in their shortest form, or with the minor unit's digits for an amount of a line. */
export const valueText = (
  value: Exclude<Value, { absent: unknown }>,
  type: ColumnType['kind'],
  digits?: number,
): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return isInstantKind(type) ? instantText(type, value) : String(value)
  return toText(value as Exact, digits)
}

/** References are read as the ids they are. */
export const resultType = (type: ColumnType['kind']): ResultValue['type'] =>
  type === 'reference' || type === 'row' ? 'text' : type

export const resultValue = (
  frame: Frame,
  value: Value,
  type: ColumnType['kind'],
  marks: number,
  digits?: number,
): ResultValue => {
  const kind = resultType(type)
  // Written out rather than spread: this runs for every value of every person.
  if (!isAbsent(value)) {
    const text = valueText(value, type, digits)
    return marks === NO_MARKS
      ? { type: kind, value: text }
      : { type: kind, value: text, marks: frame.marks.members(marks) }
  }
  const absent = { state: value.absent, kind: value.kind, because: value.because }
  return marks === NO_MARKS
    ? { type: kind, absent }
    : { type: kind, absent, marks: frame.marks.members(marks) }
}
