import fastStringWidth from 'fast-string-width'

/** How many columns a text takes in a terminal. */
export const widthOf = (text: string): number => fastStringWidth(text)

/** Fills a text up to a width, on the left (numbers) or on the right. */
export const pad = (text: string, width: number, side: 'left' | 'right'): string => {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)))
  return side === 'left' ? blank + text : text + blank
}

/** A table for a terminal: the lines line up with Chinese text too. */
export interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A last row below a rule, such as sums. */
  readonly footer?: readonly string[]
  /** Columns that hold numbers stand at the right. */
  readonly right?: readonly number[]
}

/** @returns lines without trailing blanks, all cells of a column equally wide */
export function drawTable({ headers, rows, footer, right = [] }: Table): readonly string[] {
  const all = [headers, ...rows, ...(footer === undefined ? [] : [footer])].map((row) => row.map(oneLine))
  const widths = headers.map((_, at) => Math.max(...all.map((row) => widthOf(row[at] ?? ''))))
  const line = (row: readonly string[]): string =>
    widths
      .map((width, at) => pad(row[at] ?? '', width, right.includes(at) ? 'left' : 'right'))
      .join('  ')
      .trimEnd()
  // ASCII: a box-drawing line is two columns wide in many Chinese terminals and fonts.
  const ruler = widths.map((width) => '-'.repeat(width)).join('  ')
  const [head = [], ...body] = all
  const last = footer === undefined ? undefined : body.pop()
  return [line(head), ruler, ...body.map(line), ...(last === undefined ? [] : [ruler, line(last)])]
}

/** Text from data files on one line, with nothing in it that commands a terminal. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
