import type { Exact } from '../../core/exact.ts'
import type { DiagnosticCode } from '../../diagnostics/messages/index.ts'
import type { AbsentReason } from '../result.ts'

/** A number, a truth, a word or id or text, a date as a day number, or nothing, with its reason. */
export type Value = Exact | boolean | string | number | Absent

/** Why there is no value. It flows on unchanged, so that its first reason is kept. */
export interface Absent {
  readonly absent: 'missing' | 'not applicable' | 'not yet' | 'open'
  readonly kind: AbsentReason
  /** The rule or fact where it began. */
  readonly because: string
  /** Where it began; with its period where a cell handed it on. */
  readonly at?: { readonly thing: string; readonly id: string; readonly period?: string }
  /** What to say about it, where the reason alone is not enough. */
  readonly problem?: { readonly code: DiagnosticCode; readonly parameters: Readonly<Record<string, string>> }
}

export const isAbsent = (value: Value): value is Absent => typeof value === 'object' && 'absent' in value

/** A fact that is needed and not there; everything else that is absent simply does not apply. */
export const isMissing = (value: Value): boolean =>
  isAbsent(value) && (value.absent === 'missing' || value.absent === 'open')

export const notApplicable = (kind: AbsentReason, because: string): Absent => ({
  absent: 'not applicable',
  kind,
  because,
})

/** The absence among operands, if there is one; what does not apply wins over what is missing. */
export const absentAmong = (values: readonly Value[]): Absent | undefined => {
  let found: Absent | undefined
  for (const value of values) {
    if (!isAbsent(value)) continue
    if (!isMissing(value)) return value
    found ??= value
  }
  return found
}

/** Of two operands of which at least one is absent: what does not apply needs no fact, so it wins over what is missing. */
export const firstAbsent = (left: Value, right: Value): Absent | undefined => {
  if (isAbsent(left)) return isAbsent(right) && isMissing(left) && !isMissing(right) ? right : left
  return isAbsent(right) ? right : undefined
}
