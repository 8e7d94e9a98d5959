import type { Label } from '../core/label.ts'
import type { NamedColumn, TableWorking } from '../plan/plan.ts'
import { both, type Reader, same, shown, titleOf, valueOf } from './reader.ts'

/** The row of a table that was found, the rows that were collected, or the piece of a curve. */
export const explainTable = (reader: Reader, working: TableWorking): readonly Label[] => {
  const { keys, row: column, names } = working
  const found = valueOf(reader, column)
  const at = keys.map((key) => ({ title: titleOf(key.text, names), value: shown(reader, key.column) }))
  const key: Label = {
    zh: at.map((one) => `${one.title.zh} = ${one.value.zh}`).join('，'),
    en: at.map((one) => `${one.title.en} = ${one.value.en}`).join(', '),
  }
  if (typeof found !== 'number')
    return [both(`查表：${key.zh}，没有适用的行`, `Table: ${key.en}; no row applies`)]
  if (working.collected) return explainCollected(reader, working, key, working.collected)
  if (working.curve) return [explainPiece(reader, working, key, working.curve[found]!)]
  const row = rowOf(reader, working, found)
  return [
    both(
      `查表：${key.zh} → 第 ${found + 1} 行“${row.name.zh}”：${row.cells.zh}`,
      `Table: ${key.en} → row ${found + 1} "${row.name.en}": ${row.cells.en}`,
    ),
  ]
}

/** The key cells and the outcome cells of a row, for people. */
const rowOf = (
  reader: Reader,
  { keys, rows, names }: TableWorking,
  at: number,
): { readonly name: Label; readonly cells: Label } => {
  const { name, cells } = rows[at]!
  const texts = cells.map((cell) => cellText(reader, cell, names))
  const joined = (from: number, to?: number): Label => ({
    zh: texts
      .slice(from, to)
      .map(({ zh }) => zh)
      .join(' | '),
    en: texts
      .slice(from, to)
      .map(({ en }) => en)
      .join(' | '),
  })
  return {
    name: name === 'otherwise' ? rowText(name) : joined(0, keys.length),
    cells: joined(keys.length),
  }
}

/** Which rows held, and what each gave. */
const explainCollected = (
  reader: Reader,
  working: TableWorking,
  key: Label,
  { how, rows }: NonNullable<TableWorking['collected']>,
): readonly Label[] => {
  const held = rows.flatMap(({ held: row, gave }, at) => (valueOf(reader, row) === 0 ? [{ at, gave }] : []))
  const words = collecting[how]
  const head = both(
    `查表：${key.zh}，${rows.length} 行中有 ${held.length} 行符合，${words.zh}`,
    `Table: ${key.en}; ${held.length} of ${rows.length} rows hold, ${words.en}`,
  )
  const lines = held.map(({ at, gave }) => {
    const { name, cells } = rowOf(reader, working, at)
    const values = gave.map((column) => shown(reader, column))
    const given: Label =
      how === 'count'
        ? cells
        : { zh: values.map(({ zh }) => zh).join(' | '), en: values.map(({ en }) => en).join(' | ') }
    return both(`第 ${at + 1} 行“${name.zh}”：${given.zh}`, `Row ${at + 1} "${name.en}": ${given.en}`)
  })
  return [head, ...lines]
}

const collecting: Readonly<Record<NonNullable<TableWorking['collected']>['how'], Label>> = {
  sum: { zh: '各行相加', en: 'added up' },
  highest: { zh: '取最高的', en: 'the highest is taken' },
  lowest: { zh: '取最低的', en: 'the lowest is taken' },
  count: { zh: '计行数', en: 'counted' },
}

/** Between which points the key lies, or beyond which, and what that gives. */
const explainPiece = (
  reader: Reader,
  working: TableWorking,
  key: Label,
  { from, to, end }: NonNullable<TableWorking['curve']>[number],
): Label => {
  const point = (at: number, language: keyof Label): string => {
    const { name, cells } = rowOf(reader, working, at)
    return `${name[language]} | ${cells[language]}`
  }
  const values = working.outcomes.map((column) => shown(reader, column))
  const result = { zh: values.map(({ zh }) => zh).join(' | '), en: values.map(({ en }) => en).join(' | ') }
  const line = (zh: string, en: string): Label =>
    both(`查表：${key.zh}，${zh}：${result.zh}`, `Table: ${key.en}, ${en}: ${result.en}`)
  if (end !== undefined) {
    const says = beyond[end] ?? same(end)
    return to === undefined
      ? line(
          `高于最后一个点“${point(from!, 'zh')}”，${says.zh}`,
          `above the last point "${point(from!, 'en')}", ${says.en}`,
        )
      : line(
          `低于第一个点“${point(to, 'zh')}”，${says.zh}`,
          `below the first point "${point(to, 'en')}", ${says.en}`,
        )
  }
  return from === undefined
    ? line(`在点“${point(to!, 'zh')}”上`, `at the point "${point(to!, 'en')}"`)
    : line(
        `在“${point(from, 'zh')}”与“${point(to!, 'zh')}”之间按直线插值`,
        `on the line from "${point(from, 'en')}" to "${point(to!, 'en')}"`,
      )
}

const beyond: Readonly<Record<string, Label>> = {
  hold: { zh: '取该点的值', en: 'which holds' },
  extend: { zh: '按最近一段的斜率延伸', en: 'the nearest line goes on' },
  none: { zh: '不适用', en: 'none' },
  open: { zh: '未规定', en: 'open' },
}

/** The name of a table row for people. */
export const rowText = (name: string): Label =>
  name === 'otherwise' ? { zh: '其余', en: 'otherwise' } : same(name)

/** A cell of a table for people: words and yes or no by their titles, names by theirs; numbers as they stand. */
const cellText = ({ ruleSet }: Reader, cell: string, names: readonly NamedColumn[]): Label => {
  const parts = cell.split(/\s*[,，]\s*/).map((part) => usual[part] ?? ruleSet.words[part])
  if (parts.every((part) => part !== undefined))
    return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
  const titles = new Map(names.map(({ name, title }) => [name, title]))
  const inLanguage = (language: keyof Label): string =>
    cell.replace(
      /"([^"]*)"|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?/gu,
      (text, quoted?: string) =>
        quoted === undefined
          ? (titles.get(text)?.[language] ?? text)
          : quotes[language](ruleSet.words[quoted]?.[language] ?? quoted),
    )
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}

const quotes = { zh: (text: string) => `“${text}”`, en: (text: string) => `"${text}"` }

const usual: Readonly<Record<string, Label>> = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  any: { zh: '任意', en: 'any' },
  otherwise: { zh: '其余', en: 'otherwise' },
  none: { zh: '不适用', en: 'none' },
  open: { zh: '未规定', en: 'open' },
}
