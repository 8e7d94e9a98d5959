import type { Label, Language, Say } from '../core/label.ts'
import { periodTitle } from '../core/period-title.ts'

/** What every section writes with. */
export interface Pen {
  readonly language: Language
  readonly say: Say
}

/**
 * An amount with groups of three and a real minus sign.
 *
 * @example grouped('-1234567.50') // '−1,234,567.50'
 */
export function grouped(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?(%?)$/.exec(text)
  if (match === null) return text
  const [, sign, whole = '', fraction = '', percent = ''] = match
  return `${sign ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}${percent}`
}

/**
 * A difference: the same with its sign, so that it can be told without colour.
 *
 * @example signed('12.00') // '+12.00'
 */
export const signed = (text: string): string =>
  toneOf(text) === 'gain' ? `+${grouped(text)}` : grouped(text)

/** More, less, or nothing. */
export type Tone = 'gain' | 'loss' | 'same'

export const toneOf = (difference: string): Tone =>
  !/[1-9]/.test(difference) ? 'same' : difference.startsWith('-') ? 'loss' : 'gain'

/** Currencies by what people call them; any other by its code. */
const currencies: Readonly<Record<string, { readonly zh: string; readonly sign: string }>> = {
  CNY: { zh: '元', sign: '¥' },
  USD: { zh: '美元', sign: 'US$' },
  EUR: { zh: '欧元', sign: '€' },
  GBP: { zh: '英镑', sign: '£' },
  HKD: { zh: '港元', sign: 'HK$' },
  JPY: { zh: '日元', sign: 'JP¥' },
}

/** An amount that is grouped already with its currency: `1,234.50 元`, `¥1,234.50`, `−¥3.00`, `1,234.50 SEK`. */
export function money({ language }: Pen, text: string, currency: string): string {
  const known = currencies[currency]
  if (known === undefined) return `${text} ${currency}`
  return language === 'zh' ? `${text} ${known.zh}` : text.replace(/^[+−]?/, (sign) => `${sign}${known.sign}`)
}

export const currencyName = ({ say }: Pen, currency: string): string =>
  say(
    currencies[currency]?.zh ?? currency,
    currencies[currency] ? `${currency} (${currencies[currency].sign})` : currency,
  )

/** The first and the last of some periods. */
export function spanText({ say }: Pen, periods: readonly string[]): string {
  const ends = [...new Set([periods[0], periods.at(-1)])].filter((one) => one !== undefined)
  return ends.map((one) => say(periodTitle(one))).join(say(' 至 ', ' to '))
}

/** `林晓燕 (E1)`; the id alone where there is no name. */
export const personName = (
  { say }: Pen,
  { id, name }: { readonly id: string; readonly name?: string },
): string => (name === undefined || name === id ? id : say(`${name}（${id}）`, `${name} (${id})`))

/** `第10条 个人提成`; the clause alone where its title says no more. */
export const clauseName = ({ say }: Pen, clause: string, title: Label): string => {
  const text = say(title)
  return text === clause || text === '' ? clause : `${clause} ${text}`
}

/** `1 person`, `3 people`; Chinese has one form. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`
