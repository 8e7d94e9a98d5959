import { type Lines, positionAt } from './position.ts'
import { type Cell, cellsOf } from './width.ts'

/** A part of a text to point at. */
export interface Pointer {
  readonly start: number
  readonly end: number
  readonly label?: string
}

/** Puts colour on a part of a drawing, or returns it as it is. */
export type Paint = (text: string, part: 'gutter' | 'main' | 'second') => string

const plain: Paint = (text) => text

/** Columns of source text that are shown of one line; a longer line is cut around what is pointed at. */
const columns = 96

/**
 * Draws the lines that are pointed at, with their numbers, carets below and labels beside them. The first pointer is
 * the main one. One line of context stands above; what lies between lines that are far apart is left out.
 *
 *      7 │   sales: sum(amont each order)
 *        │              ^^^^^ no such fact
 */
export function drawExcerpt(lines: Lines, pointers: readonly Pointer[], paint: Paint = plain): string[] {
  const marked = pointers
    .map((pointer, index) => ({ ...place(lines, pointer), label: pointer.label, main: index === 0 }))
    .sort((a, b) => a.line - b.line || a.from - b.from)
  const last = marked.at(-1)?.line ?? 1
  const gutter = `${last}`.length + 3
  const side = (text: string): string => paint(`${text.padStart(gutter)} │`, 'gutter')
  const drawn: string[] = []
  let shown = 0
  for (const line of shownLines(lines, [...new Set(marked.map((mark) => mark.line))])) {
    if (shown > 0 && line > shown + 1) drawn.push(paint(`${'…'.padStart(gutter)}`, 'gutter'))
    shown = line
    const own = marked.filter((mark) => mark.line === line)
    const { cells, before, after } = cut(cellsOf(lines.texts[line - 1]!), own[0]?.from ?? 0)
    const text = `${before}${cells.map((cell) => cell.text).join('')}${after}`
    drawn.push(`${side(`${line}`)} ${text}`.trimEnd())
    for (const mark of own) {
      const [left, carets] = underline(cells, mark.from, mark.to, before.length)
      const label = mark.label === undefined ? '' : ` ${mark.label}`
      drawn.push(`${side('')} ${left}${paint(`${carets}${label}`, mark.main ? 'main' : 'second')}`)
    }
  }
  return drawn
}

/** Where a pointer stands: its line, and columns from 0. One that goes on below is drawn on its first line only. */
function place(lines: Lines, { start, end }: Pointer): { line: number; from: number; to: number } {
  const first = positionAt(lines, start)
  const last = positionAt(lines, Math.max(start, end))
  const from = first.column - 1
  const to = last.line === first.line ? last.column - 1 : lines.texts[first.line - 1]!.trimEnd().length
  return { line: first.line, from, to: Math.max(to, from + 1) }
}

/** The marked lines, the line above the first one unless it is blank, and single lines between two marked ones. */
function shownLines(lines: Lines, marked: readonly number[]): readonly number[] {
  const shown = marked.flatMap((line, index) => {
    const before = marked[index - 1]
    const gap = before === undefined ? lines.texts[line - 2]?.trim() !== '' : line - before === 2
    return gap && line > 1 ? [line - 1, line] : [line]
  })
  return shown
}

interface Cut {
  readonly cells: readonly Cell[]
  readonly before: '…' | ''
  readonly after: '…' | ''
}

function cut(cells: readonly Cell[], from: number): Cut {
  if (widthOf(cells) <= columns) return { cells, before: '', after: '' }
  const at = Math.max(
    0,
    cells.findLastIndex((cell) => cell.at <= from),
  )
  let first = at
  for (let room = columns >> 1; first > 0 && room > 0; first -= 1) room -= cells[first - 1]!.width
  let end = first
  for (let room = columns; end < cells.length && room > 0; end += 1) room -= cells[end]!.width
  return {
    cells: cells.slice(first, end),
    before: first > 0 ? '…' : '',
    after: end < cells.length ? '…' : '',
  }
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0)

function underline(
  cells: readonly Cell[],
  from: number,
  to: number,
  indent: number,
): [left: string, carets: string] {
  const left = widthOf(cells.filter((cell) => cell.at < from)) + indent
  const under = widthOf(cells.filter((cell) => cell.at >= from && cell.at < to))
  return [' '.repeat(left), '^'.repeat(Math.max(1, under))]
}
