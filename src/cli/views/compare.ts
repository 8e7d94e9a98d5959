import type { CompareReport, Comparison } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { periodTitle } from '../../io/core.ts'
import { percentOf, withCurrency } from '../money.ts'
import { isZero, signed } from './amounts.ts'
import { drawAttribution, drawTextChanges } from './compare-clauses.ts'
import type { CompareLooks } from './compare-looks.ts'
import { drawGroups, drawMoves, drawPeople } from './compare-people.ts'
import { spanText } from './span.ts'
import { oneLine } from './table.ts'

/** A variant against the baseline: what it costs, what changed, which clause moved the money, and for whom. */
export function drawComparison(
  ruleSet: CompiledRuleSet,
  report: CompareReport,
  variant: Comparison,
  looks: CompareLooks,
): readonly string[] {
  return [
    ...drawHead(report, variant, looks),
    ...drawTotals(ruleSet, report, variant, looks),
    '',
    ...drawTextChanges(variant, looks),
    ...drawAttribution(variant, looks),
    ...drawGroups(ruleSet, variant, looks),
    ...drawMoves(variant, looks),
    ...drawPeople(ruleSet, variant, looks),
    ...drawFindings(variant, looks),
  ]
}

/** A variant without figures; why, is said below. */
export const drawNotCompared = (
  report: CompareReport,
  variant: Comparison,
  looks: CompareLooks,
): readonly string[] => [
  ...drawHead(report, variant, looks),
  looks.say('没有比较，原因见下。', 'Not compared; the reasons stand below.'),
  '',
]

function drawHead(
  { baseline, periods }: CompareReport,
  { side }: Comparison,
  { say, strong }: CompareLooks,
): readonly string[] {
  const span = spanText(periods, say)
  const from = say(baseline.title) === say(side.title) ? baseline.id : say(baseline.title)
  const to = say(baseline.title) === say(side.title) && baseline.id !== side.id ? side.id : say(side.title)
  return [strong(oneLine(`${from} → ${to} · ${span}`)), '']
}

/** Before, after and the difference; how many get more and less. */
function drawTotals(
  ruleSet: CompiledRuleSet,
  { baseline, currency }: CompareReport,
  { side, difference, channels, counts, more, less }: Comparison,
  { say, strong }: CompareLooks,
): readonly string[] {
  const percent = percentOf(difference, baseline.total)
  const own = ruleSet.currencies === undefined ? '' : ` ${currency}`
  const kept = isZero(difference)
    ? say('合计不变', 'the total stays')
    : say(
        `${difference.startsWith('-') ? '少发' : '多发'} ${difference.replace('-', '')}${percent ? `（${percent}）` : ''}`,
        `${signed(difference)}${percent ? ` (${percent})` : ''}`,
      )
  const several = channels.length > 1 ? channels : channels.filter((one) => one.currency !== undefined)
  return [
    `${say('合计', 'Total')} ${baseline.total} → ${side.total}${own}${say('，', ': ')}${strong(kept)}`,
    ...several.map(
      (one) =>
        `  ${withCurrency(say(one.title), ruleSet, say, one.currency)} ${one.before} → ${one.after}${say('，', ', ')}${signed(one.difference)}`,
    ),
    say(
      `增加 ${counts.winners} 人（共 ${signed(more)}），减少 ${counts.losers} 人（共 ${signed(less)}），不变 ${counts.untouched} 人`,
      `${counts.winners} get more (${signed(more)}), ${counts.losers} get less (${signed(less)}), ${counts.untouched} the same`,
    ),
  ]
}

function drawFindings({ findings }: Comparison, { say, strong }: CompareLooks): readonly string[] {
  const list = (head: string, some: Comparison['findings']['appear']): readonly string[] =>
    some.length === 0
      ? []
      : [
          strong(head),
          ...some.map(({ period, moment, id, name, title, clause }) =>
            oneLine(
              `  ! ${moment ?? say(periodTitle(period))} · ${[id, name].filter(Boolean).join(' ')} · ${say(title)} [${clause}]`,
            ),
          ),
          '',
        ]
  return [
    ...list(
      say(`多出的事项（${findings.appear.length}）：`, `Findings that appear (${findings.appear.length}):`),
      findings.appear,
    ),
    ...list(
      say(
        `不再有的事项（${findings.disappear.length}）：`,
        `Findings that vanish (${findings.disappear.length}):`,
      ),
      findings.disappear,
    ),
  ]
}
