import { compare, equals, subtract } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { Words } from '../../explain/words.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { type Goal, near, type Standing } from '../pay-curve/near.ts'
import { columnsFilled, type PlacedStep } from '../pay-curve/relevant.ts'
import { turnsOf } from '../pay-curve/signature.ts'
import { type Target, watchedText, watchedValue } from '../pay-curve/target.ts'
import { effectOf, promised } from './effect.ts'
import type { MovableIndicator } from './indicators.ts'
import type { Move, Stay } from './report.ts'
import type { Base, Runs } from './runs.ts'
import { reachedIn, stateOf, type Watch } from './watches.ts'

/** What is the same for all moves of one person. */
export interface Around {
  readonly base: Base
  readonly words: Words
  readonly pay: Target
  /** More in this column can only mean more pay. */
  readonly paysMore: (column: ColumnId) => boolean
  /** A rule was asked for by name: everything of it is said, also what goes without saying. */
  readonly asked: boolean
}

/** An indicator with all that stands behind it. */
export interface Reaching {
  readonly indicator: MovableIndicator
  readonly behind: readonly PlacedStep[]
  readonly runs: Runs
}

/** The nearest moves of one indicator that make a result another one, up and down; or that it makes none. */
export const movesOf = (
  around: Around,
  watch: Watch,
  reaching: Reaching,
  wanted: ReadonlySet<Step>,
): { readonly moves: readonly Move[]; readonly stays: readonly Stay[] } => {
  const { indicator, behind } = reaching
  const steps = behind.filter(({ step }) => wanted.has(step))
  const reached = new Set(steps.flatMap(({ step }) => columnsFilled(step)))
  if (!reached.has(watch.column) || steps.some((one) => indicator.isUnclear?.(one)))
    return { moves: [], stays: [] }
  const run = (index: bigint): Frame | undefined => reaching.runs.at(index, steps)
  const ways = ([1n, -1n] as const).map((way) => ({ way, steps }))
  const risen = ways.map((way) => oneWay(around, watch, reaching, way))
  const found = risen.map((one, at) =>
    one.move || !canFall(around, watch, risen, run)
      ? one
      : oneWay(around, watch, reaching, { ...ways[at]!, sign: -1 }),
  )
  return {
    moves: found.flatMap(({ move }) => move ?? []),
    stays: found.flatMap(({ stay }) => stay ?? []),
  }
}

interface Way {
  readonly way: 1n | -1n
  readonly steps: readonly PlacedStep[]
  /** Of a number: whether it shall rise, as it does if this is not given, or fall. */
  readonly sign?: 1 | -1
}

/** A number that was asked for is told to fall where nothing raises it; where each step lowers it, only if nothing does. */
const canFall = (
  { asked }: Around,
  watch: Watch,
  risen: readonly { readonly move?: Move }[],
  run: (index: bigint) => Frame | undefined,
): boolean => {
  if (!asked || !isNumber(watch)) return false
  const [now, next] = [run(0n), run(1n) ?? run(-1n)]
  return risen.every(({ move }) => move === undefined) || !(now && next && movesAlong(watch, now, next))
}

const isNumber = ({ kind }: Watch): boolean => kind === 'line' || kind === 'number'

const oneWay = (
  around: Around,
  watch: Watch,
  reaching: Reaching,
  { way, steps, sign = 1 }: Way,
): { readonly move?: Move; readonly stay?: Stay } => {
  const { indicator, behind, runs } = reaching
  const { rowsOf } = runs
  const whole = (index: bigint): Frame | undefined => runs.at(index, behind)
  const last = way > 0n ? indicator.steps.up : indicator.steps.down
  if (last <= 0n) return {}
  let failed = false
  const run = (index: bigint): Frame => {
    const frame = runs.at(index * way, steps)
    if (!frame) failed = true
    return frame ?? around.base.frame
  }
  const known = new Map<bigint, Standing>()
  const at = (index: bigint): Standing => {
    const seen = known.get(index)
    if (seen) return seen
    const frames = [run(index)]
    const turns = turnsOf(frames, steps, rowsOf)
    const made = { frames, turns, signature: turns.map((turn) => turn.way).join() }
    known.set(index, made)
    return made
  }
  const searchesNumber = isNumber(watch) && !around.asked
  if (searchesNumber && movesAlong(watch, at(0n).frames[0]!, at(1n).frames[0]!)) return {}
  const { index, proved } = near(
    { at, last, steps, isSource: indicator.isSource, rowsOf },
    isNumber(watch) ? passes(watch, around.base.frame, sign) : changes(watch, around.base.frame),
    // Where nobody asked, a number of which nothing can be proved is not searched for.
    searchesNumber ? 0 : undefined,
  )
  if (failed || (searchesNumber && !proved)) return {}
  const proof = proved ? 'proved' : 'searched'
  const end = whole((index ?? last) * way)
  if (!end) return {}
  const said = {
    by: indicator.about,
    direction: way > 0n ? 'up' : 'down',
    to: indicator.textAt((index ?? last) * way),
    proof,
  } as const
  const there = reachedIn(watch, end, around.words)
  if (index === undefined)
    return watch.kind === 'table' && indicator.bounded[said.direction] ? { stay: { ...said, there } } : {}
  const before = whole((index - 1n) * way)
  const pay = payBetween(around, around.base.frame, end)
  if (!before || (watch.kind === 'line' && !around.asked && isDust(around, watch, end))) return {}
  return {
    move: {
      ...said,
      from: indicator.textAt(0n),
      change: indicator.changeText(index * way),
      reaches: there,
      ...effectOf(betterAcross(around, watch, before, end)),
      ...(pay ? { pay } : {}),
    },
  }
}

/** A line that rises by the smallest amount there is: that is its rounding. */
const isDust = ({ base, pay }: Around, { column, row }: Watch, after: Frame): boolean => {
  const [low, high] = [base.frame, after].map((frame) => valueAt(columnOf(frame, column), row))
  if (typeof low !== 'object' || typeof high !== 'object' || isAbsent(low) || isAbsent(high)) return false
  return compare(subtract(high, low), { n: 1n, d: 10n ** BigInt(pay.digits ?? 0) }) <= 0
}

/** A number that each step of the indicator moves: its next step is no news. */
const movesAlong = ({ exact, row }: Watch, ...frames: readonly [Frame, Frame]): boolean => {
  const [now, next] = frames.map((frame) => valueAt(columnOf(frame, exact), row))
  if (typeof now !== 'object' || typeof next !== 'object' || isAbsent(now) || isAbsent(next)) return false
  return !equals(now, next)
}

const changes = (watch: Watch, now: Frame): Goal => {
  const state = stateOf(watch, now)
  return { holds: ([frame]) => stateOf(watch, frame!) !== state }
}

/** A number is above (1) or below (−1) what it is now; what is not there is below all. */
const passes = ({ column, row }: Watch, base: Frame, sign: 1 | -1): Goal => {
  const now = valueAt(columnOf(base, column), row)
  return {
    holds: ([frame]) => {
      const value = valueAt(columnOf(frame!, column), row)
      if (typeof value !== 'object' || typeof now !== 'object') return false
      if (isAbsent(value) || isAbsent(now)) return !isAbsent(sign > 0 ? value : now)
      return compare(value, now) * sign > 0
    },
    follows: (following) => following.of(0, column, row),
  }
}

const payBetween = ({ pay }: Around, before: Frame, after: Frame): Move['pay'] => {
  if (pay.columns.length === 0) return undefined
  const [low, high] = [before, after].map((frame) => watchedText(pay, [frame])!)
  const change = subtract(readExact(high!)!, readExact(low!)!)
  return { before: low!, after: high!, change: toText(change, pay.digits) }
}

/** Which side of a border is better: what is paid there, one step apart; of a place the smaller; else what is promised. */
const betterAcross = (around: Around, watch: Watch, before: Frame, after: Frame): number => {
  if (watch.kind === 'finding') return 0
  if (watch.kind === 'place') {
    const [low, high] = [before, after].map((frame) => valueAt(columnOf(frame, watch.column), watch.row))
    if (typeof low !== 'object' || typeof high !== 'object' || isAbsent(low) || isAbsent(high)) return 0
    return compare(low, high)
  }
  const [low, high] = [before, after].map((frame) => watchedValue(around.pay, [frame], 'exact'))
  const isPaid = typeof low === 'object' && typeof high === 'object' && !isAbsent(low) && !isAbsent(high)
  const sign = isPaid ? compare(high, low) : 0
  if (sign !== 0 || watch.kind !== 'table') return sign
  return promised(watch.rule, watch.row, before, after, around.paysMore)
}
