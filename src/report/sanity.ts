import type { Flat, Jump, SanityReport, Witness } from '../analyse/sanity/report.ts'
import { type Html, html, joined } from './html.ts'
import { alike } from './numbers.ts'
import { differenceCell, note, type Section, table } from './parts.ts'
import { clauseName, counted, grouped, type Pen } from './pen.ts'
import { problems } from './problems.ts'

/** Where the rules pay people to do the wrong thing: less for more, jumps, nothing for more, each with a case that shows it. */
export function sanitySections(pen: Pen, report: SanityReport): readonly Section[] {
  const { say } = pen
  const title = say('薪酬合理性', 'Pay sanity')
  if (!report.ok) {
    const says = say('规则读不了，因此没有检查。', 'The rules cannot be read, so nothing was looked at.')
    return [{ id: 'sanity', title, body: problems(pen, says, report.diagnostics) }]
  }
  return [{ id: 'sanity', title, body: body(pen, report) }]
}

interface Declared {
  readonly declared?: unknown
}
const open = <One extends Declared>(list: readonly One[]): readonly One[] =>
  list.filter(({ declared }) => declared === undefined)

function body(pen: Pen, { searched, ...report }: SanityReport): Html {
  const { say } = pen
  const [drops, cliffs, flats] = [open(report.drops), open(report.cliffs), open(report.flats)]
  const all = [...report.drops, ...report.cliffs, ...report.flats]
  const meant = all.length - drops.length - cliffs.length - flats.length
  const lead =
    drops.length + cliffs.length + flats.length === 0
      ? say('没有发现问题。', 'Nothing was found.')
      : [
          drops.length > 0 &&
            say(
              `有 ${drops.length} 处做得更好反而拿得更少`,
              `In ${counted(drops.length, 'place', 'places')} better work earns less`,
            ),
          cliffs.length > 0 &&
            say(
              `${drops.length > 0 ? '，另有' : '有'} ${cliffs.length} 处跳档：差一点点，钱差一截`,
              `${drops.length > 0 ? '; ' : ''}${counted(cliffs.length, 'jump', 'jumps')}, where a hair’s breadth moves a lot of pay`,
            ),
          flats.length > 0 &&
            say(
              `${drops.length + cliffs.length > 0 ? '，' : '有'} ${flats.length} 段多做不多得`,
              `${drops.length + cliffs.length > 0 ? '; ' : ''}${counted(flats.length, 'stretch', 'stretches')} on which more effort earns nothing`,
            ),
          say('。', '.'),
        ]
  const quiet =
    meant === 0
      ? ''
      : say(
          `另有 ${meant} 处已在规则里声明有意，不列。`,
          ` ${meant} more are declared as meant and not listed.`,
        )
  return html`<p class="lead">${lead}</p>${jumpsFound(pen, say('做得更好，拿得更少', 'Better work, less pay'), drops)}${jumpsFound(
    pen,
    say('跳档', 'Jumps'),
    cliffs,
  )}${flatsFound(pen, flats)}${note([
    say(
      `在规则文件的示例和虚拟的人身上查找，共 ${searched.curves} 条曲线、约 ${searched.points} 个点；每一处都按所列的数据算过两遍。没有列出的不等于没有。`,
      `Searched on the examples of the rule file and on made-up people: ${searched.curves} curves, about ${searched.points} points. Each was calculated on both sides. What is not listed may still be there.`,
    ),
    quiet,
  ])}`
}

function jumpsFound(pen: Pen, title: string, jumps: readonly Jump[]): Html | undefined {
  if (jumps.length === 0) return undefined
  const { say } = pen
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('哪个数，由 → 到', 'Which number, from → to') },
    { title: say('应发', 'Paid'), number: true },
    { title: say('差额', 'Difference'), number: true },
    { title: say('见于', 'Seen on') },
  ]
  const rows = jumps.map((one) => [
    clauseName(pen, one.clause, one.of.rule === one.rule ? one.of.title : { zh: '', en: '' }),
    [
      say(one.along.title),
      html`<br><span class="whole">${arrow(alike(one.below, one.at))}</span>`,
      one.borders > 1 && moreOf(pen, one),
    ],
    arrow([one.before, one.after]),
    differenceCell(one.difference),
    seenOn(pen, one.witness),
  ])
  return joined([
    html`<h4>${title}${say(`（${jumps.length}）`, ` (${jumps.length})`)}</h4>`,
    table(pen, { columns, rows }),
  ])
}

const moreOf = ({ say }: Pen, { borders }: Jump): Html =>
  html`<div class="soft">${say(`同向跳档共 ${borders} 处，列最大的`, `the largest of ${borders} this way`)}</div>`

const arrow = (texts: readonly string[]): string => texts.map(grouped).join(' → ')

/** Facts of a witness: an example of the file by its name, or somebody made up. */
export const seenOn = ({ say }: Pen, { kind, name, id }: Pick<Witness, 'kind' | 'name' | 'id'>): string =>
  kind === 'example'
    ? say(`示例“${name}”中 ${id} `, `${id} of the example “${name}”`)
    : say(`虚拟的第 ${name} 人`, `made-up person ${name}`)

function flatsFound(pen: Pen, flats: readonly Flat[]): Html | undefined {
  if (flats.length === 0) return undefined
  const { say } = pen
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('哪个数', 'Which number') },
    { title: say('由 → 到', 'From → to'), number: true },
    { title: say('应发', 'Paid'), number: true },
    { title: say('见于', 'Seen on') },
  ]
  const rows = flats.map((one) => {
    const [from, to] = alike(one.from, one.to).map(grouped)
    return [
      one.clause,
      say(one.along.title),
      one.open && one.better === 'more' ? say(`${from} 以上`, `${from} and up`) : `${from} → ${to}`,
      grouped(one.pay),
      seenOn(pen, one.witness),
    ]
  })
  return joined([
    html`<h4>${say('多做不多得', 'More effort, no more pay')}${say(`（${flats.length}）`, ` (${flats.length})`)}</h4>`,
    table(pen, { columns, rows }),
  ])
}
