import { type Html, html } from '../html.ts'
import { shareText } from '../numbers.ts'
import { note, table, tile, unit } from '../parts.ts'
import { counted, currencyName, grouped, money, type Pen, signed, spanText, toneOf } from '../pen.ts'
import type { Compared } from './compared.ts'
import { amountCells, beforeAfter } from './money.ts'

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

/** What is paid in another currency stands in no total of the report, and is said apart, channel by channel. */
export function otherCurrencies(pen: Pen, { comparison: { channels } }: Compared): Html | undefined {
  const { say } = pen
  const others = channels.flatMap(({ currency, ...one }) =>
    currency === undefined ? [] : [{ currency, ...one }],
  )
  if (others.length === 0) return undefined
  const columns = [
    { title: say('币种', 'Currency') },
    { title: say('渠道', 'Channel') },
    ...beforeAfter(pen).slice(0, 3),
  ]
  const rows = others.map(({ currency, title, ...amounts }) => [
    currencyName(pen, currency),
    say(title),
    ...amountCells(amounts).slice(0, 3),
  ])
  return html`${note(
    say(
      '以其他币种支付的不计入上面的合计：',
      'What is paid in other currencies is in none of the totals above:',
    ),
  )}${table(pen, { columns, rows })}`
}

/** Where there are several channels in the currency of the report, what each pays. */
export function channelsPaid(pen: Pen, { report, comparison: { channels } }: Compared): Html | undefined {
  const own = channels.filter(({ currency }) => currency === undefined)
  if (own.length < 2) return undefined
  const columns = [{ title: pen.say('渠道', 'Channel') }, ...beforeAfter(pen)]
  const rows = own.map(({ title, ...amounts }) => [pen.say(title), ...amountCells(amounts)])
  return html`${unit(pen, report.currency)}${table(pen, { columns, rows })}`
}
