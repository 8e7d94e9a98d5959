import { type Period, periodText } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { layOutAxes } from './intake/axes.ts'
import { ruleAsFact } from './intake/fact-table.ts'
import { readFact } from './intake/fact-value.ts'
import { readThing, type ThingRows } from './intake/read-things.ts'
import { evaluate } from './reference/evaluate.ts'
import type { AxisRows, CellStore, Frame, Replacement } from './reference/frame.ts'
import type { MarkSets } from './reference/marks.ts'
import { prepare } from './reference/prepare.ts'

/** What stays the same from period to period of one run. */
export interface RunContext {
  readonly ruleSet: CompiledRuleSet
  readonly marks: MarkSets
  readonly cells: CellStore
  readonly readings: ReadonlyMap<string, string>
  readonly options: CalculateOptions
  readonly diagnostics: Diagnostic[]
}

/** Reads the facts of one period and fills every column of the plan. The frame that comes back is the trace. */
export const runPeriod = (context: RunContext, facts: PeriodFacts, period: Period): Frame => {
  const { ruleSet, diagnostics } = context
  const things = new Map<string, ThingRows>()
  for (const thing of ruleSet.things)
    things.set(thing.name, readThing(thing, facts, period, ruleSet, diagnostics))
  const axes = layOutAxes(ruleSet.plan, things, period, diagnostics)
  const frame: Frame = {
    plan: ruleSet.plan,
    prepared: prepare(ruleSet),
    period,
    axes,
    incomplete: checkComplete(context, facts),
    columns: new Array(ruleSet.plan.columns.length),
    marks: context.marks,
    readings: context.readings,
    replacements: replacementsOf(context, things, axes, period),
    cells: context.cells,
    diagnostics,
    poolFindings: [],
    paths: new Map(),
  }
  evaluate(frame)
  context.cells.advance()
  return frame
}

/** Rank and share need to know that the list is whole; the caller says so. What comes back is said not to be. */
const checkComplete = ({ ruleSet, diagnostics }: RunContext, facts: PeriodFacts): ReadonlySet<string> => {
  const incomplete = new Set<string>()
  if (facts.complete === true) return incomplete
  const whole = Array.isArray(facts.complete) ? facts.complete : []
  const grouped = new Set<string>()
  for (const block of ruleSet.plan.blocks)
    for (const step of block.steps)
      if (step.op === 'rank' || step.op === 'share')
        grouped.add(ruleSet.plan.axes.find((axis) => axis.id === step.axis)!.thing)
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
  return incomplete
}

const replacementsOf = (
  { ruleSet, options, diagnostics }: RunContext,
  things: ReadonlyMap<string, ThingRows>,
  axes: ReadonlyMap<string, AxisRows>,
  period: Period,
): ReadonlyMap<string, ReadonlyMap<number, Replacement>> => {
  const replacements = new Map<string, Map<number, Replacement>>()
  const put = (axis: string, rule: string, row: number, replacement: Replacement): void => {
    const key = `${axis} ${rule}`
    const rows = replacements.get(key) ?? new Map<number, Replacement>()
    replacements.set(key, rows)
    rows.set(row, replacement)
  }
  for (const { thing, supplied } of things.values())
    for (const { row, rule, value } of supplied) {
      const decided = ruleSet.plan.rules.find((one) => one.name === rule)?.mechanism === 'decided'
      put(thing.name, rule, row, { value, mark: decided ? 'decided' : 'supplied' })
    }
  const text = periodText(period)
  for (const override of options.overrides ?? []) {
    if (override.period !== text) continue
    const place = { table: override.thing, period: text, id: override.id, field: override.rule }
    const rule = ruleSet.plan.rules.find((one) => one.name === override.rule && one.axis === override.thing)
    const row = axes.get(override.thing)?.ids.indexOf(override.id) ?? -1
    const plan = rule && ruleAsFact(rule)
    if (!rule || !plan || row < 0) {
      diagnostics.push(
        diagnostic(
          'override-no-target',
          { rule: override.rule, id: override.id, thing: override.thing },
          { place },
        ),
      )
      continue
    }
    if (override.reason.trim() === '')
      diagnostics.push(diagnostic('override-no-reason', { rule: override.rule, id: override.id }, { place }))
    const read = readFact(override.value, plan, ruleSet, () => place)
    if ('problem' in read) diagnostics.push(read.problem)
    else put(override.thing, override.rule, row, { value: read.value, mark: 'overridden' })
  }
  return replacements
}
