import { add, divide, type Exact, floor, multiply, subtract } from '../../core/exact.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import type { Driver } from './driver.ts'
import { type Following, type Follows, followingOf } from './follows.ts'
import { type Probe, probe } from './probe.ts'
import { type PlacedStep, stepsBetween, stepsOf } from './relevant.ts'
import { rerunBetween } from './rerun.ts'
import { type Turn, turnsOf } from './signature.ts'
import { type Stretch, walk } from './walk.ts'

export interface TraceOptions {
  /** At most so many borders; 400 if not given. What lies behind them is then not said to be proved. */
  readonly limit?: number
  /** So many points are looked at where nothing can be proved; 64 if not given. */
  readonly points?: number
  /** Told after each number that was calculated. */
  readonly onVisit?: (count: number) => void
}

export interface Visit extends Probe {
  readonly turns: readonly Turn[]
  readonly signature: string
}

/** A stretch with its runs at both ends, and how every value follows on it. */
export interface Examined extends Stretch {
  readonly low: Visit
  readonly high: Visit
  readonly following: Following
}

/** What is watched: the columns it is made of, and how it follows on a stretch. */
export interface Watching {
  readonly columns: readonly ColumnId[]
  readonly follows: (one: Examined) => Follows
}

/** Everything between the first and the last number, one after the other. */
export interface Walked {
  readonly last: bigint
  readonly numberAt: (index: bigint) => Exact
  /** The run at one of the numbers: made when it is first asked for. */
  readonly visit: (index: bigint) => Visit
  /** How many were looked at. */
  readonly visited: () => number
  readonly stretches: readonly Examined[]
  /** Whether what is watched provably goes one way on a stretch. */
  readonly isKnown: (one: Examined) => boolean
  readonly proved: boolean
}

/** The rules whose plan all runs share. */
export const baseOf = (driver: Driver): CompiledRuleSet =>
  driver.at(numberOf(driver, driver.anchors?.[0] ?? 0n)).ruleSet

const numberOf = ({ from, step }: Driver, index: bigint): Exact =>
  add(from, multiply(step, { n: index, d: 1n }))

/**
 * Walks along a number: each run of the rules says which way it went at every comparison, row and place, and runs that
 * went the same way follow one formula. Undefined where the rules cannot be calculated at one of the numbers.
 */
export const walkAlong = (
  driver: Driver,
  watching: Watching,
  { limit = 400, points = 64, onVisit }: TraceOptions = {},
): Outcome<Walked> => {
  const last = floor(divide(subtract(driver.to, driver.from), driver.step)!)
  const numberAt = (index: bigint): Exact => numberOf(driver, index)
  const steps = stepsBetween(stepsOf(baseOf(driver).plan), driver.isSource, watching.columns)
  const visits = new Map<bigint, Visit>()
  const [start, end] = driver.anchors ?? [0n, last]
  let failed: readonly Diagnostic[] = []
  let rerun: ReturnType<typeof rerunBetween>
  const run = (index: bigint): Probe => {
    if (rerun && index !== start && index !== end) return rerun({ n: index - start, d: end - start })
    return probe(driver.at(numberAt(index)))
  }
  const visit = (index: bigint): Visit => {
    const known = visits.get(index)
    if (known) return known
    const made = run(index)
    if (made.diagnostics.length > 0) failed = made.diagnostics
    const turns = made.diagnostics.length > 0 ? [] : turnsOf(made.frames, steps)
    const seen = { ...made, turns, signature: turns.map(({ way }) => way).join() }
    visits.set(index, seen)
    onVisit?.(visits.size)
    return seen
  }
  const [first, second] = [visit(start), visit(end)]
  if (failed.length > 0) return { value: undefined, diagnostics: failed }
  if (start < end) rerun = rerunBetween(first, second, steps, driver.isSource)
  const examine = (all: readonly Stretch[]): readonly Examined[] =>
    all.map((one) => examined(one, visit, steps, driver.isSource))
  const isKnown = (one: Examined): boolean =>
    one.from === one.to || (one.following.proved && watching.follows(one).kind !== 'free')
  let walked = walk(visit, last, [], limit)
  let stretches = examine(walked.stretches)
  let proved = walked.whole && stretches.every(isKnown)
  if (!proved && walked.whole) {
    const starts = spread(last, points)
    walked = walk(visit, last, starts, limit)
    stretches = examine(walked.stretches).flatMap((one) =>
      isKnown(one) ? [one] : examine(dividedAt(one, starts)),
    )
    proved = last < BigInt(points) || (walked.whole && stretches.every(isKnown))
  }
  if (failed.length > 0) return { value: undefined, diagnostics: failed }
  const value = { last, numberAt, visit, visited: () => visits.size, stretches, isKnown, proved }
  return { value, diagnostics: [] }
}

const examined = (
  stretch: Stretch,
  visit: (index: bigint) => Visit,
  steps: readonly PlacedStep[],
  isSource: (step: Step) => boolean,
): Examined => {
  const [low, high] = [visit(stretch.from), visit(stretch.to)]
  return { ...stretch, low, high, following: followingOf(low.frames, high.frames, steps, isSource) }
}

/** A stretch of which nothing is known, from one point that was looked at to the next. */
const dividedAt = ({ from, to }: Stretch, points: readonly bigint[]): readonly Stretch[] => {
  const inside = points.filter((point) => from < point && point < to)
  return [...inside, to + 1n].map((next, at) => ({ from: at === 0 ? from : inside[at - 1]!, to: next - 1n }))
}

/** Points over the whole range, each once: a short range has fewer numbers than that. */
const spread = (last: bigint, points: number): readonly bigint[] => [
  ...new Set(Array.from({ length: points }, (_, at) => (last * BigInt(at)) / BigInt(points))),
]
