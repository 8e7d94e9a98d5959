import type { Measure } from './context.ts'

/** Joins what counts the same; gives the group that both now belong to. */
export type Join = (left: string | undefined, right: string | undefined) => string | undefined

/** Addresses in groups, each with the measures that its members are known to have. */
export interface Groups {
  readonly join: Join
  readonly learn: (address: string, measure: Measure | undefined) => void
  /** The measure of a group, where its members agree. */
  readonly measureOf: (group: string | undefined) => Measure | undefined
}

export const newGroups = (): Groups => {
  const parents = new Map<string, string>()
  const known = new Map<string, ReadonlySet<Measure>>()
  const rootOf = (address: string): string => {
    const parent = parents.get(address)
    return parent === undefined ? address : rootOf(parent)
  }
  const add = (root: string, measures: Iterable<Measure>): unknown =>
    known.set(root, new Set([...(known.get(root) ?? []), ...measures]))
  return {
    join: (left, right) => {
      if (left === undefined || right === undefined) return left ?? right
      const [a, b] = [rootOf(left), rootOf(right)]
      if (a === b) return a
      parents.set(b, a)
      add(a, known.get(b) ?? [])
      return a
    },
    learn: (address, measure) => {
      if (measure !== undefined) add(rootOf(address), [measure])
    },
    measureOf: (group) => {
      const measures = group === undefined ? undefined : known.get(rootOf(group))
      return measures?.size === 1 ? [...measures][0] : undefined
    },
  }
}
