import type { MessageTable } from './message.ts'

const first = { first: { zh: '第一处', en: 'first here' } } as const
const near = { zh: '{near?是不是“{near}”？}', en: '{near?Did you mean "{near}"? }' } as const
const kinds = {
  thing: { zh: '这里是事物', en: 'a thing here' },
  fact: { zh: '这里是数据项', en: 'a fact here' },
  parameter: { zh: '这里是参数', en: 'a parameter here' },
  rule: { zh: '这里是规则', en: 'a rule here' },
  reading: { zh: '这里是读法', en: 'a reading here' },
} as const

const listOf = (zh: string, en: string) => ({ zh: `${near.zh}${zh}`, en: `${near.en}${en}` })

/** What can be wrong with what a rule file says. */
export const sourceModelMessages = {
  'source-unknown-key': {
    text: { zh: '这里没有“{key}”这个键。', en: 'There is no key "{key}" here.' },
    hint: listOf('可以写：{allowed}。', 'Possible are: {allowed}.'),
  },
  'source-key-missing': {
    text: { zh: '缺少“{key}”。', en: 'The key "{key}" is missing.' },
    hint: {
      zh: '请补上“{key}”{allowed?，取值有：{allowed}}。',
      en: 'Add "{key}"{allowed?; its values are {allowed}}.',
    },
  },
  'source-unknown-word': {
    text: { zh: '“{key}”不能是“{word}”。', en: '"{key}" cannot be "{word}".' },
    hint: listOf('可以是：{allowed}。', 'Possible are: {allowed}.'),
  },
  'source-label-empty': {
    text: { zh: '“{key}”没有文字。', en: 'There is no text at "{key}".' },
    hint: { zh: '写 zh、en 或两者。', en: 'Write zh, en, or both.' },
  },
  'source-in-force': {
    text: {
      zh: '从 {from} 起、到 {until} 止：先止后起。',
      en: 'In force from {from} until {until}: it would end before it begins.',
    },
  },
  'source-name-twice': {
    text: { zh: '“{name}”这个名字用了两次。', en: 'The name "{name}" is used twice.' },
    hint: {
      zh: '名字在整份规则里只有一个意思；给其中一个改名。变体里改动原有规则请用 change。',
      en: 'A name has one meaning in the whole file: rename one. A variant changes what it inherits by change.',
    },
    labels: kinds,
  },
  'source-name-clash': {
    text: { zh: '“{name}”这个名字有两个意思。', en: 'The name "{name}" means two things.' },
    hint: {
      zh: '数据、参数、规则和读法不能同名；给其中一个改名。',
      en: 'A fact, a parameter, a rule and a reading never share a name: rename one.',
    },
    labels: kinds,
  },
  'source-name-reserved': {
    text: {
      zh: '“{name}”是公式里的词，不能作名字。',
      en: '"{name}" is a word of the formula language and cannot be a name.',
    },
  },
  'source-name-signs': {
    text: {
      zh: '名字“{name}”里有不能用的符号。',
      en: 'The name "{name}" has a sign that names cannot have.',
    },
    hint: { zh: '名字用字母、汉字、数字和空格。', en: 'Names have letters, digits and spaces.' },
  },
  'source-unknown-thing': {
    text: { zh: '没有“{thing}”这个事物。', en: 'There is no thing "{thing}".' },
    hint: listOf('已有：{known}。', 'There are: {known}.'),
  },
  'source-unknown-channel': {
    text: { zh: '没有“{channel}”这个工资栏目。', en: 'There is no channel "{channel}".' },
    hint: listOf(
      '已有：{known}；新的请在 channels 里声明。',
      'There are: {known}; declare a new one under channels.',
    ),
  },
  'source-unknown-clause': {
    text: { zh: '没有“{clause}”这一条。', en: 'There is no clause "{clause}".' },
    hint: listOf('已有：{known}。', 'There are: {known}.'),
  },
  'source-unknown-unit': {
    text: { zh: '没有“{unit}”这个单位。', en: 'There is no unit "{unit}".' },
    hint: listOf(
      '已有：{known}；新的请在 units 里声明。',
      'There are: {known}; declare a new one under units.',
    ),
  },
  'source-unknown-name': {
    text: { zh: '没有叫“{name}”的数据、参数或规则。', en: 'There is no fact, parameter or rule "{name}".' },
    hint: {
      zh: '{near?是不是“{near}”？}名字须在本文件中声明。',
      en: '{near?Did you mean "{near}"? }A name must be declared in this file.',
    },
  },
  'source-unknown-reading': {
    text: { zh: '没有“{reading}”这个读法。', en: 'There is no reading "{reading}".' },
    hint: listOf(
      '{known?已有：{known}；}读法在条文的 readings 里声明。',
      '{known?There are: {known}. }Readings are declared under readings of a clause.',
    ),
  },
  'source-reading-no-options': {
    text: {
      zh: '这里按读法“{reading}”取值，却没有写各选项的值。',
      en: 'The reading "{reading}" decides here, but no option has a value.',
    },
    hint: { zh: '每个选项写一行：选项: 值。', en: 'Write one line for each option: option: value.' },
  },
  'source-reading-not-a-word': {
    text: {
      zh: '读法“{reading}”的选项“{option}”不是“{key}”的取值。',
      en: 'The option "{option}" of the reading "{reading}" is no value of "{key}".',
    },
    hint: listOf(
      '取值有：{allowed}；或在这里写明每个选项的值。',
      'Its values are {allowed}; or write a value for each option here.',
    ),
  },
  'source-reading-default': {
    text: {
      zh: '读法“{reading}”默认“{option}”，但没有这个选项。',
      en: 'The reading "{reading}" defaults to "{option}", which is none of its options.',
    },
    hint: listOf('选项有：{known}。', 'Its options are: {known}.'),
  },
  'source-reading-differs': {
    text: {
      zh: '读法“{reading}”在两处的选项不同{missing?：这里缺 {missing}}{more?；这里多 {more}}。',
      en: 'The reading "{reading}" has other options here than elsewhere{missing?; missing: {missing}}{more?; only here: {more}}.',
    },
    hint: { zh: '同一读法处处都要写全同样的选项。', en: 'Every use of a reading has the same options.' },
    labels: first,
  },
  'source-reading-unused': {
    text: { zh: '没有规则用到读法“{reading}”。', en: 'No rule uses the reading "{reading}".' },
    hint: {
      zh: '删去它，或在规则里写 reading: {reading}。',
      en: 'Delete it, or use it in a rule: reading: {reading}.',
    },
  },
  'source-option-unknown': {
    text: {
      zh: '读法“{reading}”没有“{option}”这个选项。',
      en: 'The reading "{reading}" has no option "{option}".',
    },
    hint: listOf('选项有：{known}。', 'Its options are: {known}.'),
  },
  'source-option-not-offered': {
    text: {
      zh: '读法“{reading}”的选项“{option}”有标题，却没有规则用到它。',
      en: 'The option "{option}" of the reading "{reading}" has a title, but no rule offers it.',
    },
    hint: listOf('用到的选项有：{known}。', 'Offered are: {known}.'),
  },
  'source-option-body': {
    text: {
      zh: '规则“{rule}”的一个选项应是一条公式，或恰好一种规则体。',
      en: 'An option of the rule "{rule}" is a formula, or exactly one body.',
    },
    hint: { zh: '规则体有：{allowed}。', en: 'Bodies are: {allowed}.' },
  },
  'source-fact-type': {
    text: { zh: '数据项“{fact}”没有类型。', en: 'The fact "{fact}" has no type.' },
    hint: {
      zh: '例如 type: money、type: days、type: [甲, 乙]。',
      en: 'For example type: money, type: days, type: [a, b].',
    },
  },
  'source-unknown-type': {
    text: { zh: '没有“{type}”这个类型。', en: 'There is no type "{type}".' },
    hint: listOf('可以是：{known}，或一列词 [甲, 乙]。', 'Possible are: {known}, or a list of words [a, b].'),
  },
  'source-word-twice': {
    text: { zh: '“{word}”在这一列词里出现了两次。', en: '"{word}" is twice in this list of words.' },
  },
  'source-default-kind': {
    text: {
      zh: '默认值“{text}”不合这个数据项的类型。',
      en: 'The default "{text}" is no value of this fact.',
    },
    hint: {
      zh: '可以写：{wanted}；不适用写 none。',
      en: 'Write for example {wanted}; what does not apply is none.',
    },
  },
  'source-decimals': {
    text: {
      zh: '小数位数应是 0 到 12 的整数，不能是“{text}”。',
      en: 'A number of decimals is a whole number from 0 to 12, not "{text}".',
    },
    hint: {
      zh: '按 0.05 等倍数舍入写 { step: 0.05 }。',
      en: 'To round to a multiple such as 0.05 write { step: 0.05 }.',
    },
  },
  'source-range': {
    text: { zh: '“{text}”不是数的范围。', en: '"{text}" is no range of numbers.' },
    hint: {
      zh: '写作 "> 0"、"≤ 31" 或 "[0..100]"；“[ ]”含端点，“( )”不含。',
      en: 'Write "> 0", "≤ 31" or "[0..100]"; [ ] includes the end, ( ) excludes it.',
    },
  },
  'source-range-empty': {
    text: { zh: '范围“{text}”里一个数也没有。', en: 'The range "{text}" contains no number.' },
  },
  'source-allowed-kind': {
    text: { zh: '“{fact}”不是数，不能有 allowed。', en: '"{fact}" is no number and cannot have allowed.' },
  },
  'source-show': {
    text: {
      zh: 'show 写 percent 或 0 到 12 的小数位数，不能是“{text}”。',
      en: 'show is percent, or a number of decimals from 0 to 12, not "{text}".',
    },
    hint: {
      zh: 'show 只改变给人看的样子，要改变数值请写 round。',
      en: 'show changes only what people see; to change the value write round.',
    },
  },
  'source-show-kind': {
    text: { zh: '“{fact}”不是数，不能有 show。', en: '"{fact}" is no number and cannot have show.' },
  },
  'source-parameter-value': {
    text: { zh: '参数“{parameter}”没有值。', en: 'The parameter "{parameter}" has no value.' },
    hint: { zh: '写 value: …，或按日期写 values。', en: 'Write value: …, or values with dates.' },
  },
  'source-parameter-values': {
    text: {
      zh: '参数“{parameter}”同时有 value 和 values。',
      en: 'The parameter "{parameter}" has both value and values.',
    },
    hint: { zh: '只留一个。', en: 'Keep one of them.' },
  },
  'source-dated-from': {
    text: { zh: '只有第一个值可以不写 from。', en: 'Only the first value may lack from.' },
  },
  'source-dated-order': {
    text: { zh: '{text} 不晚于前一个日期。', en: '{text} is not later than the date before it.' },
    hint: { zh: '各值按日期先后排列。', en: 'List the values in the order of their dates.' },
  },
  'source-dated-value': {
    text: { zh: '这一项没有 value。', en: 'This entry has no value.' },
  },
  'source-round': {
    text: { zh: '舍入要写 to 或 step 之一。', en: 'A rounding says either to or step.' },
    hint: {
      zh: 'to 是小数位数，step 是倍数：{ to: 2 }，{ step: 0.05 }。',
      en: 'to counts decimals, step is a multiple: { to: 2 }, { step: 0.05 }.',
    },
  },
  'source-round-step': {
    text: {
      zh: '舍入的倍数应是正数，不能是“{text}”。',
      en: 'A rounding step is a number above zero, not "{text}".',
    },
    hint: {
      zh: '写一个数，单位与所舍入的值相同，例如 { step: 10 }、{ step: 0.05 }、{ step: 1% }。倍数随数据而变的，写成算式，例如 ceiling(pay ÷ unit) × unit。',
      en: 'Write a number, which has the unit of the value, such as { step: 10 }, { step: 0.05 }, { step: 1% }. A step that depends on data is a formula, such as ceiling(pay ÷ unit) × unit.',
    },
  },
  'source-no-body': {
    text: { zh: '规则“{rule}”没有写怎样计算。', en: 'The rule "{rule}" does not say how it is computed.' },
    hint: {
      zh: '加上其中一种：{allowed}；或用 reading 在几种读法中选择。',
      en: 'Add one of: {allowed}; or choose by a reading.',
    },
  },
  'source-two-bodies': {
    text: {
      zh: '规则“{rule}”既有 {first} 又有 {second}。',
      en: 'The rule "{rule}" has both {first} and {second}.',
    },
    hint: { zh: '一条规则只有一种算法；拆成两条。', en: 'A rule has one body: make two rules.' },
    labels: first,
  },
  'source-clause-empty': {
    text: {
      zh: '“{clause}”没有规则，也没有说明为什么没有。',
      en: 'The clause "{clause}" has no rule and does not say why.',
    },
    hint: { zh: '写上规则，或写 no rule: 原因。', en: 'Write its rules, or no rule: with the reason.' },
  },
  'source-clause-both': {
    text: {
      zh: '“{clause}”既写了 no rule，又有规则或参数。',
      en: 'The clause "{clause}" has rules or parameters although it says no rule.',
    },
  },
  'source-extends-unknown': {
    text: {
      zh: '找不到所沿用的规则集“{id}”。',
      en: 'The rule set "{id}" that this one extends was not given.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}把它的文件放在这份文件旁边，名为 {id}.yaml；在程序里则一并交给读取函数{known?，已给出：{known}}。',
      en: '{near?Did you mean "{near}"? }Put its file beside this one as {id}.yaml; in a program, hand it over too{known?; given are: {known}}.',
    },
  },
  'source-extends-circle': {
    text: { zh: '沿用关系成了一个圈：{path}。', en: 'The rule sets extend each other in a circle: {path}.' },
  },
  'source-extends-missing': {
    text: {
      zh: '{key} 只用于变体，这里没有 extends。',
      en: '{key} belongs to a variant, but there is no extends here.',
    },
    hint: { zh: '加上 extends: 所沿用规则集的编号。', en: 'Add extends: with the id of the rule set.' },
  },
  'source-change-unknown': {
    text: { zh: '没有“{address}”可改。', en: 'There is no "{address}" to change.' },
    hint: {
      zh: '{near?是不是“{near}”？}{known?可改的有：{known}。}',
      en: '{near?Did you mean "{near}"? }{known?There are: {known}.}',
    },
  },
  'source-change-fact': {
    text: {
      zh: '“{address}”改不了：数据项里只有 better 可以改。',
      en: '"{address}" cannot be changed: of a fact only better can.',
    },
    hint: {
      zh: '写 {better}: more（越大越好）或 less（越小越好）；数据项本身要改，就改原来的文件，或在 facts 下另加一项。',
      en: 'Write {better}: more, or less. To change the fact itself, change the file it stands in, or add another one under facts.',
    },
  },
  'source-change-address': {
    text: { zh: '“{address}”不是一个地址。', en: '"{address}" is no address.' },
    hint: { zh: '写作 参数、规则.键、规则[行].列。', en: 'Write parameter, rule.key, or rule[row].column.' },
  },
  'source-change-needs-key': {
    text: {
      zh: '“{address}”不是一条公式，请说明改它的哪个键。',
      en: '"{address}" is no single formula: say which of its keys changes.',
    },
    hint: { zh: '可改的键：{known}，写作 {address}.键。', en: 'Its keys are {known}; write {address}.key.' },
  },
  'source-change-row-ambiguous': {
    text: { zh: '“{row}”在表里不止一行。', en: 'More than one row is "{row}".' },
    hint: { zh: '用整行的键称呼它：{known}。', en: 'Name the row by its key cells: {known}.' },
  },
  'source-change-nothing': {
    text: {
      zh: '这处改动没有改变什么：“{address}”本来就是这样。',
      en: 'This change changes nothing: "{address}" is so already.',
    },
    labels: { before: { zh: '原来的', en: 'as it was' } },
  },
  'source-remove-unknown': {
    text: { zh: '没有叫“{name}”的规则可删。', en: 'There is no rule "{name}" to remove.' },
    hint: listOf('已有：{known}。', 'There are: {known}.'),
  },
} satisfies MessageTable
