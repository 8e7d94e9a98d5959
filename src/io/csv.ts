import { CsvError, parse } from 'csv-parse/sync'
import { problem } from './problem.ts'
import type { Diagnostic, FactPlace, Outcome } from './types.ts'

/** A table as it stands in a file: all cells are text. */
export interface CsvTable {
  readonly headers: readonly string[]
  /** `line` is the line a row begins in; blank rows are not here. */
  readonly rows: readonly CsvRow[]
}

export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads comma, tab or semicolon separated text by the strict rules of RFC 4180. Rows with too many or too few cells are
 * reported each; a quote that is not closed, or stands in the wrong place, stops the reading of this file.
 */
export function readCsv(text: string, place: FactPlace & { readonly file: string }): Outcome<CsvTable> {
  const { file } = place
  const { body, skipped, separator } = separate(text.replace(/\r\n?/g, '\n'))
  const all: CsvRow[] = []
  let end = skipped
  try {
    parse(body, {
      delimiter: separator,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        all.push({ line: end + 1, cells })
        end = lines + skipped
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { value: undefined, diagnostics: [quoteProblem(error, end, skipped, place)] }
  }
  const [header, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (header === undefined) return { value: undefined, diagnostics: [problem('file-empty', { file }, place)] }
  if (rows.length === 0) {
    return {
      value: { headers: header.cells, rows },
      diagnostics: [problem('file-header-only', { file }, place)],
    }
  }
  return square(header.cells, rows, place)
}

/** The separator is the one that the header has most of; a first line `sep=;` names it. */
function separate(text: string): { body: string; skipped: number; separator: string } {
  const named = /^sep=([,;\t])\n/i.exec(text)
  const body = named === null ? text : text.slice(named[0].length)
  const header = (/^.*\S.*$/m.exec(body)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string): number => header.split(sign).length
  const [most] = [',', '\t', ';'].sort((a, b) => count(b) - count(a))
  return { body, skipped: named === null ? 0 : 1, separator: named?.[1] ?? most! }
}

function quoteProblem(error: CsvError, end: number, skipped: number, place: FactPlace): Diagnostic {
  const { column } = error as { column?: unknown }
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED'
  const line = open || typeof error.lines !== 'number' ? end + 1 : error.lines + skipped
  const number = typeof column === 'number' ? column + 1 : 1
  const code = open ? 'csv-quote-open' : 'csv-quote-misplaced'
  return problem(code, { line: `${line}`, column: `${number}` }, { ...place, line })
}

/** Keeps the rows that have as many cells as the header; empty cells at the end may be more. */
function square(headers: readonly string[], rows: readonly CsvRow[], place: FactPlace): Outcome<CsvTable> {
  const diagnostics: Diagnostic[] = []
  const expected = headers.length
  const good = rows.flatMap(({ line, cells }, index): CsvRow[] => {
    const found = Math.max(cells.length, expected) - extraEmpty(cells, expected)
    if (cells.length >= expected && found === expected) return [{ line, cells: cells.slice(0, expected) }]
    const [count, kind] = cells.length < expected ? [cells.length, 'fewer'] : [found, 'more']
    const parameters = { found: `${count}`, expected: `${expected}`, [kind]: 'yes' }
    diagnostics.push(problem('csv-ragged', parameters, { ...place, row: index + 1, line }))
    return []
  })
  return { value: { headers, rows: good }, diagnostics }
}

function extraEmpty(cells: readonly string[], expected: number): number {
  const lastFilled = cells.findLastIndex((cell) => cell.trim() !== '')
  return Math.max(0, cells.length - Math.max(lastFilled + 1, expected))
}
