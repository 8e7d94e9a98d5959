/** A place in a text for people: both count from 1; a column is a UTF-16 unit, as editors count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A text cut into lines, whatever ends them. */
export interface Lines {
  readonly texts: readonly string[]
  readonly starts: readonly number[]
}

/** @example linesOf('a\r\nb').starts // [0, 3] */
export function linesOf(text: string): Lines {
  const texts: string[] = []
  const starts: number[] = []
  let start = 0
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    texts.push(text.slice(start, index))
    starts.push(start)
    start = index + end.length
  }
  return { texts: [...texts, text.slice(start)], starts: [...starts, start] }
}

/** The line and column of an offset; an offset beyond the end is at the end. */
export function positionAt(lines: Lines, offset: number): Position {
  let low = 0
  let high = lines.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines.starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  const column = Math.min(offset - lines.starts[low]!, lines.texts[low]!.length) + 1
  return { line: low + 1, column }
}
