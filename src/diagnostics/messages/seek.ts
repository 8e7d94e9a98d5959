import type { MessageTable } from './message.ts'

/** What stands in the way of finding the number that meets a goal. */
export const seekMessages = {
  'seek-vary-form': {
    text: { zh: '看不懂要变动的数：{text}', en: 'which number is to move cannot be read: {text}' },
    hint: {
      zh: '写作“地址=起..止”，可加“step 步长”“against 另一个地址”：publicRate=0%..2% step 0.01%',
      en: 'Write address=from..to, with `step …` and `against address` if wanted: publicRate=0%..2% step 0.01%',
    },
  },
  'seek-no-address': {
    text: { zh: '规则里没有“{address}”', en: 'the rules have no {address}' },
    hint: {
      zh: '{near?是否指“{near}”？}写作 参数、规则[行].列，或规则、规则.when（公式里只有一个数的）；参数有：{known}',
      en: '{near?Did you mean "{near}"? }Write parameter, rule[row].column, or of a formula with one number rule or rule.when. The parameters are: {known}',
    },
  },
  'seek-no-number': {
    text: {
      zh: '“{address}”处写的不是一个数：{text}',
      en: 'what stands at {address} is not one number: {text}',
    },
    hint: {
      zh: '请指明公式所用的参数，或表格里的一格；公式里有几个数的，先把要变动的数写成参数',
      en: 'Name the parameter that the formula uses, or one cell of a table; where a formula has several numbers, make the one that is to move a parameter',
    },
  },
  'seek-range': {
    text: { zh: '{address} 的范围不成立：{from} 至 {to}', en: 'no range for {address}: {from} to {to}' },
    hint: {
      zh: '起点应小于终点，步长应大于零、不超过整个范围；三者写法与规则里相同（现为 {current}）',
      en: 'It starts below its end, in steps above zero that fit into it, all written as in the rules (now {current})',
    },
  },
  'seek-range-cut': {
    text: {
      zh: '{address} 取 {value} 时规则不能载入，只在 {from} 至 {to} 之间寻找',
      en: 'with {address} at {value} the rules do not load: looked from {from} to {to} only',
    },
    hint: { zh: '原因见下', en: 'The reasons follow' },
  },
  'seek-against-zero': {
    text: {
      zh: '{address} 取 {value} 时，{against} 会小于零，只在 {from} 至 {to} 之间寻找',
      en: 'with {address} at {value}, {against} would be below zero: looked from {from} to {to} only',
    },
  },
  'seek-nothing-loads': {
    text: {
      zh: '{address} 在 {from} 至 {to} 之间，规则都不能载入',
      en: 'the rules do not load with {address} anywhere from {from} to {to}',
    },
  },
  'seek-goal-form': {
    text: { zh: '看不懂目标：{text}', en: 'the goal cannot be read: {text}' },
    hint: {
      zh: '例如：total ≤ 120000，total of commission ≤ 20000，median(wage) = 6500，share(grade = A) ≤ 20%，wage of E17 ≥ 6000',
      en: 'For example: total ≤ 120000, total of commission ≤ 20000, median(wage) = 6500, share(grade = A) ≤ 20%, wage of E17 ≥ 6000',
    },
  },
  'seek-goal-name': {
    text: { zh: '目标里的“{name}”无从找起', en: 'the goal speaks of {name}, which is not there' },
    hint: {
      zh: '{near?是否指“{near}”？}可用的有：{known}',
      en: '{near?Did you mean "{near}"? }There are: {known}',
    },
  },
  'seek-goal-no-line': {
    text: {
      zh: '“{clause}”里没有工资项，没有可合计的',
      en: '{clause} pays no line, so there is no total of it',
    },
    hint: {
      zh: '可合计的有：{known}；也可写某一项规则',
      en: 'There are totals of: {known}; a rule can be named too',
    },
  },
  'seek-goal-nobody': {
    text: { zh: '数据里没有 {id} 的 {name}', en: 'the facts have no {name} of {id}' },
    hint: {
      zh: '{near?是否指“{near}”？}有：{known}',
      en: '{near?Did you mean "{near}"? }There are: {known}',
    },
  },
  'seek-goal-word': {
    text: { zh: '“{rule}”不会是“{word}”', en: '{rule} is never {word}' },
    hint: {
      zh: '{near?是否指“{near}”？}它可以是：{known}',
      en: '{near?Did you mean "{near}"? }It may be: {known}',
    },
  },
  'seek-goal-kind': {
    text: {
      zh: '“{rule}”不是数，不能求合计、平均或中位数',
      en: '{rule} is no number: it has no total, mean or median',
    },
    hint: {
      zh: '词语可以数人数：count({rule} = 词) 或 share({rule} = 词)',
      en: 'Words can be counted: count({rule} = word), or share({rule} = word)',
    },
  },
  'seek-goal-unit': {
    text: {
      zh: '目标写作 {value}，而“{of}”的单位是 {unit}',
      en: 'the goal is {value}, but {of} is in {unit}',
    },
    hint: {
      zh: '占比写百分数（20%），人数写整数，金额只写数，可带币种',
      en: 'Write a share as a percentage (20%), a count as a whole number, money as a number, with its currency if you like',
    },
  },
} satisfies MessageTable
