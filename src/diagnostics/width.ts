/** How wide text is in a terminal, and how signs that have no width, or harm, are shown. */

/** Ranges of code points that take two columns: Chinese, Japanese and Korean signs, full-width forms, emoji. */
const wide: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

const isWide = (code: number): boolean =>
  code >= 0x1100 && wide.some(([from, to]) => code >= from && code <= to)

/** One sign of a line: what is shown of it, in how many columns, and where it begins in the line. */
export interface Cell {
  readonly text: string
  readonly width: number
  readonly at: number
}

/**
 * The signs of one line as they are shown: a tab is two spaces, and a control or invisible sign is named, so that it
 * can be seen and cannot command the terminal.
 *
 * @example cellsOf('a\u200B').map((cell) => cell.text) // ['a', '<U+200B>']
 */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = []
  let at = 0
  for (const sign of line) {
    const text = sign === '\t' ? '  ' : hidden.test(sign) ? nameOf(sign) : sign
    cells.push({ text, width: text.length > 2 || sign === '\t' ? text.length : signWidth(sign), at })
    at += sign.length
  }
  return cells
}

const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/u
const combining = /\p{M}/u
const nameOf = (sign: string): string =>
  `<U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`
const signWidth = (sign: string): number => (combining.test(sign) ? 0 : isWide(sign.codePointAt(0)!) ? 2 : 1)

/** Text from elsewhere (names, cells of a file) on one line, made safe to show. */
export const visible = (text: string): string =>
  cellsOf(text)
    .map((cell) => cell.text)
    .join('')
