import { containedPeriods, isLonger, periodText, readPeriodIn } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'

/**
 * The period of the rule set's own cycle in which something is paid: what belongs to a longer one is paid when it closes.
 *
 * @example of a monthly set: paidIn(ruleSet)('2026-Q1') // '2026-03'
 */
export const paidIn = ({ each, calendar }: CompiledRuleSet): ((period: string) => string) => {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const period = readPeriodIn(text, calendar)
    const own =
      period && isLonger(period.cycle, each) ? periodText(containedPeriods(period, each).at(-1)!) : text
    known.set(text, own)
    return own
  }
}
