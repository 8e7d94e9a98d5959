import type { TornadoEnd, TornadoReport } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { totalsText } from '../money.ts'
import { differenceBar, farthest, signed } from './amounts.ts'
import type { OutlookLooks } from './sensitivity.ts'
import { spanText } from './span.ts'
import { drawTable } from './table.ts'

/** Every number of the rules, the one that moves cost most first; what was refused and what was not moved below. */
export function drawTornado(
  ruleSet: CompiledRuleSet,
  { base, bars, by, notMoved, periods }: TornadoReport,
  { say, strong, why }: OutlookLooks,
): readonly string[] {
  const span = spanText(periods, say)
  const moved = bars.filter(({ spread }) => spread !== '')
  const most = farthest(
    moved.flatMap(({ down, up }) => [down, up].flatMap((end) => (end.ok ? end.difference : []))),
  )
  const end = ({ ok, text, difference }: TornadoEnd): string =>
    ok ? `${text}: ${signed(difference)}` : say(`${text}: 算不出`, `${text}: refused`)
  const one = ({ ok, difference }: TornadoEnd): string => (ok ? differenceBar(difference, most, 12) : '')
  const headers = [
    say('条款', 'clause'),
    say('哪一项', 'number'),
    say('现为', 'now'),
    say(`减 ${by}`, `less ${by}`),
    say(`加 ${by}`, `more ${by}`),
    say('幅度', 'spread'),
    '',
  ]
  const rows = moved.map(({ clause, address, which, before, down, up, spread }) => [
    clause,
    numberName({ address, which }),
    before,
    end(down),
    end(up),
    spread,
    `${one(down)}|${one(up)}`,
  ])
  const refused = bars.flatMap(({ address, which, down, up }) =>
    [down, up].flatMap((own) =>
      own.ok
        ? []
        : [
            `  ${numberName({ address, which })} = ${own.text}: ${own.diagnostics[0] ? why(own.diagnostics[0]) : ''}`,
          ],
    ),
  )
  const reasons = {
    zero: say('是零', 'is zero'),
    formula: say('不是单独一个数', 'is no bare number'),
    dated: say('分日期有几个值', 'has several dated values'),
    reading: say('由读法决定', 'is chosen by a reading'),
  }
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    say(
      `合计 ${totalsText(ruleSet, base)}。下面每个数各自单独减、加 ${by}，影响最大的在前。`,
      `${totalsText(ruleSet, base)} in all. Each number below is moved by ${by} alone, the one that moves cost most first.`,
    ),
    '',
    ...drawTable({ headers, rows, right: [2, 5] }),
    '',
    ...(refused.length === 0 ? [] : [say('算不出的：', 'Refused:'), ...refused, '']),
    ...(notMoved.length === 0
      ? []
      : [
          say('没有变动的：', 'Not moved:'),
          ...new Set(
            notMoved.map(({ address, text, why: reason }) =>
              say(
                `  ${address}（${text}）：${reasons[reason]}`,
                `  ${address} (${text}): ${reasons[reason]}`,
              ),
            ),
          ),
          '',
        ]),
  ]
}

/** An address, with the number that is meant where a formula has several: `part (50%)`. */
const numberName = ({ address, which }: { readonly address: string; readonly which: string | undefined }) =>
  which === undefined ? address : `${address} (${which})`

/** Rows for a CSV file: one for each number. */
export const tornadoRows = ({ bars }: TornadoReport): readonly (readonly string[])[] => [
  ['clause', 'address', 'now', 'down', 'downDifference', 'up', 'upDifference', 'spread', 'problem'],
  ...bars.map(({ clause, address, which, before, down, up, spread }) => [
    clause,
    numberName({ address, which }),
    before,
    down.text,
    down.difference,
    up.text,
    up.difference,
    spread,
    [...new Set([...down.diagnostics, ...up.diagnostics].map(({ code }) => code))].join('; '),
  ]),
]
