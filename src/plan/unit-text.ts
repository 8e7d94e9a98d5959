import type { Unit } from './type.ts'

/** `CNY/barrels`, `days`, `1` for a plain number: how messages name a unit. */
export const unitText = (unit: Unit | 'open'): string => {
  if (unit === 'open') return ''
  const entries = Object.entries(unit).sort(([left], [right]) => (left < right ? -1 : 1))
  const above = entries.filter(([, exponent]) => exponent > 0).map(power)
  const below = entries.filter(([, exponent]) => exponent < 0).map(power)
  if (above.length + below.length === 0) return '1'
  return `${above.join('·') || '1'}${below.length > 0 ? `/${below.join('·')}` : ''}`
}

const power = ([name, exponent]: [string, number]): string =>
  Math.abs(exponent) === 1 ? name : `${name}^${Math.abs(exponent)}`
