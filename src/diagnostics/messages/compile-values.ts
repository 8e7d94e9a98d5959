import type { MessageTable } from './message.ts'

/** Functions, kinds of values and units. */
export const valueMessages = {
  'unknown-function': {
    text: { zh: '没有名为“{name}”的函数。', en: 'There is no function "{name}".' },
    hint: {
      zh: '{near?是不是“{near}”？}可用的有：{known}。',
      en: '{near?Did you mean "{near}"? }There are: {known}.',
    },
  },
  'function-arguments': {
    text: { zh: '“{text}”的参数不对。', en: '{name} does not take these arguments: {text}' },
    hint: { zh: '应为：{wanted}。', en: 'It is written {wanted}.' },
  },
  'calendar-arguments': {
    text: { zh: '“{text}”的参数不对：这里要日期或 period。', en: '{text} takes dates, or period.' },
    hint: {
      zh: '例如 start(period)、date(next(period), 5)、days(甲, 乙)。',
      en: 'For example start(period), date(next(period), 5), days(a, b).',
    },
  },
  'calendar-not-whole': {
    text: {
      zh: '天数、月数须是整数，“{text}”可能有小数。',
      en: 'Days and months are counted in whole numbers, and {text} may have decimals.',
    },
    hint: {
      zh: '舍去小数写 floor({text})；若是数据或参数，可写 decimals: 0，或写成整数。',
      en: 'To leave the decimals out write floor({text}); a fact that has none says decimals: 0.',
    },
  },
  'calendar-unit': {
    text: {
      zh: '这里要几个 {unit}，“{text}”的单位是 {own}。',
      en: 'This takes a number of {unit}, and {text} is in {own}.',
    },
    hint: {
      zh: '加天数写 addDays(甲, 天数)，加月数写 addMonths(甲, 月数)；一年写 addMonths(甲, 12)。',
      en: 'For days write addDays(d, n), for months addMonths(d, n); a year is addMonths(d, 12).',
    },
  },
  'arguments-differ': {
    text: {
      zh: '各项须是同一种量，这里是：{kindsZh}。',
      en: 'These have to be of one kind, and are: {kinds}.',
    },
  },
  'number-too-long': {
    text: { zh: '这个数太长。', en: 'This number is too long.' },
  },
  'work-week-missing': {
    text: {
      zh: '{name} 要按工作时间计算，而文件没有写明哪些日子、哪些钟点是工作时间。',
      en: '{name} counts working time, and the file does not say which days and hours are.',
    },
    hint: {
      zh: '在文件开头写 workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] }（1 为星期一）。',
      en: 'Write at the top of the file: workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] } (Monday is 1).',
    },
  },
  'work-week-exceptions': {
    text: {
      zh: 'workWeek 的 exceptions 指“{thing}”，它要有 day（日期）和 works（是或否）两项数据。',
      en: 'exceptions of workWeek names {thing}, which must have the facts day (a date) and works (yes/no).',
    },
    hint: {
      zh: '例如 facts: { holiday of company: { day: date, works: yes/no } }，再写 exceptions: holiday。',
      en: 'Such as facts: { holiday of company: { day: date, works: yes/no } }, with exceptions: holiday.',
    },
  },
  'not-a-date': {
    text: { zh: '“{text}”不是日历上的日期。', en: '"{text}" is no date of the calendar.' },
    hint: { zh: '写作 "2026-03-05"。', en: 'Write it like "2026-03-05".' },
  },
  'not-a-number': {
    text: { zh: '这里要数，而“{text}”是{kindZh}。', en: 'A number is wanted here, and {text} is {kind}.' },
    hint: {
      zh: '{date?两个日期之间的天数写 days(甲, 乙)。}{truth?是或否换成数，写 if {text} then 1 else 0。}{word?按取值给数，用一个表。}',
      en: '{date?Days between dates are days(a, b).}{truth?Yes or no becomes a number by if {text} then 1 else 0.}{word?To give each word its number, use a table.}',
    },
  },
  'not-a-condition': {
    text: {
      zh: '这里要条件，而“{text}”是{kindZh}。',
      en: 'A condition is wanted here, and {text} is {kind}.',
    },
    hint: {
      zh: '条件的结果是“是”或“否”，例如 score ≥ 60。',
      en: 'A condition is yes or no, such as score ≥ 60.',
    },
  },
  'none-in-arithmetic': {
    text: { zh: 'none 不能参加计算。', en: 'none cannot be calculated with.' },
    hint: {
      zh: '要在不适用时取别的值，用 first(…) 或 otherwise。',
      en: 'To stand in for what does not apply, use first(…) or otherwise.',
    },
  },
  'units-differ': {
    text: {
      zh: '单位不同，不能相加减：{left} 是{leftUnitZh}，{right} 是{rightUnitZh}。',
      en: 'These cannot be added, as their units differ: {left} is {leftUnit}, {right} is {rightUnit}.',
    },
    hint: {
      zh: '给相乘的数写明单位：参数写 { value: 50, unit: CNY/year }，表的列写在列名后，如“price (CNY/ticket)”。',
      en: 'Give the number that it is multiplied by its unit: a parameter as { value: 50, unit: CNY/year }, a column of a table behind its name, as in price (CNY/ticket).',
    },
  },
  'currencies-mixed': {
    text: {
      zh: '“{text}”里有两种币种，{left} 与 {right}，须先折算。',
      en: '{text} mixes {left} and {right}; one of them has to be converted first.',
    },
    hint: {
      zh: '{conversion?折算写作 {conversion}。}{wanted?给出汇率，例如单位为 {wanted} 的参数，再相乘：{example}。}',
      en: '{conversion?Convert it: {conversion}.}{wanted?Give a rate, such as a parameter with unit: {wanted}, and multiply: {example}.}',
    },
  },
  'compare-units': {
    text: {
      zh: '“{text}”的单位不合：{leftZh} 与 {rightZh}。',
      en: 'The units do not go together in {text}: {left} and {right}.',
    },
    hint: {
      zh: '给其中的参数写明单位，例如 { value: 50, unit: CNY }。',
      en: 'Give the parameter its unit, such as { value: 50, unit: CNY }.',
    },
  },
  'compare-kinds': {
    text: {
      zh: '“{text}”：{leftZh}不能与{rightZh}比较。',
      en: '{text}: {left} cannot be compared with {right}.',
    },
    hint: {
      zh: '数不加引号，取值加引号；是或否直接写 full 或 not full；日期写作 "2026-03-05"。',
      en: 'Numbers have no quotes, words have; yes or no is just full or not full; a date is "2026-03-05".',
    },
  },
  'compare-order': {
    text: {
      zh: '“{text}”：{kindZh}没有大小，不能用 {sign}。',
      en: '{text}: {kind} is not less or more than another, so {sign} has no meaning.',
    },
    hint: {
      zh: '写 = 或 ≠，或 in ("a", "b")；有高低之分的等级，用它的分数来比。',
      en: 'Use = or ≠, or in ("a", "b"); to compare grades by height, compare their scores.',
    },
  },
  'word-not-possible': {
    text: { zh: '这里不可能出现“{word}”。', en: '"{word}" is no possible value here.' },
    hint: {
      zh: '{near?是不是“{near}”？}可能的有：{known}。',
      en: '{near?Did you mean "{near}"? }Possible are: {known}.',
    },
  },
  'branches-differ': {
    text: {
      zh: '各种情况的结果须是同一种量，这里是{thenZh}与{otherwiseZh}。',
      en: 'All cases have to give one kind of value, and here they give {then} and {otherwise}.',
    },
  },
  'options-differ': {
    text: {
      zh: '“{rule}”的各个选项须是同一种量，这里是：{optionsZh}。',
      en: 'The options of {rule} have to be of one kind, and are: {options}.',
    },
  },
  'parameter-not-literal': {
    text: {
      zh: '参数“{name}”须是一个数（或两数之商，如 1 ÷ 3）、日期或时刻。',
      en: 'The parameter {name} has to be a number (or a quotient of two, such as 1 ÷ 3), a date or a time of day.',
    },
    hint: { zh: '要计算的值请写成规则。', en: 'What is calculated is a rule.' },
  },
  'unknown-unit': {
    text: { zh: '“{name}”的单位“{unit}”没有定义。', en: 'The unit "{unit}" of {name} is not defined.' },
    hint: { zh: '在 units 里声明它。', en: 'Declare it under units.' },
  },
  'aggregate-no-scope': {
    text: { zh: '“{text}”没有写明在哪个范围内汇总。', en: '{text}: over which group?' },
    hint: {
      zh: '例如 {name}(sales in team)、{name}(amount each order)、{name}(sales over last 3 periods)。',
      en: 'For example {name}(sales in team), {name}(amount each order), {name}(sales over last 3 periods).',
    },
  },
  'extreme-no-scope': {
    text: {
      zh: '“{text}”只有一个值：要比哪几个值，或在哪个范围内取？',
      en: '{text} has one value only: compared with which other, or over which group?',
    },
    hint: {
      zh: '两个值写 {name}(sales − 100, 0)；一组值写 {name}(sales in team)、{name}(amount each order)、{name}(sales over last 3 periods)。',
      en: 'Of two values: {name}(sales − 100, 0). Of a group: {name}(sales in team), {name}(amount each order), {name}(sales over last 3 periods).',
    },
  },
  'aggregate-kind': {
    text: {
      zh: '{name} 汇总的须是{wantsZh}，而“{text}”是{kindZh}。',
      en: '{name} takes {wants}, and {text} is {kind}.',
    },
    hint: {
      zh: '有多少个成立，写 count(… where 条件)。',
      en: 'How many hold is count(… where condition).',
    },
  },
  'ratio-summed': {
    text: {
      zh: '“{text}”是除以数据得到的商，汇总之前要先舍入。',
      en: '{text} was divided by data; before it is added up over members it has to be rounded.',
    },
    hint: { zh: '给它的规则写 round，例如 round: 4。', en: 'Give its rule a round, such as round: 4.' },
  },
} satisfies MessageTable
