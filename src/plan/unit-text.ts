import type { Label } from '../core/label.ts'
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

/** A unit for people: the file's own by its title. */
export const unitTitle = (unit: string, own: Readonly<Record<string, Label>>): Label =>
  own[unit] ?? builtIn[unit] ?? { zh: currencyTitles[unit] ?? unit, en: unit }

/** The unit that people call so, among these and the built-in ones; the word itself where there is none. */
export const unitCalled = (word: string, own: Readonly<Record<string, Label>>): string => {
  const labels = { ...builtIn, ...own }
  const found = Object.keys(labels).find((name) => labels[name]!.zh === word || labels[name]!.en === word)
  return found ?? Object.keys(currencyTitles).find((code) => currencyTitles[code] === word) ?? word
}

/** What Chinese calls the currencies met most often. */
const currencyTitles: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  JPY: '日元',
  GBP: '英镑',
  HKD: '港元',
}

const builtIn: Readonly<Record<string, Label>> = {
  days: { zh: '天', en: 'days' },
  hours: { zh: '小时', en: 'hours' },
  minutes: { zh: '分钟', en: 'minutes' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  people: { zh: '人', en: 'people' },
  times: { zh: '次', en: 'times' },
  count: { zh: '个', en: 'count' },
}
