import { type Exact, signOf, subtract } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { axisOf, type Column, columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import { columnsFilled, type PlacedStep } from './relevant.ts'
import { memberThatWins, winner } from './signature.ts'
import type { TouchedRows } from './touched.ts'

/**
 * How a value follows the number that is moved, as long as every turn is taken the same way. `straight`: exactly in
 * proportion. `rounded`: that, rounded on the way; `bent`: no line; both of one direction throughout. `free`: nothing is known.
 */
export type Follows =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'straight' | 'rounded' | 'bent'; readonly direction: -1 | 1 }
  | { readonly kind: 'free' }

const fixed: Follows = { kind: 'fixed' }
const free: Follows = { kind: 'free' }

/** Both ends of a piece: the runs at its first and its last number. */
interface Ends {
  readonly low: Frame
  readonly high: Frame
}

/** How every value follows, column by column and row by row; and whether every turn is provably taken one way throughout. */
export interface Following {
  readonly of: (frame: number, column: ColumnId, row: number) => Follows
  readonly proved: boolean
}

export const followingOf = (
  low: readonly Frame[],
  high: readonly Frame[],
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
  rowsOf?: TouchedRows,
): Following => {
  const cells = new Map<string, Follows>()
  let proved = true
  const frames = low.map((one, at) => {
    const ends: Ends = { low: one, high: high[at]! }
    const known = new Map<ColumnId, readonly Follows[]>()
    const read = (column: ColumnId, row: number): Follows => {
      const rows = known.get(column)
      return rows === undefined ? fixed : (rows[rows.length === 1 ? 0 : row] ?? fixed)
    }
    for (const { step, inLoop } of steps) {
      const count = columnOf(one, step.to)?.values.length ?? 0
      const follows = new Array<Follows>(count).fill(fixed)
      // What is handed on fills no column.
      const rows = (count > 0 ? rowsOf?.(step) : undefined) ?? follows.map((_, row) => row)
      for (const row of rows)
        follows[row] = isSource(step)
          ? moved(ends, step.to, row, 'straight')
          : inLoop
            ? free
            : followOf(step, row, ends, read, cells)
      if (inLoop) proved = false
      proved &&= rows.every((row) => isTurnKnown(step, row, ends, read))
      for (const to of columnsFilled(step)) known.set(to, follows)
      if (step.op === 'closing') remember(step, one, follows, cells)
    }
    return read
  })
  return { of: (frame, column, row) => frames[frame]!(column, row), proved }
}

type Read = (column: ColumnId, row: number) => Follows

const followOf = (
  step: Step,
  row: number,
  ends: Ends,
  read: Read,
  cells: ReadonlyMap<string, Follows>,
): Follows => {
  const column = (id: ColumnId): Column => columnOf(ends.low, id)
  const value = (id: ColumnId): Value => valueAt(column(id), row)
  if (isAbsent(value(step.to))) return fixed
  switch (step.op) {
    case 'sum':
      return together(
        step.terms
          .filter(({ of }) => !isAbsent(value(of)))
          .map(({ of, negative }) => (negative ? turned(read(of, row)) : read(of, row))),
        () => moved(ends, step.to, row, 'straight'),
      )
    case 'multiply':
      return product(step, row, ends, read)
    case 'divide':
      return step.remainder
        ? remainder(read(step.left, row), read(step.right, row))
        : quotient(step, row, ends, read)
    case 'round': {
      const of = read(step.of, row)
      return of.kind === 'straight' ? { ...of, kind: 'rounded' } : of
    }
    case 'compare':
    case 'logic':
    case 'lookup':
    case 'rank':
    case 'streak':
    case 'evidence':
      return fixed
    case 'pick': {
      const branch = value(step.condition) === true ? step.then : step.otherwise
      return branch === undefined ? fixed : read(branch, row)
    }
    case 'gather': {
      const at = value(step.row)
      const cell = typeof at === 'number' ? step.cells[at] : undefined
      return typeof cell === 'number' ? read(cell, row) : fixed
    }
    case 'first':
    case 'extreme': {
      const at = winner(step.of.map(column), value(step.to), row)
      return at < 0 ? free : read(step.of[at]!, row)
    }
    case 'piece':
      return pieceOf(step, row, ends, read)
    case 'down': {
      const at = followPath(ends.low, step.axis, step.path).target[row]!
      return at < 0 ? fixed : read(step.of, at)
    }
    case 'up':
      return groupOf(step, row, ends, read)
    case 'closing':
    case 'override':
    case 'decision':
      return read(step.of, row)
    case 'choose': {
      const spec = ends.low.plan.marks[step.mark]!
      const option = ends.low.readings.get(spec.name) ?? spec.default
      const chosen = step.options.find(({ name }) => name === option)
      return chosen ? read(chosen.of, row) : free
    }
    case 'opening':
      return cells.get(cellKey(step, ends.low, row)) ?? fixed
    case 'calendar':
      return step.of.every((of) => read(of, row).kind === 'fixed') ? fixed : free
    case 'share':
      return shareOf(step, row, ends, read)
    case 'constant':
    case 'input':
      return fixed
  }
}

/** The direction in which a value goes from end to end. */
const moved = (ends: Ends, column: ColumnId, row: number, kind: 'straight' | 'bent'): Follows => {
  const [low, high] = [ends.low, ends.high].map((frame) => valueAt(columnOf(frame, column), row))
  if (low === undefined || high === undefined || isAbsent(low) || isAbsent(high)) return fixed
  if (typeof low !== 'object') return low === high ? fixed : free
  const direction = signOf(subtract(high as Exact, low as Exact))
  return direction === 0 ? fixed : { kind, direction }
}

const turned = (one: Follows): Follows =>
  'direction' in one ? { ...one, direction: one.direction === 1 ? -1 : 1 } : one

const moving = (all: readonly Follows[]): readonly Follows[] => all.filter(({ kind }) => kind !== 'fixed')

/** A sum of parts: straight if all are; otherwise known where none goes against another. */
export const together = (parts: readonly Follows[], straight: () => Follows): Follows => {
  const all = moving(parts)
  const [first] = all
  if (first === undefined) return fixed
  if (all.every(({ kind }) => kind === 'straight')) return straight()
  return oneWay(all)
}

/** Known where none goes against another. */
export const oneWay = (all: readonly Follows[]): Follows => {
  const [first] = all
  if (first === undefined) return fixed
  if (!('direction' in first)) return free
  if (!all.every((one) => 'direction' in one && one.direction === first.direction)) return free
  const bent = all.some(({ kind }) => kind === 'bent')
  return { kind: bent ? 'bent' : 'rounded', direction: first.direction }
}

/** The sign a value has at both ends; zero where it has none, or another one, at either. */
const signAt = (ends: Ends, column: ColumnId, row: number): -1 | 0 | 1 => {
  const [low, high] = [ends.low, ends.high].map((frame) =>
    signOf(valueAt(columnOf(frame, column), row) as Exact),
  )
  return low === high ? low! : 0
}

const product = (
  { left, right, to }: Extract<Step, { op: 'multiply' }>,
  row: number,
  ends: Ends,
  read: Read,
): Follows => {
  const [a, b] = [read(left, row), read(right, row)]
  if (a.kind === 'fixed' && b.kind === 'fixed') return fixed
  if (a.kind === 'free' || b.kind === 'free') return free
  if (a.kind === 'fixed' || b.kind === 'fixed') {
    const [factor, other] = a.kind === 'fixed' ? [left, b] : [right, a]
    const sign = signOf(valueAt(columnOf(ends.low, factor), row) as Exact)
    return sign === 0 ? fixed : sign === 1 ? other : turned(other)
  }
  // Of one direction where both keep their sign: |a| and |b| grow together, or shrink together.
  const [signA, signB] = [signAt(ends, left, row), signAt(ends, right, row)]
  const grows = (sign: number, one: Follows): number => ('direction' in one ? sign * one.direction : 0)
  if (signA === 0 || signB === 0 || grows(signA, a) !== grows(signB, b)) return free
  return moved(ends, to, row, 'bent')
}

const quotient = (
  { left, right, to }: Extract<Step, { op: 'divide' }>,
  row: number,
  ends: Ends,
  read: Read,
): Follows => {
  const [a, b] = [read(left, row), read(right, row)]
  if (a.kind === 'fixed' && b.kind === 'fixed') return fixed
  if (a.kind === 'free' || b.kind === 'free') return free
  const sign = signAt(ends, right, row)
  if (b.kind === 'fixed') return sign === 1 ? a : turned(a)
  // A line over a line without a zero below it never turns.
  const isKnown = sign !== 0 && (a.kind === 'fixed' || (a.kind === 'straight' && b.kind === 'straight'))
  return isKnown ? moved(ends, to, row, 'bent') : free
}

/** As long as the whole quotient is the same, what remains of a moving dividend moves with it. */
const remainder = (dividend: Follows, divisor: Follows): Follows =>
  divisor.kind === 'fixed' ? dividend : free

/** Slices are a sum of rates times lengths: a line in the rates, and in what the lengths are made of. */
const pieceOf = (
  { how, x, prior, edges, values, to }: Extract<Step, { op: 'piece' }>,
  row: number,
  ends: Ends,
  read: Read,
): Follows => {
  const of = (...columns: readonly (ColumnId | null | undefined)[]): readonly Follows[] =>
    moving(columns.flatMap((one) => (typeof one === 'number' ? [read(one, row)] : [])))
  const [lengths, rates] = [of(x, prior), of(...values)]
  const borders = of(...edges)
  if (lengths.length + rates.length + borders.length === 0) return fixed
  const all = [...lengths, ...rates, ...borders]
  const isLine =
    all.every(({ kind }) => kind === 'straight') &&
    (how === 'marginal' || borders.length === 0) &&
    (rates.length === 0 || rates.length === all.length)
  if (isLine) return moved(ends, to, row, 'straight')
  const [only, second] = all
  if (second !== undefined || lengths.length === 0 || only!.kind === 'free') return free
  const along = moved(ends, to, row, 'straight')
  return along.kind === 'straight' ? { kind: only!.kind, direction: along.direction } : along
}

const groupOf = (step: Extract<Step, { op: 'up' }>, row: number, ends: Ends, read: Read): Follows => {
  const members = followPath(ends.low, step.from, step.path).members[row] ?? []
  const counts = (member: number): boolean => {
    const { low } = ends
    const holds = step.where === undefined || valueAt(columnOf(low, step.where), member) === true
    return holds && !isAbsent(valueAt(columnOf(low, step.of), member))
  }
  const parts = (): readonly Follows[] => members.filter(counts).map((member) => read(step.of, member))
  switch (step.how) {
    case 'sum':
    case 'mean':
      return together(parts(), () => moved(ends, step.to, row, 'straight'))
    case 'min':
    case 'max': {
      const best = memberThatWins(step, ends.low, row)
      return best < 0 ? free : read(step.of, best)
    }
    case 'count':
    case 'any':
    case 'all':
      return fixed
    default:
      return moving(parts()).length === 0 ? fixed : free
  }
}

const shareOf = (step: Extract<Step, { op: 'share' }>, row: number, ends: Ends, read: Read): Follows => {
  const group = followPath(ends.low, step.axis, step.path)
  const at = group.target[row] ?? -1
  const inputs = [step.weight, step.floor, step.cap, ...step.oddBy].filter((one) => one !== undefined)
  const all = [
    ...(at < 0 ? [] : [read(step.pool, at)]),
    ...(group.members[at] ?? []).flatMap((member) => inputs.map((column) => read(column, member))),
  ]
  // The odd unit goes to and fro, so that nothing is known of a share of a moving pool, or of a moving order.
  return moving(all).length === 0 ? fixed : free
}

const cellKey = (
  { axis, cell }: Extract<Step, { op: 'opening' | 'closing' }>,
  frame: Frame,
  row: number,
): string => `${cell} ${axisOf(frame, axis).ids[row]}`

const remember = (
  step: Extract<Step, { op: 'closing' }>,
  frame: Frame,
  follows: readonly Follows[],
  cells: Map<string, Follows>,
): void => {
  for (const [row, one] of follows.entries()) cells.set(cellKey(step, frame, row), one)
}

/** Whether a turn that is taken one way at both ends is taken so between them. */
const isTurnKnown = (step: Step, row: number, ends: Ends, read: Read): boolean => {
  const known = (...columns: readonly ColumnId[]): boolean =>
    columns.every((column) => read(column, row).kind !== 'free')
  switch (step.op) {
    case 'compare':
      return differenceKnown([read(step.left, row), turned(read(step.right, row))])
    case 'extreme': {
      const at = winner(
        step.of.map((id) => columnOf(ends.low, id)),
        valueAt(columnOf(ends.low, step.to), row),
        row,
      )
      if (at < 0) return known(...step.of)
      return step.of.every((of) => differenceKnown([read(step.of[at]!, row), turned(read(of, row))]))
    }
    case 'piece':
      return ranksKnown(
        [step.x, step.prior, ...step.edges].flatMap((one) =>
          typeof one === 'number' ? [read(one, row)] : [],
        ),
      )
    case 'divide':
      return step.remainder ? known(step.left, step.right) : known(step.right)
    case 'rank':
      return (
        row > 0 ||
        ranksKnown(
          axisOf(ends.low, step.axis).ids.flatMap((_, at) => [step.of, ...step.by].map((of) => read(of, at))),
        )
      )
    case 'up':
      if (step.how === 'min' || step.how === 'max')
        return ranksKnown(
          (followPath(ends.low, step.from, step.path).members[row] ?? []).map((at) => read(step.of, at)),
        )
      return true
    default:
      return true
  }
}

const differenceKnown = (sides: readonly Follows[]): boolean => together(sides, () => fixed).kind !== 'free'

/** The order of values at both ends is that in between where at most one moves, or all that move are lines. */
const ranksKnown = (all: readonly Follows[]): boolean => {
  const some = moving(all)
  if (some.length <= 1) return some.every(({ kind }) => kind !== 'free')
  return some.every(({ kind }) => kind === 'straight')
}
