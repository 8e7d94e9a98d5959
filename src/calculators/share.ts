import { type Numeric, toExact, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { divide, type Exact, floor, multiply, reduce, ZERO } from '../core/exact.ts'
import { decimalsOf, toText } from '../core/number-text.ts'
import { roundTo } from '../core/rounding.ts'
import { fillToCaps } from './fill-to-caps.ts'
import { lineOf } from './line-of.ts'
import { type OddUnit, oddUnits } from './odd-units.ts'
import { wholeWeights } from './whole-weights.ts'

export type { OddUnit } from './odd-units.ts'

export interface Sharing {
  readonly pool: Exact
  /** Zero or above; weight 0 gets 0. */
  readonly weights: readonly Exact[]
  /** Most for each, cut to the unit; below zero counts as zero. In a negative pool they bound what is taken. */
  readonly caps?: readonly (Exact | undefined)[]
  /** The minor unit, above zero; shares are multiples of it. */
  readonly unit: Exact
  readonly odd: OddUnit
  /** Place in the line for odd units, smaller first; all different, or the order of members would decide. */
  readonly order: readonly number[]
}

export interface Shares {
  /** What is shared: the pool rounded to the unit, half away from zero. */
  readonly pool: Exact
  readonly shares: readonly Exact[]
  /** The shares before they were brought to the unit. */
  readonly exact: readonly Exact[]
  /** What stays with the pool: all of it where nobody has a weight, else what the odd units leave there. */
  readonly kept: Exact
  /** What nobody may take because everyone has reached the cap. */
  readonly unplaced: Exact
}

/**
 * Divides a pool by weights, to the unit: the shares, `kept` and `unplaced` always add up to `pool`. A pool below
 * zero is the mirror image of the one above it. A larger pool may make somebody's share smaller by one unit.
 *
 * @throws JixiaoError `negative-weight`; `bad-step` for a unit of zero or below
 * @example 617.28 over seven equal weights by largest remainder: twice 88.19 and five times 88.18
 */
export function shareExact({ pool, weights, caps = [], unit, odd, order }: Sharing): Shares {
  const rounded = roundTo(pool, unit, 'half up')
  const negative = rounded.n < 0n
  const total = (negative ? -rounded.n : rounded.n) / unit.n
  const amount = (units: bigint): Exact => ({ n: (negative ? -units : units) * unit.n, d: unit.d })
  const whole = wholeWeights(weights)
  if (whole.every((weight) => weight === 0n)) {
    const nothing = whole.map(() => amount(0n))
    return { pool: amount(total), shares: nothing, exact: nothing, kept: amount(total), unplaced: amount(0n) }
  }
  const filled = fillToCaps(
    total,
    whole,
    whole.map((_, at) => inUnits(caps[at], unit)),
  )
  const extra = oddUnits(odd, filled, order)
  const units = filled.parts.map(({ cut }, at) => cut + (extra[at] ?? 0n))
  const given = units.reduce((sum, share) => sum + share, 0n)
  return {
    pool: amount(total),
    shares: units.map(amount),
    exact: filled.parts.map(({ cut, remainder }) =>
      multiply(amount(1n), reduce({ n: cut * filled.over + remainder, d: filled.over })),
    ),
    kept: amount(total - given - filled.unplaced),
    unplaced: amount(filled.unplaced),
  }
}

function inUnits(cap: Exact | undefined, unit: Exact): bigint | undefined {
  if (cap === undefined) return undefined
  return cap.n < 0n ? 0n : floor(divide(cap, unit) ?? ZERO)
}

export interface PoolInput {
  readonly pool: Numeric
  /** Weights of the members, zero or above; or how many `heads` share equally. */
  readonly weights?: readonly Numeric[]
  readonly heads?: number
  /** Unit of the shares; `'0.01'` where nothing is said. */
  readonly unit?: Numeric
  readonly odd: OddUnit
  /** Most for each member; undefined for no cap. */
  readonly caps?: readonly (Numeric | undefined)[]
  /** Who stands first in line for an odd unit: by code point, so that the order of rows decides nothing. */
  readonly names?: readonly string[]
}

/** Decimal texts in the decimals of the unit. `exact` may be a fraction, `n/d`. */
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
 * @throws JixiaoError `bad-number`, `bad-pool` (members and caps or names that do not fit together),
 * `negative-weight`, `bad-step`
 * @example allocatePool({ pool: '100', heads: 3, odd: 'largest remainder' }).shares // ['33.34', '33.33', '33.33']
 */
export function allocatePool(input: PoolInput): PoolResult {
  const unit = toExact(input.unit ?? '0.01')
  const weights = weightsOf(input)
  const result = shareExact({
    pool: toExact(input.pool),
    weights,
    unit,
    odd: input.odd,
    order: orderOf(input.names, weights.length),
    ...(input.caps === undefined ? {} : { caps: capsOf(input.caps, weights.length) }),
  })
  const decimals = decimalsOf(unit)
  const text = (x: Exact): string => toText(x, decimals)
  return {
    pool: text(result.pool),
    shares: result.shares.map(text),
    exact: result.exact.map((x) => toText(x)),
    kept: text(result.kept),
    unplaced: text(result.unplaced),
  }
}

function weightsOf({ weights, heads }: PoolInput): readonly Exact[] {
  if ((weights === undefined) === (heads === undefined)) throw badPool('Give either weights or heads')
  if (weights !== undefined) return weights.map(toRate)
  if (!Number.isSafeInteger(heads) || (heads ?? -1) < 0) throw badPool(`Not a number of heads: ${heads}`)
  return Array.from({ length: heads ?? 0 }, () => ({ n: 1n, d: 1n }))
}

function capsOf(caps: readonly (Numeric | undefined)[], members: number): readonly (Exact | undefined)[] {
  if (caps.length !== members) throw badPool(`${caps.length} caps for ${members} members`)
  return caps.map((cap) => (cap === undefined ? undefined : toExact(cap)))
}

function orderOf(names: readonly string[] | undefined, members: number): readonly number[] {
  if (names === undefined) return Array.from({ length: members }, (_, at) => at)
  if (names.length !== members) throw badPool(`${names.length} names for ${members} members`)
  const line = lineOf(names)
  if (line === undefined) throw badPool('Two members have the same name')
  return line
}

const badPool = (message: string): JixiaoError => new JixiaoError('bad-pool', message)
