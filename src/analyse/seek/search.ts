import type { Exact } from '../../core/exact.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import { addressDriver } from '../pay-curve/address-driver.ts'
import { baseOf, walkAlong } from '../pay-curve/stretches.ts'
import type { Stretch } from '../pay-curve/walk.ts'
import type { SeekGoal } from './goal.ts'
import { measure } from './measure.ts'
import type { SeekProof } from './report.ts'
import type { Grid } from './vary.ts'
import { wholeRun } from './whole-run.ts'

/** The grid cut into stretches on which the result goes one way, with the result at every number. */
export interface Search {
  readonly stretches: readonly Stretch[]
  readonly valueAt: (index: bigint) => Exact | undefined
  readonly kind: SeekProof['kind']
  /** Numbers that were calculated so far. */
  readonly visited: () => number
}

/** What a search works on. */
export interface Searching {
  readonly rules: OpenRules
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
  readonly grid: Grid
  readonly goal: SeekGoal
  /** Told after each number that was calculated. */
  readonly tell: (count: number) => void
}

/** A grid of so many numbers is calculated whole where nothing can be proved; of a longer one as many as in `points`. */
const shortGrid = 64n
/** From run to run, and where every run is made in full. */
const points = { rerun: 32, whole: 16 } as const
const mostBorders = 400

/** Follows the result along the number, with a proof where the rules allow one; undefined where their plans are not alike. */
export const searchAlong = ({ rules, facts, options, grid, goal, tell }: Searching): Outcome<Search> => {
  const driver = addressDriver(rules, facts, options, grid.moved)
  if (!driver.value) return { value: undefined, diagnostics: driver.diagnostics }
  const base = baseOf(driver.value)
  const { frames } = wholeRun({ ruleSet: base, facts, options })
  const { quantity } = measure(base, frames, goal).value ?? {}
  if (!quantity) return { value: undefined, diagnostics: [] }
  const looks = grid.last < shortGrid ? Number(shortGrid) : points.rerun
  const limits = { limit: mostBorders, points: looks, onVisit: tell }
  const walked = walkAlong(driver.value, quantity, limits)
  if (!walked.value) return { value: undefined, diagnostics: walked.diagnostics }
  const { stretches, isKnown, proved, visit, visited } = walked.value
  const kind = !proved ? 'searched' : stretches.every(isKnown) ? 'proved' : 'every value'
  const value: Search = {
    stretches: covering(stretches, grid.last),
    valueAt: remembered((index) => quantity.valueOf(visit(index).frames)),
    kind,
    visited,
  }
  return { value, diagnostics: [] }
}

/** Calculates in full at every number that is looked at. */
export const searchWhole = (searching: Searching): Search => {
  const { last } = searching.grid
  const count = last + 1n < BigInt(points.whole) ? last + 1n : BigInt(points.whole)
  const starts = Array.from({ length: Number(count) }, (_, at) => (last * BigInt(at)) / (count - 1n))
  let visited = 0
  const valueAt = remembered((index) => {
    visited += 1
    searching.tell(visited)
    return wholeAt(searching, index).result
  })
  const isWhole = last + 1n === count
  return {
    stretches: isWhole
      ? starts.map((one) => ({ from: one, to: one }))
      : starts.slice(1).map((to, at) => ({ from: at === 0 ? 0n : starts[at]! + 1n, to })),
    valueAt,
    kind: isWhole ? 'every value' : 'searched',
    visited: () => visited,
  }
}

/** The rules with the number at one of its values, calculated from their text. */
export const wholeAt = ({ facts, options, grid, goal }: Searching, index: bigint): Measuring => {
  const { compiled } = grid.rulesAt(index)
  if (!compiled) return { ruleSet: undefined, frames: [], diagnostics: [], result: undefined }
  const { frames, diagnostics } = wholeRun({ ruleSet: compiled, facts, options })
  const result = measure(compiled, frames, goal).value?.quantity.valueOf(frames)
  return { ruleSet: compiled, frames, diagnostics, result }
}

interface Measuring {
  readonly ruleSet: CompiledRuleSet | undefined
  readonly frames: ReturnType<typeof wholeRun>['frames']
  readonly diagnostics: readonly Diagnostic[]
  readonly result: Exact | undefined
}

/** What lies behind too many borders is looked at here and there. */
const covering = (stretches: readonly Stretch[], last: bigint): readonly Stretch[] => {
  const from = (stretches.at(-1)?.to ?? -1n) + 1n
  const count = BigInt(points.rerun)
  const at = (part: bigint): bigint => from + ((last + 1n - from) * part) / count
  const rest = Array.from({ length: points.rerun }, (_, part) => ({
    from: at(BigInt(part)),
    to: at(BigInt(part) + 1n) - 1n,
  }))
  return [...stretches, ...rest.filter((one) => one.from <= one.to)]
}

const remembered = (of: (index: bigint) => Exact | undefined): Search['valueAt'] => {
  const known = new Map<bigint, Exact | undefined>()
  return (index) => {
    if (!known.has(index)) known.set(index, of(index))
    return known.get(index)
  }
}
