import { sayIn } from '../core/label.ts'
import { compareSections } from './compare/sections.ts'
import { curveSections } from './curves.ts'
import { forecastSections } from './forecast.ts'
import { type Html, html } from './html.ts'
import type { ReportInput, ReportOptions } from './input.ts'
import type { Section } from './parts.ts'
import { type Pen, spanText } from './pen.ts'
import { pointsSections } from './points.ts'
import { readingsSections } from './readings.ts'
import { sanitySections } from './sanity.ts'
import { sensitivitySections, tornadoSections } from './sensitivity.ts'
import { style } from './style.ts'
import { testsSections } from './tests.ts'

/** From so many headings on a page has a table of contents. */
const longReport = 5

/**
 * A report as one HTML file for people: nothing is fetched, no script runs, and it prints on A4. The same input gives
 * the same bytes.
 *
 * @param input what to show; sections that are left out are not there
 * @returns the text of the file
 * @example renderReport({ readings: priceReadings(ruleSet, facts) }, { language: 'zh' })
 */
export function renderReport(input: ReportInput, { language }: ReportOptions): string {
  const pen: Pen = { language, say: sayIn(language) }
  const { compare, sanity, readings, curves, tests, forecast, tornado, sensitivity } = input
  const sections = [
    ...pointsSections(pen, input),
    ...(compare ? compareSections(pen, compare) : []),
    ...(sanity ? sanitySections(pen, sanity) : []),
    ...(curves ? curveSections(pen, curves) : []),
    ...(readings ? readingsSections(pen, readings) : []),
    ...(tornado ? tornadoSections(pen, tornado) : []),
    ...(sensitivity ? sensitivitySections(pen, sensitivity) : []),
    ...(forecast ? forecastSections(pen, forecast) : []),
    ...(tests ? testsSections(pen, tests) : []),
  ]
  const title = input.title ? pen.say(input.title) : titleOf(pen, input)
  const page = html`<!doctype html>
<html lang="${pen.say('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
${headOf(pen, title, input)}
${sections.length >= longReport && contents(pen, sections)}
<main>
${sections.map((one) => drawSection(one, title))}
</main>
</body>
</html>
`
  return page.html
}

/** A section that is called as the page is needs no heading of its own. */
const drawSection = ({ id, title, deep, body }: Section, page: string): Html => {
  if (deep) return html`<section class="deep" id="${id}"><h3>${title}</h3>\n${body}</section>\n`
  return html`<section class="top" id="${id}">${title !== page && html`<h2>${title}</h2>\n`}${body}</section>\n`
}

function headOf(pen: Pen, title: string, { about = [], madeOn, ...input }: ReportInput): Html {
  const { say } = pen
  const { compare, readings, tornado, sensitivity } = input
  const periods = (compare ?? readings ?? tornado ?? sensitivity)?.periods ?? []
  const facts = [
    ...about.map((one) => say(one)),
    periods.length > 0 && `${say('期间：', 'Periods: ')}${spanText(pen, periods)}`,
    madeOn !== undefined && `${say('编制日期：', 'Made on: ')}${madeOn}`,
  ].filter((one) => one !== false)
  return html`<header><h1>${title}</h1>${facts.map((one) => html`<p>${one}</p>`)}</header>`
}

const contents = ({ say }: Pen, sections: readonly Section[]): Html =>
  html`<nav><b>${say('目录', 'Contents')}</b><ol>${sections.map(({ id, title, deep }) =>
    deep
      ? html`<li class="deep"><a href="#${id}">${title}</a></li>`
      : html`<li><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>`

/** By what is on it, where it is one thing. */
function titleOf({ say }: Pen, input: ReportInput): string {
  // Beside a comparison all else is there to explain it.
  if (input.compare) return say('绩效方案对比', 'Comparison of pay plans')
  const own = [
    input.sanity && say('薪酬合理性', 'Pay sanity'),
    input.readings && say('未定读法的影响', 'What the open questions cost'),
    input.curves && say('薪酬曲线', 'Pay curves'),
    input.forecast && say('支出预测', 'Forecast of pay'),
    (input.tornado || input.sensitivity) && say('成本敏感性', 'Sensitivity of cost'),
    input.tests && say('规则检验', 'Tests of the rules'),
  ].filter((one) => one !== undefined)
  return own.length === 1 ? own[0]! : say('绩效方案分析', 'Analysis of pay plans')
}
