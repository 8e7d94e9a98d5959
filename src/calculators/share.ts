import { type Numeric, toExact, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { add, divide, type Exact, floor, multiply, negate, reduce, subtract, ZERO } from '../core/exact.ts'
import { decimalsOf, toText } from '../core/number-text.ts'
import { roundTo } from '../core/rounding.ts'
import { fillBetween } from './fill-between.ts'
import { lineOf } from './line-of.ts'
import { type OddUnit, oddUnits } from './odd-units.ts'
import { wholeWeights } from './whole-weights.ts'

export type { OddUnit } from './odd-units.ts'

/**
 * What becomes of a pool below the sum of the floors. `refuse`: it cannot be shared. `scale`: it is divided in
 * proportion to the floors. `top up`: everyone has the floor all the same, and `kept` is below zero.
 */
export type Short = 'refuse' | 'scale' | 'top up'

export interface Sharing {
  readonly pool: Exact
  /** Zero or above; weight 0 gets no more than its floor. */
  readonly weights: readonly Exact[]
  /** Least for each, brought up to the unit; below zero counts as zero. Not with a pool below zero. */
  readonly floors?: readonly (Exact | undefined)[]
  /** Most for each, cut to the unit; below zero counts as zero. In a negative pool they bound what is taken. */
  readonly caps?: readonly (Exact | undefined)[]
  /** `refuse` where nothing is said. */
  readonly short?: Short
  /** Above zero; shares are multiples of it. */
  readonly unit: Exact
  /** The step to which the pool is rounded first, half away from zero; without one it is shared as it is. */
  readonly poolStep?: Exact
  readonly odd: OddUnit
  /** Place in the line for odd units, smaller first; all different, or the order of members would decide. */
  readonly order: readonly number[]
}

export interface Shares {
  /** What is shared, rounded to `poolStep`. */
  readonly pool: Exact
  readonly shares: readonly Exact[]
  /** The shares before they were brought to the unit. */
  readonly exact: readonly Exact[]
  /** What stays with the pool: all of it where nobody has a weight or a floor, else what the odd units leave there. */
  readonly kept: Exact
  /** What nobody may take because everyone has reached the cap. */
  readonly unplaced: Exact
}

/** Why a pool cannot be shared: floors of members are above their caps, or the pool is below the floors. */
export type Unshareable =
  | { readonly why: 'floor above cap'; readonly at: readonly number[] }
  | { readonly why: 'short'; readonly floors: Exact }

/**
 * Divides a pool by weights, to the unit: the shares, `kept` and `unplaced` always add up to `pool`. A pool below
 * zero is the mirror image of the one above it. A larger pool may make somebody's share smaller by one unit.
 *
 * @throws JixiaoError `negative-weight`; `bad-step` for a unit of zero or below; `bad-pool` where it cannot be shared
 * @example 617.28 over seven equal weights by largest remainder: twice 88.19 and five times 88.18
 */
export function shareExact(sharing: Sharing): Shares {
  const problem = whyNotShared(sharing)
  if (problem) throw badPool(`It cannot be shared: ${problem.why}`)
  const { unit, odd, order } = sharing
  const pool = roundedPool(sharing)
  const negative = pool.n < 0n
  const whole = wholeWeights(sharing.weights)
  const { n: total, d: per } = inUnits(negative ? negate(pool) : pool, unit)
  const { floors, caps } = boundsOf(sharing)
  const amount = (units: Exact): Exact => multiply(negative ? negate(units) : units, unit)
  const units = (count: bigint): Exact => ({ n: count, d: 1n })
  const least = floors.reduce((sum, one) => sum + one, 0n)
  const short = least * per > total
  if ((short && sharing.short === 'top up') || (!short && whole.every((weight) => weight === 0n))) {
    const shares = floors.map((one) => amount(units(one)))
    const kept = subtract(pool, amount(units(least)))
    return { pool, shares, exact: shares, kept, unplaced: ZERO }
  }
  const filled = short
    ? fillBetween({ total, per, weights: floors, floors: floors.map(() => 0n), caps: floors })
    : fillBetween({ total, per, weights: whole, floors, caps })
  const extra = oddUnits(odd, filled, order)
  const shares = filled.parts.map(({ cut }, at) => amount(units(cut + (extra[at] ?? 0n))))
  const unplaced = amount(reduce({ n: filled.unplaced, d: per }))
  return {
    pool,
    shares,
    exact: filled.parts.map(({ cut, remainder }) =>
      amount(reduce({ n: cut * filled.over + remainder, d: filled.over })),
    ),
    kept: subtract(pool, shares.reduce(add, unplaced)),
    unplaced,
  }
}

/** Why a pool cannot be shared so; undefined: it can. */
export function whyNotShared(sharing: Sharing): Unshareable | undefined {
  const { floors, caps } = boundsOf(sharing)
  const at = [...floors.keys()].filter((member) => (caps[member] ?? floors[member]!) < floors[member]!)
  if (at.length > 0) return { why: 'floor above cap', at }
  const pool = roundedPool(sharing)
  const least = multiply({ n: floors.reduce((sum, one) => sum + one, 0n), d: 1n }, sharing.unit)
  if (least.n === 0n || subtract(least, pool).n <= 0n) return undefined
  const isSaid = sharing.short !== undefined && sharing.short !== 'refuse'
  return isSaid && pool.n >= 0n ? undefined : { why: 'short', floors: least }
}

const roundedPool = ({ pool, poolStep }: Sharing): Exact =>
  poolStep ? roundTo(pool, poolStep, 'half up') : pool

const inUnits = (amount: Exact, unit: Exact): Exact => {
  if (unit.n <= 0n) throw new JixiaoError('bad-step', 'The unit is not above zero')
  return divide(amount, unit) ?? ZERO
}

/** Floors and caps in whole units, so that no share between them leaves them. */
const boundsOf = ({ weights, floors = [], caps = [], unit }: Sharing) => ({
  floors: weights.map((_, at) => {
    const least = floors[at]
    return least === undefined || least.n < 0n ? 0n : -floor(inUnits(negate(least), unit))
  }),
  caps: weights.map((_, at) => {
    const most = caps[at]
    return most === undefined ? undefined : most.n < 0n ? 0n : floor(inUnits(most, unit))
  }),
})

export interface PoolInput {
  readonly pool: Numeric
  /** Weights of the members, zero or above; or how many `heads` share equally. */
  readonly weights?: readonly Numeric[]
  readonly heads?: number
  /** Unit of the shares; `'0.01'` where nothing is said. */
  readonly unit?: Numeric
  /** The step to which the pool is rounded first; `unit` where nothing is said. */
  readonly poolStep?: Numeric
  readonly odd: OddUnit
  /** Least for each member; undefined for none. */
  readonly floors?: readonly (Numeric | undefined)[]
  /** What becomes of a pool below the sum of the floors; `refuse` where nothing is said. */
  readonly short?: Short
  /** Most for each member; undefined for no cap. */
  readonly caps?: readonly (Numeric | undefined)[]
  /** Who stands first in line for an odd unit: by code point, so that the order of rows decides nothing. */
  readonly names?: readonly string[]
}

/** Decimal texts: shares in the decimals of the unit, the rest in those of `poolStep`. `exact` may be a fraction, `n/d`. */
export interface PoolResult {
  readonly pool: string
  readonly shares: readonly string[]
  readonly exact: readonly string[]
  readonly kept: string
  readonly unplaced: string
}

/**
 * Shares a pool of money so that it adds up, to the fen. Without names, an earlier member stands first in line.
 *
 * @throws JixiaoError `bad-number`, `bad-pool` (members and bounds or names that do not fit together, a floor above
 * the cap, floors above the pool), `negative-weight`, `bad-step`
 * @example allocatePool({ pool: '100', heads: 3, odd: 'largest remainder' }).shares // ['33.34', '33.33', '33.33']
 */
export function allocatePool(input: PoolInput): PoolResult {
  const unit = toExact(input.unit ?? '0.01')
  const poolStep = input.poolStep === undefined ? unit : toExact(input.poolStep)
  const weights = weightsOf(input)
  const result = shareExact({
    pool: toExact(input.pool),
    weights,
    unit,
    poolStep,
    odd: input.odd,
    order: orderOf(input.names, weights.length),
    ...(input.floors && { floors: boundsOfMembers('floors', input.floors, weights.length) }),
    ...(input.short && { short: input.short }),
    ...(input.caps && { caps: boundsOfMembers('caps', input.caps, weights.length) }),
  })
  const [own = 0, whole = 0] = [unit, poolStep].map(decimalsOf)
  const inSteps = (x: Exact): string => toText(x, Math.max(own, whole))
  return {
    pool: inSteps(result.pool),
    shares: result.shares.map((x) => toText(x, own)),
    exact: result.exact.map((x) => toText(x)),
    kept: inSteps(result.kept),
    unplaced: inSteps(result.unplaced),
  }
}

function weightsOf({ weights, heads }: PoolInput): readonly Exact[] {
  if ((weights === undefined) === (heads === undefined)) throw badPool('Give either weights or heads')
  if (weights !== undefined) return weights.map(toRate)
  if (!Number.isSafeInteger(heads) || (heads ?? -1) < 0) throw badPool(`Not a number of heads: ${heads}`)
  return Array.from({ length: heads ?? 0 }, () => ({ n: 1n, d: 1n }))
}

function boundsOfMembers(
  what: 'floors' | 'caps',
  bounds: readonly (Numeric | undefined)[],
  members: number,
): readonly (Exact | undefined)[] {
  if (bounds.length !== members) throw badPool(`${bounds.length} ${what} for ${members} members`)
  return bounds.map((bound) => (bound === undefined ? undefined : toExact(bound)))
}

function orderOf(names: readonly string[] | undefined, members: number): readonly number[] {
  if (names === undefined) return Array.from({ length: members }, (_, at) => at)
  if (names.length !== members) throw badPool(`${names.length} names for ${members} members`)
  const line = lineOf(names)
  if (line === undefined) throw badPool('Two members have the same name')
  return line
}

const badPool = (message: string): JixiaoError => new JixiaoError('bad-pool', message)
