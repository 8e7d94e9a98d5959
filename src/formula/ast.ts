/** The syntax tree of the formula language: plain data, every node with its place in the formula's own text. */

import type { Cycle } from '../core/period.ts'
import type { Span } from '../core/span.ts'

/** Half-open range of offsets into the formula text, in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

export type BinaryOperator = '+' | '-' | '×' | '÷' | 'mod' | '=' | '≠' | '<' | '≤' | '>' | '≥' | 'and' | 'or'

export type AggregateName =
  | 'sum'
  | 'count'
  | 'min'
  | 'max'
  | 'mean'
  | 'median'
  | 'any'
  | 'all'
  | 'only'
  | 'distinct'

/** The stretch of time an aggregate looks over; without one it is the rule's own period. */
export type Window =
  | { readonly kind: 'toDate'; readonly within: Exclude<Cycle, 'day'> }
  /** `last 4 quarters`; without `unit` (`last 4 periods`) it counts the rule's own periods. */
  | { readonly kind: 'last'; readonly count: number; readonly unit?: WindowUnit }
  | { readonly kind: 'cycle'; readonly cycle: WindowUnit }

export type WindowUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'

export type Bound = { readonly value: Node; readonly inclusive: boolean }

export type Node = { readonly range: Range } & (
  | { readonly kind: 'number'; readonly text: string; readonly percent: boolean; readonly perMille: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Node; readonly name: string }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'negate'; readonly of: Node }
  | { readonly kind: 'inList'; readonly of: Node; readonly items: readonly Node[] }
  | { readonly kind: 'inInterval'; readonly of: Node; readonly from?: Bound; readonly to?: Bound }
  | { readonly kind: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Node[] }
  | {
      readonly kind: 'aggregate'
      readonly name: AggregateName
      /** `count(order where …)` has the thing's name here. */
      readonly value: Node
      /** `each order`: the thing whose instances are counted; default: the finest thing named in the value. */
      readonly each?: string
      /** `via seller`: which reference of the record leads to the scope, where there are several. */
      readonly via?: string
      /** `in team`: default: the rule's own thing. */
      readonly scope?: string
      readonly over?: Window
      readonly where?: Node
    }
)

/** A formula as written, with its tree. `text` is what messages and explanations quote. */
export interface Formula {
  readonly text: string
  readonly tree: Node
  readonly span?: Span
  /** Where the text does not stand in the file as one piece (a block, a quoted text): see `spanOf`. */
  readonly pieces?: readonly Piece[]
}

/** From `at` in the formula's text on, the file goes on at `offset`, until the next piece. */
export interface Piece {
  readonly at: number
  readonly offset: number
}
