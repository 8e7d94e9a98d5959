import { readDate } from '../core/date.ts'
import { firstDay, readPeriodIn } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { calculate } from './calculate.ts'
import type { CalculateOptions, PeriodFacts } from './facts.ts'
import { startOf } from './in-force.ts'
import type { Carry, MarkUse, Result } from './result.ts'

/**
 * The version of a rule set that is in force on a day: the one with the latest `since` that is not after it. A version
 * without `since` was always in force.
 *
 * @returns undefined where none is in force yet
 * @example versionOn([rules2025, rules2026], '2026-03-01')?.since // '2026-01-01'
 */
export const versionOn = (
  versions: readonly CompiledRuleSet[],
  date: string,
): CompiledRuleSet | undefined => {
  const day = readDate(date)
  if (day === undefined) return undefined
  return inOrder(versions).findLast(({ since }) => startOf(since) <= day)
}

/**
 * `calculate` with several versions of a rule set, each for the periods that begin while it is in force. What one
 * version carries goes on in the next, as its `carry` section says. Periods before the first version, and options that
 * a version does not know, are reported.
 */
export const calculateVersions = (
  versions: readonly CompiledRuleSet[],
  facts: readonly PeriodFacts[],
  options: CalculateOptions = {},
): Result => {
  const ordered = inOrder(versions)
  const diagnostics: Diagnostic[] = []
  const [earliest] = ordered
  const parts = new Map<CompiledRuleSet, PeriodFacts[]>()
  for (const one of facts) {
    const period = readPeriodIn(String(one?.period), earliest?.calendar)
    // Facts of a quarter go to every version: it may close under another than it began under.
    const longer = period && earliest && period.cycle !== earliest.each
    const own = period && ordered.findLast(({ since }) => startOf(since) <= firstDay(period))
    const taken = longer ? ordered : own ? [own] : period || !earliest ? [] : [earliest]
    for (const version of taken) parts.set(version, [...(parts.get(version) ?? []), one])
    if (taken.length === 0)
      diagnostics.push(
        diagnostic('no-version', { period: String(one?.period), since: earliest?.since ?? '' }),
      )
  }
  let carry: Carry | undefined = options.carry
  const results: Result[] = []
  for (const version of ordered) {
    const own = parts.get(version)
    if (!own?.some((one) => readPeriodIn(String(one?.period), version.calendar)?.cycle === version.each))
      continue
    const overrides = (options.overrides ?? []).filter(({ period }) =>
      own.some((one) => one.period === period || !facts.some((other) => other.period === period)),
    )
    const result = calculate(version, own, { ...options, overrides, ...(carry ? { carry } : {}) })
    carry = result.carry
    results.push(result)
  }
  return together(results, ordered, diagnostics, carry)
}

const inOrder = (versions: readonly CompiledRuleSet[]): readonly CompiledRuleSet[] =>
  [...versions].sort((left, right) => startOf(left.since) - startOf(right.since))

const together = (
  results: readonly Result[],
  versions: readonly CompiledRuleSet[],
  diagnostics: readonly Diagnostic[],
  carry: Carry | undefined,
): Result => {
  const all = [...diagnostics, ...results.flatMap((one) => one.diagnostics)]
  const last = results.at(-1)
  return {
    ok: results.length > 0 && !hasErrors(all),
    ruleSet: last?.ruleSet ?? versions.at(-1)?.id ?? '',
    currency: last?.currency ?? versions.at(-1)?.currency ?? '',
    periods: results.flatMap((one) => one.periods),
    findings: results.flatMap((one) => one.findings),
    marks: addedUp(results.flatMap((one) => one.marks)),
    diagnostics: all,
    carry: carry!,
    settled: results.flatMap((one) => one.settled),
  }
}

/** A mark that several versions bear is listed once. */
const addedUp = (marks: readonly MarkUse[]): readonly MarkUse[] => {
  const found = new Map<string, MarkUse>()
  for (const mark of marks) {
    const known = found.get(mark.mark)
    found.set(
      mark.mark,
      known ? { ...known, lines: known.lines + mark.lines, values: known.values + mark.values } : mark,
    )
  }
  return [...found.values()].sort((left, right) => right.lines - left.lines || right.values - left.values)
}
