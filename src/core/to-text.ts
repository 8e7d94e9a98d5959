import { JixiaoError } from './error.ts'
import { type Exact, reduce } from './exact.ts'

/**
 * A number as text. With `decimals`: exactly so many, and an error rather than a rounding where they do not
 * hold the number. Without: as few as it takes, or `n/d` in lowest terms where no decimal ends. Never `-0`.
 *
 * @throws JixiaoError `inexact-text` where the number has more decimals than asked for
 * @example toText(exact(5n, 2n)) // '2.5'
 * @example toText(exact(5n, 2n), 2) // '2.50'
 * @example toText(exact(1n, 3n)) // '1/3'
 */
export function toText(x: Exact, decimals?: number): string {
  const needed = decimals ?? decimalsOf(x)
  if (needed === undefined) {
    const { n, d } = reduce(x)
    return `${n}/${d}`
  }
  const scaled = x.n * 10n ** BigInt(needed)
  const units = scaled / x.d
  if (units * x.d === scaled) return place(units, needed)
  throw new JixiaoError('inexact-text', `${toText(x)} does not fit into ${needed} decimals: round it first`, {
    value: toText(x),
    decimals: `${needed}`,
  })
}

/** Whether x has an end as a decimal: 1/8 has, 1/3 has none. */
export const isTerminating = (x: Exact): boolean => decimalsOf(x) !== undefined

/**
 * The fewest decimals that hold x, or undefined where none do.
 *
 * @example decimalsOf(exact(50n, 100n)) // 1
 */
export function decimalsOf(x: Exact): number | undefined {
  const { d } = reduce(x)
  const [twos, withoutTwos] = extract(d, 2n)
  const [fives, left] = extract(withoutTwos, 5n)
  return left === 1n ? Math.max(twos, fives) : undefined
}

function extract(x: bigint, factor: bigint): readonly [count: number, left: bigint] {
  let count = 0
  for (; x % factor === 0n; x /= factor) count += 1
  return [count, x]
}

function place(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const sign = units < 0n ? '-' : ''
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
