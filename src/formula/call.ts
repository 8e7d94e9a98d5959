import { readClauses } from './aggregate.ts'
import type { AggregateName, Node, Range } from './ast.ts'
import { type Cursor, close, giveUp, isSign, next, peek, type ReadExpression, skip } from './cursor.ts'
import { refuseForeignCall } from './foreign.ts'
import { aggregates, functionSpellings } from './vocabulary.ts'

/** Reads the brackets after a name: the arguments of a function, or the value and the clauses of an aggregate. */
export const readCall = (
  cursor: Cursor,
  name: string,
  start: Range,
  readExpression: ReadExpression,
): Node => {
  refuseForeignCall(cursor, name, start)
  const open = next(cursor).range
  const aggregate = aggregates.get(name)
  if (aggregate !== undefined) return readAggregate(cursor, aggregate, start, open, readExpression)
  const values = isSign(peek(cursor), ')') ? [] : readList(cursor, readExpression)
  const end = close(cursor, ')', open)
  const known = functionSpellings.get(name) ?? name
  return { kind: 'call', name: known, arguments: values, range: { start: start.start, end: end.end } }
}

const readList = (cursor: Cursor, readExpression: ReadExpression): readonly Node[] => {
  const values = [readExpression(cursor)]
  while (skip(cursor, ',')) values.push(readExpression(cursor))
  return values
}

const readAggregate = (
  cursor: Cursor,
  name: AggregateName,
  start: Range,
  open: Range,
  readExpression: ReadExpression,
): Node => {
  const value = readExpression(cursor)
  const comma = peek(cursor)
  if (isSign(comma, ',')) {
    if (name !== 'min' && name !== 'max') giveUp(cursor, 'formula-aggregate-values', { name }, comma.range)
    next(cursor)
    const values = [value, ...readList(cursor, readExpression)]
    const end = close(cursor, ')', open)
    return { kind: 'call', name, arguments: values, range: { start: start.start, end: end.end } }
  }
  const clauses = readClauses(cursor, readExpression)
  const end = close(cursor, ')', open)
  return { kind: 'aggregate', name, value, ...clauses, range: { start: start.start, end: end.end } }
}
