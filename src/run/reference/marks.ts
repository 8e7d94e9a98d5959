/** Sets of marks as small integers: a set is interned once, so that a column of a thousand people holds numbers, not copies. */
export interface MarkSets {
  readonly single: (mark: string) => number
  readonly union: (left: number, right: number) => number
  readonly members: (set: number) => readonly string[]
}

export const NO_MARKS = 0

export const createMarkSets = (): MarkSets => {
  const sets: (readonly string[])[] = [[]]
  const byKey = new Map<string, number>([['', NO_MARKS]])
  const singles = new Map<string, number>()
  const unions = new Map<number, number>()

  const intern = (members: readonly string[]): number => {
    const key = members.join('\n')
    const known = byKey.get(key)
    if (known !== undefined) return known
    sets.push(members)
    byKey.set(key, sets.length - 1)
    return sets.length - 1
  }

  return {
    single: (mark) => {
      const known = singles.get(mark)
      if (known !== undefined) return known
      const set = intern([mark])
      singles.set(mark, set)
      return set
    },
    union: (left, right) => {
      if (left === right || right === NO_MARKS) return left
      if (left === NO_MARKS) return right
      const key = left < right ? left * 0x1000000 + right : right * 0x1000000 + left
      const known = unions.get(key)
      if (known !== undefined) return known
      const set = intern([...new Set([...sets[left]!, ...sets[right]!])].sort())
      unions.set(key, set)
      return set
    },
    members: (set) => sets[set]!,
  }
}
