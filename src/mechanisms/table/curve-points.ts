import { compare, type Exact } from '../../core/exact.ts'
import type { Table } from '../../model/table.ts'
import type { ColumnId } from '../../plan/type.ts'
import type { Lowering, Operand } from '../mechanism.ts'
import { checkRows } from './check-rows.ts'
import type { RowConditions } from './conditions.ts'
import type { Ends } from './curve-ends.ts'
import type { TableParts } from './parts.ts'
import { regionsOf } from './regions.ts'
import { constantOf } from './tiers.ts'

/** A point of a curve. `side` −1: the line runs up to it without reaching it (`< 100%`); 1: it starts behind it (`> 100%`). */
export interface Point {
  readonly row: number
  readonly text: string
  readonly edge: Operand
  readonly x: Exact
  readonly side: -1 | 0 | 1
}

/** The points of the rows whose other keys are the same, from left to right. */
export interface Curve {
  /** The other keys as text with a bar behind; empty where there are none. */
  readonly name: string
  readonly conditions: readonly ColumnId[]
  readonly points: readonly Point[]
  /** Whether the key can lie beyond the first and the last point. */
  readonly reaches: { readonly below: boolean; readonly above: boolean }
}

type CurveParts = TableParts & { readonly table: Table }

/** The curves of a table: the last key is the one along which lines run, the others tell the curves apart. */
export const curvesOf = (
  parts: CurveParts,
  conditions: readonly RowConditions[],
  ends: Ends,
  lowering: Lowering,
): readonly Curve[] | undefined => {
  const points = conditions.map((row, at) => pointOf(parts, row, at))
  const noPoint = points.indexOf(undefined)
  if (parts.keys.at(-1)!.type.kind !== 'number' || noPoint >= 0) {
    const span = noPoint >= 0 ? parts.table.rows[noPoint]!.span : parts.table.span
    return lowering.report('curve-needs-points', { rule: lowering.rule.name }, span)
  }
  const groups = new Map<string, number[]>()
  for (const [at, { tests }] of conditions.entries()) {
    const name = JSON.stringify(tests.slice(0, -1))
    groups.set(name, [...(groups.get(name) ?? []), at])
  }
  const rows = [...groups.values()]
  if (parts.keys.length > 1 && !checkGroups(parts, conditions, rows, lowering)) return undefined
  const curves = rows.map((group) => curveOf(parts, conditions, group, points as readonly Point[]))
  return curves.every(({ points: own }) => areSound(own, parts, lowering)) &&
    areSaid(curves, ends, parts, lowering)
    ? curves
    : undefined
}

const pointOf = ({ table }: CurveParts, { tests }: RowConditions, row: number): Point | undefined => {
  const test = tests.at(-1)!
  if (test.kind !== 'edge' || test.sign === '≥' || test.sign === '≤') return undefined
  const x = constantOf(test.edge)
  const side = test.sign === '=' ? 0 : test.sign === '<' ? -1 : 1
  const text = table.rows[row]!.keys.at(-1)!.text
  return x && { row, text, edge: test.edge, x, side }
}

/** The other keys have to tell every case apart, like the rows of any table. */
const checkGroups = (
  { table, keys }: CurveParts,
  conditions: readonly RowConditions[],
  groups: readonly (readonly number[])[],
  lowering: Lowering,
): boolean => {
  const first = groups.map((group) => group[0]!)
  const rows = first.map((at) => {
    const row = table.rows[at]!
    return { ...row, name: otherKeys(table, at) }
  })
  const others = { ...table, keys: table.keys.slice(0, -1), rows }
  return checkRows(
    { table: others, keys: keys.slice(0, -1) },
    first.map((at) => ({ tests: conditions[at]!.tests.slice(0, -1), columns: [] })),
    'first',
    lowering,
  )
}

const otherKeys = (table: Table, row: number): string =>
  table.rows[row]!.keys.slice(0, -1)
    .map((cell) => cell.text)
    .join(' | ')

const curveOf = (
  { table, keys }: CurveParts,
  conditions: readonly RowConditions[],
  group: readonly number[],
  all: readonly Point[],
): Curve => {
  const points = group
    .map((at) => all[at]!)
    .sort((left, right) => compare(left.x, right.x) || left.side - right.side)
  const [first, last] = [points[0]!, points.at(-1)!]
  const regions =
    regionsOf(
      keys.at(-1)!,
      group.map((at) => conditions[at]!.tests.at(-1)!),
    ) ?? []
  const lies = (point: Point, order: -1 | 1): boolean =>
    regions.some(({ number }) => {
      const side = compare(number!, point.x)
      return side === order || (side === 0 && point.side === -order)
    })
  const name = otherKeys(table, group[0]!)
  return {
    name: name === '' ? '' : `${name} | `,
    conditions: conditions[group[0]!]!.columns.slice(0, -1),
    points,
    reaches: { below: lies(first, -1), above: lies(last, 1) },
  }
}

/** No point twice, and somebody owns the place of every jump. */
const areSound = (points: readonly Point[], { table }: CurveParts, lowering: Lowering): boolean => {
  for (const [at, point] of points.entries()) {
    const [before, next] = [points[at - 1], points[at + 1]]
    const isSame = (other: Point | undefined): boolean =>
      other !== undefined && compare(other.x, point.x) === 0
    if (isSame(before) && before!.side === point.side) {
      lowering.report(
        'curve-point-twice',
        {
          rule: lowering.rule.name,
          point: table.rows[point.row]!.name,
          at: point.text.replace(/^[=＝]+\s*/, ''),
        },
        table.rows[point.row]!.span,
        table.rows[before!.row]!.span,
      )
      return false
    }
    const owned =
      point.side === 0 ||
      (point.side < 0
        ? before && (next ? isSame(next) && next.side === 0 : true)
        : next && (before ? isSame(before) && before.side === 0 : true))
    if (owned) continue
    lowering.report(
      'curve-edge-alone',
      { rule: lowering.rule.name, point: point.text, at: point.text.replace(/^[<>＜＞]\s*/, '') },
      table.rows[point.row]!.span,
    )
    return false
  }
  return true
}

/** What lies beyond the outermost points is said where the key gets there, and only there. */
const areSaid = (curves: readonly Curve[], ends: Ends, parts: CurveParts, lowering: Lowering): boolean => {
  let good = true
  for (const side of ['below', 'above'] as const) {
    const beyond = curves.find(({ reaches }) => reaches[side])
    const outermost = (curve: Curve): Point => curve.points.at(side === 'below' ? 0 : -1)!
    const lone = ends[side] === 'extend' && curves.find((one) => one.reaches[side] && !canExtend(one, side))
    const code = lone
      ? 'curve-extend-alone'
      : beyond && !ends[side]
        ? 'curve-beyond'
        : !beyond && ends[side]
          ? 'curve-never-beyond'
          : undefined
    if (!code) continue
    good = false
    const point = outermost(lone || beyond || curves[0]!)
    lowering.report(
      code,
      {
        rule: lowering.rule.name,
        [side]: side,
        side,
        key: parts.table.keys.at(-1)!.formula.text,
        point: point.text.replace(/^[=＝]+\s*/, ''),
      },
      parts.table.rows[point.row]!.span,
    )
  }
  return good
}

/** The outermost piece is a line: two points at different places. */
const canExtend = ({ points }: Curve, side: 'below' | 'above'): boolean => {
  const [outer, inner] = side === 'below' ? points : [...points].reverse()
  return inner !== undefined && compare(outer!.x, inner.x) !== 0
}
