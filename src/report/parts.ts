import { type Html, html, joined, type Part } from './html.ts'
import { currencyName, grouped, type Pen, signed, toneOf } from './pen.ts'

/** A part of a page that its table of contents names. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Parts of the part, with headings of their own. */
  readonly deep?: boolean
  readonly body: Html
}

export interface Column {
  readonly title: string
  /** Numbers stand on the right, under each other. */
  readonly number?: boolean
}

interface TableOptions {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Part[])[]
  readonly foot?: readonly Part[]
}

/** On paper a list ends here, and says so; on the screen all of it is there. */
export const rowsOnPaper = 60

/** Tables up to so many rows stay on one page. */
const rowsTogether = 12

export function table(pen: Pen, { columns, rows, foot }: TableOptions): Html {
  const kinds = columns.map(({ number }, at) =>
    number ? 'number' : rows.every((row) => isShort(row[at])) ? 'whole' : 'words',
  )
  const cells = (tag: 'td' | 'th', row: readonly Part[]): Part =>
    row.map((cell, at) => html`<${raw(tag)} class="${kinds[at]}">${cell}</${raw(tag)}>`)
  const body = rows.map((row, at) =>
    at < rowsOnPaper ? html`<tr>${cells('td', row)}</tr>` : html`<tr class="screen">${cells('td', row)}</tr>`,
  )
  const drawn = html`<table${rows.length <= rowsTogether && html` class="short"`}><thead><tr>${cells(
    'th',
    columns.map(({ title }) => title),
  )}</tr></thead><tbody>${body}</tbody>${foot && html`<tfoot><tr>${cells('td', foot)}</tr></tfoot>`}</table>`
  return joined([drawn, rows.length > rowsOnPaper && onPaper(pen, rows.length)])
}

/** A name that stands in one line. */
const isShort = (cell: Part): boolean => typeof cell === 'string' && cell.length <= 14

const onPaper = ({ say }: Pen, all: number): Html =>
  html`<p class="note paper">${say(
    `打印时只列前 ${rowsOnPaper} 行，共 ${all} 行；在屏幕上打开本文件可看到全部。合计按全部行计算。`,
    `On paper the first ${rowsOnPaper} of ${all} rows are shown; open this file on a screen to see all of them. Sums are of all rows.`,
  )}</p>`

const raw = (tag: 'td' | 'th'): Html => ({ html: tag })

export const figure = (chart: Html, caption?: Part): Html =>
  html`<figure>${chart}${caption && html`<figcaption>${caption}</figcaption>`}</figure>`

export const note = (text: Part): Html => html`<p class="note">${text}</p>`

/** The line above charts and tables of amounts; it stays with them. */
export const unit = (pen: Pen, currency: string): Html =>
  html`<p class="note unit">${pen.say(`金额单位：${currencyName(pen, currency)}`, `Amounts in ${currencyName(pen, currency)}`)}</p>`

/** A colour of a chart with what it stands for. */
export const key = (colour: string, text: string, outline = false): Html =>
  html`<span class="key" style="${outline ? 'border-color' : 'background'}:${colour}${outline && ';border-width:2px'}"></span>${text}`

/** A difference in a cell: its sign says what the colour says. */
export const differenceCell = (text: string): Html => {
  const tone = toneOf(text)
  return tone === 'same'
    ? html`<span class="soft">${grouped(text)}</span>`
    : html`<span class="${tone}">${signed(text)}</span>`
}

export const amountCell = (text: string | undefined): Part => (text === undefined ? '–' : grouped(text))

export const tile = (title: string, figureText: Part, more?: Part): Html =>
  html`<div class="tile"><span>${title}</span><b>${figureText}</b>${more && html`<small>${more}</small>`}</div>`
