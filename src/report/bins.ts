import { toExact } from '../core/decimal.ts'
import { add, compare, divide, type Exact, floor, multiply, subtract } from '../core/exact.ts'
import { toText } from '../core/to-text.ts'

/** A stretch of amounts, with its lower edge and without its upper one, and how many of each list lie in it. */
export interface Bin {
  readonly from: string
  readonly to: string
  readonly counts: readonly number[]
}

/** About so many stretches. */
const wanted = 14n

/**
 * Amounts of several lists, counted in the same stretches: of a round width (1, 2 or 5 times a power of ten), from a
 * multiple of it, so that zero is always an edge. Exact: an amount on an edge counts above it.
 *
 * @example binsOf([['100', '199.99'], ['200']])[0] // 100 to 110: one of the first list, none of the second
 */
export function binsOf(lists: readonly (readonly string[])[]): readonly Bin[] {
  const numbers = lists.map((list) => list.map(toExact))
  const [first, ...others] = numbers.flat()
  if (first === undefined) return []
  const lowest = others.reduce((one, other) => (compare(other, one) < 0 ? other : one), first)
  const highest = others.reduce((one, other) => (compare(other, one) > 0 ? other : one), first)
  const width = roundWidth(subtract(highest, lowest))
  const placeIn = (x: Exact): bigint => floor(divide(x, width)!)
  const start = placeIn(lowest)
  const counts = numbers.map((list) => {
    const own = new Map<bigint, number>()
    for (const x of list) own.set(placeIn(x), (own.get(placeIn(x)) ?? 0) + 1)
    return own
  })
  const edge = (at: bigint): Exact => multiply({ n: at, d: 1n }, width)
  return Array.from({ length: Number(placeIn(highest) - start) + 1 }, (_, at) => {
    const place = start + BigInt(at)
    return {
      from: toText(edge(place)),
      to: toText(add(edge(place), width)),
      counts: counts.map((own) => own.get(place) ?? 0),
    }
  })
}

/** The smallest round width that covers the span in about as many stretches as wanted; 1 where all are the same. */
function roundWidth(span: Exact): Exact {
  if (span.n === 0n) return { n: 1n, d: 1n }
  const least = { n: span.n, d: span.d * wanted }
  for (let power: Exact = { n: 1n, d: 100n }; ; power = { n: power.n * 10n, d: power.d })
    for (const times of [1n, 2n, 5n]) {
      const width = { n: power.n * times, d: power.d }
      if (compare(width, least) >= 0) return width
    }
}
