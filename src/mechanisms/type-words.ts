import type { Label } from '../core/label.ts'
import type { ColumnType } from '../plan/type.ts'
import { unitText } from '../plan/unit-text.ts'

const words: { readonly [Kind in ColumnType['kind']]: Label } = {
  number: { zh: '数', en: 'a number' },
  truth: { zh: '是或否', en: 'yes or no' },
  word: { zh: '取值', en: 'a word' },
  text: { zh: '文本', en: 'a text' },
  date: { zh: '日期', en: 'a date' },
  moment: { zh: '日期和时刻', en: 'a date and time' },
  clock: { zh: '时刻', en: 'a time of day' },
  reference: { zh: '编号', en: 'an id' },
  row: { zh: '表的一行', en: 'a row of a table' },
}

/** What kind of value something is, as the two parameters that messages name it by: `kind` and `kindZh`. */
export const kindWords = <Name extends string = 'kind'>(
  kind: ColumnType['kind'],
  name: Name = 'kind' as Name,
): Readonly<Record<string, string>> => ({ [name]: words[kind].en, [`${name}Zh`]: words[kind].zh })

/** The same with the unit of a number: `CNY`, `days`, or that it has none. */
export const typeWords = (type: ColumnType, name: string): Readonly<Record<string, string>> => {
  if (type.kind !== 'number' || type.unit === 'open') return kindWords(type.kind, name)
  const unit = unitText(type.unit)
  return unit === '1'
    ? { [name]: 'a number without a unit', [`${name}Zh`]: '不带单位的数' }
    : { [name]: unit, [`${name}Zh`]: unit }
}
