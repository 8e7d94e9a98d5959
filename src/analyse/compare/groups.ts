/** Parts of a whole as one number: a bit for each. */
export type Parts = bigint

/** Every union of some of the groups, the smallest first, then in their order; the empty one among them. */
export const unionsOf = (groups: readonly Parts[]): readonly Parts[] =>
  Array.from({ length: 2 ** groups.length }, (_, at) => groups.filter((__, bit) => (at >> bit) & 1))
    .sort((left, right) => left.length - right.length)
    .map((some) => some.reduce((all, one) => all | one, 0n))

/**
 * Joins groups until every union of them stands. Where one does not, the smallest that holds it and stands becomes one
 * group: a clause that reads what another adds, or two that have a rule pass between them.
 *
 * @param stands says so of all groups together
 * @example smallestGroups([1n, 2n, 4n], (some) => some !== 1n && some !== 5n) // 1 needs 2: [3n, 4n]
 */
export const smallestGroups = (
  groups: readonly Parts[],
  stands: (parts: Parts) => boolean,
): readonly Parts[] => {
  const unions = unionsOf(groups)
  const fallen = unions.find((parts) => !stands(parts))
  if (fallen === undefined) return groups
  const whole = unions.find((parts) => (parts & fallen) === fallen && stands(parts))!
  const at = groups.findIndex((group) => (group & whole) !== 0n)
  return smallestGroups(
    groups.flatMap((group, place) => (place === at ? [whole] : (group & whole) === 0n ? [group] : [])),
    stands,
  )
}

/**
 * Groups that stand when they are taken one after the other: what does not stand takes the nearest later one along
 * that makes it stand, or all up to the one that does.
 */
export const groupsInOrder = (
  groups: readonly Parts[],
  stands: (parts: Parts) => boolean,
  before: Parts = 0n,
): readonly Parts[] => {
  const [first, ...rest] = groups
  if (first === undefined) return []
  if (stands(before | first)) return [first, ...groupsInOrder(rest, stands, before | first)]
  const helper = rest.find((one) => stands(before | first | one))
  const [next, ...others] = helper === undefined ? rest : [helper, ...rest.filter((one) => one !== helper)]
  return next === undefined ? [first] : groupsInOrder([first | next, ...others], stands, before)
}
