import type { Period } from '../../core/period.ts'

/** What a row says of one fact: a text, or the number of the instance it refers to; undefined: left out. */
export type Cell = string | { readonly refer: number } | undefined

export type Row = Readonly<Record<string, Cell>>

/** One person, team or order, with its row in each period, by position; none where it is not there. */
export interface Instance {
  readonly number: number
  readonly id: string
  readonly name?: string
  readonly rows: readonly (Row | undefined)[]
}

/** Everybody and everything over some periods, before references are led to somebody who is there. */
export interface Sketch {
  readonly periods: readonly Period[]
  readonly things: Readonly<Record<string, readonly Instance[]>>
  /** What groups have of their own; a group takes one of them by its id. */
  readonly groups: Readonly<Record<string, readonly Row[]>>
}
