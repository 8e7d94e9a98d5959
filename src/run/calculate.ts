import { type Period, periodText, readPeriodIn } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { readCarry, writeCarry } from './carry/carry.ts'
import { chooseEvaluator } from './choose-evaluator.ts'
import { collectFindings } from './collect/findings.ts'
import { collectMarks, strictProblems } from './collect/marks.ts'
import { collectProblems } from './collect/problems.ts'
import { collectThings } from './collect/things.ts'
import { byReference, type MakeEvaluator } from './evaluators.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { changesInside, followOn, noPeriod, orderPeriods } from './periods.ts'
import type { Frame } from './reference/frame.ts'
import { createMarkSets } from './reference/marks.ts'
import { overridesOfOtherPeriods } from './replacements.ts'
import type { Finding, PeriodResult, Result, SettledLine } from './result.ts'
import { type RunContext, readLongerFacts, readPeriodFacts, runPeriod } from './run-period.ts'

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
): Result => calculateBy(chooseEvaluator(), ruleSet, facts, options)

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
  const diagnostics: Diagnostic[] = []
  const given = Array.isArray(facts) ? facts : [facts as PeriodFacts]
  const { periods, longer } = orderPeriods(ruleSet, given, diagnostics)
  const first = periods[0]?.period
  const start = options.carry && first ? readCarry(ruleSet, options.carry, first, diagnostics) : new Map()
  const marks = createMarkSets()
  const context = {
    ruleSet,
    marks,
    evaluator: evaluator(ruleSet.plan, marks, start),
    readings: chooseReadings(ruleSet, options, diagnostics),
    options,
    diagnostics,
    longer: new Map(longer.flatMap((one) => readLongerFacts(ruleSet, one.facts, one.period, diagnostics))),
  }
  // A refused carry, reading or period would only give wrong numbers; what is wrong with the facts is said all the same.
  const refused = hasErrors(diagnostics)
  diagnostics.push(
    ...overridesOfOtherPeriods(
      options,
      periods.map((one) => one.period),
    ),
  )
  const carried = (text: string | undefined) =>
    text === undefined ? undefined : readPeriodIn(text, ruleSet.calendar)
  let last = carried(options.carry?.through)
  let since = carried(options.carry?.since)
  for (const { facts: own, period } of periods) {
    const intake = readPeriodFacts(context, own, period)
    if (refused) continue
    since = followOn(ruleSet, period, { last, since }, diagnostics)
    last = period
    diagnostics.push(...changesInside(ruleSet, period))
    see(runPeriod(context, intake), periodText(period), diagnostics)
  }
  return { ...context, last: last ?? noPeriod(ruleSet), since }
}

export const chooseReadings = (
  ruleSet: CompiledRuleSet,
  options: CalculateOptions,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, string> => {
  const readings = ruleSet.plan.marks.filter((mark) => mark.kind === 'reading')
  const chosen = new Map<string, string>()
  for (const [name, option] of Object.entries(options.readings ?? {})) {
    const reading = readings.find((one) => one.name === name)
    const names = readings.map((one) => one.name)
    if (!reading)
      diagnostics.push(
        diagnostic('reading-unknown', { name, near: nearest(name, names) ?? '', known: names.join(', ') }),
      )
    else if (!reading.options!.some((one) => one.name === option)) {
      const known = reading.options!.map((one) => one.name)
      diagnostics.push(
        diagnostic('reading-no-option', {
          name,
          option,
          near: nearest(option, known) ?? '',
          known: known.join(' | '),
        }),
      )
    } else chosen.set(name, option)
  }
  return chosen
}
