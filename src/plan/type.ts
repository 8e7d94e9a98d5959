import type { InstantKind } from '../core/instant.ts'

/** Types of columns: what a value is, known before any run. Plain data. */

export type ColumnId = number
export type AxisId = string
export type MarkId = number

/** Exponents of base units: `{ CNY: 1, barrels: -1 }` is yuan per barrel; `{}` is a plain number. */
export type Unit = Readonly<Record<string, number>>

/** An end of a range: a decimal as text. */
export interface End {
  readonly value: string
  readonly inclusive: boolean
}

/** What values are possible; a side without an end is unbounded. */
export interface ValueRange {
  readonly from?: End
  readonly to?: End
}

export interface NumberType {
  readonly kind: 'number'
  /** `open`: a literal, which takes the unit its use needs. */
  readonly unit: Unit | 'open'
  /** Decimals of an exact decimal; `quotient`: divided by a bounded divisor; `ratio`: divided by data. */
  readonly scale: number | 'quotient' | 'ratio'
  readonly range: ValueRange
}

export type ColumnType =
  | NumberType
  | { readonly kind: 'truth' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: InstantKind }
  | { readonly kind: 'reference'; readonly thing: string }
  /** The row a lookup found: only `gather` reads it. */
  | { readonly kind: 'row' }
