import type { AttributionPart } from '../../analyse/compare/report.ts'
import { toExact } from '../../core/decimal.ts'
import { add, type Exact } from '../../core/exact.ts'
import { sumOf } from '../../core/sum-text.ts'
import { toText } from '../../core/to-text.ts'
import { drawRows, type Row } from '../chart/rows.ts'
import { type Html, html } from '../html.ts'
import { placeOf, shareText } from '../numbers.ts'
import { amountCell, differenceCell, figure, table, unit } from '../parts.ts'
import { clauseName, counted, grouped, type Pen, personName, signed, toneOf } from '../pen.ts'
import type { Compared } from './compared.ts'

/** From the total before to the total after, one changed clause after the other, and the method in words. */
export function moneyMoved(pen: Pen, compared: Compared): Html | undefined {
  const { say } = pen
  const { report, comparison, id } = compared
  const { parts } = comparison.attribution
  if (parts.length === 0) return undefined
  const title = say(
    '由调整前合计到调整后合计，逐项改动',
    'From the total before to the total after, change by change',
  )
  const working = parts.some(({ alone, last }) => alone !== undefined || last !== undefined)
  const columns = [
    { title: say('改动的条款', 'Changed clause') },
    { title: say('带来的差额', 'Its part'), number: true },
    ...(working
      ? [
          { title: say('只改这一处', 'Changed alone'), number: true },
          { title: say('最后改这一处', 'Changed last'), number: true },
        ]
      : []),
  ]
  const optional = (text: string | undefined): Html | string =>
    text === undefined ? '–' : differenceCell(text)
  const rows = parts.map((part) => [
    [
      nameOf(pen, part),
      part.idle &&
        html`<div class="soft">${say('在这些数据上从未用到，没有一个数因它而不同', 'never came into play on these facts: no value differs')}</div>`,
    ],
    differenceCell(part.difference),
    ...(working ? [optional(part.alone), optional(part.last)] : []),
  ])
  const sum = sumOf(parts.map(({ difference }) => difference))
  const foot = [say('合计', 'Sum'), differenceCell(sum), ...(working ? ['', ''] : [])]
  const steps = waterfall(pen, compared)
  const cutAxis = steps[0]!.from !== 0
  const chart = drawRows(`${id}-waterfall`, title, steps, { cutAxis })
  return html`${unit(pen, report.currency)}${figure(
    chart,
    cutAxis
      ? say(
          `${title}。为看清差额，横轴不从 0 开始。`,
          `${title}. The axis does not begin at zero, so that the changes can be seen.`,
        )
      : title,
  )}${table(pen, { columns, rows, foot })}<p class="note">${methodOf(pen, compared)}</p>`
}

const nameOf = (pen: Pen, { clauses, titles }: AttributionPart): string =>
  clauses
    .map((clause, at) => clauseName(pen, clause, titles[at] ?? { zh: '', en: '' }))
    .join(pen.say('、', ', '))

/** Bars that begin where the one before ends; totals begin left of everything. */
function waterfall(
  pen: Pen,
  { report: { baseline }, comparison: { side, attribution } }: Compared,
): readonly Row[] {
  const { say } = pen
  let sum: Exact = toExact(baseline.total)
  const steps = attribution.parts.map((part): Row => {
    const from = placeOf(toText(sum))
    sum = add(sum, toExact(part.difference))
    const to = placeOf(toText(sum))
    return {
      name: nameOf(pen, part),
      from,
      to,
      figure: signed(part.difference),
      tone: toneOf(part.difference),
      leadsOn: true,
    }
  })
  const all = [placeOf(baseline.total), placeOf(side.total), ...steps.flatMap(({ from, to }) => [from, to])]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const before = low - (high - low || Math.abs(low) || 1) * 0.35
  const start = low >= 0 && before < 0 ? 0 : before
  const total = (name: string, text: string): Row => ({
    name,
    from: start,
    to: placeOf(text),
    figure: grouped(text),
    tone: 'total',
    bold: true,
  })
  return [
    { ...total(say('调整前合计', 'Total before'), baseline.total), leadsOn: true },
    ...steps,
    total(say('调整后合计', 'Total after'), side.total),
  ]
}

function methodOf({ say }: Pen, { comparison: { attribution } }: Compared): string {
  const { method, runs, parts } = attribution
  if (parts.length === 1)
    return say(
      '只有一处改动，差额全部来自它。',
      'There is one change, and the whole difference comes from it.',
    )
  return method === 'every order'
    ? say(
        `各项改动会互相影响，先改后改结果不同，所以按所有先后次序各算一遍，取平均数（沙普利值）；除不尽的最小单位归余数最大的一项，各项之和与差额分毫不差。共计算 ${runs} 种改动组合。“只改这一处”与“最后改这一处”不同，说明它与别的改动共同起作用。`,
        `Changes work together, and which comes first makes a difference; so each gets the mean over all orders in which they could be made (the Shapley value), the odd unit going to the largest remainder. The parts add up to the difference exactly. ${counted(runs, 'combination of changes was', 'combinations of changes were')} calculated. Where “alone” and “last” differ, a change works together with others.`,
      )
    : say(
        `改动太多，无法按所有先后次序计算，所以按表中顺序一项接一项改，每项记它改后增减的部分；换一种顺序，各项会不同，总和不变。共计算 ${runs} 种改动组合。`,
        `There are too many changes to calculate every order; so they are made one after the other as listed, and each gets what it adds at its turn. In another order the parts would differ, the sum would not. ${counted(runs, 'combination of changes was', 'combinations of changes were')} calculated.`,
      )
}

/** What each clause pays before and after. */
export function clausesPaid(pen: Pen, { report, comparison: { clauses } }: Compared): Html | undefined {
  const { say } = pen
  if (clauses.length === 0) return undefined
  const columns = [{ title: say('支付条款', 'Clause that pays') }, ...beforeAfter(pen)]
  const rows = clauses.map(({ clause, title, ...amounts }) => [
    clauseName(pen, clause, title),
    ...amountCells(amounts),
  ])
  return html`${unit(pen, report.currency)}${table(pen, { columns, rows, foot: [say('合计', 'Sum'), ...amountCells(sumsOf(clauses))] })}`
}

/** What each team gets, for everything that people belong to. */
export function groupsPaid(pen: Pen, { report, comparison: { groups } }: Compared): Html | undefined {
  const { say } = pen
  const things = [...new Set(groups.map(({ thing }) => thing))]
  if (things.length === 0) return undefined
  const tables = things.map((thing) => {
    const own = groups.filter((one) => one.thing === thing)
    const columns = [
      { title: say(thingNames[thing] ?? thing, thing) },
      { title: say('人数', 'People'), number: true },
      ...beforeAfter(pen),
      { title: say('增加', 'Gain'), number: true },
      { title: say('减少', 'Lose'), number: true },
    ]
    const rows = own.map((one) => [
      personName(pen, one),
      one.people,
      ...amountCells(one),
      one.winners,
      one.losers,
    ])
    return table(pen, { columns, rows })
  })
  return html`${unit(pen, report.currency)}${tables}`
}

/** Things that rule files often have, as Chinese calls them; others as the file names them. */
export const thingNames: Readonly<Record<string, string>> = {
  team: '团队',
  department: '部门',
  store: '门店',
  shop: '门店',
  region: '区域',
  post: '岗位',
  employee: '员工',
  company: '公司',
}

export const beforeAfter = ({ say }: Pen) => [
  { title: say('调整前', 'Before'), number: true },
  { title: say('调整后', 'After'), number: true },
  { title: say('差额', 'Difference'), number: true },
  { title: say('幅度', 'Share'), number: true },
]

interface Amounts {
  readonly before: string
  readonly after: string
  readonly difference: string
}

export const amountCells = ({ before, after, difference }: Amounts) => [
  amountCell(before),
  amountCell(after),
  differenceCell(difference),
  signed(shareText(difference, before) ?? '–'),
]

const sumsOf = (all: readonly Amounts[]): Amounts => ({
  before: sumOf(all.map(({ before }) => before)),
  after: sumOf(all.map(({ after }) => after)),
  difference: sumOf(all.map(({ difference }) => difference)),
})
