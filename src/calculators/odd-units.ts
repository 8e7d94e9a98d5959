import type { Filled } from './fill-between.ts'

/**
 * Who gets the odd units that are left when every share is cut to the unit.
 * `largest remainder`: one each to those who lost most, so that everything is given out (Hamilton's method).
 * `to the first`: all of them to the first in line, as far as the cap lets, then to the next.
 * `each rounded`: every share is rounded by itself, half up; the difference, of either sign, stays in `kept`.
 * `each cut`: nobody; the rest stays in `kept`.
 */
export type OddUnit = 'largest remainder' | 'each rounded' | 'each cut' | 'to the first'

/** The odd units of each member; `order` is each one's place in the line, smaller first. */
export function oddUnits(how: OddUnit, { parts, over }: Filled, order: readonly number[]): readonly bigint[] {
  const left = parts.reduce((sum, { remainder }) => sum + remainder, 0n) / over
  const none = parts.map(() => 0n)
  const place = (at: number): number => order[at] ?? at
  switch (how) {
    case 'each cut':
      return none
    case 'each rounded':
      return parts.map(({ remainder }) => (remainder > 0n && 2n * remainder >= over ? 1n : 0n))
    case 'largest remainder': {
      const remainder = (at: number): bigint => parts[at]?.remainder ?? 0n
      const line = [...parts.keys()].sort((a, b) =>
        remainder(a) === remainder(b) ? place(a) - place(b) : remainder(a) > remainder(b) ? -1 : 1,
      )
      // Fewer units are left than members lost a part of one, so only they are reached, all of them below the cap.
      for (const at of line.slice(0, Number.parseInt(left.toString(), 10))) none[at] = 1n
      return none
    }
    case 'to the first': {
      let rest = left
      for (const at of [...parts.keys()].sort((a, b) => place(a) - place(b))) {
        const room = parts[at]?.room ?? rest
        none[at] = room < rest ? room : rest
        rest -= none[at] ?? 0n
      }
      return none
    }
  }
}
