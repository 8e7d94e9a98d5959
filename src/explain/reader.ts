import type { Exact } from '../core/exact.ts'
import type { Label } from '../core/label.ts'
import { approximate, isTerminating, toText } from '../core/number-text.ts'
import { type Show, showNumber } from '../core/show.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { type Looked, mergeNames } from '../plan/looks.ts'
import type { NamedColumn } from '../plan/plan.ts'
import type { AxisId, ColumnId } from '../plan/type.ts'
import { unitTitle } from '../plan/unit-text.ts'
import { resultType, valueText } from '../run/collect/value.ts'
import { axisOf, columnOf, type Frame, followPath, valueAt } from '../run/reference/frame.ts'
import { isAbsent, isMissing, type Value } from '../run/reference/value.ts'
import type { Words } from './words.ts'

/** Reads a finished frame for people: the row that is being explained, and values as text. */
export interface Reader {
  readonly frame: Frame
  readonly ruleSet: CompiledRuleSet
  readonly words: Words
  readonly axis: AxisId
  readonly row: number
}

export const valueOf = (reader: Reader, column: ColumnId, row = reader.row): Value =>
  valueAt(columnOf(reader.frame, column), row)

/** A value for people, in both languages: words by their titles, quotients that do not end as fraction and approximation. */
export const shown = (reader: Reader, column: ColumnId, row = reader.row, show?: Show): Label => {
  const value = valueOf(reader, column, row)
  if (isAbsent(value)) return absentWords[value.absent]!
  const type = reader.frame.plan.columns[column]!.type
  if (typeof value === 'object' && show !== undefined) return same(showNumber(value as Exact, show))
  if (typeof value === 'object' && !isTerminating(value as Exact)) {
    const text = `${toText(value as Exact)} ≈ ${approximate(value as Exact, 10)}`
    return same(text)
  }
  return reader.words.value({ type: resultType(type.kind), value: valueText(value, type.kind) })
}

export const same = (text: string): Label => ({ zh: text, en: text })

const absentWords: Readonly<Record<string, Label>> = {
  missing: { zh: '缺少数据', en: 'missing' },
  'not applicable': { zh: '不适用', en: 'not applicable' },
  'not yet': { zh: '尚无以往数据', en: 'no earlier period yet' },
  open: { zh: '未规定', en: 'not settled' },
}

export const both = (zh: string, en: string): Label => ({ zh, en })

/** A formula that is only a name, by its title. */
export const titleOf = (text: string, names: readonly NamedColumn[]): Label =>
  names.find((one) => one.name === text)?.title ?? same(text)

/** Whether the row that is being explained looked at it. */
export const isLookedAt = (reader: Reader, { looks }: Looked): boolean =>
  looks === undefined ||
  looks.some((all) =>
    all.every(({ column, is }) => {
      const value = valueOf(reader, column)
      return is === 'not there' ? isAbsent(value) && !isMissing(value) : value === is
    }),
  )

/** `个人销售额 = 31200` for every name, each once. */
export const namedValues = (reader: Reader, names: readonly NamedColumn[]): Label | undefined => {
  const unique = mergeNames(names).filter((one) => isLookedAt(reader, one))
  if (unique.length === 0) return undefined
  const texts = unique.map((one) => ({
    title: one.title,
    value: shown(reader, one.column, reader.row, one.show),
    unit: isAbsent(valueOf(reader, one.column)) ? undefined : one.unit,
  }))
  return {
    zh: texts
      .map(({ title, value, unit }) => `${title.zh} = ${value.zh}${unitOf(reader, unit).zh}`)
      .join('，'),
    en: texts
      .map(({ title, value, unit }) => `${title.en} = ${value.en}${unitOf(reader, unit).en}`)
      .join(', '),
  }
}

const unitOf = (reader: Reader, unit: string | undefined): Label => {
  if (unit === undefined) return same('')
  const inLanguage = (language: keyof Label): string =>
    unit.replace(/[^/·^]+/gu, (part) => unitTitle(part, reader.ruleSet.units)[language])
  return { zh: ` ${inLanguage('zh')}`, en: ` ${inLanguage('en')}` }
}

/** The row that a path leads to from the one explained; −1 where it leads nowhere. */
export const rowAt = (
  reader: Reader,
  path: readonly string[],
): { readonly axis: AxisId; readonly row: number } => {
  const { to, target } = followPath(reader.frame, reader.axis, path)
  return { axis: to, row: target[reader.row] ?? -1 }
}

export const rowsOf = (reader: Reader, axis: AxisId) => axisOf(reader.frame, axis)
