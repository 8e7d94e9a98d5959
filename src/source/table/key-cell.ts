import type { Formula } from '../../formula/ast.ts'
import { edgeRepairs } from '../../formula/edge-words.ts'
import { parseFormula } from '../../formula/parse.ts'
import { keywords } from '../../formula/vocabulary.ts'
import type { EdgeSign, KeyCell } from '../../model/table.ts'
import { type Problems, report } from '../problems.ts'
import type { GridCell } from '../tree.ts'
import { unquoted } from './columns.ts'

const special: ReadonlyMap<string, 'any' | 'otherwise' | 'first' | 'last'> = new Map([
  ['any', 'any'],
  ['otherwise', 'otherwise'],
  ['first', 'first'],
  ['last', 'last'],
  ['任意', 'any'],
  ['其余', 'otherwise'],
  ['其他', 'otherwise'],
  ['最前', 'first'],
  ['最后', 'last'],
])

const edgeSigns: ReadonlyMap<string, EdgeSign> = new Map([
  ['>=', '≥'],
  ['≧', '≥'],
  ['≥', '≥'],
  ['<=', '≤'],
  ['≦', '≤'],
  ['≤', '≤'],
  ['>', '>'],
  ['＞', '>'],
  ['<', '<'],
  ['＜', '<'],
  ['==', '='],
  ['=', '='],
  ['＝', '='],
])

const bothEdges = /^(≥|>=|>|＞)\s*(\S+?)\s*(?:and|且|[,，])\s*(<=|≤|<|＜)\s*(\S+)$/
const numberWord = /^[-−]?\d+(\.\d+)?[%％‰]?$|^\d{4}-\d{2}-\d{2}$/
const rangeWord =
  /^[\d.,%％]+\s*(?:[-~–—～至到]|\.\.|to)\s*[\d.,%％]+$|^[\d.,%％]+\s*(?:\+|以上|以下|以内|及以上|及以下|or more|and above|or less)$|^(?:低于|高于|不足|超过|under|over|below|above)\s*[\d.]/

/** What a key cell asks of its key. Undefined, with a diagnostic, if it cannot be read. */
export const readKeyCell = (problems: Problems, { text, span }: GridCell): KeyCell | undefined => {
  const base = { text, span }
  const kind = special.get(text)
  if (kind !== undefined) return { ...base, kind }
  const two = bothEdges.exec(text)
  if (two !== null) {
    const [, low, from, high, to] = two
    const repair = `${low === '≥' || low === '>=' ? '[' : '('}${from}..${to}${high === '≤' || high === '<=' ? ']' : ')'}`
    return report(problems, 'table-two-edges', { cell: text, repair }, span)
  }
  const repairs = edgeRepairs(text)
  if (repairs.length > 0 && (/^[<>=≥≧≤≦＜＞＝]|\d[,，]\d{3}/.test(text) || rangeWord.test(text))) {
    const code = repairs.length > 1 ? 'table-key-range' : 'table-edge-words'
    return report(problems, code, { cell: text, repair: repairs.join('\n') }, span)
  }
  const sign = /^(?:>=|<=|==|[≥≧>＞≤≦<＜=＝])/.exec(text)?.[0]
  if (sign !== undefined && !/^(?:=>|=<|<>)/.test(text)) {
    const value = formulaAt(problems, text, { text, span }, sign.length, text.length)
    return value && { ...base, kind: 'edge', sign: edgeSigns.get(sign)!, value }
  }
  if (/^[[(（［].*\.\..*[\])）］]$/.test(text)) return readInterval(problems, { text, span })
  if (numberWord.test(text)) {
    const value = formulaAt(problems, text, { text, span }, 0, text.length)
    return value && { ...base, kind: 'edge', sign: '=', value }
  }
  if (rangeWord.test(text) || /[<>=≥≤≠~～!&|^[\]{}]/.test(text)) {
    return report(problems, 'table-key-cell', { cell: text }, span)
  }
  return { ...base, kind: 'words', words: wordsOf(text) }
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[,，、]/)
    .map((word) => unquoted(word.trim()).normalize('NFC'))
    .map((word) => {
      const truth = keywords.get(word)
      return truth === 'yes' || truth === 'no' ? truth : word
    })
    .filter((word) => word !== '')

const readInterval = (problems: Problems, cell: GridCell): KeyCell | undefined => {
  const { text, span } = cell
  const middle = text.indexOf('..')
  const end = (from: number, to: number): Formula | 'none' | undefined =>
    text.slice(from, to).trim() === '' ? 'none' : formulaAt(problems, text, cell, from, to)
  const [low, high] = [end(1, middle), end(middle + 2, text.length - 1)]
  if (low === undefined || high === undefined) return undefined
  if (low === 'none' && high === 'none') return report(problems, 'table-key-cell', { cell: text }, span)
  return {
    text,
    span,
    kind: 'interval',
    ...(low !== 'none' && { from: { value: low, inclusive: /^[[［]/.test(text) } }),
    ...(high !== 'none' && { to: { value: high, inclusive: /[\]］]$/.test(text) } }),
  }
}

/** The formula of a part of a cell; cells stand on one line, so its place is a simple sum. */
const formulaAt = (
  problems: Problems,
  text: string,
  cell: GridCell,
  from: number,
  to: number,
): Formula | undefined => {
  const part = text.slice(from, to)
  const start = cell.span.start + from + (part.length - part.trimStart().length)
  const { value, diagnostics } = parseFormula(part.trim(), { source: cell.span.source, offset: start })
  problems.push(...diagnostics)
  return value
}
