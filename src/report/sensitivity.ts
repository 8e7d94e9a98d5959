import type { SensitivityReport, TornadoBar, TornadoReport } from '../analyse/outlook/report.ts'
import { drawRows, type Row } from './chart/rows.ts'
import { html } from './html.ts'
import { placeOf } from './numbers.ts'
import { differenceCell, figure, note, type Section, table, unit } from './parts.ts'
import { clauseName, grouped, money, type Pen, signed, spanText, toneOf } from './pen.ts'
import { problems } from './problems.ts'

/** Every number of the rules moved down and up: the one that moves cost most first. */
export function tornadoSections(pen: Pen, report: TornadoReport): readonly Section[] {
  const { say } = pen
  const title = say('哪个数影响最大', 'Which number moves cost most')
  const { ok, diagnostics, bars, by, base, currency, periods, notMoved } = report
  if (!ok) return [refused(pen, 'tornado', title, diagnostics)]
  const moved = bars.filter(({ spread }) => /[1-9]/.test(spread))
  const says = say(
    `各数单独上下动 ${by} 时合计的变化`,
    `How the total changes with each number alone, ${by} down and up`,
  )
  const end = ({ ok: good, text, difference }: TornadoBar['down']) => [
    text,
    good ? differenceCell(difference) : say('算不出来', 'no result'),
  ]
  const columns = [
    { title: say('规则里的数', 'Number of the rules') },
    { title: say('现在', 'Now'), number: true },
    { title: say('下调为', 'Down to'), number: true },
    { title: say('差额', 'Difference'), number: true },
    { title: say('上调为', 'Up to'), number: true },
    { title: say('差额', 'Difference'), number: true },
  ]
  const rows = moved.map((bar) => [
    [
      clauseName(pen, bar.clause, bar.title),
      html` <code>${bar.address}${bar.which === undefined ? '' : ` (${bar.which})`}</code>`,
    ],
    bar.before,
    ...end(bar.down),
    ...end(bar.up),
  ])
  const still = bars.length - moved.length + notMoved.length
  return [
    {
      id: 'tornado',
      title,
      body: html`<p class="lead">${lead(pen, base.total, currency, periods)}</p>${unit(pen, currency)}${
        moved.length > 0 &&
        figure(
          drawRows(
            'tornado-chart',
            says,
            moved.slice(0, mostBars).map((bar) => rangeRow(pen, bar)),
            {
              names: 300,
              zero: say('现在', 'now'),
            },
          ),
          moved.length > mostBars
            ? say(`${says}；图中是最大的 ${mostBars} 个`, `${says}; the ${mostBars} largest`)
            : says,
        )
      }${table(pen, { columns, rows })}${
        still > 0 &&
        note(
          say(
            `另有 ${still} 个数没有动，或动了也不影响合计。`,
            `${still} more numbers were not moved, or do not move the total.`,
          ),
        )
      }`,
    },
  ]
}

const mostBars = 20

function rangeRow({ say }: Pen, { title, down, up, spread }: TornadoBar): Row {
  const ends = [down, up].filter(({ ok }) => ok).map(({ difference }) => placeOf(difference))
  return {
    name: `${say(title)} ${down.text}…${up.text}`,
    from: Math.min(0, ...ends),
    to: Math.max(0, ...ends),
    figure: grouped(spread),
    tone: 'range',
  }
}

/** What the rules cost as something is varied: a bar for each value. */
export function sensitivitySections(pen: Pen, report: SensitivityReport): readonly Section[] {
  const { say } = pen
  const { ok, diagnostics, rows, varied, base, currency, periods } = report
  const title = say('变动时的成本', 'Cost as something is varied')
  if (!ok) return [refused(pen, 'sensitivity', title, diagnostics)]
  const says = say(
    `${varied.join('、')}取各值时合计的差额`,
    `Difference of the total at each value of ${varied.join(', ')}`,
  )
  const good = rows.filter((row) => row.ok)
  const bars = good.map(
    ({ values, difference, isBase }): Row => ({
      name: `${values.join(' · ')}${isBase ? say('（现在）', ' (now)') : ''}`,
      from: 0,
      to: placeOf(difference),
      figure: signed(difference),
      tone: toneOf(difference),
      bold: isBase,
    }),
  )
  const columns = [
    ...varied.map((name) => ({ title: name, number: true })),
    { title: say('合计', 'Total'), number: true },
    { title: say('差额', 'Difference'), number: true },
    { title: say('多得', 'More'), number: true },
    { title: say('少得', 'Less'), number: true },
    { title: say('增加人数', 'Gain'), number: true },
    { title: say('减少人数', 'Lose'), number: true },
  ]
  const cells = rows.map((row) => [
    ...row.values,
    ...(row.ok
      ? [
          grouped(row.total),
          differenceCell(row.difference),
          differenceCell(row.more),
          differenceCell(row.less),
          row.winners,
          row.losers,
        ]
      : [say('算不出来', 'no result')]),
  ])
  return [
    {
      id: 'sensitivity',
      title,
      body: html`<p class="lead">${lead(pen, base.total, currency, periods)}</p>${unit(pen, currency)}${
        bars.length > 0 && figure(drawRows('sensitivity-chart', says, bars), says)
      }${table(pen, { columns, rows: cells })}`,
    },
  ]
}

const lead = (pen: Pen, total: string, currency: string, periods: readonly string[]): string =>
  pen.say(
    `按 ${spanText(pen, periods)} 的数据，现在合计 ${money(pen, grouped(total), currency)}。`,
    `On the facts of ${spanText(pen, periods)} the total is ${money(pen, grouped(total), currency)} as the rules stand.`,
  )

const refused = (
  pen: Pen,
  id: string,
  title: string,
  diagnostics: TornadoReport['diagnostics'],
): Section => ({
  id,
  title,
  body: problems(pen, pen.say('基准算不出来。', 'The base cannot be calculated.'), diagnostics),
})
