import { compare } from '../../core/exact.ts'
import type { ColumnId, ColumnType } from '../../plan/type.ts'
import type { Lowering, Operand } from '../mechanism.ts'
import { typeWords } from '../type-words.ts'
import type { End, Ends } from './curve-ends.ts'
import { extended } from './curve-ends.ts'
import type { Curve, Point } from './curve-points.ts'
import type { Cell, Gather, TableParts } from './parts.ts'

/** A stretch of the key on which one line holds, or what lies beyond the outermost points. */
export interface Piece {
  readonly name: string
  readonly conditions: readonly ColumnId[]
  /** Rows of the table: the points at both ends; one of them where it lies beyond the outermost, or is a point alone. */
  readonly from?: number
  readonly to?: number
  /** `80% … 100%`, `< 80%`. */
  readonly is:
    | { readonly kind: 'line'; readonly points: readonly Point[] }
    | {
        readonly kind: 'end'
        readonly end: End
        readonly points: readonly Point[]
        readonly side: 'below' | 'above'
      }
}

/** The pieces of all curves, in the order in which they are asked: the first that holds is taken. */
export const piecesOf = (
  curves: readonly Curve[],
  ends: Ends,
  key: Operand,
  lowering: Lowering,
): readonly Piece[] => curves.flatMap((curve) => piecesOfOne(curve, ends, key, lowering))

const piecesOfOne = (
  { conditions, points, name, reaches }: Curve,
  ends: Ends,
  key: Operand,
  lowering: Lowering,
): readonly Piece[] => {
  const upTo = (point: Point, isIncluded: boolean): readonly ColumnId[] => [
    ...conditions,
    lowering.emit(
      { op: 'compare', left: key.column, right: point.edge.column, sign: isIncluded ? '≤' : '<' },
      { kind: 'truth' },
    ),
  ]
  const [first, last] = [points[0]!, points.at(-1)!]
  const lines: Piece[] = []
  for (const stretch of stretchesOf(points)) {
    const line = { kind: 'line', points: stretch } as const
    for (const [at, to] of stretch.entries()) {
      const from = stretch[at - 1]
      if (!from && stretch.length > 1) continue
      lines.push({
        name: `${name}${from ? `${from.text} … ` : ''}${to.text}`,
        conditions: upTo(to, to.side >= 0),
        is: line,
        ...(from ? { from: from.row } : {}),
        to: to.row,
      })
    }
  }
  const outer = (side: 'below' | 'above', end: Piece['conditions'], at: Point): readonly Piece[] =>
    reaches[side] && ends[side]
      ? [
          {
            name: `${name}${side} ${at.text}`,
            conditions: end,
            is: {
              kind: 'end',
              side,
              end: ends[side],
              points: side === 'below' ? points : [...points].reverse(),
            },
            ...(side === 'below' ? { to: at.row } : { from: at.row }),
          },
        ]
      : []
  const above = outer('above', conditions, last)
  const open = above.length > 0 ? lines : [...lines.slice(0, -1), { ...lines.at(-1)!, conditions }]
  return [...outer('below', upTo(first, first.side > 0), first), ...open, ...above]
}

/** Points joined to each other: a stretch ends where two stand at the same place. */
const stretchesOf = (points: readonly Point[]): readonly (readonly Point[])[] => {
  const stretches: Point[][] = []
  for (const point of points) {
    const last = stretches.at(-1)
    if (last && !isSamePlace(last.at(-1)!, point)) last.push(point)
    else stretches.push([point])
  }
  return stretches
}

const isSamePlace = (one: Point, other: Point): boolean => compare(one.x, other.x) === 0

/** Straight lines through the points of a column; each piece takes the line it lies on. */
export const joined =
  (parts: TableParts, pieces: readonly Piece[], row: ColumnId, lowering: Lowering): Gather =>
  (cells, known, name) => {
    const noNumber = cells.findIndex((cell) => typeof cell === 'string' || cell.type.kind !== 'number')
    if (noNumber >= 0)
      return lowering.report(
        'curve-needs-points',
        { rule: lowering.rule.name },
        parts.table.rows[noNumber]!.span,
      )
    const values = cells as readonly Operand[]
    const key = parts.keys.at(-1)!
    const fitting = joinedType(pieces, values, known, name, parts, lowering)
    if (!fitting) return undefined
    const type: ColumnType = { ...fitting, scale: 'quotient' } as ColumnType
    const lines = new Map<readonly Point[], ColumnId>()
    const line = (points: readonly Point[]): ColumnId => {
      const before = lines.get(points)
      if (before !== undefined) return before
      const column = lowering.emit(
        {
          op: 'piece',
          how: 'linear',
          x: key.column,
          edges: points.map((point) => point.edge.column),
          values: points.map((point) => values[point.row]!.column),
        },
        type,
      )
      lines.set(points, column)
      return column
    }
    const own = pieces.map(({ is }): Exclude<Cell, Operand> | ColumnId => {
      if (is.kind === 'line') return line(is.points)
      if (is.end === 'none' || is.end === 'open') return is.end
      if (is.end === 'extend') return extended(is.points, values, key, type, lowering)
      return is.end === 'hold' ? values[is.points[0]!.row]!.column : is.end.column
    })
    const column = lowering.emit({ op: 'gather', row, cells: own }, type)
    const optional =
      parts.keys.some((one) => one.optional) ||
      values.some((one) => one.optional) ||
      pieces.some(
        ({ is }) =>
          is.kind === 'end' && (is.end === 'none' || (typeof is.end === 'object' && is.end.optional)),
      )
    return { column, type, optional }
  }

/** The type of the points and of what stands beyond them; a line that goes on may reach anything. */
const joinedType = (
  pieces: readonly Piece[],
  values: readonly Operand[],
  known: ColumnType,
  name: string,
  parts: TableParts,
  lowering: Lowering,
): ColumnType | undefined => {
  const ends = pieces.flatMap(({ is }) => (is.kind === 'end' ? [is] : []))
  for (const { end, side } of ends) {
    if (typeof end !== 'object' || lowering.join([...values, end])) continue
    return lowering.report(
      'table-outcome-kinds',
      {
        column: name,
        first: parts.table.rows[0]!.name,
        second: side,
        ...typeWords(known, 'firstKind'),
        ...typeWords(end.type, 'secondKind'),
      },
      parts.table.span,
    )
  }
  const given = ends.flatMap(({ end }) => (typeof end === 'object' ? [end] : []))
  const type = lowering.join([...values, ...given])
  return type?.kind === 'number' && ends.some(({ end }) => end === 'extend') ? { ...type, range: {} } : type
}
