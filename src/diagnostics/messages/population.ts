import type { MessageTable } from './message.ts'

/** What there is to say when facts are made up for a rule set. */
export const populationMessages = {
  'population-bad-count': {
    text: {
      zh: '“{option}”应是 {least} 到 {most} 之间的整数，不是 {value}',
      en: '{option} takes a whole number from {least} to {most}, not {value}',
    },
    hint: { zh: '请改成这个范围内的整数。', en: 'Give a whole number in this range.' },
  },
  'population-no-thing': {
    text: { zh: '这套规则没有可以指定数量的“{thing}”', en: 'this rule set has no {thing} to be counted' },
    hint: {
      zh: '{near?是否指“{near}”？}可以指定数量的有：{known}。',
      en: '{near?Did you mean {near}? }These can be counted: {known}.',
    },
  },
  'population-unusable': {
    text: {
      zh: '重新生成了 {tries} 次，这一行的数据仍然算不下去（{code}）',
      en: 'drawn {tries} times, this row still cannot be calculated with ({code})',
    },
    hint: {
      zh: '给相关的数据写上 allowed（取值范围），或在规则里写明这种情形怎样处理；也可换一个 seed。',
      en: 'Give the facts behind it their allowed range, or say in the rules what holds in this case; another seed may do too.',
    },
  },
  'population-not-drawn': {
    text: {
      zh: '“{thing}”由上下级关系得出，它自己的数据（{facts}）无法生成',
      en: '{thingEn} follows from who leads whom; its own facts ({facts}) cannot be drawn',
    },
    hint: {
      zh: '给这些数据写上 default，或在生成以后自己补上。',
      en: 'Give these facts a default, or add them to what was drawn.',
    },
  },
  'population-folder-used': {
    text: { zh: '文件夹 {folder} 里已有内容', en: 'the folder {folder} is not empty' },
    hint: {
      zh: '请换一个新文件夹；确实要写到这里，请加 --force（同名文件会被替换，其余保留）。',
      en: 'Name a new folder; to write there all the same add --force (files of the same names are replaced, others stay).',
    },
  },
} satisfies MessageTable
