/** A member's part of a pool, in whole units and what was cut off. */
export interface Part {
  readonly cut: bigint
  /** Cut off: `remainder ÷ over` of a unit. */
  readonly remainder: bigint
  /** Units until the cap; undefined without a cap. */
  readonly room: bigint | undefined
}

export interface Filled {
  readonly parts: readonly Part[]
  readonly over: bigint
  /** What nobody may take: `unplaced ÷ per` units. */
  readonly unplaced: bigint
}

export interface Filling {
  /** What is divided: `total ÷ per` units, zero or above; the floors do not exceed it. */
  readonly total: bigint
  readonly per: bigint
  /** Whole numbers, zero or above, at least one of them above zero. */
  readonly weights: readonly bigint[]
  /** The least for each, in units; zero or above, and at most the cap. */
  readonly floors: readonly bigint[]
  /** The most for each, in units; undefined for no cap. */
  readonly caps: readonly (bigint | undefined)[]
}

/**
 * Divides a total by weights, nobody below the floor or above the cap: who would be is fixed there, and the rest is
 * divided again by weight among the others.
 *
 * There is just one such division. Let everyone have `level × weight`, held between floor and cap, and raise the level
 * from zero: what each has never falls, and moves without a jump, so the sum does too. It begins at the sum of the
 * floors and ends where everyone with a weight is at the cap; on the way it takes every total between. Two levels with
 * the same sum give each member the same, for no part falls where none may rise. So neither the order of members nor
 * that of fixing and sharing again can make a difference. The level where a member leaves the floor, and the one where
 * it meets the cap, are `floor ÷ weight` and `cap ÷ weight`: one pass over them, lowest first, finds the level.
 *
 * @example fillBetween({ total: 100n, per: 1n, weights: [1n, 1n, 2n], floors: [30n, 0n, 0n], caps: [undefined, 10n, undefined] }) // 30, 10, 60
 */
export function fillBetween({ total, per, weights, floors, caps }: Filling): Filled {
  // At level zero everyone is at the floor; whose floor is zero rises from there on.
  let fixed = floors.reduce((sum, least) => sum + least, 0n)
  let over = weights.reduce((sum, weight, at) => (floors[at] === 0n ? sum + weight : sum), 0n)
  const rising = new Set(weights.flatMap((weight, at) => (weight > 0n && floors[at] === 0n ? [at] : [])))
  const full = new Set<number>()
  for (const { at, weight, bound, isCap } of levels(weights, floors, caps)) {
    // The sum at this level is `fixed + over × bound ÷ weight`.
    if (total * weight < (fixed * weight + over * bound) * per) break
    if (isCap) full.add(at)
    else rising.add(at)
    over += isCap ? -weight : weight
    fixed += isCap ? bound : -bound
  }
  const rest = total - fixed * per
  const divisor = over === 0n ? 1n : over * per
  const parts = weights.map((weight, at): Part => {
    const [least = 0n, most] = [floors[at], caps[at]]
    if (full.has(at)) return { cut: most ?? 0n, remainder: 0n, room: 0n }
    const isRising = rising.has(at)
    const cut = isRising ? (rest * weight) / divisor : least
    const remainder = isRising ? (rest * weight) % divisor : 0n
    return { cut, remainder, room: weight === 0n ? 0n : most === undefined ? undefined : most - cut }
  })
  return { parts, over: divisor, unplaced: over === 0n ? rest : 0n }
}

/** The levels at which a member with a weight leaves its floor or meets its cap, lowest first. */
function levels(
  weights: readonly bigint[],
  floors: readonly bigint[],
  caps: readonly (bigint | undefined)[],
) {
  return weights
    .flatMap((weight, at) => {
      const [least = 0n, most] = [floors[at], caps[at]]
      if (weight === 0n) return []
      return [
        ...(least === 0n ? [] : [{ at, weight, bound: least, isCap: false }]),
        ...(most === undefined ? [] : [{ at, weight, bound: most, isCap: true }]),
      ]
    })
    .sort((a, b) => {
      const difference = a.bound * b.weight - b.bound * a.weight
      return difference < 0n ? -1 : difference > 0n ? 1 : 0
    })
}
