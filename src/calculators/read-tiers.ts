import { type Numeric, toExact, toRate } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { compare, type Exact } from '../core/exact.ts'
import { toText } from '../core/number-text.ts'

/** A row of a rate table, in money or whatever is counted. */
export interface TierInput {
  readonly from: Numeric
  /** Where the table prints both ends: must be the next row's `from`, and is left out in the last row. */
  readonly to?: Numeric
  /** A decimal or a percentage: `'0.015'` or `'1.5%'`. */
  readonly rate: Numeric
}

/**
 * The rows of a rate table, checked: at least one, ascending, each beginning where the one before ends.
 *
 * @throws JixiaoError `bad-tiers`, naming the rows; `bad-number`
 */
export function readTiers(
  inputs: readonly TierInput[],
): readonly { readonly edge: Exact; readonly rate: Exact }[] {
  const rows = inputs.map(({ from, rate }) => ({ edge: toExact(from), rate: toRate(rate) }))
  if (rows.length === 0) throw new JixiaoError('bad-tiers', 'A rate table needs a row')
  for (const [at, { to }] of inputs.entries()) {
    const own = rows[at]?.edge
    const next = rows[at + 1]?.edge
    if (own !== undefined && next !== undefined && compare(own, next) >= 0) {
      throw badRow(
        at,
        `row ${at + 2} does not begin above row ${at + 1}: ${toText(next)} after ${toText(own)}`,
      )
    }
    if (to === undefined) continue
    const end = toExact(to)
    if (next === undefined)
      throw badRow(at, `the last row ends at ${toText(end)}, and nothing says what comes after`)
    const side = compare(end, next)
    if (side === 0) continue
    const says = side < 0 ? 'no row holds between' : 'two rows hold between'
    throw badRow(at, `${says} ${toText(side < 0 ? end : next)} and ${toText(side < 0 ? next : end)}`)
  }
  return rows
}

const badRow = (at: number, says: string): JixiaoError =>
  new JixiaoError('bad-tiers', `Rate table: ${says}`, { row: `${at + 1}` })
