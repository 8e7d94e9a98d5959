import { add, compare, divide, type Exact, subtract } from '../../../core/exact.ts'
import type { ColumnId, ColumnType } from '../../../plan/type.ts'
import { type Flow, type Form, isFlat, rangeOfType, valueOn } from './side.ts'

/** A place between two numbers: below `at`, or just after it. */
export interface Border {
  readonly at: Exact
  readonly after: boolean
}

/** Negative where the one lies left of the other. */
export const compareBorders = (one: Border, other: Border): number =>
  compare(one.at, other.at) || (one.after ? 1 : 0) - (other.after ? 1 : 0)

/** A stretch of the driver between two borders; without one it goes on for ever. */
export interface Stretch {
  readonly from?: Border
  readonly to?: Border
}

/** What an operation sees of a stretch, or of the border `at`. */
export interface Along {
  readonly read: (column: ColumnId) => Flow
  readonly typeOf: (column: ColumnId) => ColumnType
  /** Set where it is a border that is crossed. */
  readonly at?: Exact
  /** A number inside, or several; none on a border. */
  readonly points: readonly Exact[]
  /** Something else holds on the two sides of this place: both have to be looked at by themselves. */
  readonly cut: (border: Border) => void
  readonly optionOf: (mark: number) => string
}

const one: Exact = { n: 1n, d: 1n }

/** A few numbers inside a stretch; the only one where it has no others. */
export const pointsIn = ({ from, to }: Stretch): readonly Exact[] => {
  if (!from && !to) return [{ n: 0n, d: 1n }, one]
  if (!from) return [subtract(to!.at, one), subtract(to!.at, add(one, one))]
  if (!to) return [add(from.at, one), add(from.at, add(one, one))]
  const width = subtract(to.at, from.at)
  if (width.n === 0n) return [from.at]
  return [1n, 2n].map((part) => add(from.at, { n: width.n * part, d: width.d * 3n }))
}

/** Where a line is zero, if it is anywhere. */
export const rootOf = (form: Form): Exact | undefined =>
  isFlat(form) ? undefined : divide({ n: -form.base.n, d: form.base.d }, form.slope)

/** The line through what is found at the points of a stretch, on which it is known to be one. */
export const lineThrough = (points: readonly Exact[], of: (x: Exact) => Exact): Form | undefined => {
  const [first, second] = points
  if (!first) return undefined
  const value = of(first)
  if (!second) return { base: value, slope: { n: 0n, d: 1n } }
  const slope = divide(subtract(of(second), value), subtract(second, first))!
  return { base: subtract(value, valueOn({ base: { n: 0n, d: 1n }, slope }, first)), slope }
}

/**
 * Operands together. What hangs on the moved row by different ways may be of different rows: then only directions are
 * left, because one of them may stand still while the other moves.
 */
export const together = (columns: readonly ColumnId[], along: Along): readonly Flow[] => {
  const flows = columns.map(along.read)
  const ways = new Set(flows.flatMap(({ via }) => (via === undefined ? [] : [via])))
  if (ways.size <= 1) return flows
  return flows.map((flow, at) => (flow.via === undefined ? flow : loosened(flow, along.typeOf(columns[at]!))))
}

export const wayOf = (flows: readonly Flow[]): string | undefined => {
  const ways = new Set(flows.flatMap(({ via }) => (via === undefined ? [] : [via])))
  return ways.size > 1 ? 'several' : [...ways][0]
}

/** The same of any row: its direction, and what its type says. */
export const loosened = (flow: Flow, type: ColumnType): Flow => {
  const always = flow.left.there === 'yes' && flow.right.there === 'yes'
  const steady = flow.left.there === flow.right.there && flow.left.there !== 'any'
  const side = { there: always ? 'yes' : steady ? 'steady' : 'any', ...rangeOfType(type) } as const
  return { ...flow, left: side, right: side }
}
