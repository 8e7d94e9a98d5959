import type { Unit } from '../plan/type.ts'
import { unitText } from '../plan/unit-text.ts'

type MaybeOpen = Unit | 'open'

/** Units of `+`, `−` and comparison: both the same, or one of them a bare literal. Undefined: they do not go together. */
export const sameUnit = (left: MaybeOpen, right: MaybeOpen): MaybeOpen | undefined => {
  if (left === 'open') return right
  if (right === 'open') return left
  return unitText(left) === unitText(right) ? left : undefined
}

/** A bare literal times a unit has that unit; a literal times a plain number stays a literal. */
export const productUnit = (left: MaybeOpen, right: MaybeOpen, sign: 1 | -1 = 1): MaybeOpen => {
  const isPlain = (unit: MaybeOpen): boolean => unit !== 'open' && Object.keys(unit).length === 0
  if ((left === 'open' && (right === 'open' || isPlain(right))) || (right === 'open' && isPlain(left)))
    return 'open'
  const exponents = new Map<string, number>(left === 'open' ? [] : Object.entries(left))
  for (const [name, exponent] of right === 'open' ? [] : Object.entries(right))
    exponents.set(name, (exponents.get(name) ?? 0) + sign * exponent)
  return Object.fromEntries([...exponents].filter(([, exponent]) => exponent !== 0))
}

const builtIn = ['days', 'hours', 'minutes', 'months', 'years', 'people', 'times']

/** Reads, beside the built-in units, those of the file: `CNY`, `CNY/year`, `barrels`; a unit may be named in the singular. Undefined: no such unit. */
export const readUnit = (text: string, own: readonly string[]): Unit | undefined => {
  const known = [...builtIn, ...own]
  const find = (name: string): string | undefined => known.find((one) => one === name || one === `${name}s`)
  const [above, below, ...rest] = text.split('/').map((part) => part.trim())
  if (rest.length > 0) return undefined
  const top = above === '1' ? '' : find(above ?? '')
  const bottom = below === undefined ? '' : find(below)
  if (top === undefined || bottom === undefined) return undefined
  return { ...(top ? { [top]: 1 } : {}), ...(bottom ? { [bottom]: -1 } : {}) }
}
