/** Markdown from plain texts. What a rule file says is escaped here, once; the rest of the page is our own. */

/** A plain text as Markdown that shows it as it is. */
export const plain = (text: string): string =>
  text
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/g, ' ')
    .trim()

export const bold = (text: string): string => `**${plain(text)}**`

/** A name of the rule file, in the letters of the file. */
export const code = (text: string): string =>
  /[`|]/.test(text) ? `<code>${plain(text)}</code>` : `\`${text}\``

export const heading = (level: number, text: string): string => `${'#'.repeat(level)} ${plain(text)}`

/** Signs that would begin a list, a heading or a quotation where a line begins with them. */
const beginsBlock = /^(?:\d+(?=[.)])|(?=[-+#=]))/

export const paragraph = (text: string): string => plain(text).replace(beginsBlock, '$&\\')

export const quotation = (text: string): string => `> ${paragraph(text)}`

export const item = (markdown: string): string => `- ${markdown}`

/** Lines of a plain text inside a cell. */
export const lines = (text: string): string => text.split('\n').map(plain).join('<br>')

/** Cells are Markdown already. */
export const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Pieces of a page, an empty line between them, but for the items of one list. */
export const joined = (pieces: readonly string[]): string =>
  pieces
    .filter((piece) => piece !== '')
    .reduce(
      (text, piece, at, all) =>
        at === 0
          ? piece
          : `${text}${piece.startsWith('- ') && all[at - 1]!.startsWith('- ') ? '\n' : '\n\n'}${piece}`,
      '',
    )

/** Where a heading of the same page is found. */
export const anchor = (text: string): string =>
  `#${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')}`
