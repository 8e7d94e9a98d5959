import type { Span } from '../core/span.ts'
import { type Problems, report } from './problems.ts'
import type { MapEntry } from './tree.ts'

/** A text as YAML that is read as exactly this text. */
export const quoted = (text: string): string =>
  text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`

/** The last key that had a value, up to here: what an ill-placed comma has cut off belongs to it. */
const startOfValue = (entry: MapEntry): string => (entry.value.kind === 'text' ? entry.value.text : '')

/** Why a key has no value: a comma cut it off from the value before, a wrong colon joined it to its own, or neither. */
export type KeyAlone = 'cut' | 'joined' | 'empty'

/**
 * Reports a key without a value, with its most likely cause. `before` is the entry before it inside braces; the pieces
 * of a value that was cut reach to `end`.
 */
export const reportKeyAlone = (
  text: string,
  { key, span }: { readonly key: string; readonly span: Span },
  before: MapEntry | undefined,
  end: number,
  problems: Problems,
): KeyAlone => {
  const colon = /^(.+?)：\s*(.+)$/.exec(key)
  if (colon !== null) {
    report(problems, 'source-full-width-colon', { repair: `${colon[1]}: ${colon[2]}` }, span)
    return 'joined'
  }
  const noSpace = /^([^:]+):(\S.*)$/.exec(key)
  if (noSpace !== null) {
    report(problems, 'source-colon-without-space', { repair: `${noSpace[1]}: ${noSpace[2]}` }, span)
    return 'joined'
  }
  const value = before && startOfValue(before)
  if (before && value && before.value.kind === 'text' && before.value.style === 'plain') {
    const whole = text.slice(before.value.span.start, end)
    const parameters = { key: before.key, value, rest: key, repair: `${before.key}: ${quoted(whole)}` }
    report(problems, 'source-comma-in-braces', parameters, { ...span, start: before.value.span.start, end })
    return 'cut'
  }
  report(problems, 'source-empty-value', { key }, span)
  return 'empty'
}
