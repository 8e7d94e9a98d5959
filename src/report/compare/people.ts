import type { PersonDifference } from '../../analyse/compare/report.ts'
import { sumOf } from '../../core/sum-text.ts'
import { binsOf } from '../bins.ts'
import { tones } from '../chart/draw.ts'
import { drawHistogram } from '../chart/histogram.ts'
import { drawRows } from '../chart/rows.ts'
import { type Html, html } from '../html.ts'
import { higherFirst, placeOf } from '../numbers.ts'
import { figure, key, table, unit } from '../parts.ts'
import { currencyName, type Pen, personName, signed, toneOf } from '../pen.ts'
import type { Compared } from './compared.ts'
import { amountCells, beforeAfter } from './money.ts'

/** Up to so many people have a bar each; more are drawn as a distribution. */
const mostBars = 60
const mostNamed = 10

/** Who gets more and who less: everybody with a bar, or how many by how much, and the ten of each end by name. */
export function winnersAndLosers(pen: Pen, { report, comparison, id }: Compared): Html {
  const { say } = pen
  const touched = comparison.people
    .filter(({ difference }) => toneOf(difference) !== 'same')
    .toSorted((left, right) => higherFirst(left.difference, right.difference))
  const untouched = comparison.people.length - touched.length
  if (touched.length === 0)
    return html`<p>${say('没有人的收入因此改变。', 'Nobody is paid more or less.')}</p>`
  const same =
    untouched > 0 &&
    say(`另有 ${untouched} 人不变，未画出。`, `${untouched} more are paid as before and are not drawn.`)
  if (touched.length <= mostBars) {
    const title = say('每人收入的差额', 'Difference of pay, person by person')
    const bars = touched.map((one) => ({
      name: personName(pen, one),
      from: 0,
      to: placeOf(one.difference),
      figure: signed(one.difference),
      tone: toneOf(one.difference),
    }))
    return html`${unit(pen, report.currency)}${figure(drawRows(`${id}-people`, title, bars, { names: 180 }), [
      title,
      say('。', '. '),
      same,
    ])}`
  }
  const title = say('按差额大小的人数', 'People by how much their pay changes')
  const bins = binsOf([touched.map(({ difference }) => difference)])
  const winners = touched.filter(({ difference }) => toneOf(difference) === 'gain')
  const losers = touched.filter(({ difference }) => toneOf(difference) === 'loss').toReversed()
  const chart = drawHistogram(bins, {
    id: `${id}-people`,
    title,
    counts: say('人数', 'people'),
    along: say(
      `差额（${currencyName(pen, report.currency)}）`,
      `difference in ${currencyName(pen, report.currency)}`,
    ),
  })
  return html`${figure(chart, [
    key(tones.loss, say('减少', 'less')),
    key(tones.gain, say('增加', 'more')),
    say('。', '. '),
    edgesSaid(pen),
    same,
  ])}${named(pen, winners, say('增加最多', 'Gain most'))}${named(pen, losers, say('减少最多', 'Lose most'))}`
}

const edgesSaid = ({ say }: Pen): string =>
  say('每段含下限，不含上限。', 'Each stretch has its lower edge and not its upper one. ')

function named(pen: Pen, people: readonly PersonDifference[], title: string): Html | undefined {
  if (people.length === 0) return undefined
  const shown = people.slice(0, mostNamed)
  const { say } = pen
  const count = say(
    `（${people.length} 人中的前 ${shown.length} 人）`,
    ` (${shown.length} of ${people.length})`,
  )
  return html`<h4>${title}${count}</h4>${peopleTable(pen, shown)}`
}

/** How many are paid how much, before and after, in the same stretches. */
export function payBefore(pen: Pen, { report, comparison: { people }, id }: Compared): Html | undefined {
  const { say } = pen
  if (people.length < 5) return undefined
  const bins = binsOf([people.map(({ before }) => before), people.map(({ after }) => after)])
  const title = say('按收入高低的人数，调整前与调整后', 'People by what they are paid, before and after')
  const name = currencyName(pen, report.currency)
  const chart = drawHistogram(bins, {
    id: `${id}-pay`,
    title,
    counts: say('人数', 'people'),
    along: say(`每人各期收入之和（${name}）`, `pay of each person, all periods together, in ${name}`),
  })
  return figure(chart, [
    key(tones.pale, say('调整前', 'before')),
    key(tones.gain, say('调整后', 'after'), true),
    say('。', '. '),
    edgesSaid(pen),
  ])
}

/** Everybody, the largest difference first. */
export const allPeople = (pen: Pen, { report, comparison: { people } }: Compared): Html | undefined =>
  people.length === 0 ? undefined : html`${unit(pen, report.currency)}${peopleTable(pen, people)}`

function peopleTable(pen: Pen, people: readonly PersonDifference[]): Html {
  const { say } = pen
  const belongs = people.some(({ belongsTo }) => Object.keys(belongsTo).length > 0)
  const columns = [
    { title: say('姓名（编号）', 'Name (id)') },
    ...(belongs ? [{ title: say('所属', 'Belongs to') }] : []),
    ...beforeAfter(pen).slice(0, 3),
    { title: say('变动的项目', 'Lines that change') },
  ]
  const rows = people.map((one) => [
    personName(pen, one),
    ...(belongs ? [Object.values(one.belongsTo).join(say('、', ', '))] : []),
    ...amountCells(one).slice(0, 3),
    linesOf(pen, one),
  ])
  return table(pen, { columns, rows })
}

/** By payslip line, all periods together: `提成 +12.00；奖金 −300.00`. */
function linesOf({ say }: Pen, { lines }: PersonDifference): string {
  const sums = new Map<string, string[]>()
  for (const { title, difference, currency } of lines) {
    const name =
      currency === undefined ? say(title) : say(`${say(title)}（${currency}）`, `${say(title)} (${currency})`)
    sums.set(name, [...(sums.get(name) ?? []), difference])
  }
  return [...sums].map(([name, all]) => `${name} ${signed(sumOf(all))}`).join(say('；', '; '))
}
