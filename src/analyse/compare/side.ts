import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits, otherCurrency } from '../../plan/currency.ts'
import type { Result } from '../../run/result.ts'
import { amountText, unitsOf } from '../readings/changes.ts'
import { totalsOf } from '../readings/prices.ts'
import type { ChannelDifference, Side } from './report.ts'

export const sideOf = (ruleSet: CompiledRuleSet, result: Result): Side => ({
  id: ruleSet.id,
  title: ruleSet.title,
  ...totalsOf(result, ruleSet),
  lines: result.settled.length,
  findings: result.findings.length,
})

/** A rule set that could not be calculated has no figures. */
export const emptySide = (id: string, title: Label): Side => ({
  id,
  title,
  total: '',
  channels: {},
  lines: 0,
  findings: 0,
})

/** @param ruleSet knows the channels of both sides */
export const channelsIn = (
  before: Side,
  after: Side,
  ruleSet: CompiledRuleSet,
): readonly ChannelDifference[] =>
  ruleSet.channels.flatMap(({ name, title }) => {
    const [old, fresh] = [before.channels[name], after.channels[name]]
    if (old === undefined && fresh === undefined) return []
    const text = (units: bigint): string => amountText(units, lineDigits(ruleSet, name))
    return [
      {
        channel: name,
        title,
        ...otherCurrency(ruleSet, name),
        before: text(unitsOf(old)),
        after: text(unitsOf(fresh)),
        difference: text(unitsOf(fresh) - unitsOf(old)),
      },
    ]
  })
