import { lineOf } from '../../calculators/line-of.ts'
import { oddUnits } from '../../calculators/odd-units.ts'
import { floor } from '../../core/exact.ts'
import { type Parts, together, unionsOf } from './groups.ts'

/** What a union of groups comes to, in whole units. */
export type Worth = (parts: Parts) => bigint

/** A worth with the groups that it depends on: no other adds anything to it. */
export interface Game {
  readonly groups: readonly Parts[]
  readonly worth: Worth
}

/**
 * What each group adds on the mean over all orders in which the groups can be taken (the Shapley value), in whole units
 * that add up to what all add together: cut down, and the odd units one each to those that lost most; of equal ones to
 * the first by name, so that the order of the file decides nothing.
 *
 * @param games their sum is divided; each has a mean of its own, and means add up
 * @param names one for each group, all different
 * @example 1 alone 100, 2 alone 200, both 330: 115 and 215
 */
export const meanOverOrders = (
  groups: readonly Parts[],
  names: readonly string[],
  games: readonly Game[],
): readonly bigint[] => {
  const over = factorial(groups.length)
  const parts = groups.map((group) => {
    const n = games.reduce((sum, game) => sum + meanOf(group, game, over), 0n)
    const cut = floor({ n, d: over })
    return { cut, remainder: n - cut * over, room: undefined }
  })
  const odd = oddUnits('largest remainder', { parts, over, unplaced: 0n }, lineOf(names) ?? [])
  return parts.map(({ cut }, at) => cut + odd[at]!)
}

/** Over a denominator: in a game of n a group comes behind `s` others in s! × (n − 1 − s)! of n! orders. */
const meanOf = (group: Parts, { groups, worth }: Game, over: bigint): bigint => {
  if (!groups.includes(group)) return 0n
  const others = groups.filter((one) => one !== group)
  const n = unionsOf(others).reduce((sum, before) => {
    const size = others.filter((one) => (one & before) !== 0n).length
    const orders = factorial(size) * factorial(others.length - size)
    return sum + orders * (worth(before | group) - worth(before))
  }, 0n)
  return n * (over / factorial(groups.length))
}

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1))

/** What each group adds when they are taken one after the other. */
export const oneAfterTheOther = (groups: readonly Parts[], worth: Worth): readonly bigint[] =>
  groups.map((group, at) => {
    const before = together(groups.slice(0, at))
    return worth(before | group) - worth(before)
  })
