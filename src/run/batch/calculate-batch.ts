import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { beginRun } from '../begin-run.ts'
import { writeCarry } from '../carry/carry.ts'
import { strictProblems, usesOf } from '../collect/marks.ts'
import { columnsOf } from '../collect/things.ts'
import { createColumnCells } from '../columnar/cells.ts'
import { evaluateColumns } from '../columnar/evaluate.ts'
import { createShared, type Run, recycle } from '../columnar/run.ts'
import type { CalculateOptions, PeriodFacts } from '../facts.ts'
import { layOutAxes } from '../intake/axes.ts'
import { changesInside, followOn, noPeriod } from '../periods.ts'
import { type Intake, type RunContext, readPeriodFacts, runPeriod } from '../run-period.ts'
import type { BatchResult } from './batch-result.ts'
import { blocksOf, ledWithin, type Rows, sliceOf } from './blocks.ts'
import { type Cells, joined, ofOthers, startOf } from './carried.ts'
import { collector } from './collector.ts'
import type { BatchFacts } from './fact-columns.ts'
import { readTable } from './read-table.ts'

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
  diagnostics.push(...unknownValues(ruleSet, options.values))
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

/** A name that nothing bears would be left out unseen. */
const unknownValues = ({ plan }: CompiledRuleSet, values: BatchOptions['values']): readonly Diagnostic[] => {
  if (values === undefined || values === 'all') return []
  const known = plan.rules.flatMap((rule) => columnsOf(rule).map(([address]) => address))
  return values
    .filter((name) => !known.includes(name))
    .map((name) =>
      diagnostic('batch-unknown-value', { name, near: nearest(name, known) ?? '', known: known.join(', ') }),
    )
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
