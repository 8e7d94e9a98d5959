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
  /** The weight that shares the rest once those at their cap are out; 1 where nobody is left. */
  readonly over: bigint
  /** Units that nobody may take. */
  readonly unplaced: bigint
}

/**
 * Divides `total` units in proportion to whole weights, nobody above the cap: who would exceed it gets the cap, and
 * the rest is divided again among the others. With the ones of least cap per weight first, one pass is enough,
 * and the result depends on no order. At least one weight is above zero.
 *
 * @example fillToCaps(100n, [1n, 1n, 2n], [10n, undefined, undefined]) // 10, 30, 60
 */
export function fillToCaps(
  total: bigint,
  weights: readonly bigint[],
  caps: readonly (bigint | undefined)[],
): Filled {
  let rest = total
  let over = weights.reduce((sum, weight) => sum + weight, 0n)
  const full = new Set<number>()
  for (const { at, weight, cap } of capped(weights, caps)) {
    if (rest * weight < cap * over) break
    full.add(at)
    rest -= cap
    over -= weight
  }
  const divisor = over === 0n ? 1n : over
  const parts = weights.map((weight, at): Part => {
    const cap = caps[at]
    if (full.has(at)) return { cut: cap ?? 0n, remainder: 0n, room: 0n }
    const cut = (rest * weight) / divisor
    const remainder = (rest * weight) % divisor
    return { cut, remainder, room: weight === 0n ? 0n : cap === undefined ? undefined : cap - cut }
  })
  return { parts, over: divisor, unplaced: over === 0n ? rest : 0n }
}

/** Members with a weight and a cap, least cap per weight first. */
function capped(weights: readonly bigint[], caps: readonly (bigint | undefined)[]) {
  return weights
    .flatMap((weight, at) => {
      const cap = caps[at]
      return weight === 0n || cap === undefined ? [] : [{ at, weight, cap }]
    })
    .sort((a, b) => {
      const difference = a.cap * b.weight - b.cap * a.weight
      return difference < 0n ? -1 : difference > 0n ? 1 : 0
    })
}
