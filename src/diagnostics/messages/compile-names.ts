import type { MessageTable } from './message.ts'

/** Names in formulas, and the references between things. */
export const nameMessages = {
  'unknown-name': {
    text: { zh: '“{rule}”里的“{name}”没有定义。', en: '"{name}", which {rule} reads, is not defined.' },
    hint: {
      zh: '{near?是不是“{near}”？}公式里只能用本文件中的数据、参数和规则；文字要加引号。',
      en: '{near?Did you mean "{near}"? }A formula reads facts, parameters and rules of this file; text stands in quotes.',
    },
  },
  'word-without-quotes': {
    text: {
      zh: '“{name}”是一个取值，公式里要加引号。',
      en: '{name} is a word; in a formula it stands in quotes.',
    },
    hint: { zh: '写作 "{name}"。', en: 'Write "{name}".' },
  },
  'ambiguous-name': {
    text: { zh: '这里的“{name}”可能指多个对象的数据。', en: 'Several things have a fact "{name}".' },
    hint: { zh: '写明是哪一个：{known}。', en: 'Say which: {known}.' },
  },
  'period-is-no-value': {
    text: { zh: 'period 指本期，不是一个值。', en: 'period is the period itself, not a value.' },
    hint: {
      zh: '例如 start(period)、end(period)、daysIn(period)、number(period)。',
      en: 'For example start(period), end(period), daysIn(period), number(period).',
    },
  },
  'name-is-thing': {
    text: { zh: '“{name}”是一类对象，不是一个值。', en: '{name} is a thing, not a value.' },
    hint: {
      zh: '要数它的个数，写 count({name} where …)。',
      en: 'To count them, write count({name} where …).',
    },
  },
  'name-is-reading': {
    text: { zh: '“{name}”是一个读法，不是一个值。', en: '{name} is a reading, not a value.' },
    hint: {
      zh: '写作 { reading: {name}, 选项: 值, … }。',
      en: 'Write { reading: {name}, option: value, … }.',
    },
  },
  'member-too-deep': {
    text: { zh: '只能写一层“.”。', en: 'Only one dot is possible here.' },
    hint: { zh: '把中间的值写成一条规则。', en: 'Make the value in between a rule of its own.' },
  },
  'not-a-reference': {
    text: {
      zh: '“{name}”不是表，也不指向别的对象，后面不能接“.”。',
      en: '{name} is no table and refers to nothing, so no dot can follow it.',
    },
  },
  'thing-with-dot': {
    text: {
      zh: '“{thing}”是一类对象，后面不接“.{name}”。',
      en: '{thing} is a kind of thing; no ".{name}" follows it.',
    },
    hint: { zh: '这里写作 {meant}。', en: 'Here it is written {meant}.' },
  },
  'no-such-outcome': {
    text: { zh: '表“{name}”没有结果列“{outcome}”。', en: 'The table {name} has no outcome "{outcome}".' },
    hint: {
      zh: '{near?是不是“{near}”？}现有：{known}。',
      en: '{near?Did you mean "{near}"? }There are: {known}.',
    },
  },
  'several-outcomes': {
    text: {
      zh: '表“{name}”有多个结果列，要写明用哪一列。',
      en: 'The table {name} has several outcomes; say which one.',
    },
    hint: { zh: '可用的有：{known}。', en: 'There are: {known}.' },
  },
  'needs-aggregate': {
    text: {
      zh: '“{name}”是每个 {of} 各自的值，{on} 不能直接读它。',
      en: '{name} is a value of each {of}, which {on} cannot read as one value.',
    },
    hint: {
      zh: '用 sum(…)、max(…)、count(…) 等汇总，或把规则改为 for: {of}。',
      en: 'Aggregate it with sum(…), max(…), count(…), or make this a rule for: {of}.',
    },
  },
  'needs-window': {
    text: {
      zh: '“{name}”每{cycleZh}有一个值，按{ownZh}计算的规则不能把它当作一个值来读。',
      en: '{name} is a value of each {cycle}, which a rule of the {own} cannot read as one value.',
    },
    hint: {
      zh: '{number?写 sum({name})、mean({name})、max({name}) 等汇总整个周期；}{truth?写 any({name})、all({name}) 或 count({name}) 汇总整个周期；}要期末当时的值，写 closing({name})。',
      en: '{number?Write sum({name}), mean({name}), max({name}) over the whole {own}, or}{truth?Write any({name}), all({name}) or count({name}) over the whole {own}, or}{other?Write} closing({name}) for the value at its end.',
    },
  },
  'closes-later': {
    text: {
      zh: '“{name}”到{cycleZh}末才有值；逐{ownZh}汇总时读它，其余各{ownZh}会全部漏掉。',
      en: '{name} is there only where a {cycle} closes; read while each {own} is put together, it would leave out all others.',
    },
    hint: {
      zh: '写到汇总之外，例如用作规则的 when，或写 {name} × sum(…)；要用上一次的结果，写 latest({name})。',
      en: 'Read it outside the aggregate, such as in the when of the rule or as {name} × sum(…); latest({name}) is the one closed before.',
    },
  },
  'several-references': {
    text: { zh: '到“{name}”有多条路。', en: 'Several references lead to {name}.' },
    hint: { zh: '写明走哪一条：{known}。', en: 'Say which: {known}.' },
  },
  'unknown-thing': {
    text: { zh: '没有名为“{name}”的对象。', en: 'There is no thing "{name}".' },
    hint: {
      zh: '{near?是不是“{near}”？}现有：{known}。',
      en: '{near?Did you mean "{near}"? }There are: {known}.',
    },
  },
  'unknown-reference': {
    text: { zh: '{from} 没有名为“{name}”的引用。', en: '{from} has no reference "{name}".' },
    hint: {
      zh: '{near?是不是“{near}”？}{known?现有：{known}。}',
      en: '{near?Did you mean "{near}"? }{known?There are: {known}.}',
    },
  },
  'no-path': {
    text: { zh: '从 {from} 到 {to} 没有引用关系。', en: 'Nothing leads from {from} to {to}.' },
    hint: {
      zh: '检查是否写反了；若 {from} 确实属于某个 {to}，给它加一项指向 {to} 的数据。',
      en: 'Check that it is not the other way round; where {from} does belong to a {to}, give it a fact that refers to it.',
    },
  },
  'several-paths': {
    text: { zh: '从 {from} 到 {to} 有多条引用。', en: 'Several references lead from {from} to {to}.' },
    hint: { zh: '写明走哪一条：{known}。', en: 'Say which: {known}.' },
  },
  'unused-parameter': {
    text: { zh: '没有规则用到参数“{name}”。', en: 'No rule reads the parameter {name}.' },
  },
  'unused-fact': {
    text: { zh: '没有规则用到 {thing} 的“{name}”。', en: 'No rule reads {name} of {thing}.' },
  },
} satisfies MessageTable
