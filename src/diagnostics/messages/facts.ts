import type { MessageTable } from './message.ts'

/** Facts handed to a calculation. */
export const factMessages = {
  'fact-missing': {
    text: { zh: '缺少“{fact}”', en: '{factEn} is missing' },
    hint: { zh: '补上这一项；以下结果在等它：{needed}', en: 'Give it; these results wait for it: {needed}' },
  },
  'fact-unknown': {
    text: { zh: '“{thing}”没有“{name}”这一项', en: '{thingEn} has no fact {name}' },
    hint: { zh: '最接近的是“{near}”；可用的有：{known}', en: 'The nearest is {near}; known are: {known}' },
  },
  'fact-no-id': {
    text: { zh: '“{thing}”的这一行没有编号', en: 'this row of {thingEn} has no id' },
    hint: { zh: '每一行都要有唯一的编号', en: 'Every row needs an id of its own' },
  },
  'fact-duplicate-id': {
    text: {
      zh: '编号“{id}”出现了两次：第 {first} 行与第 {second} 行',
      en: 'the id {id} stands twice: rows {first} and {second}',
    },
    hint: {
      zh: '删去重复的一行，或改正其中一个编号',
      en: 'Remove one of the rows, or correct one of the ids',
    },
  },
  'batch-unknown-value': {
    text: {
      zh: '没有“{name}”这个值可取',
      en: 'there is no value {name} to keep',
    },
    hint: {
      zh: '{near?是否指“{near}”？}有：{known}',
      en: '{near?Did you mean {near}? }There are: {known}',
    },
  },
  'facts-column-fraction': {
    text: {
      zh: '“{fact}”的列中 {value} 不是整数，或不在词表内',
      en: '{value} in the column {factEn} is not whole, or no place in its words',
    },
    hint: { zh: '12.50 写 1250', en: '12.50 is 1250' },
  },
  'facts-column-length': {
    text: {
      zh: '“{thing}”的列 {name} 有 {length} 个值，而编号有 {rows} 个',
      en: 'the column {name} of {thingEn} has {length} values, and there are {rows} ids',
    },
    hint: {
      zh: '每一列的值要与 id 一一对应；没有的值用 given 标为 0，或在数组中留 null',
      en: 'Give every column as many values as ids; where there is none, say so with `given` 0, or null in a list',
    },
  },
  'fact-float': {
    text: {
      zh: '“{fact}”以浮点数 {value} 给出',
      en: '{factEn} is given as the floating-point number {value}',
    },
    hint: {
      zh: '请以文本给出，例如 "{repair}"，以免在进入前就已失真',
      en: 'Hand it over as text, such as "{repair}", so that nothing is lost on the way in',
    },
  },
  'fact-not-plain': {
    text: {
      zh: '“{fact}”应是一个值，给出的却是列表或对象',
      en: '{factEn} is one value, but a list or an object is given',
    },
    hint: {
      zh: '请以文本给出，例如 "12.50" 或 "2026-03-05"',
      en: 'Hand it over as text, such as "12.50" or "2026-03-05"',
    },
  },
  'fact-not-number': {
    text: {
      zh: '“{fact}”的值“{value}”不是可接受的数',
      en: '{factEn}: "{value}" is not a number as it should be written ({kind})',
    },
    hint: {
      zh: '只写数字、负号和一个小数点。可改为：{repair}',
      en: 'Only digits, a minus sign and one point. Perhaps: {repair}',
    },
  },
  'fact-no-percent': {
    text: {
      zh: '“{fact}”是百分数，“{value}”没有百分号',
      en: '{factEn} is a percentage; "{value}" has no percent sign',
    },
    hint: { zh: '若指百分之{value}，请写“{repair}”', en: 'If you mean {value} percent, write {repair}' },
  },
  'fact-too-fine': {
    text: {
      zh: '“{fact}”的值“{value}”小数位过多，最多 {decimals} 位',
      en: '{factEn}: "{value}" has too many decimals; at most {decimals} are allowed',
    },
    hint: {
      zh: '系统不会替您舍入；请给出应有的值',
      en: 'Nothing is rounded for you; give the value as it should be',
    },
  },
  'fact-out-of-range': {
    text: {
      zh: '“{fact}”的值“{value}”不在允许的范围 {allowed} 内',
      en: '{factEn}: "{value}" is outside the allowed range {allowed}',
    },
  },
  'fact-not-date': {
    text: { zh: '“{fact}”的值“{value}”不是存在的日期', en: '{factEn}: "{value}" is not a date that exists' },
    hint: { zh: '写作 2026-03-05', en: 'Write it as 2026-03-05' },
  },
  'fact-not-moment': {
    text: {
      zh: '“{fact}”的值“{value}”不是存在的日期和时刻',
      en: '{factEn}: "{value}" is not a date and time that exists',
    },
    hint: { zh: '写作 2026-03-05 14:05', en: 'Write it as 2026-03-05 14:05' },
  },
  'fact-not-clock': {
    text: { zh: '“{fact}”的值“{value}”不是时刻', en: '{factEn}: "{value}" is not a time of day' },
    hint: { zh: '写作 16:00', en: 'Write it as 16:00' },
  },
  'fact-not-truth': {
    text: { zh: '“{fact}”只能是“是”或“否”，而不是“{value}”', en: '{factEn} is yes or no, not "{value}"' },
  },
  'fact-not-word': {
    text: { zh: '“{fact}”没有“{value}”这个取值', en: '{factEn} has no value "{value}"' },
    hint: { zh: '可用的有：{known}', en: 'Known are: {known}' },
  },
  'fact-of-other-cycle': {
    text: {
      zh: '“{title}”每{cycleZh}给一次，不能放在 {period} 的数据里。',
      en: '{titleEn} is given once each {cycle}; it cannot stand among the facts of {period}.',
    },
    hint: {
      zh: '放在期间为 {example} 的那一行（或那一份数据）里。',
      en: 'Give it in a row, or facts, of the period {example}.',
    },
  },
  'longer-fact-unused': {
    text: {
      zh: '{period} 的数据里有“{id}”，但结束该周期的 {closing} 的名单里没有，这一行没有用到。',
      en: 'The facts of {period} name {id}, who is not on the list of {closing}, the period that closes it; the row is not used.',
    },
    hint: {
      zh: '周期结束时已不在名单上的人没有该周期的结果；如仍应计算，请把他列入 {closing}。',
      en: 'Whoever is not on the list when the period closes has no result for it; list the person in {closing} if one is due.',
    },
  },
  'period-gap': {
    text: {
      zh: '{before} 之后直接是 {period}，中间的期间没有数据。',
      en: '{period} follows {before}; there are no facts for the periods between.',
    },
    hint: {
      zh: '连续、累计和上一期的值按各规则写明的方式处理空缺；如有漏交的数据，请补上再算。',
      en: 'Runs, totals to date and values of the period before treat the gap as their rules say; if facts were left out, add them and calculate again.',
    },
  },
  'cycle-incomplete': {
    text: {
      zh: '{period} 到此结束，但其中 {missing} 没有计算过，结果只含其余期间。',
      en: '{period} closes, but {missing} in it was not calculated; its results rest on the other periods alone.',
    },
    hint: {
      zh: '请补上缺少的期间；年中开始使用的公司可用期初值（seedCarry）。',
      en: 'Add the missing periods; a company that starts in mid-period can give opening values (seedCarry).',
    },
  },
  'fact-outside-period': {
    text: {
      zh: '日期属于 {own}，却放在 {period} 的数据里',
      en: 'the date belongs to {own} but stands among the facts of {period}',
    },
    hint: { zh: '把这一行移到 {own}，或改正日期', en: 'Move the row to {own}, or correct the date' },
  },
  'fact-no-such-thing': {
    text: { zh: '本期没有编号为“{id}”的 {thing}', en: 'there is no {thing} with the id {id} in this period' },
    hint: { zh: '最接近的是“{near}”；现有：{known}', en: 'The nearest is {near}; there are: {known}' },
  },
  'facts-none-of-thing': {
    text: {
      zh: '{period} 没有任何 {thing} 的数据，而 {from} 有 {rows} 行引用它',
      en: '{period} has no {thing} at all, and {rows} rows of {from} refer to one',
    },
    hint: { zh: '补上 {thing} 的表，例如 {thing}.csv', en: 'Add the table of {thing}, such as {thing}.csv' },
  },
  'facts-none': {
    text: { zh: '没有任何一期的数据', en: 'there are no facts of any period' },
  },
  'facts-bad-period': {
    text: { zh: '“{period}”不是一个{cycleZh}的写法', en: '"{period}" is not a {cycle}' },
    hint: { zh: '写作 {example}', en: 'Write it as {example}' },
  },
  'facts-period-twice': {
    text: { zh: '{period} 的数据给了两次', en: 'the facts of {period} are given twice' },
  },
  'facts-unknown-table': {
    text: { zh: '这套规则里没有“{table}”', en: 'this rule set knows no {table}' },
    hint: { zh: '最接近的是“{near}”；可用的有：{known}', en: 'The nearest is {near}; known are: {known}' },
  },
  'facts-completeness-not-stated': {
    text: {
      zh: '没有说明“{title}”名单是否完整，而排名与分配要靠它',
      en: 'nobody said whether the list of {titleEn} is whole, and rank and share depend on it',
    },
    hint: { zh: '名单完整时请写 complete: true', en: 'Say complete: true when it is' },
  },
  'facts-not-complete': {
    text: {
      zh: '“{title}”名单不完整，不能据以排名或分配',
      en: 'the list of {titleEn} is not whole, so nothing can be ranked or shared over it',
    },
    hint: { zh: '给出完整名单，或直接给出结果', en: 'Give the whole list, or supply the result' },
  },
} satisfies MessageTable
