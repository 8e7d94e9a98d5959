import type { FindingChange } from '../../analyse/readings/report.ts'
import { periodTitle } from '../../core/period-title.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import { clauseName, type Pen, personName } from '../pen.ts'
import type { Compared } from './compared.ts'

export const findingsChanged = (pen: Pen, { comparison: { findings } }: Compared): Html | undefined =>
  drawFindings(pen, findings)

/** Findings that come and go, each for a person to decide on; undefined where there are none. */
export function drawFindings(
  pen: Pen,
  {
    appear,
    disappear,
  }: { readonly appear: readonly FindingChange[]; readonly disappear: readonly FindingChange[] },
): Html | undefined {
  const { say } = pen
  if (appear.length + disappear.length === 0) return undefined
  const list = (title: string, all: readonly FindingChange[]): Html | undefined =>
    all.length === 0
      ? undefined
      : html`<h4>${title}${say(`（${all.length}）`, ` (${all.length})`)}</h4>${findingsTable(pen, all)}`
  return html`${list(say('新增', 'Appear'), appear)}${list(say('消失', 'Disappear'), disappear)}`
}

function findingsTable(pen: Pen, all: readonly FindingChange[]): Html {
  const { say } = pen
  const columns = [
    { title: say('期间', 'Period') },
    { title: say('对象', 'Whom') },
    { title: say('事项', 'Finding') },
  ]
  const rows = all.map((one) => [
    one.moment ?? say(periodTitle(one.period)),
    personName(pen, one),
    clauseName(pen, one.clause, one.title),
  ])
  return table(pen, { columns, rows })
}
