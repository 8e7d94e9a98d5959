/**
 * A number for people: a fraction without an end is given to two decimals, half away from zero, and said to be near.
 *
 * @example shortened('1400/61%') // '≈22.95%'
 */
export function shortened(text: string): string {
  const [, top = '', bottom = '', unit = ''] = /^(-?\d+)\/(\d+)(%?)$/.exec(text) ?? []
  if (bottom === '') return text
  const [n, d] = [BigInt(top), BigInt(bottom)]
  const size = n < 0n ? -n : n
  const digits = `${(size * 200n + d) / (2n * d)}`.padStart(3, '0')
  return `≈${n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${unit}`
}
