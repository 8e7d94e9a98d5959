import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DiagnosticCode } from '../diagnostics/messages/index.ts'
import type { Node, Range } from './ast.ts'
import { type Place, spanAt } from './place.ts'
import type { Token } from './tokenize.ts'

/** Thrown where a formula cannot be read on; never leaves `parseFormula`. */
export class Unreadable extends Error {}

/** The tokens of one formula and how far they have been read. */
export interface Cursor {
  readonly text: string
  readonly place: Place
  readonly tokens: readonly Token[]
  readonly problems: Diagnostic[]
  /** Nodes written in brackets of their own. */
  readonly bracketed: WeakSet<Node>
  at: number
  depth: number
}

/** Reads an expression; handed to the parts of the grammar that contain one. */
export type ReadExpression = (cursor: Cursor) => Node

export const deepest = 200

export const peek = (cursor: Cursor, ahead = 0): Token =>
  cursor.tokens[Math.min(cursor.at + ahead, cursor.tokens.length - 1)]!

export const next = (cursor: Cursor): Token => {
  const token = peek(cursor)
  if (token.kind !== 'end') cursor.at += 1
  return token
}

export const isSign = (token: Token, text: string): boolean => token.kind === 'sign' && token.text === text
export const isWord = (token: Token, text: string): boolean => token.kind === 'word' && token.text === text

/** Steps over the sign or keyword if it comes next. */
export const skip = (cursor: Cursor, text: string): boolean => {
  const token = peek(cursor)
  const found = (token.kind === 'sign' || token.kind === 'word') && token.text === text
  if (found) cursor.at += 1
  return found
}

/** The token as the author wrote it. */
export const written = (cursor: Cursor, range: Range): string => cursor.text.slice(range.start, range.end)

export const report = (
  cursor: Cursor,
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string>>,
  range: Range,
  other?: { readonly label: string; readonly range: Range },
): void => {
  const spans = [{ span: spanAt(cursor.place, range) }]
  const more = other && { span: spanAt(cursor.place, other.range), label: other.label }
  cursor.problems.push(diagnostic(code, parameters, { spans: more ? [...spans, more] : spans }))
}

/** Reports and stops: whatever followed would be guessed. */
export const giveUp = (...problem: Parameters<typeof report>): never => {
  report(...problem)
  throw new Unreadable()
}

/** Runs a reader one level deeper, and gives up before the depth could matter to anyone who walks the tree. */
export const deeper = <T>(cursor: Cursor, read: () => T): T => {
  cursor.depth += 1
  if (cursor.depth > deepest)
    giveUp(cursor, 'formula-too-deep', { limit: String(deepest) }, peek(cursor).range)
  const value = read()
  cursor.depth -= 1
  return value
}

/** Steps over a closing bracket, or reports which bracket is still open. */
export const close = (cursor: Cursor, sign: ')' | ']', open: Range): Range => {
  const token = peek(cursor)
  if (skip(cursor, sign)) return token.range
  const found = written(cursor, token.range)
  if (token.kind === 'end') {
    return giveUp(cursor, 'formula-bracket-open', { open: written(cursor, open), close: sign }, open)
  }
  if (isWord(token, 'in')) return giveUp(cursor, 'formula-in', { found }, token.range)
  return giveUp(cursor, 'formula-bracket-expected', { found, close: sign }, token.range, {
    label: 'open',
    range: open,
  })
}
