import { isInstantKind } from '../../core/instant.ts'
import type { Span } from '../../core/span.ts'
import type { Formula } from '../../formula/ast.ts'
import { edgeRepairs } from '../../formula/edge-words.ts'
import type { EdgeSign, KeyCell } from '../../model/table.ts'
import type { ColumnId, ColumnType } from '../../plan/type.ts'
import type { LoweredFormula, Lowering, Operand } from '../mechanism.ts'
import { truth } from '../mechanism.ts'
import { kindWords } from '../type-words.ts'
import type { TableParts } from './parts.ts'
import { checkPercents } from './percent-edges.ts'

/** What one key cell asks, as far as the checks and the tiers need to know it. */
export type KeyTest =
  | { readonly kind: 'edge'; readonly sign: EdgeSign; readonly edge: Operand }
  | {
      readonly kind: 'interval'
      readonly from?: { readonly edge: Operand; readonly inclusive: boolean }
      readonly to?: { readonly edge: Operand; readonly inclusive: boolean }
    }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'any' }

export interface RowConditions {
  readonly tests: readonly KeyTest[]
  /** Truth columns, all of which must hold. */
  readonly columns: readonly ColumnId[]
}

/** The edges that a cell compares with. */
export const edgesIn = (test: KeyTest): readonly Operand[] => {
  if (test.kind === 'edge') return [test.edge]
  return test.kind === 'interval' ? [test.from?.edge, test.to?.edge].filter((edge) => edge !== undefined) : []
}

/** Whether an edge may be not applicable, and with it the row that is found. */
export const mayLackEdge = (conditions: readonly RowConditions[]): boolean =>
  conditions.some(({ tests }) => tests.some((test) => edgesIn(test).some((edge) => edge.optional)))

/** Lowers every key cell to a condition; undefined where something was reported. */
export const lowerConditions = (
  parts: TableParts,
  lowering: Lowering,
): readonly RowConditions[] | undefined => {
  if (!checkPercents(parts, lowering)) return undefined
  const rows = parts.table.rows.map((row) => {
    const cells = row.keys.map((cell, at) => lowerCell(cell, parts, at, lowering))
    if (cells.some((cell) => cell === undefined)) return undefined
    const known = cells as { test: KeyTest; columns: readonly ColumnId[] }[]
    return { tests: known.map((cell) => cell.test), columns: known.flatMap((cell) => cell.columns) }
  })
  return rows.some((row) => row === undefined) ? undefined : (rows as RowConditions[])
}

type Lowered = { readonly test: KeyTest; readonly columns: readonly ColumnId[] } | undefined

const lowerCell = (cell: KeyCell, parts: TableParts, at: number, lowering: Lowering): Lowered => {
  const key = parts.keys[at]!
  switch (cell.kind) {
    case 'any':
    case 'otherwise':
      return { test: { kind: 'any' }, columns: [] }
    case 'edge': {
      const edge = edgeOf(cell.value, key, parts, cell, lowering)
      return (
        edge && {
          test: { kind: 'edge', sign: cell.sign, edge },
          columns: [compare(key, cell.sign, edge, lowering)],
        }
      )
    }
    case 'interval': {
      const from = cell.from && edgeOf(cell.from.value, key, parts, cell, lowering)
      const to = cell.to && edgeOf(cell.to.value, key, parts, cell, lowering)
      if ((cell.from && !from) || (cell.to && !to)) return undefined
      return {
        test: {
          kind: 'interval',
          ...(from ? { from: { edge: from, inclusive: cell.from!.inclusive } } : {}),
          ...(to ? { to: { edge: to, inclusive: cell.to!.inclusive } } : {}),
        },
        columns: [
          ...(from ? [compare(key, cell.from!.inclusive ? '≥' : '>', from, lowering)] : []),
          ...(to ? [compare(key, cell.to!.inclusive ? '≤' : '<', to, lowering)] : []),
        ],
      }
    }
    case 'words':
      return lowerWords(cell, key, lowering)
    case 'first':
    case 'last':
      return lowerPlace(cell, key, parts, at, lowering)
  }
}

/** `first` is place 1; `last` is the greatest place among those ranked, which the key's own rule knows. */
const lowerPlace = (
  cell: KeyCell,
  key: LoweredFormula,
  parts: TableParts,
  at: number,
  lowering: Lowering,
): Lowered => {
  const formula = parts.table.keys[at]!.formula
  const last = lowering.lastPlace(formula)
  if (!last)
    return lowering.report('table-place-needs-rank', { cell: cell.text, key: formula.text }, cell.span)
  const edge = cell.kind === 'first' ? lowering.constant('1') : last
  return { test: { kind: 'edge', sign: '=', edge }, columns: [compare(key, '=', edge, lowering)] }
}

const edgeOf = (
  formula: Formula,
  key: LoweredFormula,
  parts: TableParts,
  cell: KeyCell,
  lowering: Lowering,
): Operand | undefined => {
  const edge = lowering.formula(formula)
  if (!edge) return undefined
  const ordered = key.type.kind === 'number' || isInstantKind(key.type.kind)
  if (edge.type.kind !== key.type.kind || !ordered) return otherKind(cell, key, edge.type.kind, lowering)
  if (!parts.edgesOf || edge.type.kind !== 'number')
    return lowering.sameUnit(key.type, edge.type, formula) ? edge : undefined
  const type = parts.edgesOf.type
  // An edge that is a share of a quota: the quota is multiplied, never divided by.
  return {
    column: lowering.emit({ op: 'multiply', left: edge.column, right: parts.edgesOf.column }, type),
    type,
    optional: parts.edgesOf.optional,
  }
}

const otherKind = (
  cell: { readonly text: string; readonly span?: Span },
  key: Operand,
  kind: ColumnType['kind'],
  lowering: Lowering,
): undefined =>
  lowering.report(
    'table-cell-kind',
    {
      cell: cell.text,
      ...kindWords(kind),
      ...kindWords(key.type.kind, 'key'),
      // Words for an edge, and the edge that they mean.
      ...(key.type.kind === 'number' && kind === 'word' ? { repair: edgeRepairs(cell.text).join('\n') } : {}),
    },
    cell.span,
  )

const compare = (key: Operand, sign: EdgeSign, edge: Operand, lowering: Lowering): ColumnId =>
  lowering.emit({ op: 'compare', left: key.column, right: edge.column, sign }, truth)

/** A key that is one of some words, or a truth that is yes or no. */
export const lowerWords = (
  cell: { readonly text: string; readonly words: readonly string[]; readonly span?: Span },
  key: LoweredFormula,
  lowering: Lowering,
): Lowered => {
  if (key.type.kind === 'truth') {
    const wanted = cell.words.map((word) => truths[word])
    if (wanted.includes(undefined)) return otherKind(cell, key, 'word', lowering)
    const columns = wanted.map((value) =>
      value ? key.column : lowering.emit({ op: 'logic', how: 'not', of: [key.column] }, truth),
    )
    return {
      test: { kind: 'words', words: wanted.map((value) => (value ? 'yes' : 'no')) },
      columns: [either(columns, lowering)],
    }
  }
  if (key.type.kind !== 'word' && key.type.kind !== 'text' && key.type.kind !== 'reference')
    return otherKind(cell, key, 'word', lowering)
  const words = key.type.kind === 'word' ? key.type.words : undefined
  const stranger = words && cell.words.find((word) => !words.includes(word))
  if (stranger !== undefined)
    return lowering.report(
      'word-not-possible',
      {
        word: stranger,
        near: lowering.nearest(stranger, words!),
        known: words!.join(' | '),
        rule: lowering.rule.name,
      },
      cell.span,
    )
  const columns = cell.words.map((word) => compare(key, '=', lowering.word(word), lowering))
  return { test: { kind: 'words', words: cell.words }, columns: [either(columns, lowering)] }
}

export const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  是: true,
  no: false,
  false: false,
  否: false,
}

const either = (columns: readonly ColumnId[], lowering: Lowering): ColumnId =>
  columns.length === 1 ? columns[0]! : lowering.emit({ op: 'logic', how: 'or', of: columns }, truth)
