import { comparePeriods, periodText, readPeriod } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { AxisSpec, Plan, RulePlan } from '../../plan/plan.ts'
import { sameValues } from '../../plan/same-values.ts'
import { beginRun } from '../begin-run.ts'
import { writeCarry } from '../carry/carry.ts'
import { strictProblems, type Touched, usesOf } from '../collect/marks.ts'
import { collectProblems } from '../collect/problems.ts'
import { columnsOf } from '../collect/things.ts'
import { createColumnCells } from '../columnar/cells.ts'
import { evaluateColumns } from '../columnar/evaluate.ts'
import { createShared, type Run, recycle, vectorOf } from '../columnar/run.ts'
import type { CalculateOptions, PeriodFacts } from '../facts.ts'
import { layOutAxes } from '../intake/axes.ts'
import { changesInside, followOn, noPeriod } from '../periods.ts'
import { type AxisRows, axisOf, type Held, marksAt, periodOn } from '../reference/frame.ts'
import type { Finding } from '../result.ts'
import { type Intake, type RunContext, readPeriodFacts, runPeriod } from '../run-period.ts'
import type { BatchPeriod, BatchResult } from './batch-result.ts'
import { type Block, blocksOf, countOf, ledWithin, type Rows, rowAt, sliceOf } from './blocks.ts'
import { mayHaveProblems } from './checks.ts'
import type { BatchFacts } from './fact-columns.ts'
import { findingsOf } from './findings.ts'
import { readTable } from './read-table.ts'
import { emptyColumn, type Filling, fillFrom } from './result-columns.ts'

export interface BatchOptions extends CalculateOptions {
  /** Rules whose values are kept, `rule` or `rule.outcome`; the lines where nothing is said. */
  readonly values?: readonly string[] | 'all'
  /** About how many rows are worked out together, so that their columns stay in the cache; results do not depend on it. */
  readonly blockSize?: number
  /** Told after each block of rows how many of all are done. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Works out a whole population, column by column: the same numbers, findings and diagnostics as `calculate`, for facts
 * given as columns or rows, with results as columns. Teams and whatever leads to them are worked out block by block;
 * a rule over the whole company makes one block of all.
 *
 * @throws nothing: what is wrong with the facts is among the diagnostics, and then nothing is calculated
 * @example calculateBatch(ruleSet, { period: '2026-03', complete: true, employee: { id: ['E1'], sales: { numbers:
 * Float64Array.of(1200000), decimals: 2 } } }) // at 1% of 12,000.00: values 12000 with two decimals, 120.00
 */
export const calculateBatch = (
  ruleSet: CompiledRuleSet,
  facts: BatchFacts | readonly BatchFacts[],
  options: BatchOptions = {},
): BatchResult => {
  const begun = beginRun(ruleSet, facts as unknown as readonly PeriodFacts[], options)
  const { periods, start } = begun
  const { diagnostics, marks } = begun.context
  const context = { ...begun.context, readTable: readTable(ruleSet, diagnostics) }
  const intakes = periods.map((one) => readPeriodFacts(context, one.facts, one.period))
  const collected = collector(ruleSet, intakes, options.values)
  if (hasErrors(diagnostics)) return refused(ruleSet, diagnostics, options)
  let { last, since } = begun
  for (const { period } of periods) {
    since = followOn(ruleSet, period, { last, since }, diagnostics)
    last = period
    diagnostics.push(...changesInside(ruleSet, period))
  }
  // What stands in place of computed values is found by its row among all.
  const isWhole = (options.overrides ?? []).length > 0 || intakes.some(hasSupplied)
  const blocks = (isWhole ? undefined : blocksOf(ruleSet.plan, intakes, options.blockSize)) ?? [undefined]
  const held: (() => Cells)[] =
    blocks[0] === undefined || start.size === 0 ? [] : [() => ofOthers(ruleSet, start, intakes)]
  let columns = 0
  let reference = 0
  for (const [at, block] of blocks.entries()) {
    const shared = createShared()
    const cells = createColumnCells(ruleSet.plan, marks, shared, startOf(ruleSet, start, intakes, block))
    held.push(cells.held)
    for (const [index, intake] of intakes.entries()) {
      const own = block ? within(ruleSet, intake, block[index]!) : intake
      let run: Run | undefined
      const evaluator: RunContext['evaluator'] = {
        cells: cells.single,
        advance: cells.advance,
        held: cells.held,
        run: (frame) => {
          const done = evaluateColumns(frame, cells, shared)
          columns += done.taken.columns
          reference += done.taken.reference
          run = done.run
          return done.run.frame
        },
      }
      runPeriod({ ...context, evaluator }, own)
      collected.take(run!, index, block?.[index], at === 0)
      recycle(shared)
    }
    options.onProgress?.(at + 1, blocks.length)
  }
  const used = usesOf(ruleSet, collected.touched(marks.members), context.readings)
  const found = [...diagnostics, ...collected.problems(), ...(options.strict ? strictProblems(used) : [])]
  const whole = { last: last ?? noPeriod(ruleSet), since }
  return {
    ok: !hasErrors(found),
    ruleSet: ruleSet.id,
    currency: ruleSet.currency,
    periods: collected.periods(),
    findings: collected.findings(),
    marks: used,
    diagnostics: found,
    carry: () =>
      (intakes.length === 0 && options.carry) || writeCarry(ruleSet, joined(held.map((one) => one())), whole),
    work: { blocks: blocks.length, steps: { columns, reference } },
  }
}

const refused = (
  ruleSet: CompiledRuleSet,
  diagnostics: readonly Diagnostic[],
  { carry }: CalculateOptions,
): BatchResult => ({
  ok: false,
  ruleSet: ruleSet.id,
  currency: ruleSet.currency,
  periods: [],
  findings: [],
  marks: [],
  diagnostics,
  carry: () => carry ?? writeCarry(ruleSet, new Map(), { last: noPeriod(ruleSet), since: undefined }),
  work: { blocks: 0, steps: { columns: 0, reference: 0 } },
})

const hasSupplied = ({ things, longer }: Intake): boolean =>
  [...things.values(), ...longer.values()].some(({ supplied }) => supplied.length > 0)

/** What is carried for whoever is in a block in any period. */
const startOf = (
  { plan }: CompiledRuleSet,
  start: Cells,
  intakes: readonly Intake[],
  block: Block | undefined,
): Cells => {
  if (!block) return start
  return new Map(
    [...start].map(([cell, values]) => {
      const thing = thingOfCell(plan, cell)
      if (thing === 'company') return [cell, values] as const
      const picked = new Map<string, Held>()
      for (const [period, rows] of block.entries()) {
        const { ids } = intakes[period]!.things.get(thing)!
        const own = rows.get(thing)!
        for (let at = 0; at < countOf(own); at++) {
          const id = ids[rowAt(own, at)]!
          const held = values.get(id)
          if (held) picked.set(id, held)
        }
      }
      return [cell, picked] as const
    }),
  )
}

const thingOfCell = ({ axes, cells }: Plan, cell: number): string =>
  axes.find(({ id }) => id === cells[cell]!.axis)!.thing

/** What is carried for those who are never there: it stays as it is. */
const ofOthers = ({ plan }: CompiledRuleSet, start: Cells, intakes: readonly Intake[]): Cells =>
  new Map(
    [...start].map(([cell, values]) => {
      const thing = thingOfCell(plan, cell)
      const here = new Set(intakes.flatMap(({ things }) => things.get(thing)!.ids))
      return [cell, new Map([...values].filter(([id]) => !here.has(id)))] as const
    }),
  )

type Cells = ReadonlyMap<number, ReadonlyMap<string, Held>>

const joined = (all: readonly Cells[]): Cells => {
  const made = new Map<number, Map<string, Held>>()
  for (const one of all)
    for (const [cell, values] of one) {
      const own = made.get(cell) ?? new Map<string, Held>()
      made.set(cell, own)
      for (const [id, value] of values) own.set(id, value)
    }
  return made
}

/** The rows of a block, with their references inside it. */
const within = ({ plan }: CompiledRuleSet, intake: Intake, rows: ReadonlyMap<string, Rows>): Intake => {
  const things = new Map(
    [...intake.things].map(([name, thing]) => {
      const own = rows.get(name)
      if (!own) return [name, thing] as const
      const axis = plan.axes.find((one) => one.id === name)
      const led = new Map<string, Int32Array>()
      for (const reference of axis?.references ?? []) {
        const to = rows.get(reference.to)
        if (reference.by !== 'fact' || !to) continue
        led.set(
          reference.name,
          ledWithin(intake.axes.get(name)!.references.get(reference.name)!.rows, own, to),
        )
      }
      return [name, sliceOf(thing, own, led)] as const
    }),
  )
  return { ...intake, things, axes: layOutAxes(plan, things, intake.period, []) }
}

/** Gathers results of all blocks. */
const collector = (ruleSet: CompiledRuleSet, intakes: readonly Intake[], values: BatchOptions['values']) => {
  const { plan } = ruleSet
  const twins = sameValues(plan)
  const wanted = (rule: RulePlan, address: string): boolean =>
    values === 'all' || (values ? values.includes(address) : rule.line !== undefined && address === rule.name)
  const kept = plan.rules.flatMap((rule) =>
    columnsOf(rule)
      .filter(([address]) => wanted(rule, address))
      .map(([address, column]) => ({ rule, address, column })),
  )
  const findings: { readonly period: number; readonly all: readonly Finding[] }[] = []
  const problems = new Map<string, Diagnostic>()
  const touched = new Map<number, Touched>()
  const periods = new Map<
    string,
    BatchPeriod & { things: Record<string, { ids: readonly string[]; columns: Record<string, Filling> }> }
  >()
  const columnFor = (
    period: string,
    axis: AxisSpec,
    { ids, moments }: AxisRows,
    address: string,
    make: () => Filling,
  ): Filling => {
    const one = periods.get(period) ?? { period, things: {} }
    periods.set(period, one)
    const thing = moments ? axis.id : axis.thing
    one.things[thing] ??= { ids, ...(moments ? { moments } : {}), columns: {} }
    const { columns } = one.things[thing]
    columns[address] ??= make()
    return columns[address]
  }
  const note = (set: number, lines: number, count: number): void => {
    if (set === 0) return
    const own = touched.get(set) ?? { lines: 0, values: 0 }
    own.lines += lines
    own.values += count
    touched.set(set, own)
  }

  return {
    take: (run: Run, index: number, rows: ReadonlyMap<string, Rows> | undefined, isFirst: boolean): void => {
      const { frame } = run
      const whole = intakes[index]!
      for (const { rule, address, column } of kept) {
        const axis = plan.axes.find((one) => one.id === rule.axis)!
        const count = axisOf(frame, rule.axis).count
        if (count === 0 || (axis.thing === 'company' && !isFirst)) continue
        const own = rows?.get(axis.thing) ?? { from: 0, to: count }
        const all = whole.axes.get(rule.axis)!
        const digits =
          rule.line && column === rule.column ? lineDigits(ruleSet, rule.line.channel) : undefined
        const into = columnFor(periodText(periodOn(frame, rule.axis)), axis, all, address, () =>
          emptyColumn(plan.columns[column]!.type, all.count, digits),
        )
        fillFrom(into, run.shared, vectorOf(run, column), own)
      }
      for (const rule of plan.rules) countMarks(run, rule, twins, isFirst, note)
      const all = findingsOf(run, isFirst)
      if (all.length > 0) findings.push({ period: index, all })
      if (!mayHaveProblems(run)) return
      for (const one of collectProblems(frame, ruleSet, periodText(frame.period)))
        problems.set(JSON.stringify(one), one)
    },
    findings: () => [...findings].sort((one, other) => one.period - other.period).flatMap(({ all }) => all),
    problems: () => [...problems.values()],
    touched: (members: (set: number) => readonly string[]) =>
      [...touched].map(([set, one]) => [members(set), one] as const),
    periods: (): readonly BatchPeriod[] => [...periods.values()].sort(byPeriod),
  }
}

/** As `calculate` has them: by their last day, a longer one after the last that it holds. */
const byPeriod = (one: BatchPeriod, other: BatchPeriod): number =>
  comparePeriods(readPeriod(one.period)!, readPeriod(other.period)!)

const countMarks = (
  run: Run,
  rule: RulePlan,
  twins: ReadonlySet<string>,
  isFirst: boolean,
  note: (set: number, lines: number, values: number) => void,
): void => {
  const { count, thing } = axisOf(run.frame, rule.axis)
  if (thing === 'company' && !isFirst) return
  for (const [address, column] of columnsOf(rule)) {
    const vector = vectorOf(run, column)
    const isLine = rule.line !== undefined && column === rule.column && address === rule.name
    const counts = twins.has(address) ? 0 : 1
    if (vector.marks === 0) continue
    for (let row = 0; row < count; row++) {
      const hasLine = isLine && (vector.other?.[row * vector.stride] ?? 0) === 0
      note(marksAt(vector, row), hasLine ? 1 : 0, counts)
    }
  }
}
