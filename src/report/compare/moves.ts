import type { Moves } from '../../analyse/compare/report.ts'
import type { Label } from '../../core/label.ts'
import { type Html, html } from '../html.ts'
import { note } from '../parts.ts'
import { clauseName, type Pen } from '../pen.ts'
import type { Compared } from './compared.ts'

/** From which word to which, as a table of counts: darker where there are more, framed where nothing moves. */
export function movesBetween(pen: Pen, { comparison: { moves } }: Compared): Html | undefined {
  if (moves.length === 0) return undefined
  const { say } = pen
  return html`${moves.map(
    (one) => html`<h4>${clauseName(pen, one.clause, one.title)}</h4>${matrix(pen, one)}`,
  )}${note(
    say(
      '行是调整前，列是调整后，数字是人次（一人一期为一次）；加框的格子没有变动。',
      'Rows are before, columns are after; each person counts once in each period. Framed cells did not move.',
    ),
  )}`
}

function matrix({ say }: Pen, { cells }: Moves): Html {
  const titles = new Map<string, string>()
  const add = (word: string | undefined, title: Label | undefined): unknown =>
    titles.set(word ?? '', word === undefined ? say('（无）', '(none)') : title ? say(title) : word)
  for (const { from, to, fromTitle, toTitle } of cells) {
    add(from, fromTitle)
    add(to, toTitle)
  }
  const names = [...titles.keys()].filter((word) => word !== '').concat(titles.has('') ? [''] : [])
  const most = Math.max(...cells.filter(({ from, to }) => from !== to).map(({ count }) => count), 1)
  const cell = (from: string, to: string): Html => {
    const count = cells.find((one) => (one.from ?? '') === from && (one.to ?? '') === to)?.count ?? 0
    if (from === to) return html`<td class="stay">${count}</td>`
    if (count === 0) return html`<td class="soft">·</td>`
    const share = Math.round((count / most) * 40) + 8
    return html`<td style="background:rgb(31 111 178 / ${share}%)">${count}</td>`
  }
  return html`<table class="heat short"><thead><tr><th>${say('前 ＼ 后', 'before \\ after')}</th>${names.map(
    (name) => html`<th>${titles.get(name)}</th>`,
  )}</tr></thead><tbody>${names.map(
    (from) => html`<tr><th>${titles.get(from)}</th>${names.map((to) => cell(from, to))}</tr>`,
  )}</tbody></table>`
}
