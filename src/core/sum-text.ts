/**
 * The exact sum of decimals as text, with the decimals of the finest.
 *
 * @example sumOf(['0.10', '0.2', '-1']) // '-0.70'
 */
export function sumOf(amounts: readonly string[]): string {
  const decimals = Math.max(0, ...amounts.map((one) => (one.split('.')[1] ?? '').length))
  const total = amounts.reduce((sum, one) => sum + scaled(one, decimals), 0n)
  const digits = `${total < 0n ? -total : total}`.padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const fraction = decimals === 0 ? '' : `.${digits.slice(point)}`
  return `${total < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`
}

function scaled(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`)
}
