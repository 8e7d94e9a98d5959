import type { Say } from '../language.ts'

export const isZero = (amount: string): boolean => /^-?[0.]*$/.test(amount)

/** `+12.00` for what is more, as text. */
export const signed = (amount: string): string =>
  amount.startsWith('-') || isZero(amount) ? amount : `+${amount}`

/** Who, with the name where there is one. */
export const whoText = ({ id, name }: { readonly id: string; readonly name?: string }, say: Say): string =>
  name === undefined ? id : say(`${name}（${id}）`, `${name} (${id})`)

/** A bar as long as an amount is, of at most so many signs. */
export const bar = (amount: string, most: string, width: number, sign = '#'): string => {
  const [own, all] = [unitsOf(amount), unitsOf(most)]
  if (all === 0n || own === 0n) return ''
  return sign.repeat(Math.max(1, Number((own * BigInt(width)) / all)))
}

/** The size of an amount in its own last decimal. */
const unitsOf = (amount: string): bigint => BigInt(amount.replace(/[-.]/g, '') || '0')

/** The amount farthest from zero; all have the same decimals. */
export const farthest = (amounts: readonly string[]): string =>
  amounts.reduce((most, one) => (unitsOf(one) > unitsOf(most) ? one : most), '0')

/** The same of a difference, in signs that say which way it goes. */
export const differenceBar = (difference: string, most: string, width: number): string =>
  bar(difference, most, width, difference.startsWith('-') ? '-' : '+')
