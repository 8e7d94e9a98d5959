import type { BinaryOperator, Node, Range } from './ast.ts'
import { readCall } from './call.ts'
import { type Cursor, close, deeper, giveUp, isSign, next, peek, report, skip, written } from './cursor.ts'
import {
  refuseBareInterval,
  refuseForeignCall,
  refuseForeignIf,
  refuseForeignValue,
  refuseForeignWord,
} from './foreign.ts'
import { readMembership, startsMembership } from './membership.ts'

/** How tightly operators hold; a larger number holds tighter. */
const powers: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  ...Object.fromEntries(['=', '≠', '<', '≤', '>', '≥', 'in'].map((sign) => [sign, 4])),
  ...Object.fromEntries(['+', '-'].map((sign) => [sign, 5])),
  ...Object.fromEntries(['×', '÷', 'mod'].map((sign) => [sign, 6])),
}
const notPower = 3
const comparisonPower = 4
const negatePower = 7

const over = (start: Range, end: Range): Range => ({ start: start.start, end: end.end })

/** Reads the longest expression that begins here. */
export const readExpression = (cursor: Cursor): Node => deeper(cursor, () => readAbove(cursor, 0))

/** Operators that hold tighter than `power` belong to this operand, the others to whoever called. */
const readAbove = (cursor: Cursor, power: number): Node => {
  let left = readOperand(cursor)
  for (;;) {
    const token = peek(cursor)
    refuseForeignWord(cursor, left)
    const own = token.kind === 'sign' || token.kind === 'word' ? (powers[token.text] ?? 0) : 0
    if (own <= power) return left
    if (token.text === 'in' && !startsMembership(cursor)) {
      refuseBareInterval(cursor, left)
      return left
    }
    if (own === comparisonPower && isComparison(left, cursor)) {
      report(cursor, 'formula-chained', { found: written(cursor, token.range) }, token.range)
    }
    if (token.text === 'in') {
      left = readMembership(cursor, left, readExpression)
      continue
    }
    next(cursor)
    const right = deeper(cursor, () => readAbove(cursor, own))
    left = {
      kind: 'binary',
      operator: token.text as BinaryOperator,
      left,
      right,
      range: over(left.range, right.range),
    }
  }
}

const isComparison = (node: Node, cursor: Cursor): boolean =>
  !cursor.bracketed.has(node) &&
  (node.kind === 'inList' ||
    node.kind === 'inInterval' ||
    (node.kind === 'binary' && powers[node.operator] === comparisonPower))

const readOperand = (cursor: Cursor): Node => {
  const token = next(cursor)
  const { range, text } = token
  if (token.kind === 'number') {
    const { percent = false, perMille = false } = token
    return { kind: 'number', text, percent, perMille, range }
  }
  if (token.kind === 'text') return { kind: 'text', value: text, range }
  if (token.kind === 'name') return readMembers(cursor, readNamed(cursor, text, range))
  if (token.kind === 'word') {
    if (text === 'yes' || text === 'no') return { kind: 'truth', value: text === 'yes', range }
    if (text === 'none') return { kind: 'none', range }
    if (text === 'if') return readIf(cursor, range)
    if (isSign(peek(cursor), '(')) refuseForeignCall(cursor, text, range)
    if (text === 'not') {
      const of = deeper(cursor, () => readAbove(cursor, notPower))
      return { kind: 'not', of, range: over(range, of.range) }
    }
  }
  if (isSign(token, '-')) {
    const of = deeper(cursor, () => readAbove(cursor, negatePower))
    return { kind: 'negate', of, range: over(range, of.range) }
  }
  if (isSign(token, '(')) return readBracketed(cursor, range)
  const before = cursor.text.slice(0, range.start).trim().slice(-30)
  const instead = before === '' ? 'formula-begins-with' : 'formula-value-expected'
  const code = token.kind === 'end' ? 'formula-ends-early' : instead
  return giveUp(cursor, code, { found: written(cursor, range), before }, range)
}

const readBracketed = (cursor: Cursor, open: Range): Node => {
  const inner = readExpression(cursor)
  const end = close(cursor, ')', open)
  const node = { ...inner, range: over(open, end) }
  cursor.bracketed.add(node)
  return readMembers(cursor, node)
}

const readNamed = (cursor: Cursor, name: string, range: Range): Node => {
  if (isSign(peek(cursor), '(')) return readCall(cursor, name, range, readExpression)
  refuseForeignValue(cursor, written(cursor, range), range)
  return { kind: 'name', name, range }
}

const readMembers = (cursor: Cursor, start: Node): Node => {
  let node = start
  while (isSign(peek(cursor), '.')) {
    const dot = next(cursor)
    const token = peek(cursor)
    if (token.kind !== 'name' && token.kind !== 'word') {
      giveUp(
        cursor,
        'formula-member-expected',
        { found: written(cursor, token.range) },
        over(dot.range, token.range),
      )
    }
    next(cursor)
    const name = token.kind === 'name' ? token.text : written(cursor, token.range)
    node = { kind: 'member', of: node, name, range: over(node.range, token.range) }
  }
  return node
}

const readIf = (cursor: Cursor, start: Range): Node => {
  refuseForeignIf(cursor, start)
  const condition = readExpression(cursor)
  const part = (word: 'then' | 'else'): Node => {
    if (skip(cursor, word)) return readExpression(cursor)
    const { range, kind } = peek(cursor)
    const missing = word === 'then' ? 'formula-then-missing' : 'formula-else-missing'
    const instead = word === 'then' ? 'formula-then-expected' : 'formula-else-expected'
    const code = kind === 'end' ? missing : instead
    return giveUp(cursor, code, { found: written(cursor, range) }, range, { label: 'if', range: start })
  }
  const then = part('then')
  const otherwise = part('else')
  return { kind: 'if', condition, then, otherwise, range: over(start, otherwise.range) }
}
