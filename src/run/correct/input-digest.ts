import { digestOf } from '../../core/digest.ts'
import type { SettledLine } from '../result.ts'
import type { Side } from './stages.ts'

/**
 * The digest of everything a correction is made from. What changes no result changes no digest: the order of rows and
 * keys, and where a row was read from.
 */
export const inputDigest = (before: Side, after: Side, settled: readonly SettledLine[]): string =>
  digestOf(canonical([sideOf(before), sideOf(after), settled]))

const sideOf = ({ ruleSet, facts, options }: Side) => [
  ruleSet.hash,
  facts,
  { ...options, carry: options.carry?.digest ?? '' },
]

const canonical = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  const entries = Object.entries(value).filter(([key, own]) => own !== undefined && !key.startsWith('$'))
  const parts = entries.map(([key, own]) => `${JSON.stringify(key)}:${canonical(own)}`)
  return `{${parts.sort().join()}}`
}
