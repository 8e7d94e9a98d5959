import type { Exact } from '../../core/exact.ts'
import { periodText } from '../../core/period.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits, otherCurrency } from '../../plan/currency.ts'
import { walkPeriods } from '../../run/calculate.ts'
import { collectFindings } from '../../run/collect/findings.ts'
import { collectProblems } from '../../run/collect/problems.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, periodOn, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { Finding } from '../../run/result.ts'

/** A payslip line as a count of units of its currency's last decimal. */
export interface LightLine {
  readonly period: string
  readonly thing: string
  readonly id: string
  readonly name?: string
  readonly rule: string
  readonly channel: string
  readonly currency?: string
  readonly units: bigint
}

/** What `calculate` pays and finds, without the values: for questions that run many times. */
export interface LightRun {
  readonly lines: readonly LightLine[]
  readonly findings: readonly Finding[]
  readonly diagnostics: readonly Diagnostic[]
}

export const runLight = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
): LightRun => {
  const lines: LightLine[] = []
  const findings: Finding[] = []
  const { diagnostics } = walkPeriods(ruleSet, facts, options, (frame, period, found) => {
    linesOf(frame, ruleSet, lines)
    findings.push(...collectFindings(frame))
    found.push(...collectProblems(frame, ruleSet, period))
  })
  return { lines, findings, diagnostics }
}

const linesOf = (frame: Frame, ruleSet: CompiledRuleSet, lines: LightLine[]): void => {
  for (const { name: rule, axis, line, column } of frame.plan.rules) {
    if (!line || column === undefined) continue
    const rows = axisOf(frame, axis)
    if (rows.count === 0) continue
    const values = columnOf(frame, column)
    const period = periodText(periodOn(frame, axis))
    const scale = 10n ** BigInt(lineDigits(ruleSet, line.channel))
    const pay = otherCurrency(ruleSet, line.channel)
    for (let row = 0; row < rows.count; row++) {
      const value = valueAt(values, row)
      if (isAbsent(value)) continue
      const { n, d } = value as Exact
      const name = rows.names[row]
      lines.push({
        period,
        thing: rows.thing,
        id: rows.ids[row]!,
        ...(name !== undefined && { name }),
        rule,
        channel: line.channel,
        ...pay,
        units: (n * scale) / d,
      })
    }
  }
}
