import type { Span } from '../core/span.ts'
import type { Formula } from '../formula/ast.ts'

/** The one table of the language, as parsed from its literal block. Key columns first, then outcome columns. */
export interface Table {
  readonly keys: readonly TableKey[]
  readonly outcomes: readonly TableOutcome[]
  readonly rows: readonly TableRow[]
  readonly span?: Span
}

/** Header of a key column: any formula, mostly a name. */
export interface TableKey {
  readonly formula: Formula
  readonly span?: Span
}

/** Header of an outcome column: `rate`, or `post: clerk`, `months: ≥ 36`, chosen where that cell holds of the second key. */
export interface TableOutcome {
  readonly name: string
  readonly choose?: { readonly key: Formula; readonly cell: KeyCell }
  /** `CNY/ticket`, as written behind the name: what the bare numbers of the column are. */
  readonly unit?: string
  readonly span?: Span
}

export interface TableRow {
  /** Text of the key cells, joined by ` | `: the row's name in messages and addresses. */
  readonly name: string
  readonly keys: readonly KeyCell[]
  readonly outcomes: readonly OutcomeCell[]
  readonly span?: Span
}

export type EdgeSign = '≥' | '>' | '≤' | '<' | '='

/** A key cell: what the key must be for the row to hold. */
export type KeyCell = { readonly span?: Span; readonly text: string } & (
  | { readonly kind: 'edge'; readonly sign: EdgeSign; readonly value: Formula }
  | {
      readonly kind: 'interval'
      readonly from?: { readonly value: Formula; readonly inclusive: boolean }
      readonly to?: { readonly value: Formula; readonly inclusive: boolean }
    }
  /** One or several words, or `yes` / `no` for a key that is a truth. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'any' | 'otherwise' | 'first' | 'last' }
)

/**
 * An outcome cell. A cell that reads as a formula has one; whether a lone name is a name or a word is settled
 * for the whole column when names are resolved. `none`: not applicable; `open`: the document does not say.
 */
export type OutcomeCell = { readonly span?: Span; readonly text: string } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'open' }
  | { readonly kind: 'value'; readonly formula?: Formula }
)
