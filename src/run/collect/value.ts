import { dateText } from '../../core/date.ts'
import type { Exact } from '../../core/exact.ts'
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
  if (typeof value === 'number') return type === 'date' ? dateText(value) : String(value)
  return toText(value as Exact, digits)
}

export const resultValue = (
  frame: Frame,
  value: Value,
  type: ColumnType['kind'],
  marks: number,
  digits?: number,
): ResultValue => {
  const kind = type === 'reference' || type === 'row' ? 'text' : type
  const withMarks = marks === NO_MARKS ? {} : { marks: frame.marks.members(marks) }
  if (isAbsent(value))
    return {
      type: kind,
      absent: { state: value.absent, kind: value.kind, because: value.because },
      ...withMarks,
    }
  return { type: kind, value: valueText(value, type, digits), ...withMarks }
}
