import type { Label } from '../core/label.ts'
import type { BodyWorking, NamedColumn } from '../plan/plan.ts'
import { both, type Reader, same, shown, titleOf, valueOf } from './reader.ts'

/** The row of a table that was found, with its outcomes. */
export const explainTable = (
  reader: Reader,
  { keys, row: column, rows, names }: Extract<BodyWorking, { readonly kind: 'table' }>,
): readonly Label[] => {
  const found = valueOf(reader, column)
  const at = keys.map((key) => ({ title: titleOf(key.text, names), value: shown(reader, key.column) }))
  const key: Label = {
    zh: at.map((one) => `${one.title.zh} = ${one.value.zh}`).join('，'),
    en: at.map((one) => `${one.title.en} = ${one.value.en}`).join(', '),
  }
  if (typeof found !== 'number')
    return [both(`查表：${key.zh}，没有适用的行`, `Table: ${key.en}; no row applies`)]
  const { name, cells } = rows[found]!
  const texts = cells.map((cell) => cellText(reader, cell, names))
  const inLanguage = (language: keyof Label, from: number, to?: number): string =>
    texts
      .slice(from, to)
      .map((text) => text[language])
      .join(' | ')
  const row = (language: keyof Label): string =>
    name === 'otherwise' ? rowText(name)[language] : inLanguage(language, 0, keys.length)
  return [
    both(
      `查表：${key.zh} → 第 ${found + 1} 行“${row('zh')}”：${inLanguage('zh', keys.length)}`,
      `Table: ${key.en} → row ${found + 1} "${row('en')}": ${inLanguage('en', keys.length)}`,
    ),
  ]
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
