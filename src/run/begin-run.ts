import { type Period, readPeriodIn } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { readCarry } from './carry/carry.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { type DatedFacts, orderPeriods } from './periods.ts'
import type { Held } from './reference/frame.ts'
import { createMarkSets } from './reference/marks.ts'
import { overridesOfOtherPeriods } from './replacements.ts'
import { type RunContext, readLongerFacts } from './run-period.ts'

/** What is settled before the first period is looked at. */
export interface BegunRun {
  readonly periods: readonly DatedFacts[]
  readonly context: Omit<RunContext, 'evaluator'>
  /** What earlier periods handed on. */
  readonly start: ReadonlyMap<number, ReadonlyMap<string, Held>>
  readonly isRefused: boolean
  readonly last: Period | undefined
  readonly since: Period | undefined
}

/** Puts the periods in order, reads the carry and what is given for longer periods, and chooses the readings. */
export const beginRun = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions,
): BegunRun => {
  const diagnostics: Diagnostic[] = []
  const given = Array.isArray(facts) ? facts : [facts as PeriodFacts]
  const { periods, longer } = orderPeriods(ruleSet, given, diagnostics)
  const first = periods[0]?.period
  const start = options.carry && first ? readCarry(ruleSet, options.carry, first, diagnostics) : new Map()
  const context = {
    ruleSet,
    marks: createMarkSets(),
    readings: chooseReadings(ruleSet, options, diagnostics),
    options,
    diagnostics,
    longer: new Map(longer.flatMap((one) => readLongerFacts(ruleSet, one.facts, one.period, diagnostics))),
  }
  const isRefused = hasErrors(diagnostics)
  diagnostics.push(
    ...overridesOfOtherPeriods(
      options,
      periods.map((one) => one.period),
    ),
  )
  const carried = (text: string | undefined) =>
    text === undefined ? undefined : readPeriodIn(text, ruleSet.calendar)
  return {
    periods,
    context,
    start,
    isRefused,
    last: carried(options.carry?.through),
    since: carried(options.carry?.since),
  }
}

const chooseReadings = (
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
