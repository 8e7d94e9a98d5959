/** The part of 0 to `last` around a start in which rules load, and the neighbours at which they do not. */
export interface Usable {
  readonly low: bigint
  readonly high: bigint
  readonly outside: readonly bigint[]
}

/** Cuts a range to where rules load: around `start` if they load there, else around the first of a few that do. */
export const usableRange = (
  last: bigint,
  start: bigint,
  loads: (index: bigint) => boolean,
): Usable | undefined => {
  const [first, end] = [loads(0n), loads(last)]
  if (first && end) return { low: 0n, high: last, outside: [] }
  const spots = Array.from({ length: 9 }, (_, at) => (last * BigInt(at)) / 8n)
  const inside = [start, ...spots].find((index) => index >= 0n && index <= last && loads(index))
  if (inside === undefined) return undefined
  const low = first ? 0n : border(0n, inside, loads)
  const high = end ? last : border(last, inside, loads)
  return {
    low,
    high,
    outside: [...(first ? [] : [low - 1n]), ...(end ? [] : [high + 1n])],
  }
}

/** The last number that loads on the way from one that does to one that does not. */
const border = (outside: bigint, inside: bigint, loads: (index: bigint) => boolean): bigint => {
  let [bad, good] = [outside, inside]
  while (bad - good > 1n || good - bad > 1n) {
    const middle = (bad + good) / 2n
    if (loads(middle)) good = middle
    else bad = middle
  }
  return good
}
