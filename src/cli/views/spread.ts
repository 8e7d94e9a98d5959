import type { SpreadReport } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { totalsText } from '../money.ts'
import { drawnText, drawPeople, drawQuantiles } from './forecast.ts'
import type { OutlookLooks } from './sensitivity.ts'
import { spanText } from './span.ts'

/** Between which amounts cost and pay lie if some numbers are drawn. */
export function drawSpread(
  ruleSet: CompiledRuleSet,
  report: SpreadReport,
  asked: readonly string[],
  looks: OutlookLooks,
): readonly string[] {
  const { say, strong } = looks
  const span = spanText(
    report.periods.map(({ period }) => period),
    say,
  )
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    say(
      `现状合计 ${totalsText(ruleSet, report.base)}。下面这些数改为抽取：${asked.join('；')}`,
      `As it stands: ${totalsText(ruleSet, report.base)} in all. These are drawn instead: ${asked.join('; ')}`,
    ),
    drawnText(report.drawn!, looks),
    '',
    ...drawQuantiles(report, report.quantiles!, looks),
    ...drawPeople(report, looks),
  ]
}

/** Rows for a CSV file: one for each period, each person, and the whole. */
export const spreadRows = ({ periods, people, quantiles }: SpreadReport): readonly (readonly string[])[] => {
  const names = ['p5', 'p25', 'p50', 'p75', 'p95'] as const
  const cells = (one: typeof quantiles): readonly string[] => names.map((name) => one?.[name] ?? '')
  return [
    ['kind', 'id', ...names],
    ...periods.map((one) => ['period', one.period, ...cells(one.quantiles)]),
    ...people.map((one) => [one.thing, one.id, ...cells(one.quantiles)]),
    ['all', '', ...cells(quantiles)],
  ]
}
