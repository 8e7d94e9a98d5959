import type { ThingResult } from '../index.ts'
import type { Say } from './language.ts'
import { drawTable, oneLine, pad, widthOf } from './views/table.ts'

/** A column of a sheet: one line of the policy, the total of a channel, or one value. */
export interface Column {
  readonly title: string
  /** Undefined where there is nothing: a dash in a table, and no line in a block. */
  readonly textOf: (one: ThingResult) => string | undefined
  /** It rests on an assumption or a reading. */
  readonly isMarked: (one: ThingResult) => boolean
  /** All of it does: one star at the title says so. */
  readonly wholeMarked?: boolean
  /** Text stands at the left, numbers at the right. */
  readonly left?: boolean
}

/** Results of several things of one kind. */
export interface Sheet {
  readonly rows: readonly ThingResult[]
  readonly columns: readonly Column[]
  /** What the first column holds: employees, teams. */
  readonly thing: string
  /** What people call a name of such a thing. */
  readonly named: string
  /** Below all columns. */
  readonly sums?: readonly string[]
  /** Stands before the id where a block does not say of itself what it is about. */
  readonly blockHead?: string
}

/**
 * A table, one row for each thing; where the terminal is too narrow, one block for each.
 *
 * @param width columns of the terminal; undefined where text goes to a file
 */
export function drawSheet(sheet: Sheet, say: Say, width: number | undefined): readonly string[] {
  const starred = isStarred(sheet)
  const table = wideTable(sheet, starred, say)
  const fits = width === undefined || table.every((line) => widthOf(line) <= width)
  return fits ? [...table, ''] : drawBlocks(sheet)
}

/** What the stars of these columns mean; nothing where there are none. */
export const drawNote = (sheets: readonly Sheet[], say: Say): readonly string[] =>
  sheets.some((sheet) => isStarred(sheet) || sheet.columns.some(({ wholeMarked }) => wholeMarked))
    ? [say('* 受假设或读法影响，见下', '* rests on assumptions or readings, listed below'), '']
    : []

const titleOf = ({ title, wholeMarked }: Column): string => `${title}${wholeMarked === true ? '*' : ''}`

const isStarred = ({ rows, columns }: Sheet): boolean => columns.some((column) => rows.some(column.isMarked))

const shown = (column: Column, one: ThingResult, starred: boolean): string =>
  `${column.textOf(one) ?? '–'}${starred ? (column.isMarked(one) ? '*' : ' ') : ''}`

function wideTable(
  { rows, columns, thing, named, sums }: Sheet,
  starred: boolean,
  say: Say,
): readonly string[] {
  const leads = [
    { title: thing, textOf: ({ id }: ThingResult) => id },
    { title: named, textOf: ({ name }: ThingResult) => name },
    { title: say('日期', 'date'), textOf: ({ moment }: ThingResult) => moment },
  ].filter(({ textOf }, at) => at === 0 || rows.some((one) => textOf(one) !== undefined))
  const blank = starred ? ' ' : ''
  return drawTable({
    headers: [...leads.map(({ title }) => title), ...columns.map((column) => `${titleOf(column)}${blank}`)],
    rows: rows.map((one) => [
      ...leads.map(({ textOf }) => textOf(one) ?? ''),
      ...columns.map((column) => shown(column, one, starred)),
    ]),
    ...(sums && {
      footer: [say('合计', 'sum'), ...leads.slice(1).map(() => ''), ...sums.map((sum) => `${sum}${blank}`)],
    }),
    right: columns.flatMap(({ left }, at) => (left === true ? [] : [at + leads.length])),
  })
}

/** One block for each row: a line for each column that has something. */
export function drawBlocks(sheet: Sheet): readonly string[] {
  const { rows, columns, blockHead = '' } = sheet
  const starred = isStarred(sheet)
  const left = Math.max(...columns.map((column) => widthOf(titleOf(column))))
  return rows.flatMap((one) => {
    const own = columns.filter((column) => column.textOf(one) !== undefined)
    const right = Math.max(0, ...own.map((column) => widthOf(shown(column, one, starred))))
    const lines = own.map((column) => {
      const text = pad(shown(column, one, starred), right, 'left').trimEnd()
      return `  ${pad(titleOf(column), left, 'right')}  ${text}`
    })
    const head = [blockHead, one.id, one.name, one.moment].filter(Boolean).join(' ')
    return [oneLine(head), ...lines, '']
  })
}
