import type { Node, Range } from './ast.ts'
import { type Cursor, giveUp, isSign, peek, written } from './cursor.ts'
import { aggregates, keywords } from './vocabulary.ts'

/** Functions of spreadsheets and other languages, in small letters, and how the same is written here. */
const calls: Readonly<Record<string, string>> = {
  ...named('if condition then value else value', 'if', 'iif', '如果'),
  ...named('a table, or if … then … else if … then … else …', 'ifs', 'switch', 'choose', 'case'),
  ...named('sum(amount each order where condition)', 'sumif', 'sumifs'),
  ...named('count(order where condition)', 'countif', 'countifs', 'counta'),
  ...named('mean(amount each order where condition)', 'averageif', 'averageifs'),
  ...named('mean(amount each order)', 'average', 'avg'),
  ...named('sum(price × pieces each order)', 'sumproduct'),
  ...named('distinct(customer each order)', 'countunique', 'countdistinct', 'unique'),
  ...named('floor(x)', 'int'),
  ...named('cut(x), cut(x, 2)', 'trunc', 'truncate', 'rounddown'),
  ...named('up(x), up(x, 2)', 'roundup'),
  ...named('ceiling(x)', 'ceil'),
  ...named('round: { step: 5 }', 'mround'),
  ...named('a table', 'vlookup', 'hlookup', 'xlookup', 'index', 'match'),
  ...named('first(x, 0)', 'coalesce', 'ifnull', 'nvl', 'iferror', 'ifna', 'ifnone', 'default'),
  ...named('not present(x)', 'isnull', 'isblank', 'isempty', 'isna'),
  ...named('x mod y', 'mod', 'modulo'),
  ...named('a and b', 'and'),
  ...named('a or b', 'or'),
  ...named('rank: { of: x, among: team, ties: shared }', 'rank', 'large', 'small'),
  ...named('ago(x)', 'last', 'lag', 'prev', 'before'),
  ...named('days(a, b), months(a, b), years(a, b)', 'datedif', 'datediff', 'daysbetween'),
  ...named('addMonths(d, n)', 'edate'),
  ...named('addDays(d, n)', 'dateadd'),
  ...named('workingDays(a, b)', 'networkdays', 'workdays'),
  ...named('start(period), end(period)', 'today', 'now', 'eomonth'),
  ...named('number(period)', 'quarter'),
}

function named(written: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, written]))
}

/** Words that stand where a sign or a word of the formula language should. */
const words: Readonly<Record<string, string>> = {
  is: '=',
  equals: '=',
  plus: '+',
  minus: '−',
  times: '×',
  为: '=',
  等于: '=',
  不等于: '≠',
  大于: '>',
  高于: '>',
  超过: '>',
  小于: '<',
  低于: '<',
  不足: '<',
  大于等于: '≥',
  不低于: '≥',
  不小于: '≥',
  小于等于: '≤',
  不超过: '≤',
  不大于: '≤',
  乘: '×',
  乘以: '×',
  除以: '÷',
  加: '+',
  减: '−',
  并且: '且',
  而且: '且',
  或者: '或',
}

const values: Readonly<Record<string, string>> = { null: 'none', nil: 'none', 空: 'none', undefined: 'none' }

/** `AVERAGE(…)`, `SUM(…)`: a function of elsewhere, or one of here in other letters. */
export const refuseForeignCall = (cursor: Cursor, name: string, range: Range): void => {
  const small = name.toLowerCase()
  const own = small !== name && aggregates.has(small) ? `${small}(…)` : undefined
  const meant = own ?? (Object.hasOwn(calls, small) ? calls[small] : undefined)
  if (meant !== undefined) giveUp(cursor, 'formula-foreign-call', { name, meant }, range)
}

/** `if(condition, 1, 0)`, as spreadsheets write it. */
export const refuseForeignIf = (cursor: Cursor, range: Range): void => {
  if (!isSign(peek(cursor), '(')) return
  let depth = 0
  for (let ahead = 0; ; ahead++) {
    const token = peek(cursor, ahead)
    if (token.kind === 'end') return
    if (isSign(token, '(') || isSign(token, '[')) depth += 1
    else if (isSign(token, ')') || isSign(token, ']')) depth -= 1
    else if (depth === 1 && isSign(token, ','))
      giveUp(cursor, 'formula-foreign-call', { name: 'if', meant: calls.if! }, range)
    if (depth === 0) return
  }
}

/** A word behind a complete value: `x is null`, `a AND b`, `2% of sales`. */
export const refuseForeignWord = (cursor: Cursor, left: Node): void => {
  const token = peek(cursor)
  if (token.kind !== 'name') return
  const sign = written(cursor, token.range)
  const value = cursor.text.slice(left.range.start, left.range.end)
  if (sign === 'between')
    giveUp(cursor, 'formula-between', { value, repair: `${value} in [a..b]` }, token.range)
  const small = sign.toLowerCase()
  if (small === 'is' && isEmptyWord(written(cursor, peek(cursor, 1).range)))
    giveUp(
      cursor,
      'formula-foreign-sign',
      { sign: `${sign} null`, meant: `not present(${value})` },
      token.range,
    )
  const meant =
    small === 'of' && left.kind === 'number'
      ? '×'
      : sign !== small && keywords.has(small)
        ? keywords.get(small)
        : Object.hasOwn(words, small)
          ? words[small]
          : undefined
  if (meant !== undefined) giveUp(cursor, 'formula-foreign-sign', { sign, meant }, token.range)
}

const isEmptyWord = (text: string): boolean => Object.hasOwn(values, text.toLowerCase())

/** `null`, `TRUE` where a value is expected. */
export const refuseForeignValue = (cursor: Cursor, name: string, range: Range): void => {
  const small = name.toLowerCase()
  const meant = Object.hasOwn(values, small)
    ? values[small]
    : small !== name && keywords.has(small)
      ? keywords.get(small)
      : undefined
  if (meant !== undefined) giveUp(cursor, 'formula-foreign-sign', { sign: name, meant }, range)
}

/** `x in 60..70`, without the brackets that say whether the ends are in. */
export const refuseBareInterval = (cursor: Cursor, left: Node): void => {
  if (peek(cursor, 1).kind !== 'number') return
  giveUp(cursor, 'formula-in', {}, { start: left.range.start, end: peek(cursor).range.end })
}
