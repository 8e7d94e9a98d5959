import { compareCodePoints } from '../../core/code-points.ts'
import { compare, type Exact, ONE, ZERO } from '../../core/exact.ts'
import { periodText } from '../../core/period.ts'
import type { Step } from '../../plan/operations.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { PlacedStep } from '../pay-curve/relevant.ts'
import type { MovableIndicator } from './indicators.ts'
import type { Base } from './runs.ts'

type Up = Extract<Step, { readonly op: 'up' }>

/**
 * Records of somebody (orders, complaints): so many more, or fewer, of those like the typical one. A sum or a count of
 * them then moves in equal steps, so that the same walk answers.
 */
export const recordsToMove = (base: Base, thing: string, id: string): readonly MovableIndicator[] =>
  base.frame.plan.axes
    .filter((axis) => axis.clock === 'period' && axis.thing !== thing)
    .filter(({ thing: own }) => !base.setting.ruleSet.things.find(({ name }) => name === own)?.derived)
    .flatMap(({ id: axis, references }) =>
      references
        .filter(({ by, to }) => by === 'fact' && to === thing)
        .flatMap(({ name }) => movableRecords(base, { thing, id, axis, reference: name }) ?? []),
    )

interface Records {
  readonly thing: string
  readonly id: string
  readonly axis: string
  readonly reference: string
}

const movableRecords = (
  base: Base,
  { thing, id, axis, reference }: Records,
): MovableIndicator | undefined => {
  const { frame, setting, steps } = base
  const owner = axisOf(frame, thing).ids.indexOf(id)
  const { ids } = axisOf(frame, axis)
  const own = followPath(frame, axis, [reference]).members[owner] ?? []
  const ups = steps.flatMap(({ step }) => (step.op === 'up' && step.from === axis ? [step] : []))
  const adding = ups.filter(({ how }) => how === 'sum' || how === 'count')
  if (own.length === 0 || adding.length === 0) return undefined
  const adds = (row: number): readonly Exact[] => adding.map((step) => added(frame, step, row))
  const sorted = [...own].sort((a, b) => compareAll(adds(a), adds(b)) || compareCodePoints(ids[a]!, ids[b]!))
  const typical = sorted[(sorted.length - 1) >> 1]!
  const leads = (row: number): string =>
    adding.map(({ path }) => followPath(frame, axis, path).target[row]).join()
  const like = sorted.filter(
    (row) => compareAll(adds(row), adds(typical)) === 0 && leads(row) === leads(typical),
  )
  // What looks at single records, or is made of them, may miss the very one that goes.
  const others = ups.length > adding.length || isGrouped(base, axis)
  const moved = adding.flatMap((step, at) => {
    const row = followPath(frame, axis, step.path).target[typical] ?? -1
    const per = adds(typical)[at]!
    return row < 0 || per.n === 0n ? [] : [{ column: step.to, row, per }]
  })
  if (moved.length === 0) return undefined
  const sources = new Set(moved.map(({ column }) => column))
  const plan = setting.ruleSet.things.find(({ name }) => name === axis)!
  const count = BigInt(own.length)
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
    steps: { up: mostRecords, down: others ? 0n : BigInt(like.length) },
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
