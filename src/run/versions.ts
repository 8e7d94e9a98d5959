import { readDate } from '../core/date.ts'
import { JixiaoError } from '../core/error.ts'
import { firstDay, type Period, readPeriodIn } from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import { longerCycles } from '../plan/clock.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { calculate } from './calculate.ts'
import type { CalculateOptions, Override, PeriodFacts } from './facts.ts'
import { startOf } from './in-force.ts'
import { axisAt } from './replacements.ts'
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
 * version carries goes on in the next, as its `carry` section says. Periods before the first version are reported, and
 * readings and overrides that belong to none; each version gets its own. Versions of two currencies are refused.
 *
 * @throws JixiaoError `no-versions` without any version
 */
export const calculateVersions = (
  versions: readonly CompiledRuleSet[],
  facts: readonly PeriodFacts[],
  options: CalculateOptions = {},
): Result => {
  const ordered = inOrder(versions)
  if (ordered.length === 0) throw new JixiaoError('no-versions', 'No version of a rule set is given')
  const diagnostics: Diagnostic[] = []
  const given = new Map<CompiledRuleSet, PeriodFacts[]>()
  for (const one of facts) {
    const text = String(one?.period)
    const taking = takersOf(text, ordered)
    for (const version of taking) given.set(version, [...(given.get(version) ?? []), one])
    if (taking.length === 0)
      diagnostics.push(diagnostic('no-version', { period: text, since: ordered[0]!.since ?? '' }))
  }
  const parts = ordered.flatMap((version) => {
    const own = given.get(version) ?? []
    const periods = own.flatMap(({ period }) => readPeriodIn(String(period), version.calendar) ?? [])
    const base = periods.filter(({ cycle }) => cycle === version.each)
    // Facts of a quarter alone are no period to calculate; what nobody can read is for a version to say.
    return base.length > 0 || periods.length < own.length ? [{ version, own, periods: base }] : []
  })
  const [first, other] = new Set(parts.map(({ version }) => version.currency))
  if (first !== undefined && other !== undefined) {
    const problem = diagnostic('versions-currencies', { first, other })
    return together([], ordered, [...diagnostics, problem], options.carry ?? calculate(ordered[0]!, []).carry)
  }
  let { carry } = options
  const results = parts.map((part, at) => {
    const own = { readings: readingsOf(parts, at, options), overrides: overridesOf(parts, at, options) }
    const result = calculate(part.version, part.own, { ...options, ...own, ...(carry ? { carry } : {}) })
    if (result.periods.length > 0) carry = result.carry
    return result
  })
  return together(results, ordered, diagnostics, carry ?? calculate(ordered.at(-1)!, []).carry)
}

interface Part {
  readonly version: CompiledRuleSet
  readonly own: readonly PeriodFacts[]
  readonly periods: readonly Period[]
}

/** The version that is in force when a period begins; those of a longer one go to all that know it: the quarter may close under another than it began under. */
const takersOf = (text: string, ordered: readonly CompiledRuleSet[]): readonly CompiledRuleSet[] => {
  const read = (version: CompiledRuleSet): Period | undefined => readPeriodIn(text, version.calendar)
  const period = ordered.map(read).find((one) => one !== undefined)
  if (period === undefined) return [ordered[0]!]
  const own = ordered.findLast(({ since }) => startOf(since) <= firstDay(period))
  if (own && read(own)?.cycle === own.each) return [own]
  const knowing = ordered.filter((version) =>
    longerCycles(version).some((one) => read(version)?.cycle === one),
  )
  return knowing.length > 0 ? knowing : own ? [own] : []
}

/** Readings that a version knows; the first is told of those that none knows. */
const readingsOf = (parts: readonly Part[], at: number, options: CalculateOptions) => {
  const knows = ({ version }: Part, name: string): boolean =>
    version.plan.marks.some((mark) => mark.kind === 'reading' && mark.name === name)
  return Object.fromEntries(
    Object.entries(options.readings ?? {}).filter(
      ([name]) => knows(parts[at]!, name) || (at === 0 && !parts.some((part) => knows(part, name))),
    ),
  )
}

/** Overrides of the periods of a version, and of what closes with them; the first is told of those of no period. */
const overridesOf = (parts: readonly Part[], at: number, options: CalculateOptions): readonly Override[] => {
  const isOf = ({ periods }: Part, override: Override): boolean =>
    periods.some((period) => axisAt(override, period) !== undefined)
  return (options.overrides ?? []).filter(
    (one) => isOf(parts[at]!, one) || (at === 0 && !parts.some((part) => isOf(part, one))),
  )
}

const inOrder = (versions: readonly CompiledRuleSet[]): readonly CompiledRuleSet[] =>
  [...versions].sort((left, right) => startOf(left.since) - startOf(right.since))

const together = (
  results: readonly Result[],
  versions: readonly CompiledRuleSet[],
  diagnostics: readonly Diagnostic[],
  carry: Carry,
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
    carry,
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
