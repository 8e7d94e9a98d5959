import { add, type Exact, signOf, subtract, ZERO } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import type { ColumnId } from '../../plan/plan.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import { type Follows, oneWay, together } from '../pay-curve/follows.ts'
import type { Examined, Watching } from '../pay-curve/stretches.ts'
import { type Fold, folded } from './fold.ts'
import type { Place } from './places.ts'
import { sharedTogether } from './pools.ts'

/** A number that is measured on a run: values of many persons and periods, folded to one. */
export interface Quantity extends Watching {
  readonly title: Label
  readonly unit?: string
  readonly valueOf: (frames: readonly Frame[]) => Exact | undefined
  readonly text: (value: Exact) => string
  /** Its values are lines of pay. */
  readonly lines?: boolean
  /** How many values it is made of. */
  readonly countOf: (frames: readonly Frame[]) => number
}

export interface QuantityParts extends Pick<Quantity, 'title' | 'unit' | 'text' | 'lines'> {
  readonly columns: readonly ColumnId[]
  readonly places: (frames: readonly Frame[]) => readonly Place[]
  /** Values of one owner and period are added up first, as the lines of a payslip are. */
  readonly added: boolean
  readonly fold: Fold
}

export const quantityOf = ({ columns, places, added, fold, ...shown }: QuantityParts): Quantity => {
  // Rows are the same in every run, so their places are looked up once.
  const known = new Map<number, readonly (readonly Place[])[]>()
  const groups = (frames: readonly Frame[]): readonly (readonly Place[])[] => {
    const made = known.get(frames.length) ?? groupsOf(places(frames), added)
    known.set(frames.length, made)
    return made
  }
  const values = (frames: readonly Frame[]): readonly Value[] =>
    groups(frames).flatMap((group) => valueOfGroup(frames, group) ?? [])
  return {
    ...shown,
    columns,
    valueOf: (frames) => (frames.length === 0 ? undefined : folded(fold, values(frames))),
    countOf: (frames) => values(frames).length,
    follows: (one) => followsOf(one, groups(one.low.frames), fold),
  }
}

const groupsOf = (places: readonly Place[], added: boolean): readonly (readonly Place[])[] => {
  if (!added) return places.map((one) => [one])
  const groups = new Map<string, Place[]>()
  for (const one of places) {
    const group = groups.get(one.owner)
    if (group) group.push(one)
    else groups.set(one.owner, [one])
  }
  return [...groups.values()]
}

const valueOfGroup = (frames: readonly Frame[], group: readonly Place[]): Value | undefined => {
  const values = group
    .map(({ frame, column, row }) => valueAt(columnOf(frames[frame]!, column), row))
    .filter((value) => !isAbsent(value))
  const [first, second] = values
  if (second === undefined) return first
  return values.reduce<Exact>((sum, value) => add(sum, value as Exact), ZERO)
}

/** Whether it provably goes one way on a stretch. */
const followsOf = (one: Examined, groups: readonly (readonly Place[])[], fold: Fold): Follows => {
  const of = ({ frame, column, row }: Place): Follows => one.following.of(frame, column, row)
  const rising: Follows = { kind: 'straight', direction: 1 }
  if (fold.kind === 'sum' || fold.kind === 'mean') {
    const places = groups.flat()
    const { pools, rest } = sharedTogether(one, places, of)
    return together([...pools, ...rest.map(of)], () => rising)
  }
  const parts = groups.map((group) => together(group.map(of), () => directed(one, group)))
  return oneWay(parts.filter(({ kind }) => kind !== 'fixed'))
}

/** A line of parts that go against each other: its ends say where it goes. */
const directed = ({ low, high }: Examined, group: readonly Place[]): Follows => {
  const [a, b] = [low, high].map(({ frames }) => valueOfGroup(frames, group) as Exact)
  const direction = signOf(subtract(b!, a!))
  return direction === 0 ? { kind: 'fixed' } : { kind: 'straight', direction }
}
