import type { Node } from './ast.ts'
import { type Cursor, giveUp, next, peek, type ReadExpression, report, written } from './cursor.ts'
import { aggregateClauses } from './vocabulary.ts'
import { readWindow } from './window.ts'

type Aggregate = Extract<Node, { kind: 'aggregate' }>
type Clauses = Pick<Aggregate, 'each' | 'via' | 'scope' | 'over' | 'where'>
type ClauseWord = (typeof aggregateClauses)[number]

/** Reads what may follow an aggregate's value: `each order via seller in team over year to date where valid`. */
export const readClauses = (cursor: Cursor, readExpression: ReadExpression): Clauses => {
  let clauses: Clauses = {}
  let last = -1
  for (;;) {
    const token = peek(cursor)
    if (token.kind !== 'name' && token.kind !== 'word') return clauses
    const place = aggregateClauses.indexOf(token.text as ClauseWord)
    if (place < 0) {
      if (token.kind === 'word') return clauses
      const found = written(cursor, token.range)
      return giveUp(
        cursor,
        'formula-clause-unknown',
        { found, allowed: aggregateClauses.join(', ') },
        token.range,
      )
    }
    const word = aggregateClauses[place]!
    if (place === last) report(cursor, 'formula-clause-twice', { word }, token.range)
    if (place < last) {
      const order = aggregateClauses.join(' … ')
      report(cursor, 'formula-clause-order', { word, before: aggregateClauses[last]!, order }, token.range)
    }
    last = Math.max(last, place)
    next(cursor)
    clauses = { ...clauses, ...readClause(cursor, word, readExpression) }
  }
}

const readClause = (cursor: Cursor, word: ClauseWord, readExpression: ReadExpression): Clauses => {
  switch (word) {
    case 'each':
      return { each: readThing(cursor, word) }
    case 'via':
      return { via: readThing(cursor, word) }
    case 'in':
      return { scope: readThing(cursor, word) }
    case 'over':
      return { over: readWindow(cursor) }
    case 'where':
      return { where: readExpression(cursor) }
  }
}

const readThing = (cursor: Cursor, word: string): string => {
  const token = next(cursor)
  if (token.kind === 'name') return token.text
  return giveUp(cursor, 'formula-thing-expected', { word, found: written(cursor, token.range) }, token.range)
}
