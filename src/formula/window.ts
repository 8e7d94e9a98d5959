import type { Window } from './ast.ts'
import { type Cursor, giveUp, isSign, next, peek, written } from './cursor.ts'
import { windowUnits } from './vocabulary.ts'

const isName = (cursor: Cursor, text: string, ahead = 0): boolean => {
  const token = peek(cursor, ahead)
  return token.kind === 'name' && token.text === text
}

const refuse = (cursor: Cursor): never => {
  const { range } = peek(cursor)
  return giveUp(cursor, 'formula-window', { found: written(cursor, range) }, range)
}

/** Reads the stretch of time after `over`: `year to date`, `last 4 months`, `quarter`. */
export const readWindow = (cursor: Cursor): Window => {
  if (isName(cursor, 'last')) {
    next(cursor)
    return readLast(cursor)
  }
  const { kind, text, range } = peek(cursor)
  if (kind === 'number') {
    const after = written(cursor, peek(cursor, 1).range)
    giveUp(cursor, 'formula-window-last', { repair: `last ${text} ${after}` }, range)
  }
  const unit = readUnit(cursor)
  if (unit === undefined || unit === 'period') return refuse(cursor)
  if (!isName(cursor, 'to') || !isName(cursor, 'date', 1)) return { kind: 'cycle', cycle: unit }
  if (unit === 'day' || unit === 'week') return refuse(cursor)
  next(cursor)
  next(cursor)
  return { kind: 'toDate', within: unit }
}

const readLast = (cursor: Cursor): Window => {
  const count = peek(cursor)
  if (count.kind !== 'number' || count.percent || !/^[1-9]\d{0,2}$/.test(count.text)) return refuse(cursor)
  next(cursor)
  const unit = readUnit(cursor)
  if (unit === undefined) return refuse(cursor)
  return { kind: 'last', count: Number(count.text), ...(unit !== 'period' && { unit }) }
}

const readUnit = (cursor: Cursor) => {
  const isHalf = isName(cursor, 'half') && isSign(peek(cursor, 1), '-')
  const token = peek(cursor, isHalf ? 2 : 0)
  const unit = token.kind === 'name' ? windowUnits.get(isHalf ? `half-${token.text}` : token.text) : undefined
  if (unit !== undefined) cursor.at += isHalf ? 3 : 1
  return unit
}
