import { nearest } from '../diagnostics/suggest.ts'
import type { ReadingSpec } from '../model/rule-set.ts'
import { asMap, checkKeys, listed, textOf } from './fields.ts'
import { readLabel, readLabels } from './label.ts'
import { report } from './problems.ts'
import type { Reader, ReadingUse } from './reader.ts'
import { type MapEntry, valueAt } from './tree.ts'

export const readingKeys = ['question', 'default', 'options'] as const

/** One reading: its question, its default, and titles of its options. */
export const readReading = (
  { problems }: Reader,
  { key, keySpan, value }: MapEntry,
  clause: string,
): ReadingSpec | undefined => {
  const map = asMap(problems, value, key)
  if (map === undefined) return undefined
  checkKeys(problems, map, readingKeys, key)
  for (const needed of ['question', 'default'] as const) {
    if (valueAt(map, needed) === undefined)
      report(problems, 'source-key-missing', { key: needed, what: key }, keySpan)
  }
  const question = readLabel(problems, valueAt(map, 'question'), 'question')
  const fallback = textOf(problems, valueAt(map, 'default'), 'default')
  const options = readLabels(problems, valueAt(map, 'options'), 'options')
  if (question === undefined || fallback === undefined) return undefined
  return { name: key, clause, question, default: fallback, options, span: keySpan }
}

/** Holds readings against their uses: the same options everywhere, the default among them, every title offered. */
export const checkReadings = (
  reader: Reader,
  readings: readonly ReadingSpec[],
  entries: readonly MapEntry[],
): void => {
  for (const reading of readings) {
    const uses = reader.uses.filter((use) => use.reading === reading.name)
    const entry = entries.find(({ key }) => key === reading.name)
    const [first] = uses
    if (first === undefined) {
      report(reader.problems, 'source-reading-unused', { reading: reading.name }, reading.span!)
      continue
    }
    for (const use of uses.slice(1)) checkSame(reader, first, use)
    const offered = first.options.map(({ name }) => name)
    const parameters = { reading: reading.name, known: listed(offered) }
    if (!offered.includes(reading.default)) {
      const near = nearest(reading.default, offered) ?? ''
      const span = valueAt(entry?.value, 'default')?.span ?? reading.span!
      report(
        reader.problems,
        'source-reading-default',
        { ...parameters, option: reading.default, near },
        span,
      )
    }
    for (const title of Object.keys(reading.options)) {
      if (offered.includes(title)) continue
      const options = valueAt(entry?.value, 'options')
      const place = options?.kind === 'map' ? options.entries.find(({ key }) => key === title) : undefined
      const near = nearest(title, offered) ?? ''
      report(
        reader.problems,
        'source-option-not-offered',
        { ...parameters, option: title, near },
        place?.keySpan ?? reading.span!,
      )
    }
  }
}

const checkSame = ({ problems }: Reader, first: ReadingUse, use: ReadingUse): void => {
  const [here, there] = [use, first].map(({ options }) => options.map(({ name }) => name)) as [
    string[],
    string[],
  ]
  const missing = there.filter((name) => !here.includes(name))
  const more = here.filter((name) => !there.includes(name))
  if (missing.length + more.length === 0) return
  const parameters = { reading: use.reading, missing: listed(missing), more: listed(more) }
  report(problems, 'source-reading-differs', parameters, use.span, { span: first.span, label: 'first' })
}
