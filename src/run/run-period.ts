import { type Cycle, closes, containing, type Period, periodText } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { longerClock } from '../plan/clock.ts'
import type { CompiledRuleSet, ThingPlan } from '../plan/compiled.ts'
import type { Evaluator } from './evaluator.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { layOutAxes, withLongerFacts } from './intake/axes.ts'
import { deriveRows } from './intake/derived-rows.ts'
import { readThing, type ThingRows } from './intake/read-things.ts'
import type { AxisRows, Frame } from './reference/frame.ts'
import type { MarkSets } from './reference/marks.ts'
import { prepare } from './reference/prepare.ts'
import { replacementsOf } from './replacements.ts'

/** What stays the same from period to period of one run. */
export interface RunContext {
  readonly ruleSet: CompiledRuleSet
  readonly marks: MarkSets
  readonly evaluator: Evaluator
  readonly readings: ReadonlyMap<string, string>
  readonly options: CalculateOptions
  readonly diagnostics: Diagnostic[]
  /** Facts given once in a longer period, by thing and period: `employee 2026-Q1`. */
  readonly longer: ReadonlyMap<string, ThingRows>
  /** Reads the facts of a thing that are given in another form than rows, where they are. */
  readonly readTable?: (thing: ThingPlan, facts: PeriodFacts, period: Period) => ThingRows | undefined
}

/** The facts of one period, read and joined. */
export interface Intake {
  readonly period: Period
  readonly things: ReadonlyMap<string, ThingRows>
  /** By axis (`employee/quarter`): what is given for the longer periods that this one lies in. */
  readonly longer: ReadonlyMap<string, ThingRows>
  readonly axes: ReadonlyMap<string, AxisRows>
  readonly incomplete: ReadonlySet<string>
}

/** Reads the facts of one period; everything that is wrong with them is said at once. */
export const readPeriodFacts = (
  context: Omit<RunContext, 'evaluator'>,
  facts: PeriodFacts,
  period: Period,
): Intake => {
  const { ruleSet, diagnostics } = context
  const things = new Map<string, ThingRows>()
  const longer = new Map<string, ThingRows>()
  for (const thing of ruleSet.things) {
    const own = readRows(thing, facts, period, things, context)
    const given = longerOf(context, thing.name, period)
    for (const { axis, rows } of given) longer.set(axis, rows)
    things.set(
      thing.name,
      withLongerFacts(
        own,
        given.map((one) => one.rows),
      ),
    )
    diagnostics.push(...given.flatMap(({ cycle, rows }) => unusedRows(rows, cycle, own, period)))
  }
  const axes = layOutAxes(ruleSet.plan, things, period, diagnostics)
  return { period, things, longer, axes, incomplete: checkComplete(context, facts) }
}

/** The rows of a thing: those that are given, or those that follow from the rows of a thing before it. */
const readRows = (
  thing: ThingPlan,
  facts: PeriodFacts,
  period: Period,
  things: Map<string, ThingRows>,
  { ruleSet, diagnostics, readTable }: Omit<RunContext, 'evaluator'>,
): ThingRows => {
  const given = readTable?.(thing, facts, period) ?? readThing(thing, facts, period, ruleSet, diagnostics)
  if (!thing.derived) return given
  const { rows, members } = deriveRows(given, thing.derived, things, periodText(period), diagnostics)
  things.set(thing.derived.of, members)
  return rows
}

/** Reads facts that are given once in a longer period, such as `2026-Q1`. */
export const readLongerFacts = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts,
  period: Period,
  diagnostics: Diagnostic[],
): readonly (readonly [string, ThingRows])[] =>
  ruleSet.things.map((thing) => [
    `${thing.name} ${periodText(period)}`,
    readThing(thing, facts, period, ruleSet, diagnostics),
  ])

const longerOf = (
  { ruleSet, longer }: Pick<RunContext, 'ruleSet' | 'longer'>,
  thing: string,
  period: Period,
) =>
  ruleSet.plan.axes.flatMap((axis) => {
    const cycle = longerClock(axis, period.cycle)
    if (axis.thing !== thing || !cycle) return []
    const rows = longer.get(`${thing} ${periodText(containing(period, cycle))}`)
    return rows ? [{ axis: axis.id, cycle, rows }] : []
  })

/** A quarter's score of somebody who is not there when the quarter closes. */
const unusedRows = (rows: ThingRows, cycle: Cycle, own: ThingRows, period: Period): readonly Diagnostic[] => {
  if (!closes(period, cycle) || rows.thing.name === 'company') return []
  const known = new Set(own.ids)
  const longer = periodText(containing(period, cycle))
  return rows.ids.flatMap((id, at) =>
    known.has(id)
      ? []
      : [
          diagnostic(
            'longer-fact-unused',
            { id, period: longer, closing: periodText(period) },
            { place: { table: rows.thing.name, period: longer, id, ...rows.places[at]! } },
          ),
        ],
  )
}

/** Fills every column of the plan for one period. The frame that comes back is the trace. */
export const runPeriod = (context: RunContext, intake: Intake): Frame => {
  const { period, axes, incomplete } = intake
  const { ruleSet, options, diagnostics } = context
  const frame: Frame = {
    plan: ruleSet.plan,
    prepared: prepare(ruleSet),
    period,
    axes,
    incomplete,
    columns: new Array(ruleSet.plan.columns.length),
    marks: context.marks,
    readings: context.readings,
    replacements: replacementsOf(ruleSet, options, intake, diagnostics),
    cells: context.evaluator.cells,
    diagnostics,
    poolFindings: [],
    paths: new Map(),
  }
  const done = context.evaluator.run(frame)
  context.evaluator.advance()
  return done
}

/** Rank and share need to know that the list is whole; the caller says so. What comes back is said not to be. */
const checkComplete = (
  { ruleSet, diagnostics }: Pick<RunContext, 'ruleSet' | 'diagnostics'>,
  facts: PeriodFacts,
): ReadonlySet<string> => {
  const incomplete = new Set<string>()
  if (facts.complete === true) return incomplete
  const whole = Array.isArray(facts.complete) ? facts.complete : []
  const grouped = new Set<string>()
  for (const block of ruleSet.plan.blocks)
    for (const step of block.steps)
      if (step.op === 'rank' || step.op === 'share')
        grouped.add(givenThing(ruleSet, ruleSet.plan.axes.find((axis) => axis.id === step.axis)!.thing))
  for (const thing of grouped) {
    if (whole.includes(thing)) continue
    if (facts.complete !== undefined) incomplete.add(thing)
    const title = ruleSet.things.find((one) => one.name === thing)!.title
    const code = facts.complete === undefined ? 'facts-completeness-not-stated' : 'facts-not-complete'
    diagnostics.push(
      diagnostic(
        code,
        { thing, title: title.zh, titleEn: title.en },
        { place: { table: thing, period: facts.period } },
      ),
    )
  }
  for (const { name } of ruleSet.things) if (incomplete.has(givenThing(ruleSet, name))) incomplete.add(name)
  return incomplete
}

/** The thing whose list is given: a group is as whole as its members. */
const givenThing = (ruleSet: CompiledRuleSet, name: string): string => {
  const derived = ruleSet.things.find((thing) => thing.name === name)?.derived
  return derived ? givenThing(ruleSet, derived.of) : name
}
