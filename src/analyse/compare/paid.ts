import type { Exact } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits, otherCurrency } from '../../plan/currency.ts'
import { walkPeriods } from '../../run/calculate.ts'
import { collectProblems } from '../../run/collect/problems.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { Result } from '../../run/result.ts'
import { unitsOf } from '../readings/changes.ts'

/** What the lines of each rule pay in all, in minor units of their currency; the rule set's own is empty. */
export type Paid = ReadonlyMap<string, { readonly currency: string; readonly units: bigint }>

export const paidBy = ({ settled }: Result): Paid =>
  sums(settled.map(({ rule, currency = '', amount }) => ({ rule, currency, units: unitsOf(amount) })))

/** The same without the rest of a result; undefined where it has errors. */
export const paidWith = (
  rules: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
): Paid | undefined => {
  const lines: Line[] = []
  const { diagnostics } = walkPeriods(rules, facts, options, (frame, period, problems) => {
    lines.push(...linesIn(frame, rules))
    problems.push(...collectProblems(frame, rules, period))
  })
  return hasErrors(diagnostics) ? undefined : sums(lines)
}

interface Line {
  readonly rule: string
  readonly currency: string
  readonly units: bigint
}

const linesIn = (frame: Frame, rules: CompiledRuleSet): readonly Line[] =>
  frame.plan.rules.flatMap(({ name: rule, line, column, axis }) => {
    if (!line || column === undefined) return []
    const { currency = '' } = otherCurrency(rules, line.channel)
    const digits = lineDigits(rules, line.channel)
    const own = columnOf(frame, column)
    let units = 0n
    for (let row = 0; row < axisOf(frame, axis).count; row++) {
      const value = valueAt(own, row)
      if (!isAbsent(value)) units += unitsOf(toText(value as Exact, digits))
    }
    return [{ rule, currency, units }]
  })

const sums = (lines: readonly Line[]): Paid => {
  const paid = new Map<string, { currency: string; units: bigint }>()
  for (const { rule, currency, units } of lines) {
    const before = paid.get(rule)
    if (before) before.units += units
    else paid.set(rule, { currency, units })
  }
  return paid
}
