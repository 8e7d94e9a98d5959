/** Places: where in a text, or where in the facts, something stands. */

/** A range of offsets (UTF-16 units) in a named source text; the text itself is handed over when a message is drawn. */
export interface Span {
  readonly source: string
  readonly start: number
  readonly end: number
}

/** A place in the facts: table, period, row and field, each as far as it is known. `row` counts from 1, headers not counted. */
export interface FactPlace {
  readonly table: string
  readonly period?: string
  readonly id?: string
  readonly row?: number
  readonly field?: string
  /** File and line when the facts came from a file. */
  readonly file?: string
  readonly line?: number
}
