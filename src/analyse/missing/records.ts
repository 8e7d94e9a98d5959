import { compareCodePoints } from '../../core/code-points.ts'
import { compare, type Exact, ONE, ZERO } from '../../core/exact.ts'
import { periodText } from '../../core/period.ts'
import type { Step } from '../../plan/operations.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { PlacedStep } from '../pay-curve/relevant.ts'
import { factsToMove, type MovableIndicator } from './indicators.ts'
import type { Untried } from './report.ts'
import type { Base } from './runs.ts'

type Up = Extract<Step, { readonly op: 'up' }>

/** Single records of one kind that are moved by themselves, where one result is asked for: those that add most. */
const mostSingle = 12

export interface RecordsToMove {
  readonly indicators: readonly MovableIndicator[]
  readonly untried: readonly Untried[]
}

/**
 * Records of somebody (orders, complaints): so many more, or fewer, of those like the typical one. A sum or a count of
 * them then moves in equal steps, so that the same walk answers.
 *
 * @param single also every record for itself: its own numbers, and the facts without it
 */
export const recordsToMove = (base: Base, thing: string, id: string, single: boolean): RecordsToMove => {
  const all = base.frame.plan.axes
    .filter((axis) => axis.clock === 'period' && axis.thing !== thing)
    .filter(({ thing: own }) => !base.setting.ruleSet.things.find(({ name }) => name === own)?.derived)
    .flatMap(({ id: axis, references }) =>
      references
        .filter(({ by, to }) => by === 'fact' && to === thing)
        .map(({ name }) => ownRecords(base, { thing, id, axis, reference: name })),
    )
    .filter(({ sorted }) => sorted.length > 0)
  return {
    indicators: all.flatMap((own) => [
      ...listed(movableRecords(base, own)),
      ...(single
        ? own.sorted
            .slice(-mostSingle)
            .reverse()
            .flatMap((row) => singleRecord(base, own, row))
        : []),
    ]),
    untried: all.flatMap((own) => untriedOf(base, own, single)),
  }
}

interface Records {
  readonly thing: string
  readonly id: string
  readonly axis: string
  readonly reference: string
}

/** The records of somebody, those that add most last, and where they are added up. */
interface OwnRecords extends Records {
  readonly sorted: readonly number[]
  readonly adding: readonly Up[]
  readonly adds: (row: number) => readonly Exact[]
  /** What looks at single records, or is made of them, may miss the very one that goes. */
  readonly looked: boolean
}

const ownRecords = (base: Base, records: Records): OwnRecords => {
  const { frame, steps } = base
  const { thing, id, axis, reference } = records
  const { ids } = axisOf(frame, axis)
  const own = followPath(frame, axis, [reference]).members[axisOf(frame, thing).ids.indexOf(id)] ?? []
  const ups = steps.flatMap(({ step }) => (step.op === 'up' && step.from === axis ? [step] : []))
  const adding = ups.filter(({ how }) => how === 'sum' || how === 'count')
  const adds = (row: number): readonly Exact[] => adding.map((step) => added(frame, step, row))
  return {
    ...records,
    sorted: [...own].sort((a, b) => compareAll(adds(a), adds(b)) || compareCodePoints(ids[a]!, ids[b]!)),
    adding,
    adds,
    looked: ups.length > adding.length || isGrouped(base, axis),
  }
}

const untriedOf = (base: Base, { axis, sorted, looked }: OwnRecords, single: boolean): readonly Untried[] => {
  const about = base.setting.ruleSet.things.find(({ name }) => name === axis)!
  const { name: thing, title } = about
  const count = single ? Math.max(sorted.length - mostSingle, 0) : sorted.length
  const hasNumbers = about.facts.some(({ type, derived }) => type.kind === 'number' && !derived)
  return [
    ...(hasNumbers && count > 0 ? [{ what: 'records' as const, thing, title, count }] : []),
    ...(looked ? [{ what: 'fewer' as const, thing, title, count: sorted.length }] : []),
  ]
}

/** One record by itself: its own numbers, and the facts without it. */
const singleRecord = (base: Base, own: OwnRecords, row: number): readonly MovableIndicator[] => {
  const rows = axisOf(base.frame, own.axis)
  return [
    ...factsToMove(base, { thing: rows.thing, id: rows.ids[row]!, shared: true }),
    ...listed(movableRecords(base, own, row)),
  ]
}

const listed = <T>(one: T | undefined): readonly T[] => (one === undefined ? [] : [one])

/** So many more or fewer records like the typical one; or the one of a row fewer. */
const movableRecords = (
  base: Base,
  { thing, id, axis, sorted, adding, adds, looked }: OwnRecords,
  only?: number,
): MovableIndicator | undefined => {
  const { frame, setting } = base
  const { ids } = axisOf(frame, axis)
  if (adding.length === 0 || (only !== undefined && looked)) return undefined
  const typical = only ?? sorted[(sorted.length - 1) >> 1]!
  const leads = (row: number): string =>
    adding.map(({ path }) => followPath(frame, axis, path).target[row]).join()
  const isLike = (row: number): boolean =>
    only === undefined && compareAll(adds(row), adds(typical)) === 0 && leads(row) === leads(typical)
  const like = sorted.filter((row) => row === typical || isLike(row))
  const moved = adding.flatMap((step, at) => {
    const row = followPath(frame, axis, step.path).target[typical] ?? -1
    const per = adds(typical)[at]!
    return row < 0 || per.n === 0n ? [] : [{ column: step.to, row, per }]
  })
  if (moved.length === 0) return undefined
  const sources = new Set(moved.map(({ column }) => column))
  const plan = setting.ruleSet.things.find(({ name }) => name === axis)!
  const count = BigInt(sorted.length)
  return {
    about: {
      thing,
      id,
      shared: false,
      title: plan.title,
      period: periodText(frame.period),
      step: '1',
      kind: 'records',
      unit: { zh: '个', en: '' },
      records: { thing: axis, typical: ids[typical]! },
    },
    steps: { up: only === undefined ? mostRecords : 0n, down: looked ? 0n : BigInt(like.length) },
    bounded: { up: false, down: true },
    moved,
    isSource: (step) => step.op === 'up' && sources.has(step.to),
    textAt: (index) => `${count + index}`,
    changeText: (index) => `${index < 0n ? -index : index}`,
    setting: (index) => ({
      ...setting,
      facts: setting.facts.map((one) =>
        one.period === periodText(frame.period)
          ? withRecords(
              one,
              axis,
              ids[typical]!,
              index,
              like.map((row) => ids[row]!),
            )
          : one,
      ),
    }),
    isUnclear: (placed) => isUnclear(placed, axis),
    alsoMoves: new Set(
      base.steps.flatMap((placed) =>
        isUnclear(placed, axis) && (!placed.inLoop || frame.plan.columns[placed.step.to]!.axis === axis)
          ? [placed.step]
          : [],
      ),
    ),
  }
}

const mostRecords = 100_000n

/** What one more record like this one adds to a sum or a count. */
const added = (frame: Frame, { how, of, where }: Up, row: number): Exact => {
  const value = valueAt(columnOf(frame, of), row)
  if (isAbsent(value) || (where !== undefined && valueAt(columnOf(frame, where), row) !== true)) return ZERO
  return how === 'count' ? ONE : (value as Exact)
}

const compareAll = (one: readonly Exact[], other: readonly Exact[]): number =>
  one.map((value, at) => compare(value, other[at]!)).find((sign) => sign !== 0) ?? 0

const isGrouped = ({ setting }: Base, axis: string): boolean =>
  setting.ruleSet.things.some(({ derived }) => derived?.of === axis)

/** A mean, a median or a place among records, and records in an order: one more is not one step more. */
const isUnclear = ({ step, inLoop }: PlacedStep, axis: string): boolean =>
  inLoop ||
  ((step.op === 'rank' || step.op === 'share') && step.axis === axis) ||
  (step.op === 'up' && step.from === axis && ['mean', 'median', 'only', 'distinct'].includes(step.how))

/** The facts with so many copies of one record more, or so many of those like it fewer. */
export const withRecords = (
  facts: PeriodFacts,
  thing: string,
  typical: string,
  index: bigint,
  like: readonly string[] = [],
): PeriodFacts => {
  const rows = facts[thing] as readonly FactRow[]
  if (index <= 0n) {
    const gone = new Set(like.slice(like.length - Number(-index)))
    return { ...facts, [thing]: rows.filter(({ id }) => !gone.has(String(id))) }
  }
  const one = rows.find(({ id }) => String(id) === typical)!
  const copies = Array.from({ length: Number(index) }, (_, at) => ({ ...one, id: `${typical}+${at + 1}` }))
  return { ...facts, [thing]: [...rows, ...copies] }
}
