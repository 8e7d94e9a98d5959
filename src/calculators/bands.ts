import { type Numeric, toExact } from '../core/decimal.ts'
import { compare, type Exact } from '../core/exact.ts'
import { type BandInput, readBands } from './read-bands.ts'

export { type Curve, curve, curveExact, type Point } from './curve.ts'
export type { BandInput } from './read-bands.ts'

/** A row of a grade table: one edge with its sign; without an edge it takes whatever is left. */
export interface Band {
  readonly side: '≥' | '>' | '≤' | '<' | 'otherwise'
  readonly edge: Exact
}

/**
 * Which row a value falls in: the first whose edge it meets, compared exactly; undefined where none does. As each
 * row states one edge and takes what the rows before it left, there is no gap and no overlap between rows.
 *
 * @example rows ≥ 90, ≥ 60, otherwise: 89.99 falls in row 1
 */
export function bandExact(bands: readonly Band[], x: Exact): number | undefined {
  const at = bands.findIndex(({ side, edge }) => side === 'otherwise' || meets[side](compare(x, edge)))
  return at < 0 ? undefined : at
}

const meets = {
  '≥': (order: number) => order >= 0,
  '>': (order: number) => order > 0,
  '≤': (order: number) => order <= 0,
  '<': (order: number) => order < 0,
} as const

/**
 * The grade of a score; undefined where no row takes it, which a last row without an edge rules out.
 *
 * @throws JixiaoError `bad-bands` for a row that can never be reached or edges that point both ways; `bad-number`
 * @example gradeByBands('89.99', [{ atLeast: '90', grade: 'A' }, { atLeast: '60', grade: 'B' }, { grade: 'C' }]) // 'B'
 */
export function gradeByBands(score: Numeric, rows: readonly BandInput[]): string | undefined {
  const at = bandExact(readBands(rows), toExact(score))
  return at === undefined ? undefined : rows[at]?.grade
}
