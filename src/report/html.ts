/** A piece of HTML that was made here: text from outside becomes one only by being escaped. */
export interface Html {
  readonly html: string
}

/** What may stand in a template: texts and numbers are escaped, pieces stand as they are, nothing is left out. */
export type Part = Html | string | number | undefined | false | readonly Part[]

/**
 * HTML with what is put in escaped, also inside attributes in double quotes.
 *
 * @example html`<b title="${'"x"'}">${'1 < 2'}</b>`.html // '<b title="&quot;x&quot;">1 &lt; 2</b>'
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.reduce((done, text, at) => `${done}${textOf(parts[at - 1])}${text}`),
})

/** Pieces one after the other. */
export const joined = (parts: readonly Part[]): Html => ({ html: parts.map(textOf).join('') })

function textOf(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'number') return `${part}`
  if (typeof part === 'string') return escaped(part)
  if (Array.isArray(part)) return part.map(textOf).join('')
  return (part as Html).html
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => entities[sign]!)

/** Control characters, halves of pairs, and signs that turn the direction of what stands around them. */
const unsafe = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]/gu

/** A text without what cannot stand on a page: each such sign shows as `�`; a break of the line is a space. */
export const clean = (text: string): string => text.replace(/\s+/g, ' ').replace(unsafe, '\ufffd')
