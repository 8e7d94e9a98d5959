import { type Numeric, toExact } from '../core/decimal.ts'
import { JixiaoError } from '../core/error.ts'
import { compare, type Exact, ZERO } from '../core/exact.ts'

/** A row of a grade table: at most one of the four edges; none only in the last row, which takes what is left. */
export interface BandInput {
  readonly grade: string
  readonly atLeast?: Numeric
  readonly above?: Numeric
  readonly atMost?: Numeric
  readonly below?: Numeric
}

const sides = { atLeast: '≥', above: '>', atMost: '≤', below: '<' } as const
type Side = (typeof sides)[keyof typeof sides]

interface Row {
  readonly side: Side | 'otherwise'
  readonly edge: Exact
}

/**
 * The rows of a grade table, checked: edges point one way, and each row takes something that the rows before left.
 *
 * @throws JixiaoError `bad-bands`, naming the row; `bad-number`
 */
export function readBands(inputs: readonly BandInput[]): readonly Row[] {
  const rows = inputs.map(readRow)
  if (rows.length === 0) throw new JixiaoError('bad-bands', 'A grade table needs a row')
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1]
    if (before === undefined) continue
    if (before.side === 'otherwise') throw badRow(at, 'stands below the row that takes whatever is left')
    if (row.side === 'otherwise') continue
    if (isUpward(row.side) !== isUpward(before.side))
      throw badRow(at, 'has an edge that points the other way')
    if (!takesMore(row, before)) throw badRow(at, 'is never reached: the row before takes all of it')
  }
  return rows
}

function readRow(input: BandInput, at: number): Row {
  const edges = Object.entries(sides).flatMap(([key, side]) => {
    const edge = input[key as keyof typeof sides]
    return edge === undefined ? [] : [{ side, edge: toExact(edge) }]
  })
  if (edges.length > 1) throw badRow(at, 'has two edges: the other one follows from the row beside it')
  return edges[0] ?? { side: 'otherwise', edge: ZERO }
}

const isUpward = (side: Row['side']): boolean => side === '≥' || side === '>'

/** Whether a row holds where the one before it does not. */
function takesMore(row: Row, before: Row): boolean {
  const order = compare(row.edge, before.edge)
  if (order === 0)
    return (row.side === '≥' && before.side === '>') || (row.side === '≤' && before.side === '<')
  return isUpward(row.side) ? order < 0 : order > 0
}

const badRow = (at: number, says: string): JixiaoError =>
  new JixiaoError('bad-bands', `Grade table: row ${at + 1} ${says}`, { row: `${at + 1}` })
