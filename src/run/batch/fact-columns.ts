import type { FactRow, FactValue } from '../facts.ts'

/**
 * Facts of one period as columns, for whole populations: `{ period: '2026-03', complete: true, employee: { id: [...],
 * sales: { numbers: Float64Array.of(123450), decimals: 2 } } }`. Things may be given as rows instead.
 */
export interface BatchFacts {
  readonly period: string
  /** Things whose list of instances is whole: rank and share need to know. `true`: all of them. */
  readonly complete?: true | readonly string[]
  readonly [thing: string]:
    | FactColumns
    | FactRow
    | readonly FactRow[]
    | string
    | true
    | readonly string[]
    | undefined
}

/** The instances of one thing: their ids, and for each fact as many values. */
export interface FactColumns {
  readonly id: readonly string[]
  readonly [fact: string]: FactColumn
}

/**
 * One fact of all instances.
 * Values as in rows; whole numbers of the smallest decimals (12.50 is 1250 with two decimals; of a percentage the
 * fraction); words or ids by their places in a list; dates as days since 1970-01-01 (moments and clocks as seconds);
 * yes and no as 1 and 0. `given` is 0 where nobody gave one.
 */
export type FactColumn =
  | readonly (FactValue | undefined)[]
  | { readonly numbers: Float64Array | Int32Array; readonly decimals: number; readonly given?: Uint8Array }
  | {
      readonly words: readonly string[]
      readonly places: Int32Array | Uint16Array | Uint8Array
      readonly given?: Uint8Array
    }
  | { readonly instants: Float64Array | Int32Array; readonly given?: Uint8Array }
  | { readonly truths: Uint8Array; readonly given?: Uint8Array }

/** A fact in typed arrays, read and checked. */
export interface TypedFact {
  readonly values: Float64Array | Int32Array | Uint16Array | Uint8Array
  readonly decimals: number
  /** What `values` are places in. */
  readonly words?: readonly string[]
  readonly given?: Uint8Array
}
