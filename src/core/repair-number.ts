import type { NumberProblem } from './number-reading.ts'

/** Longer texts are not looked at. */
const longestText = 100

const notFinite = /^[-+−]?(nan|inf|infinity|∞|无穷大?)$/i
const grouped = /^(-?\d{1,3}(?:([, '’_])\d{3})(?:\2\d{3})*)((?:\.\d+)?[%‰]?)$/
const exponential = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,2})$/i
const good = /^-?\d+(\.\d+)?[%‰]?$/

/**
 * What is wrong with a text that `readNumber` refuses, and the number or percentage that was probably meant.
 *
 * @example repairNumber('１２％') // { problem: 'full width', cleaned: '12%' }
 */
export function repairNumber(text: string): { readonly problem: NumberProblem; readonly cleaned?: string } {
  if (text.length > longestText) return { problem: 'too long' }
  const narrow = narrowed(text)
  const bare = stripped(narrow)
  if (bare === '') return { problem: narrow.trim() === '' ? 'empty' : 'not a number' }
  if (notFinite.test(bare)) return { problem: 'not finite' }
  const ungrouped = bare.replace(
    grouped,
    (_, digits: string, __, rest: string) => digits.replace(/[^-\d]/g, '') + rest,
  )
  const expanded = expand(ungrouped)
  const problem = narrow !== text ? 'full width' : problemOf({ text, bare, ungrouped })
  return good.test(expanded) ? { problem, cleaned: expanded } : { problem }
}

function problemOf({ text, bare, ungrouped }: Record<'text' | 'bare' | 'ungrouped', string>): NumberProblem {
  if (ungrouped !== bare) return 'thousands separator'
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(bare)) return 'exponent'
  return text === bare && good.test(bare) ? 'percent' : 'not a number'
}

/** Full-width signs and digits in their usual width, and the Chinese full stop as a point. */
const narrowed = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000。]/g, (sign) => (sign === '。' ? '.' : ' '))

/** Without blanks around, a plus, a currency sign; with a zero where the point has no digit before it. */
const stripped = (text: string): string =>
  text
    .trim()
    .replace(/^[-−]\s*[¥￥]?\s*/, '-')
    .replace(/^(?:\+|[¥￥])\s*/, '')
    .replace(/\s*元$/, '')
    .replace(/\s+(?=[%‰]$)/, '')
    .replace(/^(-?)\.(?=\d)/, '$10.')
    .replace(/(?<=\d)\.(?=[%‰]?$)/, '')

/** `1.5E+3` as 1500. */
function expand(text: string): string {
  const match = exponential.exec(text)
  if (match === null) return text
  const [, sign = '', before = '', after = '', exponent = ''] = match
  const point = before.length + Number.parseInt(exponent, 10)
  const digits = (before + after).padEnd(point, '0')
  const whole = (point > 0 ? digits.slice(0, point) : '').replace(/^0+(?=\d)/, '') || '0'
  const fraction = (point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0')).replace(
    /0+$/,
    '',
  )
  return sign + whole + (fraction && `.${fraction}`)
}
