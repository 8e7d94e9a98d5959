import { type Numeric, toExact } from '../core/decimal.ts'
import { add, compare, type Exact, maximum, minimum, multiply, subtract, ZERO } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'
import { readTiers, type TierInput } from './read-tiers.ts'

export type { TierInput } from './read-tiers.ts'

/** A row of a rate table: from `edge` upward, until the next row's edge, `rate` holds. */
export interface Tier {
  readonly edge: Exact
  readonly rate: Exact
}

/**
 * The marginal amount T(x) of a total x, slice by slice (分段累进), with T(0) = 0. Rows ascend. The lowest row's rate
 * holds below its edge too, so that edge never changes an amount. Continuous in x, whichever row owns an edge.
 *
 * @example rows 0 → 1%, 10000 → 2%: T(12000) = 100 + 40 = 140, T(−500) = −5
 */
export function piecewise(rows: readonly Tier[], x: Exact): Exact {
  let amount = multiply(rows[0]?.rate ?? ZERO, x)
  for (const [at, { edge, rate }] of rows.entries()) {
    const below = rows[at - 1]?.rate
    if (below === undefined || compare(x, edge) <= 0) continue
    amount = add(amount, multiply(subtract(rate, below), subtract(x, edge)))
  }
  return amount
}

/**
 * The marginal amount of x on top of what was there before: T(prior + x) − T(prior). So parts add up to the
 * whole, and a return (x below zero) takes back exactly what its sale brought.
 *
 * @example rows 0 → 1%, 10000 → 2%, x 4000 after 8000: 2000 × 1% + 2000 × 2% = 60
 */
export const marginalExact = (rows: readonly Tier[], x: Exact, prior: Exact = ZERO): Exact =>
  subtract(piecewise(rows, add(prior, x)), piecewise(rows, prior))

/** Which row owns its edge: `from` the upper one (≥), `above` the lower one (>). */
export type EdgeSide = 'from' | 'above'

/**
 * The whole of x at the one rate of its row (全额); below the lowest edge the lowest row's. It jumps at edges.
 *
 * @example rows 0 → 1%, 10000 → 2%: 12000 × 2% = 240
 */
export const wholeExact = (rows: readonly Tier[], x: Exact, side: EdgeSide = 'from'): Exact =>
  multiply(rateOf(rows, x, side), x)

function rateOf(rows: readonly Tier[], x: Exact, side: EdgeSide): Exact {
  const row = rows.findLast(({ edge }) => compare(x, edge) >= (side === 'from' ? 0 : 1))
  return (row ?? rows[0])?.rate ?? ZERO
}

export interface TiersInput {
  readonly amount: Numeric
  readonly rows: readonly TierInput[]
}

/** Part of an amount at one rate: exact decimal texts. */
export interface TierSlice {
  readonly from: string
  readonly amount: string
  readonly rate: string
  readonly pay: string
}

/**
 * Pay on an amount slice by slice, exact and unrounded, with the slices it consists of. `prior` is what came
 * before in the same year or contract and has been paid for; 0 where nothing is said.
 *
 * @throws JixiaoError `bad-tiers`, `bad-number`
 * @example marginalTiers({ amount: '12000', rows: [{ from: '0', rate: '1%' }, { from: '10000', rate: '2%' }] }).pay // '140'
 */
export function marginalTiers(input: TiersInput & { readonly prior?: Numeric }): {
  readonly pay: string
  readonly slices: readonly TierSlice[]
} {
  const rows = readTiers(input.rows)
  const amount = toExact(input.amount)
  const prior = toExact(input.prior ?? '0')
  const slices = rows.flatMap(({ edge, rate }, at): readonly TierSlice[] => {
    const next = rows[at + 1]?.edge
    const inside = (x: Exact): Exact => {
      const above = at === 0 ? x : maximum(x, edge)
      return next === undefined ? above : minimum(above, next)
    }
    const slice = subtract(inside(add(prior, amount)), inside(prior))
    if (slice.n === 0n) return []
    const texts = [edge, slice, rate, multiply(slice, rate)].map((x) => toText(x))
    const [from = '', size = '', percent = '', pay = ''] = texts
    return [{ from, amount: size, rate: percent, pay }]
  })
  return { pay: toText(marginalExact(rows, amount, prior)), slices }
}

/**
 * Pay on the whole amount at the rate of its row, exact and unrounded.
 *
 * @throws JixiaoError `bad-tiers`, `bad-number`
 * @example wholeTiers({ amount: '10000', rows: [{ from: '0', rate: '1%' }, { from: '10000', rate: '2%' }] })
 * // { rate: '0.02', pay: '200' }
 */
export function wholeTiers(input: TiersInput & { readonly edge?: EdgeSide }): {
  readonly rate: string
  readonly pay: string
} {
  const rows = readTiers(input.rows)
  const side = input.edge ?? 'from'
  const amount = toExact(input.amount)
  return { rate: toText(rateOf(rows, amount, side)), pay: toText(wholeExact(rows, amount, side)) }
}
