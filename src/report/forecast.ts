import { periodTitle } from '../core/period-title.ts'
import { drawBand } from './chart/band.ts'
import { type Html, html } from './html.ts'
import type { ForecastSection } from './input.ts'
import { figure, note, type Section, table, unit } from './parts.ts'
import { grouped, money, type Pen, spanText } from './pen.ts'

/** What is expected to be paid, period by period, with the band in which most outcomes lie. */
export function forecastSections(pen: Pen, forecast: ForecastSection): readonly Section[] {
  const title = pen.say('支出预测', 'Forecast of pay')
  return [{ id: 'forecast', title, body: body(pen, forecast) }]
}

function body(pen: Pen, { periods, currency, within, runs, all, says = [] }: ForecastSection): Html {
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
  )}${says.length > 0 && html`<ul>${says.map((one) => html`<li>${say(one)}</li>`)}</ul>`}`
}
