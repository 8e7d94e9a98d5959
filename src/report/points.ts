import type { CompareReport, Comparison } from '../analyse/compare/report.ts'
import type { ReadingsReport } from '../analyse/readings/report.ts'
import type { Jump, SanityReport } from '../analyse/sanity/report.ts'
import { type Html, html } from './html.ts'
import type { ReportInput } from './input.ts'
import { alike, higherFirst } from './numbers.ts'
import type { Section } from './parts.ts'
import { clauseName, counted, grouped, money, type Pen, signed } from './pen.ts'

/** What to take away from a page about one variant, each with the way to its part; none where there is nothing beside the comparison. */
export function pointsSections(pen: Pen, { compare, sanity, readings }: ReportInput): readonly Section[] {
  const [comparison, second] = compare?.variants ?? []
  if (!compare?.ok || !comparison?.ok || second || !(sanity ?? readings)) return []
  const points = [
    ...moneyPoints(pen, compare, comparison),
    ...(sanity?.ok ? sanityPoints(pen, sanity) : []),
    ...(readings?.ok ? readingsPoints(pen, readings) : []),
  ]
  const list = points.map(([to, text]) => html`<li><a href="#${to}">${text}</a></li>`)
  return [{ id: 'points', title: pen.say('要点', 'In short'), body: html`<ul class="points">${list}</ul>` }]
}

type Point = readonly [to: string, text: Html | string]

function moneyPoints(
  pen: Pen,
  { currency }: CompareReport,
  { difference, counts, attribution }: Comparison,
): readonly Point[] {
  const { say } = pen
  const { winners, losers } = counts
  const amount = money(pen, signed(difference), currency)
  const cost: Point = [
    'v1',
    say(
      `合计 ${amount}：${winners} 人增加，${losers} 人减少。`,
      `${amount} in all: ${counted(winners, 'person gains', 'people gain')}, ${counted(losers, 'loses', 'lose')}.`,
    ),
  ]
  const parts = attribution.parts.toSorted((left, right) => higherFirst(left.difference, right.difference))
  const [most, least] = [parts[0], parts.at(-1)]
  if (!most || !least || most === least) return [cost]
  const part = ({ clauses, difference: own }: typeof most): string =>
    `${clauses.join(say('、', ', '))} ${signed(own)}`
  return [
    cost,
    [
      'v1-money',
      say(
        `影响最大的改动：${part(most)}，${part(least)}。`,
        `The changes that move most: ${part(most)}, ${part(least)}.`,
      ),
    ],
  ]
}

function sanityPoints(pen: Pen, { drops, cliffs, currency }: SanityReport): readonly Point[] {
  const { say } = pen
  const meant = ({ declared }: Jump): boolean => declared !== undefined
  const found = drops.filter((one) => !meant(one))
  const jumps = cliffs.filter((one) => !meant(one)).length
  const less = found.map((one): Point => {
    const [below, at] = alike(one.below, one.at).map(grouped)
    const [good, bad] = one.better === 'less' ? [below, at] : [at, below]
    const size = money(pen, grouped(one.difference.replace(/^-/, '')), currency)
    return [
      'sanity',
      html`<span class="loss">${say(
        `做得更好，拿得更少：${say(one.along.title)}为 ${good} 时比 ${bad} 时少 ${size}（${clauseName(pen, one.clause, { zh: '', en: '' })}）。`,
        `Better work, less pay: ${say(one.along.title)} of ${good} pays ${size} less than ${bad} (${one.clause}).`,
      )}</span>`,
    ]
  })
  if (jumps === 0) return less
  return [
    ...less,
    [
      'sanity',
      say(
        `另有 ${jumps} 处跳档：差一点点，钱差一截。`,
        `${counted(jumps, 'jump', 'jumps')} of pay at a border.`,
      ),
    ],
  ]
}

function readingsPoints(pen: Pen, { questions, range, currency }: ReadingsReport): readonly Point[] {
  const { say } = pen
  if (questions.length === 0 || !range) return []
  const [low, high] = [range.cheapest, range.dearest].map(({ total }) => money(pen, grouped(total), currency))
  return [
    [
      'readings',
      say(
        `还有 ${questions.length} 处读法未定：合计可在 ${low}与 ${high}之间，影响最大的是“${say(questions[0]!.question)}”。`,
        `${counted(questions.length, 'question is', 'questions are')} still open: the total may lie between ${low} and ${high}. The dearest: “${say(questions[0]!.question)}”`,
      ),
    ],
  ]
}
