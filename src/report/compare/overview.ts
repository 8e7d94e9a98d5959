import type { CompareReport } from '../../analyse/compare/report.ts'
import { drawRows, type Row } from '../chart/rows.ts'
import { type Html, html } from '../html.ts'
import { placeOf, shareText } from '../numbers.ts'
import { amountCell, differenceCell, figure, table, unit } from '../parts.ts'
import { type Pen, signed, toneOf } from '../pen.ts'

/** Variants side by side. */
export function overview(pen: Pen, { baseline, variants, currency }: CompareReport): Html {
  const { say } = pen
  const columns = [
    { title: say('方案', 'Variant') },
    { title: say('合计', 'Total'), number: true },
    { title: say('差额', 'Difference'), number: true },
    { title: say('幅度', 'Share'), number: true },
    { title: say('增加人数', 'Gain'), number: true },
    { title: say('减少人数', 'Lose'), number: true },
    { title: say('事项', 'Findings'), number: true },
  ]
  const rows = variants.map(({ side, ok, difference, counts }, at) => {
    const name = html`<a href="#v${at + 1}">${say(side.title)}</a>`
    if (!ok) return [name, say('算不出来', 'no result')]
    return [
      name,
      amountCell(side.total),
      differenceCell(difference),
      signed(shareText(difference, baseline.total) ?? '–'),
      counts.winners,
      counts.losers,
      side.findings,
    ]
  })
  const base = [say(baseline.title), amountCell(baseline.total), '–', '–', '–', '–', baseline.findings]
  const bars = variants
    .filter(({ ok }) => ok)
    .map(
      ({ side, difference }): Row => ({
        name: say(side.title),
        from: 0,
        to: placeOf(difference),
        figure: signed(difference),
        tone: toneOf(difference),
      }),
    )
  const title = say('各方案与基准方案的差额', 'Difference of each variant to the baseline')
  return html`${unit(pen, currency)}${table(pen, { columns, rows: [base, ...rows] })}${
    bars.length > 1 && figure(drawRows('overview-totals', title, bars), title)
  }`
}
