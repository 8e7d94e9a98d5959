import type { Bound, Node, Range } from './ast.ts'
import {
  type Cursor,
  close,
  giveUp,
  isSign,
  next,
  peek,
  type ReadExpression,
  skip,
  written,
} from './cursor.ts'

/** Whether the `in` that comes next is an operator: without a bracket behind it, it is the scope of an aggregate. */
export const startsMembership = (cursor: Cursor): boolean => {
  const opening = peek(cursor, 1)
  return isSign(opening, '(') || isSign(opening, '[')
}

/** Reads `in [60..70)` or `in ("a", "b")` after its left side. */
export const readMembership = (cursor: Cursor, of: Node, readExpression: ReadExpression): Node => {
  const opening = peek(cursor, 1)
  next(cursor)
  next(cursor)
  const inclusive = opening.text === '['
  const first = isSign(peek(cursor), '..') ? undefined : readExpression(cursor)
  if (skip(cursor, '..')) {
    const from = first && { value: first, inclusive }
    return readInterval(cursor, of, from, opening.range, readExpression)
  }
  const items: Node[] = first ? [first] : []
  while (skip(cursor, ',')) items.push(readExpression(cursor))
  const end = close(cursor, inclusive ? ']' : ')', opening.range)
  return { kind: 'inList', of, items, range: { start: of.range.start, end: end.end } }
}

const readInterval = (
  cursor: Cursor,
  of: Node,
  from: Bound | undefined,
  open: Range,
  readExpression: ReadExpression,
): Node => {
  const endsHere = isSign(peek(cursor), ')') || isSign(peek(cursor), ']')
  const value = endsHere ? undefined : readExpression(cursor)
  const closing = peek(cursor)
  if (!skip(cursor, ']') && !skip(cursor, ')')) {
    return giveUp(cursor, 'formula-interval-open', { found: written(cursor, closing.range) }, closing.range, {
      label: 'open',
      range: open,
    })
  }
  const range = { start: of.range.start, end: closing.range.end }
  if (from === undefined && value === undefined) return giveUp(cursor, 'formula-interval-empty', {}, range)
  const to = value && { value, inclusive: closing.text === ']' }
  return { kind: 'inInterval', of, ...(from && { from }), ...(to && { to }), range }
}
