import type { Span } from '../core/span.ts'
import type { Formula, Piece, Range } from './ast.ts'

/** Where a text stands in a file: at one offset, or in pieces, such as the lines of a block. */
export interface Place {
  readonly source: string
  readonly offset: number | readonly Piece[]
}

const fileOffset = (offset: Place['offset'], at: number): number => {
  if (typeof offset === 'number') return offset + at
  let low = 0
  let high = offset.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offset[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  const piece = offset[low] ?? { at: 0, offset: 0 }
  return piece.offset + at - piece.at
}

/** The place in the file of a range of a text. The end follows the last unit, so that it never takes in an indentation. */
export const spanAt = (place: Place, range: Range): Span => {
  const start = fileOffset(place.offset, range.start)
  const end = range.end > range.start ? fileOffset(place.offset, range.end - 1) + 1 : start
  return { source: place.source, start, end: Math.max(start, end) }
}

/** The place in the file of a node of a formula, if it is known where the formula stands. */
export const spanOf = (formula: Formula, range: Range): Span | undefined =>
  formula.span && spanAt({ source: formula.span.source, offset: formula.pieces ?? formula.span.start }, range)
