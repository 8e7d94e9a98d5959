/**
 * The step of so many decimals, as text.
 *
 * @example stepText(2) // '0.01'
 */
export const stepText = (decimals: number): string =>
  decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`

/**
 * How many decimals a text has.
 *
 * @example decimalsIn('0.05') // 2
 */
export const decimalsIn = (text: string): number => text.split('.')[1]?.length ?? 0
