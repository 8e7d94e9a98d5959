import type { BodyValue, RuleSpec } from '../../model/rule-set.ts'
import { type Measure, placeOf, type RulePageContext } from './context.ts'
import { rangeText } from './edges.ts'
import { closedRange, percent } from './ranges.ts'
import { valueText } from './values.ts'

/** What a person may decide: a range of numbers, or one whose ends are formulas. */
export const rangeOfDecision = (
  context: RulePageContext,
  rule: RuleSpec,
  value: BodyValue | undefined,
  measure: Measure | undefined,
): string => {
  if (value === undefined || !('kind' in value)) return ''
  if (value.kind === 'range') return closedRange(context, value.range, value.percent ? percent : measure)
  if (value.kind !== 'bounds') return ''
  const [from, to] = [value.from, value.to].map(
    (end) =>
      end && { text: valueText(context, placeOf(rule), end.formula, measure), inclusive: end.inclusive },
  )
  return rangeText(context, { from, to })
}
