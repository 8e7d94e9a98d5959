import type { MessageTable } from './message.ts'

/** Tables that a formula looks something up in, or goes through slice by slice. */
export const lookupMessages = {
  'marginal-no-tiers': {
    text: {
      zh: '“{table}”不能分段累进。{row?“{row}”一行的结果不是数。}',
      en: '{table} cannot go slice by slice.{row? The row "{row}" gives no number.}',
    },
    hint: {
      zh: '要一个取一行的表（hit: first，不插值）：一个数值键，界限同向，每行的结果都是数（没有提成的一行写 0）。各行相加的表本身就是结果，直接写它的名字。',
      en: 'It takes a table that finds one row (hit: first, no lines), with one numeric key, edges that point one way, and a number in every row (0 where there is nothing to pay). A table that adds its rows up is the result itself: write its name.',
    },
  },
  'lookup-no-table': {
    text: { zh: '“{text}”不是表，无从查起。', en: '{text} is no table to look anything up in.' },
    hint: {
      zh: '写一条 table 规则的名字，几列结果的再写列名，例如 lookup(tier.rate, sales)、marginal(tier.rate)。',
      en: 'Name a rule that is a table, with its column where it has several: lookup(tier.rate, sales), marginal(tier.rate).',
    },
  },
  'lookup-keys': {
    text: {
      zh: '“{table}”有 {wanted} 个键（{keys}），这里给了 {given} 个值。',
      en: '{table} has {wanted} keys ({keys}), and {given} values are given here.',
    },
    hint: {
      zh: '按键的次序各给一个值。',
      en: 'Give one value for each key, in their order.',
    },
  },
  'lookup-key-differs': {
    text: {
      zh: '表的键“{key}”是{wantedZh}，“{text}”是{givenZh}，不能代替。',
      en: 'The key {key} of the table is {wanted}; {text} is {given} and cannot stand in its place.',
    },
  },
} satisfies MessageTable
