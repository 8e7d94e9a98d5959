import { type Sharing, shareExact, whyNotShared } from '../../../calculators/share.ts'
import { type Exact, isZero, signOf, ZERO } from '../../../core/exact.ts'
import { toText } from '../../../core/number-text.ts'
import {
  axisOf,
  axisOfColumn,
  columnOf,
  type Frame,
  followPath,
  isInForce,
  marksAt,
  openAt,
  setMark,
  target,
  valueAt,
} from '../frame.ts'
import { type Absent, isAbsent, isMissing, notApplicable, type Value } from '../value.ts'
import { isFirstById, lineUp, takePart } from './members.ts'
import type { Operate, StepOf } from './operate.ts'

export const shared: Operate<'share'> = (step, frame) => {
  // Also where there is no group: what is kept has a column all the same.
  for (const id of [step.kept, step.unplaced]) target(frame, id)
  for (const id of [step.to, step.exact])
    target(frame, id).values.fill(notApplicable('not sharing', step.rule))
  for (const [group, rows] of followPath(frame, step.axis, step.path).members.entries())
    shareOne(step, frame, group, rows)
}

/** One group once more, where the columns stand already. */
export const shareAgain = (step: StepOf<'share'>, frame: Frame, group: number): void => {
  const rows = followPath(frame, step.axis, step.path).members[group]!
  for (const id of [step.to, step.exact])
    for (const row of rows) target(frame, id).values[row] = notApplicable('not sharing', step.rule)
  shareOne(step, frame, group, rows)
}

export const shareOne = (
  step: StepOf<'share'>,
  frame: Frame,
  group: number,
  rows: readonly number[],
): void => {
  const [shares, exact, kept, unplaced] = [step.to, step.exact, step.kept, step.unplaced].map((id) =>
    target(frame, id),
  ) as [Target, Target, Target, Target]
  const [weight, where, floor, cap] = [step.weight, step.among, step.floor, step.cap].map((id) =>
    id === undefined ? undefined : columnOf(frame, id),
  )
  const pool = columnOf(frame, step.pool)
  const oddBy = step.oddBy.map((id) => columnOf(frame, id))
  const { axis, rule, missing } = step
  const also = [floor, cap].flatMap((one) => one ?? []).concat(oddBy)
  const asking = { axis, rule, missing, where, of: weight!, also, outside: 'not sharing' } as const
  const members = takePart(frame, rows, asking)
  const { taking, others } = members
  const marks = frame.marks.union(marksAt(pool, group), members.marks)
  for (const column of [shares, exact]) for (const row of rows) setMark(column, row, marks)
  for (const column of [kept, unplaced]) setMark(column, group, marks)
  const weights = taking.map((row) => valueAt(weight!, row) as Exact)
  const of: Of = { step, frame, group, taking }
  const amount = amountOf(of, valueAt(pool, group), weights)
  const bounds = (column: typeof cap) => (column ? taking.map((row) => presentOr(valueAt(column, row))) : [])
  const { steps } = frame.prepared
  const sharing: Sharing = {
    pool: presentOr(amount) ?? ZERO,
    weights,
    floors: bounds(floor),
    caps: bounds(cap),
    unit: steps.get(step.unit)!,
    ...(step.poolStep === undefined ? {} : { poolStep: steps.get(step.poolStep)! }),
    ...(step.short === undefined ? {} : { short: step.short }),
    odd: step.odd,
    order: lineUp(frame, axis, taking, oddBy),
  }
  const absent = isAbsent(amount) ? amount : (members.blocked ?? unshareable(of, sharing))
  // A pool that does not apply needs no facts of its members.
  const needless = isAbsent(amount) && !isMissing(amount) ? amount : undefined
  for (const [row, own] of others)
    shares.values[row] = exact.values[row] = isMissing(own) ? (needless ?? own) : own
  if (absent) {
    for (const row of taking) shares.values[row] = exact.values[row] = absent
    kept.values[group] = unplaced.values[group] = absent
    return
  }
  const result = shareExact(sharing)
  for (const [at, row] of taking.entries()) {
    shares.values[row] = result.shares[at]!
    exact.values[row] = result.exact[at]!
  }
  kept.values[group] = result.kept
  unplaced.values[group] = result.unplaced
  const nobody = weights.every(isZero) && step.nobody === 'finding' && isInForce(frame, step.under)
  // Where everybody has a floor, it is what is left that nobody shares.
  const left = step.floor === undefined ? sharing.pool : result.kept
  if (nobody && !isZero(left)) frame.poolFindings.push({ rule, axis: step.group, row: group, pool: left })
}

type Target = ReturnType<typeof target>

/** The group that is sharing. */
interface Of {
  readonly step: StepOf<'share'>
  readonly frame: Frame
  readonly group: number
  readonly taking: readonly number[]
}

const presentOr = (value: Value): Exact | undefined => (isAbsent(value) ? undefined : (value as Exact))

/** What is shared out; open where the pool or a weight is below zero and the rule does not say what then. */
const amountOf = (of: Of, pool: Value, weights: readonly Exact[]): Value => {
  const { step } = of
  if (isAbsent(pool)) return pool
  const negative = [...weights.keys()].filter((at) => signOf(weights[at]!) < 0)
  if (negative.length > 0) {
    const { at, absent } = refusedFor(of, negative)
    return told(absent, 'run-share-negative-weight', { weight: toText(weights[at]!) })
  }
  if (signOf(pool as Exact) >= 0 || step.negative === 'share') return pool
  return step.negative === 'zero' ? ZERO : refusedGroup(of)
}

/** A floor above the cap, or floors above the pool where the rule does not say what then. */
const unshareable = (of: Of, sharing: Sharing): Absent | undefined => {
  const problem = whyNotShared(sharing)
  if (!problem) return undefined
  const text = (x: Exact | undefined): string => toText(x ?? ZERO)
  const unit = text(sharing.unit)
  if (problem.why === 'short') {
    const numbers = { pool: text(sharing.pool), floors: text(problem.floors), heads: `${of.taking.length}` }
    return told(refusedGroup(of), 'run-share-short', numbers)
  }
  const { at, absent } = refusedFor(of, problem.at)
  const numbers = { floor: text(sharing.floors?.[at]), cap: text(sharing.caps?.[at]), unit }
  return told(absent, 'run-share-floor-above-cap', numbers)
}

const refusedGroup = ({ step, frame, group }: Of): Absent =>
  openAt(frame, axisOfColumn(frame, step.kept), group, 'refused', step.rule)

/** Of several members who stand in the way the one of the first id is named, in whatever order rows are given. */
const refusedFor = ({ step, frame, taking }: Of, members: readonly number[]) => {
  const { ids } = axisOf(frame, step.axis)
  const at = members.reduce((first, one) => (isFirstById(ids, taking[one]!, taking[first]!) ? one : first))
  return { at, absent: openAt(frame, step.axis, taking[at]!, 'refused', step.rule) }
}

const told = (
  absent: Absent,
  code: NonNullable<Absent['problem']>['code'],
  parameters: Readonly<Record<string, string>>,
): Absent => ({ ...absent, problem: { code, parameters } })
