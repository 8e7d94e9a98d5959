import type { ColumnId } from './type.ts'

/**
 * What decides whether an operand is looked at: the condition of an `if`, an earlier operand of `first` that does not
 * apply, the row that was found.
 */
export interface Look {
  readonly column: ColumnId
  readonly is: boolean | 'not there' | number
}

/** Something that a formula reads; without `looks` always, otherwise where all of one list hold. */
export interface Looked {
  readonly looks?: readonly (readonly Look[])[]
}

/** The same, but only where this holds too. */
export const lookedAt = <Read extends Looked>(one: Read, look: Look): Read => ({
  ...one,
  looks: (one.looks ?? [[]]).map((looks) => [look, ...looks]),
})

/** Each name once; what is read in two places is looked at where either is. */
export const mergeNames = <Read extends Looked & { readonly name: string }>(
  names: readonly Read[],
): readonly Read[] => {
  const known = new Map<string, Read>()
  for (const one of names) {
    const before = known.get(one.name)
    known.set(one.name, before ? joined(before, one) : one)
  }
  return [...known.values()]
}

const joined = <Read extends Looked>({ looks: before, ...first }: Read, { looks }: Looked): Read =>
  (before && looks ? { ...first, looks: [...before, ...looks] } : first) as Read
