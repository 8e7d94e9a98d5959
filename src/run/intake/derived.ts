import type { Value } from '../reference/value.ts'

/** Rows that follow from others, with the facts that they have by themselves. */
export interface DerivedRows {
  readonly ids: readonly string[]
  readonly names: readonly (string | undefined)[]
  readonly facts: ReadonlyMap<string, readonly Value[]>
}

/** A part of an id, as a fact of its kind is written: `yes`, `keeper`, `T1`. */
export const textOf = (value: Value): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
