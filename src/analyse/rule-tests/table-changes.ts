import { equals } from '../../core/exact.ts'
import { readNumber } from '../../core/number-text.ts'
import type { Formula } from '../../formula/ast.ts'
import type { EdgeSign, KeyCell, OutcomeCell, Table, TableRow } from '../../model/table.ts'
import { formulaAt, formulaChanges } from './formula-changes.ts'
import { shifted } from './number-change.ts'
import type { MutantKind } from './report.ts'

/** One way in which a table could be otherwise: cells by their address inside it (`[≥ 50000].rate`). */
export interface TableChange {
  readonly kind: MutantKind
  readonly at: string
  readonly before: string
  readonly after: string
  /** Cells by address; none where a heading changes, which a variant cannot say. */
  readonly cells?: Readonly<Record<string, string>>
  readonly table: Table
  readonly row?: TableRow
}

export const tableChanges = (table: Table): readonly TableChange[] => [
  ...table.keys.flatMap((_, column) => edgeChanges(table, column)),
  ...headingChanges(table),
  ...table.outcomes.flatMap((_, column) => outcomeChanges(table, column)),
]

/** How a row is named in addresses: by its first key cell where no other row has it. */
export const rowName = ({ rows }: Table, row: TableRow): string => {
  const first = row.keys[0]!.text
  return rows.filter((one) => one.keys[0]!.text === first).length === 1 ? first : row.name
}

const headerOf = ({ name, choose, unit }: Table['outcomes'][number]): string =>
  `${name}${choose ? `: ${choose.cell.text}` : ''}${unit === undefined ? '' : ` (${unit})`}`

const cellAddress = (table: Table, row: TableRow, header: string): string =>
  `[${rowName(table, row)}].${header}`

// Edges ----------------------------------------------------------------------------------------

const turned: Readonly<Partial<Record<EdgeSign, EdgeSign>>> = { '≥': '>', '>': '≥', '≤': '<', '<': '≤' }

/** The edges of a key column, each moved and each given to its other neighbour, in all rows that share it at once. */
const edgeChanges = (table: Table, column: number): readonly TableChange[] =>
  edgesIn(table.rows.map((row) => row.keys[column]!)).flatMap((edge) =>
    waysOf(edge).flatMap(({ kind, change }) => {
      const cells: Record<string, string> = {}
      let first: { readonly row: TableRow; readonly after: string } | undefined
      const rows = table.rows.map((row) => {
        const cell = change(row.keys[column]!)
        if (!cell) return row
        first ??= { row, after: cell.text }
        cells[cellAddress(table, row, table.keys[column]!.formula.text)] = cell.text
        const keys = row.keys.map((one, at) => (at === column ? cell : one))
        return { ...row, keys, name: keys.map(({ text }) => text).join(' | ') }
      })
      if (!first) return []
      return [
        {
          kind,
          at: `[${rowName(table, first.row)}]`,
          before: first.row.keys[column]!.text,
          after: first.after,
          cells,
          table: { ...table, rows },
          row: first.row,
        },
      ]
    }),
  )

/** Columns that are chosen by ranges of a second key. */
const headingChanges = (table: Table): readonly TableChange[] =>
  edgesIn(table.outcomes.flatMap(({ choose }) => (choose ? [choose.cell] : []))).flatMap((edge) =>
    waysOf(edge).flatMap(({ kind, change }) => {
      let first: { readonly before: string; readonly after: string } | undefined
      const outcomes = table.outcomes.map((one) => {
        const cell = one.choose && change(one.choose.cell)
        if (!one.choose || !cell) return one
        first ??= { before: headerOf(one), after: `${one.name}: ${cell.text}` }
        return { ...one, choose: { ...one.choose, cell } }
      })
      return first ? [{ kind, at: `.${first.before}`, ...first, table: { ...table, outcomes } }] : []
    }),
  )

type Change = (cell: KeyCell) => KeyCell | undefined

const waysOf = (edge: Formula): readonly { readonly kind: MutantKind; readonly change: Change }[] => [
  { kind: 'border', change: (cell) => turnedAt(cell, edge) },
  ...([1, -1] as const).map((by) => ({
    kind: 'cut' as const,
    change: (cell: KeyCell) => movedAt(cell, edge, by),
  })),
]

/** Each edge that is a number or a formula, once. */
const edgesIn = (cells: readonly KeyCell[]): readonly Formula[] => {
  const found: Formula[] = []
  for (const edge of cells.flatMap(edgesOfCell)) if (!found.some((one) => isSame(one, edge))) found.push(edge)
  return found
}

const edgesOfCell = (cell: KeyCell): readonly Formula[] => {
  if (cell.kind === 'edge') return cell.sign === '=' ? [] : [cell.value]
  if (cell.kind !== 'interval') return []
  return [cell.from?.value, cell.to?.value].filter((one) => one !== undefined)
}

const isSame = (left: Formula, right: Formula): boolean => {
  if (left.text === right.text) return true
  const [one, other] = [left, right].map(({ text }) => readNumber(text))
  return one!.ok && other!.ok && equals(one!.value, other!.value)
}

const turnedAt = (cell: KeyCell, edge: Formula): KeyCell | undefined => {
  if (cell.kind === 'edge' && isSame(cell.value, edge)) {
    const sign = turned[cell.sign]
    return sign && { ...cell, sign, text: `${sign} ${cell.value.text.trim()}` }
  }
  if (cell.kind !== 'interval') return undefined
  const [from, to] = [cell.from, cell.to].map(
    (end) => end && (isSame(end.value, edge) ? { ...end, inclusive: !end.inclusive } : end),
  )
  return from === cell.from && to === cell.to ? undefined : interval(cell, from, to)
}

const movedAt = (cell: KeyCell, edge: Formula, by: 1 | -1): KeyCell | undefined => {
  const moved = (value: Formula): Formula | undefined =>
    isSame(value, edge) ? movedEdge(value, by) : undefined
  if (cell.kind === 'edge') {
    const value = cell.sign === '=' ? undefined : moved(cell.value)
    return value && { ...cell, value, text: `${cell.sign} ${value.text.trim()}` }
  }
  if (cell.kind !== 'interval') return undefined
  const [from, to] = [cell.from, cell.to].map((end) => {
    const value = end && moved(end.value)
    return value ? { ...end, value } : end
  })
  return from === cell.from && to === cell.to ? undefined : interval(cell, from, to)
}

type End = Extract<KeyCell, { kind: 'interval' }>['from']

const interval = (cell: Extract<KeyCell, { kind: 'interval' }>, from: End, to: End): KeyCell => ({
  ...cell,
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  text: `${from?.inclusive ? '[' : '('}${from?.value.text.trim() ?? ''}..${to?.value.text.trim() ?? ''}${to?.inclusive ? ']' : ')'}`,
})

/** A number one step on; any other edge stays where it is, and only its sides are swapped. */
const movedEdge = (edge: Formula, by: 1 | -1): Formula | undefined => {
  const { tree } = edge
  if (tree.kind !== 'number') return undefined
  return formulaAt(edge, `${shifted(tree.text, by)}${tree.percent ? '%' : ''}${tree.perMille ? '‰' : ''}`)
}

// Outcomes -------------------------------------------------------------------------------------

const outcomeChanges = (table: Table, column: number): readonly TableChange[] => [
  ...table.rows.flatMap((row, at) => cellChanges(table, row, at, column)),
  ...swaps(table, column),
]

const cellChanges = (table: Table, row: TableRow, at: number, column: number): readonly TableChange[] => {
  const cell = row.outcomes[column]!
  if (cell.kind !== 'value' || !cell.formula || cell.formula.tree.kind === 'name') return []
  return formulaChanges(cell.formula).map(({ kind, before, after, formula }): TableChange => {
    const address = cellAddress(table, row, headerOf(table.outcomes[column]!))
    return {
      kind,
      at: address,
      before,
      after,
      cells: { [address]: formula.text },
      table: withOutcomes(table, column, { [at]: { ...cell, formula, text: formula.text } }),
      row,
    }
  })
}

/** Neighbours that differ, one in place of the other. */
const swaps = (table: Table, column: number): readonly TableChange[] =>
  table.rows.flatMap((row, at) => {
    const next = table.rows[at + 1]
    const [own, other] = [row.outcomes[column]!, next?.outcomes[column]]
    if (!next || !other || own.text === other.text) return []
    const header = headerOf(table.outcomes[column]!)
    return [
      {
        kind: 'rows' as const,
        at: cellAddress(table, row, header),
        before: `${own.text}, ${other.text}`,
        after: `${other.text}, ${own.text}`,
        cells: {
          [cellAddress(table, row, header)]: other.text,
          [cellAddress(table, next, header)]: own.text,
        },
        table: withOutcomes(table, column, { [at]: other, [at + 1]: own }),
        row,
      },
    ]
  })

const withOutcomes = (table: Table, column: number, cells: Readonly<Record<number, OutcomeCell>>): Table => ({
  ...table,
  rows: table.rows.map((row, at) => {
    const cell = cells[at]
    return cell
      ? { ...row, outcomes: row.outcomes.map((one, index) => (index === column ? cell : one)) }
      : row
  }),
})
