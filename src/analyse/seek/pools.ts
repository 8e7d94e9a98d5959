import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/plan.ts'
import { columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { Follows } from '../pay-curve/follows.ts'
import { columnsFilled, stepsOf } from '../pay-curve/relevant.ts'
import type { Examined } from '../pay-curve/stretches.ts'
import type { Place } from './places.ts'

type StepOf<Name extends Step['op']> = Extract<Step, { op: Name }>

/**
 * The shares of a pool that is measured whole: the odd fen goes to and fro between its members, their sum only goes with
 * the pool. What is left are the places that are no such shares.
 */
export const sharedTogether = (
  one: Examined,
  places: readonly Place[],
  of: (place: Place) => Follows,
): { readonly pools: readonly Follows[]; readonly rest: readonly Place[] } => {
  const pools: Follows[] = []
  const taken = new Set<Place>()
  const columns = new Map<string, Map<number, Place>>()
  for (const place of places) {
    if (of(place).kind !== 'free') continue
    const key = `${place.frame} ${place.column}`
    const rows = columns.get(key) ?? new Map<number, Place>()
    columns.set(key, rows.set(place.row, place))
  }
  for (const rows of columns.values()) {
    const { frame: at, column } = [...rows.values()][0]!
    const frame = one.low.frames[at]!
    // A share that a person typed over does not go with the pool.
    const share = frame.replacements.size === 0 ? shareBehind(frame, column) : undefined
    if (!share) continue
    const follows = (id: ColumnId, row: number): Follows => one.following.of(at, id, row)
    for (const [group, members] of followPath(frame, share.axis, share.path).members.entries()) {
      const own = members.flatMap((row) => rows.get(row) ?? [])
      const sharing = members.filter((row) => !isAbsent(valueAt(columnOf(frame, column), row)))
      const isWhole = sharing.every((row) => rows.has(row))
      const isSteady = members.every((row) => follows(share.weight, row).kind === 'fixed')
      if (own.length === 0 || !isWhole || !isSteady) continue
      const pool = follows(share.pool, group)
      pools.push(pool.kind === 'straight' ? { ...pool, kind: 'rounded' } : pool)
      for (const place of own) taken.add(place)
    }
  }
  return { pools, rest: places.filter((place) => !taken.has(place)) }
}

/** The sharing whose shares a column holds as they are: without floors and caps, which keep a part of the pool. */
const shareBehind = (frame: Frame, column: ColumnId): StepOf<'share'> | undefined => {
  const fillers = fillersOf(frame)
  let units: readonly string[] = []
  for (let id: ColumnId | undefined = column; id !== undefined; ) {
    const step: Step | undefined = fillers.get(id)
    if (step?.op === 'share') {
      const isPlain = step.to === id && step.floor === undefined && step.cap === undefined
      return isPlain && units.every((unit) => unit === step.unit) ? step : undefined
    }
    if (step?.op === 'round') units = [...units, step.step]
    id = behind(frame, step)
  }
  return undefined
}

const behind = (frame: Frame, step: Step | undefined): ColumnId | undefined => {
  if (step?.op === 'override' || step?.op === 'round') return step.of
  if (step?.op !== 'choose') return undefined
  const spec = frame.plan.marks[step.mark]!
  const option = frame.readings.get(spec.name) ?? spec.default
  return step.options.find(({ name }) => name === option)?.of
}

const known = new WeakMap<Frame['plan'], ReadonlyMap<ColumnId, Step>>()

/** The step that fills each column. */
const fillersOf = ({ plan }: Frame): ReadonlyMap<ColumnId, Step> => {
  const before = known.get(plan)
  if (before) return before
  const made = new Map(
    stepsOf(plan).flatMap(({ step }) => columnsFilled(step).map((id) => [id, step] as const)),
  )
  known.set(plan, made)
  return made
}
