export interface WriteCsvOptions {
  /** The mark at the beginning by which Excel knows UTF-8; on unless said otherwise. */
  readonly bom?: boolean
  readonly separator?: ',' | ';' | '\t'
}

/**
 * A table as CSV (RFC 4180, lines end with CR LF). Text that a spreadsheet would run as a formula gets an apostrophe in
 * front; numbers, negative ones too, stay as they are.
 *
 * @example writeCsv([['id', 'amount'], ['=1+1', '-2.50']], { bom: false }) // "id,amount\r\n'=1+1,-2.50\r\n"
 */
export function writeCsv(
  rows: readonly (readonly (string | undefined)[])[],
  { bom = true, separator = ',' }: WriteCsvOptions = {},
): string {
  const lines = rows.map(
    (row) => `${row.map((cell) => quoted(harmless(cell ?? ''), separator)).join(separator)}\r\n`,
  )
  return `${bom ? '\ufeff' : ''}${lines.join('')}`
}

const number = /^-?\d+(\.\d+)?[%‰]?$/

const harmless = (cell: string): string =>
  /^[\s]*[=+\-@＝＋－＠\t\r]/.test(cell) && !number.test(cell) ? `'${cell}` : cell

const quoted = (cell: string, separator: string): string =>
  /["\r\n]/.test(cell) || cell.includes(separator) || /^\s|\s$/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
