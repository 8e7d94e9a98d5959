import { add, type Exact, ZERO } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { PeriodFacts } from '../../run/facts.ts'

/** What a channel pays somebody, line by line. */
export interface Payslip {
  readonly total: Exact
  readonly lines: ReadonlyMap<string, Exact>
  /** Findings that the facts raise, for a person to decide on. */
  readonly findings: number
}

/** A plain run; undefined where a line of the payslip waits for a fact or a person, or the facts are refused. */
export const payslipOf = (
  compiled: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  readings: Readonly<Record<string, string>>,
  { thing, id, channel }: { readonly thing: string; readonly id: string; readonly channel: string },
): Payslip | undefined => {
  const { periods, findings } = calculate(compiled, facts, { readings })
  if (periods.length === 0) return undefined
  const own = periods.flatMap(({ things }) => (things[thing] ?? []).filter((one) => one.id === id))
  const waits = own.some(({ leftOut }) =>
    leftOut.some(({ absent }) => absent.state === 'missing' || absent.state === 'open'),
  )
  if (waits) return undefined
  const lines = new Map<string, Exact>()
  for (const line of own.flatMap((one) => one.lines))
    if (line.channel === channel)
      lines.set(line.rule, add(lines.get(line.rule) ?? ZERO, readExact(line.amount)!))
  return { total: [...lines.values()].reduce(add, ZERO), lines, findings: findings.length }
}
