import { type Period, periodText } from '../core/period.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { beginRun } from './begin-run.ts'
import { writeCarry } from './carry/carry.ts'
import { collectFindings } from './collect/findings.ts'
import { collectMarks, strictProblems } from './collect/marks.ts'
import { collectProblems } from './collect/problems.ts'
import { collectThings } from './collect/things.ts'
import type { MakeEvaluator } from './evaluator.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { changesInside, followOn, noPeriod } from './periods.ts'
import { byReference } from './reference/evaluator.ts'
import type { Frame } from './reference/frame.ts'
import type { Finding, PeriodResult, Result, SettledLine } from './result.ts'
import { type RunContext, readPeriodFacts, runPeriod } from './run-period.ts'
import { usualEvaluator } from './usual-evaluator.ts'

/**
 * Works out every value, line and finding of a rule set for one or several periods, exactly.
 *
 * @param ruleSet a compiled rule set: built in (`jixiao/rules`) or loaded (`jixiao/load`)
 * @param facts the facts of each period; several periods run from the earliest on and need no gap-free order
 * @param options carry of earlier periods, readings, overrides, strict mode
 * @returns plain JSON; `ok` is false where a diagnostic is an error, and then nothing that the error touches is there
 */
export const calculate = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions = {},
): Result => calculateBy(usualEvaluator, ruleSet, facts, options)

/** The same by one of the evaluators; no result says which. */
export const calculateBy = (
  evaluator: MakeEvaluator,
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions,
): Result => {
  const findings: Finding[] = []
  const settled: SettledLine[] = []
  const periods: PeriodResult[] = []
  const collect = (frame: Frame, period: string, diagnostics: Diagnostic[]): void => {
    periods.push(...collectThings(frame, ruleSet, settled))
    findings.push(...collectFindings(frame))
    diagnostics.push(...collectProblems(frame, ruleSet, period))
  }
  const context = walkPeriods(ruleSet, facts, options, collect, evaluator)
  const marks = collectMarks(ruleSet, periods, context.readings)
  const diagnostics = [...context.diagnostics, ...(options.strict ? strictProblems(marks) : [])]
  return {
    ok: !hasErrors(diagnostics),
    ruleSet: ruleSet.id,
    currency: ruleSet.currency,
    periods,
    findings,
    marks,
    diagnostics,
    // Where nothing was calculated, what was handed in is what later periods go on from.
    carry: (periods.length === 0 && options.carry) || writeCarry(ruleSet, context.evaluator.held(), context),
    settled,
  }
}

/** Runs the periods in order and shows each finished frame to `see`: `calculate` collects, `explain` looks at one value. */
export const walkPeriods = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions,
  see: (frame: Frame, period: string, diagnostics: Diagnostic[]) => void,
  evaluator: MakeEvaluator = byReference,
): RunContext & { readonly last: Period; readonly since: Period | undefined } => {
  const begun = beginRun(ruleSet, facts, options)
  const { diagnostics } = begun.context
  const context = { ...begun.context, evaluator: evaluator(ruleSet.plan, begun.context.marks, begun.start) }
  // A refused carry, reading or period would only give wrong numbers; what is wrong with the facts is said all the same.
  const refused = begun.isRefused
  let { last, since } = begun
  for (const { facts: own, period } of begun.periods) {
    const intake = readPeriodFacts(context, own, period)
    if (refused) continue
    since = followOn(ruleSet, period, { last, since }, diagnostics)
    last = period
    diagnostics.push(...changesInside(ruleSet, period))
    see(runPeriod(context, intake), periodText(period), diagnostics)
  }
  return { ...context, last: last ?? noPeriod(ruleSet), since }
}
