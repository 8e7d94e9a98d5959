import { periodTitle } from '../../io/core.ts'
import type { Say } from '../language.ts'

/** From the first to the last period; a quarter or a year that closes with the last month is none of its own. */
export const spanText = (periods: readonly (string | undefined)[], say: Say): string => {
  const shape = (one: string | undefined): string => (one ?? '').replace(/\d/g, '0')
  const own = periods.filter((one) => shape(one) === shape(periods[0]))
  const ends = [...new Set([own[0], own.at(-1)])].flatMap((one) => one ?? [])
  return ends.map((one) => say(periodTitle(one))).join(say(' 至 ', ' to '))
}
