/** Parts of a whole as one number: a bit for each. */
export type Parts = bigint

export const together = (groups: readonly Parts[]): Parts => groups.reduce((all, one) => all | one, 0n)

/** Every union of some of the groups, the smallest first, then in their order; the empty one among them. */
export const unionsOf = (groups: readonly Parts[]): readonly Parts[] =>
  Array.from({ length: 2 ** groups.length }, (_, at) => groups.filter((__, bit) => (at >> bit) & 1))
    .sort((left, right) => left.length - right.length)
    .map(together)

/** The groups that meet in one line, for each kind of line; a set within another one is looked at there. */
export const meetings = (groups: readonly Parts[], lines: readonly Parts[]): readonly (readonly Parts[])[] =>
  lines.map((line) => groups.filter((group) => (group & line) !== 0n))

/** The unions that have to be known: all within each meeting, the smallest first; and the whole. */
const neededUnions = (groups: readonly Parts[], lines: readonly Parts[]): readonly Parts[] => {
  const unions = meetings(groups, lines).flatMap((some) =>
    unionsOf(some).map((parts) => ({ parts, size: some.filter((one) => (one & parts) !== 0n).length })),
  )
  const sorted = unions.sort((left, right) => left.size - right.size).map(({ parts }) => parts)
  return [...new Set([0n, ...sorted, together(groups)])]
}

export interface Grouping {
  readonly groups: readonly Parts[]
  /** For each kind of line the parts that may change it: only unions within them have to stand. */
  readonly lines: readonly Parts[]
  /** Says so of all groups together. */
  readonly stands: (parts: Parts) => boolean
}

/**
 * Joins groups until every union of them that is needed stands. Where one does not, the smallest that holds it and
 * stands becomes one group: a clause that reads what another adds, or two that have a rule pass between them.
 *
 * @example 1 needs 2: smallestGroups({ groups: [1n, 2n, 4n], lines: [7n], stands: (some) => (some & 3n) !== 1n }) // [3n, 4n]
 */
export const smallestGroups = (grouping: Grouping): readonly Parts[] => {
  const { groups, lines, stands } = grouping
  const unions = neededUnions(groups, lines)
  const fallen = unions.find((parts) => !stands(parts))
  if (fallen === undefined) return groups
  const whole = unions.find((parts) => (parts & fallen) === fallen && stands(parts)) ?? together(groups)
  const at = groups.findIndex((group) => (group & whole) !== 0n)
  const joined = groups.flatMap((group, place) =>
    place === at ? [whole] : (group & whole) === 0n ? [group] : [],
  )
  return joined.length === groups.length ? groups : smallestGroups({ ...grouping, groups: joined })
}

/**
 * Groups that stand when they are taken one after the other: what does not stand takes the nearest later one along
 * that makes it stand, or all up to the one that does.
 */
export const groupsInOrder = ({ groups, stands }: Grouping, before: Parts = 0n): readonly Parts[] => {
  const [first, ...rest] = groups
  if (first === undefined) return []
  const next = (some: readonly Parts[]) => ({ groups: some, lines: [], stands })
  if (stands(before | first)) return [first, ...groupsInOrder(next(rest), before | first)]
  const [nearest = undefined, ...others] = nearestFirst(rest, (one) => stands(before | first | one))
  return nearest === undefined ? [first] : groupsInOrder(next([first | nearest, ...others]), before)
}

const nearestFirst = <T>(list: readonly T[], isOne: (one: T) => boolean): readonly T[] => {
  const found = list.find(isOne)
  return found === undefined ? list : [found, ...list.filter((one) => one !== found)]
}
