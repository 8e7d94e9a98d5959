import type { Piece } from '../formula/ast.ts'

/** Units that an escape takes up in a double-quoted text. */
const escapeLength = (raw: string, at: number): number => {
  const lengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }
  return lengths[raw[at + 1] ?? ''] ?? 2
}

/**
 * Where each part of a scalar's text stands in its source. The visible characters are the same in both and in the
 * same order; indentation, folded line ends and escapes make up the difference.
 */
export const alignText = (
  text: string,
  raw: string,
  start: number,
  quote: '"' | "'" | undefined,
): number | readonly Piece[] => {
  if (raw.startsWith(text) && quote !== '"') return start
  const pieces: Piece[] = []
  let at = 0
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = /\s/.test(text[index]!)
    while (!isSpace && at < raw.length && /\s/.test(raw[at]!)) at += 1
    if (isSpace && !/\s/.test(raw[at] ?? ' ') && raw[at] !== '\\') continue
    const shift = start + at - index
    const last = pieces.at(-1)
    if (last === undefined || last.offset - last.at !== shift) pieces.push({ at: index, offset: start + at })
    at +=
      quote === '"' && raw[at] === '\\'
        ? escapeLength(raw, at)
        : quote === "'" && raw.startsWith("''", at)
          ? 2
          : 1
  }
  if (pieces.length === 1 && pieces[0]!.at === 0) return pieces[0]!.offset
  return pieces
}
