import { type Numeric, toExact } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { compare, type Exact } from '../core/exact.ts'
import { lineOf } from './line-of.ts'

/**
 * What those who tie get. For 9, 8, 8, 7: `shared` 1 2 2 4 (standard competition), `dense` 1 2 2 3, `last` 1 3 3 4
 * (modified competition), `ordinal` 1 2 3 4, split by tie-break keys and then by the order.
 */
export type Ties = 'shared' | 'dense' | 'ordinal' | 'last'

export interface Ranking {
  /** Which value comes first. */
  readonly first: 'highest' | 'lowest'
  readonly ties: Ties
  /** Tie-break keys of `ordinal`, one list after the other; higher first, absent last. */
  readonly by?: readonly (readonly (Exact | undefined)[])[]
  /** What splits the last ties of `ordinal`: each one's place in the line, smaller first, all different. */
  readonly order?: readonly number[]
}

/**
 * The place of each value, 1 for the first; undefined for those without a value, who take no place. Equal values
 * are equal however written: 90, 90.0 and 90.00.
 *
 * @example rankExact of 90, 95, 90 with first 'highest', ties 'shared': 2, 1, 2
 */
export function rankExact(
  keys: readonly (Exact | undefined)[],
  how: Ranking,
): readonly (number | undefined)[] {
  const { first, ties, by = [], order } = how
  const beats = (a: number, b: number): number =>
    first === 'highest' ? compareAt(keys, b, a) : compareAt(keys, a, b)
  const splits = (a: number, b: number): number => {
    for (const key of by) {
      const difference = compareAt(key, b, a)
      if (difference !== 0) return difference
    }
    return (order?.[a] ?? a) - (order?.[b] ?? b)
  }
  const line = [...keys.keys()].filter((at) => keys[at] !== undefined)
  line.sort((a, b) => beats(a, b) || (ties === 'ordinal' ? splits(a, b) : 0))
  const places: (number | undefined)[] = keys.map(() => undefined)
  let better = 0
  let group = 0
  for (let start = 0; start < line.length; start = better) {
    const head = line[start] ?? 0
    group += 1
    do better += 1
    while (better < line.length && ties !== 'ordinal' && beats(head, line[better] ?? 0) === 0)
    const place = { shared: start + 1, dense: group, last: better, ordinal: start + 1 }[ties]
    for (const at of line.slice(start, better)) places[at] = place
  }
  return places
}

/** Order of two values, an absent one below all. */
function compareAt(keys: readonly (Exact | undefined)[], a: number, b: number): -1 | 0 | 1 {
  const [left, right] = [keys[a], keys[b]]
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? -1 : 1
  return compare(left, right)
}

export interface RankInput {
  /** Undefined: takes no part. */
  readonly values: readonly (Numeric | undefined)[]
  /** Which value comes first; `'highest'` where nothing is said. */
  readonly first?: 'highest' | 'lowest'
  readonly ties: Ties
  /** For `ordinal`: lists of values that split ties in turn, higher first. */
  readonly by?: readonly (readonly (Numeric | undefined)[])[]
  /** For `ordinal`: what splits the last ties, by code point; without names the earlier row comes first. */
  readonly names?: readonly string[]
}

/**
 * Places in a ranking.
 *
 * @throws JixiaoError `bad-number`; `bad-ranking` where lists differ in length or names are not distinct
 * @example rank({ values: ['90', '95', '90.0', undefined], ties: 'shared' }) // [2, 1, 2, undefined]
 */
export function rank({
  values,
  first = 'highest',
  ties,
  by = [],
  names,
}: RankInput): readonly (number | undefined)[] {
  for (const list of [...by, ...(names ? [names] : [])]) {
    if (list.length !== values.length) {
      throw new JixiaoError('bad-ranking', `${list.length} entries for ${values.length} values`)
    }
  }
  const order = names && lineOf(names)
  if (names && !order) throw new JixiaoError('bad-ranking', 'Two rows have the same name')
  const read = (list: readonly (Numeric | undefined)[]) =>
    list.map((value) => (value === undefined ? undefined : toExact(value)))
  return rankExact(read(values), { first, ties, by: by.map(read), ...(order ? { order } : {}) })
}
