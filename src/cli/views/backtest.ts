import type { BacktestReport } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { totalsText } from '../money.ts'
import { differenceBar, farthest, isZero, signed, whoText } from './amounts.ts'
import type { OutlookLooks } from './sensitivity.ts'
import { drawTable } from './table.ts'

/** So many people are named; the file has all of them. */
const named = 12

/** Each period with what was paid and what would be due, and the differences added up; then whom it touches most. */
export function drawBacktest(
  ruleSet: CompiledRuleSet,
  candidate: CompiledRuleSet,
  { periods, paid, due, difference, people, against }: BacktestReport,
  { say, strong }: Pick<OutlookLooks, 'say' | 'strong'>,
): readonly string[] {
  const most = farthest(periods.map((one) => one.difference))
  const sides =
    against === 'settled'
      ? [say('实发', 'paid'), say('应发', 'due')]
      : [say('原来', 'before'), say('改为', 'after')]
  const headers = [
    say('期间', 'period'),
    ...sides,
    say('差额', 'difference'),
    say('累计差额', 'cumulative'),
    say('增加/减少人数', 'people more/less'),
    '',
  ]
  const rows = periods.map((one) => [
    one.period,
    totalsText(candidate, one.paid),
    totalsText(candidate, one.due),
    signed(one.difference),
    signed(one.cumulative),
    `${one.winners}/${one.losers}`,
    differenceBar(one.difference, most, 20),
  ])
  const footer = [
    say('合计', 'total'),
    totalsText(candidate, paid),
    totalsText(candidate, due),
    signed(difference),
  ]
  const touched = people.filter((one) => !isZero(one.difference))
  const what = against === 'settled' ? say('实发台账', 'what was paid') : say(ruleSet.title)
  return [
    strong(
      say(`${candidate.title.zh} · 回测，与${what}相比`, `${candidate.title.en} · back-test against ${what}`),
    ),
    '',
    ...drawTable({ headers, rows, footer, right: [1, 2, 3, 4, 5] }),
    '',
    ...(touched.length === 0
      ? [say('每个人都没有差别。', 'Nobody gets more or less.')]
      : drawTable({
          headers: [say('人员', 'who'), ...sides, say('差额', 'difference')],
          rows: touched
            .slice(0, named)
            .map((one) => [whoText(one, say), one.paid, one.due, signed(one.difference)]),
          right: [1, 2, 3],
        })),
    ...(touched.length > named
      ? [
          say(
            `  另有 ${touched.length - named} 人，见 -o 或 --json`,
            `  ${touched.length - named} more: see -o or --json`,
          ),
        ]
      : []),
    '',
  ]
}

/** Rows for a CSV file: one for each period. */
export const backtestRows = ({ periods }: BacktestReport): readonly (readonly string[])[] => [
  ['period', 'paid', 'due', 'difference', 'cumulative', 'winners', 'losers'],
  ...periods.map((one) => [
    one.period,
    one.paid.total,
    one.due.total,
    one.difference,
    one.cumulative,
    `${one.winners}`,
    `${one.losers}`,
  ]),
]
