import { digestOf } from './digest.ts'

/** Numbers that look random and follow from their seed alone: the same on every machine. Not for secrets. */
export interface Seeded {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  /** The same without a bound on the limit. */
  readonly belowBig: (limit: bigint) => bigint
  /** One of a list that has some. */
  readonly pick: <One>(list: readonly One[]) => One
  /** True `share` of the time, as a part of a thousand. */
  readonly chance: (perMille: number) => boolean
  /** An independent row of numbers for a part of the work, so that more of one part leaves the others as they are. */
  readonly fork: (name: string) => Seeded
}

/**
 * A row of numbers for a seed (the generator sfc32, public domain, by Chris Doty-Humphrey).
 *
 * @example seeded('7').below(100) // the same number, always
 */
export const seeded = (seed: string): Seeded => {
  const next = sfc32(`${digestOf(seed)}${digestOf(`${seed}*`)}`)
  const below = (limit: number): number => {
    // What does not divide evenly is drawn again, so that no number is favoured.
    const most = Math.floor(0x1_0000_0000 / limit) * limit
    for (;;) {
      const drawn = next()
      if (drawn < most) return drawn % limit
    }
  }
  const belowBig = (limit: bigint): bigint => {
    const words = Math.ceil(limit.toString(2).length / 32) + 1
    let drawn = 0n
    for (let at = 0; at < words; at++) drawn = (drawn << 32n) | BigInt(next())
    return drawn % limit
  }
  return {
    below,
    belowBig,
    pick: (list) => list[below(list.length)]!,
    chance: (perMille) => below(1000) < perMille,
    fork: (name) => seeded(`${seed}/${name}`),
  }
}

const sfc32 = (hex: string): (() => number) => {
  const state = [0, 8, 16, 24].map((at) => Number.parseInt(hex.slice(at, at + 8), 16) | 0)
  let [a, b, c, counter] = state as [number, number, number, number]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let at = 0; at < 16; at++) next()
  return next
}
