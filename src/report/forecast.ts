import type { Label } from '../core/label.ts'
import { periodTitle } from '../core/period-title.ts'
import { drawBand } from './chart/band.ts'
import { drawRows, type Row } from './chart/rows.ts'
import { type Html, html } from './html.ts'
import type { ForecastSection } from './input.ts'
import { placeOf } from './numbers.ts'
import { figure, note, type Section, table, unit } from './parts.ts'
import { grouped, money, type Pen, spanText } from './pen.ts'

/** What is expected to be paid, period by period, with the band in which most outcomes lie. */
export function forecastSections(pen: Pen, forecast: ForecastSection): readonly Section[] {
  const title = pen.say('支出预测', 'Forecast of pay')
  return [{ id: 'forecast', title, body: body(pen, forecast) }]
}

function body(pen: Pen, forecast: ForecastSection): Html {
  const { periods, currency, within, runs, all, says = [] } = forecast
  if (runs === 1) return oneOutcome(pen, forecast)
  const { say } = pen
  const amount = (text: string): string => money(pen, grouped(text), currency)
  const title = say(
    `每期支出：中间的一种结果，以及 ${within} 的结果所在的范围`,
    `Pay of each period: the middle outcome, and the band in which ${within} of all outcomes lie`,
  )
  const points = periods.map(({ period, low, median, high }) => ({
    name: say(periodTitle(period)),
    low,
    middle: median,
    high,
    figure: grouped(median),
  }))
  const columns = [
    { title: say('期间', 'Period') },
    { title: say('下限', 'Low'), number: true },
    { title: say('中间值', 'Middle'), number: true },
    { title: say('上限', 'High'), number: true },
  ]
  const row = (
    name: string,
    one: { readonly low: string; readonly median: string; readonly high: string },
  ) => [name, grouped(one.low), grouped(one.median), grouped(one.high)]
  const rows = periods.map((one) => row(say(periodTitle(one.period)), one))
  const span = spanText(
    pen,
    periods.map(({ period }) => period),
  )
  const lead =
    all &&
    html`<p class="lead">${say(
      `${span} 预计共支出 ${amount(all.median)}，${within} 的结果在 ${amount(all.low)}与 ${amount(all.high)}之间。`,
      `${span}: ${amount(all.median)} is expected in all; ${within} of all outcomes lie between ${amount(all.low)} and ${amount(all.high)}.`,
    )}</p>`
  return html`${lead}${unit(pen, currency)}${
    points.length > 0 && figure(drawBand('forecast-chart', title, points), title)
  }${table(pen, { columns, rows, ...(all && { foot: row(say('各期合计', 'All periods'), all) }) })}${note(
    say(
      `共模拟 ${runs} 次。中间值是一半结果不超过的数；各期的上下限不能相加。`,
      `${runs} outcomes were calculated. Half of them are not above the middle; the ends of bands do not add up.`,
    ),
  )}${assumed(pen, says)}`
}

/** Of one scenario there is an amount and no band. */
function oneOutcome(pen: Pen, { periods, currency, all, says = [] }: ForecastSection): Html {
  const { say } = pen
  const title = say('每期支出', 'Pay of each period')
  const bars = periods.map(
    ({ period, median }): Row => ({
      name: say(periodTitle(period)),
      from: 0,
      to: placeOf(median),
      figure: grouped(median),
      tone: 'gain',
    }),
  )
  const span = spanText(
    pen,
    periods.map(({ period }) => period),
  )
  const total = all && money(pen, grouped(all.median), currency)
  return html`${total && html`<p class="lead">${say(`${span} 预计共支出 ${total}。`, `${span}: ${total} is expected in all.`)}</p>`}${unit(pen, currency)}${
    bars.length > 0 && figure(drawRows('forecast-chart', title, bars), title)
  }${assumed(pen, says)}`
}

const assumed = ({ say }: Pen, says: readonly Label[]): Html | undefined =>
  says.length === 0
    ? undefined
    : html`<h4>${say('依据', 'It rests on')}</h4><ul>${says.map((one) => html`<li>${say(one)}</li>`)}</ul>`
