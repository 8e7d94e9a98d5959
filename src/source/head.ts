import { readDate } from '../core/date.ts'
import type { Label } from '../core/label.ts'
import type { Calendar } from '../core/period.ts'
import { type ChannelSpec, type Cycle, cycles, type WorkWeekSpec } from '../model/rule-set.ts'
import { readCalendar } from './calendar.ts'
import { codeIn, readCurrencies } from './currencies.ts'
import { asMap, asWord, checkKeys, textOf } from './fields.ts'
import { readLabel } from './label.ts'
import type { FileNames } from './names.ts'
import { type Problems, report } from './problems.ts'
import type { Reader } from './reader.ts'
import { currencyWords } from './references.ts'
import { entriesOf, type MapEntry, type MapNode, valueAt } from './tree.ts'
import { readWorkWeek } from './work-week.ts'

export const fileKeys = [
  'id',
  'title',
  'currency',
  'currencies',
  'since',
  'each',
  'calendar',
  'workWeek',
  'channels',
  'units',
  'things',
  'facts',
  'groups',
  'words',
  'clauses',
  'carry',
  'examples',
] as const
/** What only a variant has. */
export const variantKeys = ['extends', 'change', 'remove'] as const

export interface Head {
  readonly id: string
  readonly title: Label
  readonly currency: string
  readonly currencies: Readonly<Record<string, number>>
  readonly since?: string
  readonly each: Cycle
  readonly calendar?: Calendar
  readonly workWeek?: WorkWeekSpec
  readonly channels: readonly ChannelSpec[]
}

/** What stands at the top of a file. Channels always include `earning`. */
export const readHead = ({ names, problems }: Reader, root: MapNode): Head | undefined => {
  for (const key of ['id', 'title', 'currency', 'each', 'clauses'] as const) {
    if (valueAt(root, key) === undefined)
      report(problems, 'source-key-missing', { key, what: 'id' }, { ...root.span, end: root.span.start })
  }
  const id = readId(problems, root)
  const title = readLabel(problems, valueAt(root, 'title'), 'title')
  const currencies = readCurrencies(problems, root, names.units)
  const currency = codeIn(valueAt(root, 'currency'))
  const since = textOf(problems, valueAt(root, 'since'), 'since')
  if (since !== undefined && readDate(since) === undefined)
    report(problems, 'source-date', { text: since }, valueAt(root, 'since')!.span)
  const each = asWord(problems, valueAt(root, 'each'), cycles, 'each')
  const calendar = readCalendar(problems, valueAt(root, 'calendar'))
  if (each === 'pay period' && calendar?.days === undefined)
    report(problems, 'source-pay-period', {}, valueAt(root, 'each')!.span)
  const workWeek = readWorkWeek(problems, valueAt(root, 'workWeek'))
  const declared = entriesOf(asMap(problems, valueAt(root, 'channels'), 'channels')).flatMap(
    (entry) => readChannelSpec(names, problems, entry) ?? [],
  )
  const earning = { name: 'earning', title: { zh: '应发', en: 'earnings' } }
  const channels = declared.some(({ name }) => name === 'earning') ? declared : [earning, ...declared]
  if (id === undefined || title === undefined || currency === undefined || each === undefined)
    return undefined
  return {
    id,
    title,
    currency,
    currencies,
    ...(since !== undefined && { since }),
    each,
    ...(calendar && { calendar }),
    ...(workWeek && { workWeek }),
    channels,
  }
}

/** A title, or a title with the currency that the channel pays in. */
const readChannelSpec = (
  names: FileNames,
  problems: Problems,
  { key, value }: MapEntry,
): ChannelSpec | undefined => {
  const map = value.kind === 'map' && valueAt(value, 'currency') ? value : undefined
  if (map) checkKeys(problems, map, ['title', 'currency'], key)
  const title = readLabel(problems, map ? valueAt(map, 'title') : value, key) ?? { zh: key, en: key }
  const node = valueAt(map, 'currency')
  const currency = textOf(problems, node, 'currency')
  if (currency !== undefined && !names.currencies.includes(currency))
    return report(problems, 'source-unknown-currency', currencyWords(names, currency), node!.span)
  return { name: key, title, ...(currency !== undefined && { currency }) }
}

const readId = (problems: Problems, root: MapNode): string | undefined => {
  const id = textOf(problems, valueAt(root, 'id'), 'id')
  if (id === undefined || /^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*$/u.test(id)) return id
  return report(problems, 'source-id', { text: id }, valueAt(root, 'id')!.span)
}
