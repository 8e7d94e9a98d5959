import type { Label } from '../../core/label.ts'
import { type BodyValue, type Choosable, isChoice } from '../../model/rule-set.ts'
import { list, type PageContext, quoted, readingNamed, said, say } from './context.ts'

const beyond: Readonly<Record<string, Label>> = {
  hold: { zh: '取该点的值', en: 'the value of that point holds' },
  extend: { zh: '按最近一段的斜率延伸', en: 'the nearest line goes on' },
  none: { zh: '不适用', en: 'it does not apply' },
  open: { zh: '原文未规定，由人决定', en: 'not settled by the document; a person has to decide' },
}

/** What the words of settings mean, for people who never saw the rule file. */
export const meanings: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  ties: {
    shared: {
      zh: '名次相同，其后的名次顺延（1、1、3）',
      en: 'the same place, the next places are left out (1, 1, 3)',
    },
    dense: {
      zh: '名次相同，其后的名次不跳（1、1、2）',
      en: 'the same place, no place is left out (1, 1, 2)',
    },
    ordinal: { zh: '分出先后，不并列', en: 'split, nobody shares a place' },
    last: { zh: '并列者取靠后的名次（2、2、3）', en: 'those who tie take the later place (2, 2, 3)' },
  },
  first: {
    highest: { zh: '高者在前', en: 'the highest comes first' },
    lowest: { zh: '低者在前', en: 'the lowest comes first' },
  },
  odd: {
    'largest remainder': {
      zh: '按最大余数法分到分，各人合计等于总额',
      en: 'largest remainder: to the fen, and the shares add up to the pool',
    },
    'each rounded': {
      zh: '各自四舍五入到分，差额留存',
      en: 'each rounded to the fen; the difference is kept',
    },
    'each cut': { zh: '各自舍去不足一分的部分，余额留存', en: 'each cut to the fen; the rest is kept' },
    'to the first': { zh: '余下的分全归第一位', en: 'the odd fen all go to the first' },
  },
  short: {
    refuse: { zh: '报错，不分配', en: 'an error; nothing is shared' },
    scale: { zh: '按各人最少数的比例分', en: 'divided in proportion to the floors' },
    'top up': {
      zh: '照最少数给足，差额记为留存的负数',
      en: 'everyone has the floor all the same; what is kept is below zero by the difference',
    },
  },
  nobody: {
    finding: { zh: '提请人处理，总额留存', en: 'reported for a person to decide on; the pool is kept' },
    keep: { zh: '总额留存', en: 'the pool is kept' },
  },
  negative: {
    refuse: { zh: '报错，不分配', en: 'an error; nothing is shared' },
    share: { zh: '照样分摊', en: 'shared all the same' },
    zero: { zh: '按零处理', en: 'taken as zero' },
  },
  reason: {
    required: {
      zh: '与没有作出决定时的值不同的，须写明理由',
      en: 'has to be given where the decision differs from what holds without one',
    },
    optional: { zh: '可以写明', en: 'may be given' },
  },
  gap: {
    breaks: { zh: '连续中断，重新计数', en: 'breaks the run' },
    skips: { zh: '跳过，不影响计数', en: 'is skipped' },
  },
  hit: {
    first: { zh: '自上而下，取第一个符合的行', en: 'the first row from the top that fits is taken' },
    one: { zh: '只能有一行符合', en: 'only one row may hold' },
    sum: {
      zh: '各行分别判断，符合的各行相加；没有一行符合的，为 0',
      en: 'each row is asked by itself; those that hold are added up, and nothing makes 0',
    },
    highest: {
      zh: '各行分别判断，符合的各行中取最高的',
      en: 'each row is asked by itself; the highest of those that hold is taken',
    },
    lowest: {
      zh: '各行分别判断，符合的各行中取最低的',
      en: 'each row is asked by itself; the lowest of those that hold is taken',
    },
    count: {
      zh: '各行分别判断，结果是符合的行数',
      en: 'each row is asked by itself; the result is how many hold',
    },
  },
  below: beyond,
  above: beyond,
  absent: {
    refuse: { zh: '整项不适用', en: 'the whole does not apply' },
    reweight: { zh: '其余各项的权重按比例放大', en: 'the other weights are scaled up' },
    zero: { zh: '该项按零计', en: 'it counts as zero' },
  },
}

/** The words of `first` where dates, moments or clocks are ranked. */
export const firstOfInstants: Readonly<Record<string, Label>> = {
  highest: { zh: '晚者在前', en: 'the latest comes first' },
  lowest: { zh: '早者在前', en: 'the earliest comes first' },
}

/** The words of `odd` where a file pays in other currencies, which have no fen. */
export const oddUnits: Readonly<Record<string, Label>> = {
  'largest remainder': {
    zh: '按最大余数法分到币种的最小单位，各人合计等于总额',
    en: 'largest remainder: to the minor unit of the currency, and the shares add up to the pool',
  },
  'each rounded': {
    zh: '各自四舍五入到币种的最小单位，差额留存',
    en: 'each rounded to the minor unit of the currency; the difference is kept',
  },
  'each cut': {
    zh: '各自舍去不足最小单位的部分，余额留存',
    en: 'each cut to the minor unit of the currency; the rest is kept',
  },
  'to the first': { zh: '余下的零头全归第一位', en: 'the odd units all go to the first' },
}

/** The same of `odd` where shares have a unit of their own. */
export const oddOfUnit: Readonly<Record<string, Label>> = {
  'largest remainder': {
    zh: '按最大余数法分，不足一个单位的留存',
    en: 'largest remainder; what is less than a unit is kept',
  },
  'each rounded': { zh: '各自四舍五入到单位，差额留存', en: 'each rounded; the difference is kept' },
  'each cut': { zh: '各自舍去不足一个单位的部分，余额留存', en: 'each cut; the rest is kept' },
  'to the first': {
    zh: '余下的单位全归第一位，不足一个单位的留存',
    en: 'the odd units all go to the first; what is less than a unit is kept',
  },
}

/** The meaning of a setting, also where a reading chooses it. */
export const settingText = (
  context: PageContext,
  key: string,
  value: BodyValue | undefined,
  words = meanings[key],
): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => settingText(context, key, one, words))
  if (value.kind !== 'word') return ''
  const label = words?.[value.word]
  return label ? said(context, label) : value.word
}

/** The question, then what each option of it means, a line for each. */
export const choiceText = <T>(
  context: PageContext,
  choice:
    | Exclude<Choosable<T>, T>
    | { readonly reading: string; readonly options: Readonly<Record<string, T>> },
  text: (option: T) => string,
): string => {
  const { reading, options } = choice as {
    readonly reading: string
    readonly options: Readonly<Record<string, T>>
  }
  const { question, default: standard } = readingNamed(context, reading)
  const each = Object.entries(options).map(([name, option]) => {
    const title = optionTitle(context, reading, name)
    const mark = name === standard ? say(context, '（默认）', ' (default)') : ''
    const meaning = text(option)
    return `${quoted(title)}${mark}${meaning === title ? '' : `${say(context, '：', ': ')}${meaning}`}`
  })
  const ask = quoted(said(context, question))
  return [say(context, `视问题${ask}的选择而定`, `depends on the question ${ask}`), ...each].join('\n')
}

export const optionTitle = (context: PageContext, reading: string, option: string): string => {
  const label = readingNamed(context, reading).options[option]
  if (label) return said(context, label)
  if (option === 'yes') return say(context, '是', 'yes')
  if (option === 'no') return say(context, '否', 'no')
  const known = Object.values(meanings).find((words) => words[option])?.[option]
  return known ? said(context, known) : option
}

export const namesText = (
  context: PageContext,
  value: BodyValue | undefined,
  title: (name: string) => string,
): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => namesText(context, one, title))
  return value.kind === 'names' ? list(context, value.names.map(title)) : ''
}
