import { sumOf } from '../../core/sum-text.ts'
import { type Html, html } from '../html.ts'
import { shareText } from '../numbers.ts'
import { differenceCell, note, table, tile } from '../parts.ts'
import { counted, grouped, money, type Pen, signed, spanText, toneOf } from '../pen.ts'
import type { Compared } from './compared.ts'

/** The answer in a sentence, and its figures. */
export function headline(pen: Pen, { report, comparison }: Compared): Html {
  const { say } = pen
  const { currency, baseline, periods } = report
  const { side, difference, more, less, counts } = comparison
  const amount = (text: string): string => money(pen, grouped(text), currency)
  const change = (text: string): string => money(pen, signed(text), currency)
  const share = shareText(difference, baseline.total)
  const part = share && say(`（${signed(share)}）`, ` (${signed(share)})`)
  const tone = toneOf(difference)
  const verb = { gain: say('增加', 'more'), loss: say('减少', 'less'), same: '' }[tone]
  const by = amount(difference.replace(/^-/, ''))
  const lead =
    tone === 'same'
      ? say(
          `按 ${spanText(pen, periods)} 的数据计算，合计不变，仍为 ${amount(baseline.total)}。`,
          `On the facts of ${spanText(pen, periods)} the total stays at ${amount(baseline.total)}.`,
        )
      : say(
          `按 ${spanText(pen, periods)} 的数据计算，合计由 ${amount(baseline.total)}变为 ${amount(side.total)}，${verb} ${by}${part ?? ''}。`,
          `On the facts of ${spanText(pen, periods)} the total goes from ${amount(baseline.total)} to ${amount(side.total)}: ${by} ${verb}${part ?? ''}.`,
        )
  const { winners, losers, untouched } = counts
  const whom = say(
    `${winners} 人增加，${losers} 人减少${untouched > 0 ? `，${untouched} 人不变` : ''}。`,
    `${counted(winners, 'person gains', 'people gain')}, ${counted(losers, 'loses', 'lose')}${untouched > 0 ? `, ${counted(untouched, 'stays', 'stay')} as before` : ''}.`,
  )
  return html`<p class="lead">${lead}${say('', ' ')}${whom}</p>
<div class="tiles">${tile(say('调整前合计', 'Total before'), amount(baseline.total))}${tile(
    say('调整后合计', 'Total after'),
    amount(side.total),
  )}${tile(
    say('差额', 'Difference'),
    html`<span class="${tone}">${change(difference)}</span>`,
    share && signed(share),
  )}${tile(
    say('涉及人数', 'People touched'),
    say(`${counts.winners + counts.losers} 人`, `${counts.winners + counts.losers}`),
    html`▲ ${say(`${counts.winners} 人`, `${counts.winners}:`)} ${signed(more)}<br>▼ ${say(`${counts.losers} 人`, `${counts.losers}:`)} ${signed(less)}`,
  )}</div>`
}

/** What is paid in another currency stands in no total of the report, and is said apart. */
export function otherCurrencies(pen: Pen, { comparison: { people } }: Compared): Html | undefined {
  const { say } = pen
  const others = new Map<string, string[]>()
  for (const { currency, difference } of people.flatMap(({ lines }) => lines))
    if (currency !== undefined) others.set(currency, [...(others.get(currency) ?? []), difference])
  if (others.size === 0) return undefined
  const columns = [{ title: say('币种', 'Currency') }, { title: say('差额', 'Difference'), number: true }]
  const rows = [...others].map(([currency, all]) => [currency, differenceCell(sumOf(all))])
  return html`${note(
    say(
      '以其他币种支付的部分不计入上面的合计，差额如下：',
      'What is paid in other currencies is in none of the totals above; it changes by:',
    ),
  )}${table(pen, { columns, rows })}`
}
