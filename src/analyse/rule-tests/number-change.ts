/** A number of a formula one step on: in units of the last decimal it is written with, or of its last digit that is not zero. */

/** `50000` → `50001`, `0.75` → `0.76`; with −1 one step down. */
export const shifted = (text: string, by: 1 | -1): string => {
  const { units, decimals } = cut(text)
  return written(units + BigInt(by), decimals)
}

/** Visibly more: `0.5` → `0.6`, `300` → `400`, `12` → `13`, `0` → `1`; with −1 visibly less. */
export const bumped = (text: string, by: 1 | -1): string => {
  const { units, decimals } = cut(text)
  let step = 1n
  if (units !== 0n) while (units % (step * 10n) === 0n) step *= 10n
  return written(units + BigInt(by) * step, decimals)
}

const cut = (text: string): { readonly units: bigint; readonly decimals: number } => {
  const [whole = '0', part = ''] = text.split('.')
  return { units: BigInt(`${whole}${part}`), decimals: part.length }
}

const written = (units: bigint, decimals: number): string => {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
