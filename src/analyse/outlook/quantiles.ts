import { amountText } from '../readings/changes.ts'
import { compareUnits } from '../readings/prices.ts'

/** Amounts below or at which so many percent of the runs lie. */
export interface Quantiles {
  readonly p5: string
  readonly p25: string
  readonly p50: string
  readonly p75: string
  readonly p95: string
}

/**
 * Quantiles by the nearest rank: of n amounts in order the q-th percentile is the one at place q × n ÷ 100, rounded up.
 * So each is an amount that a run gave, and nothing lies between two. Undefined where there are no runs.
 *
 * @example quantilesOf([300n, 100n, 200n, 400n], 2)!.p50 // '2.00': place 2 of 4
 */
export const quantilesOf = (units: readonly bigint[], minorDigits: number): Quantiles | undefined => {
  if (units.length === 0) return undefined
  const sorted = [...units].sort(compareUnits)
  const at = (percent: number): string =>
    amountText(sorted[Math.ceil((percent * sorted.length) / 100) - 1]!, minorDigits)
  return { p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95) }
}
