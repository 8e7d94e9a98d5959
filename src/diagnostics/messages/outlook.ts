import type { MessageTable } from './message.ts'

/** Questions about what would be: sensitivity, forecast and back-test. */
export const outlookMessages = {
  'outlook-vary-form': {
    text: { zh: '看不懂要变动什么：{text}', en: 'this does not say what to vary: {text}' },
    hint: {
      zh: '写法如 "publicRate = 0.4%..0.6% step 0.05%"、"tier[≥ 50000].rate = 1%, 2%"、"employee.sales × 90%..110% step 5%"、"employee.sales + -1000, 1000"；一次最多 1000 个值',
      en: 'Write "publicRate = 0.4%..0.6% step 0.05%", "tier[≥ 50000].rate = 1%, 2%", "employee.sales × 90%..110% step 5%" or "employee.sales + -1000, 1000"; at most 1000 values',
    },
  },
  'outlook-draw-form': {
    text: { zh: '看不懂怎样抽取：{text}', en: 'this does not say what to draw: {text}' },
    hint: {
      zh: '写法如 "employee.sales × normal 100% 10%"、"employee.sales ~ uniform 30000..60000"、"publicRate ~ uniform 0.4%..0.6%"',
      en: 'Write "employee.sales × normal 100% 10%", "employee.sales ~ uniform 30000..60000" or "publicRate ~ uniform 0.4%..0.6%"',
    },
  },
  'outlook-vary-count': {
    text: {
      zh: '一次变动一项或两项，这里有 {count} 项',
      en: 'one or two things are varied at a time, and here are {count}',
    },
  },
  'outlook-no-fact': {
    text: { zh: '这套规则没有数据项“{fact}”', en: 'this rule set has no fact {fact}' },
    hint: { zh: '最接近的是“{near}”；可用的有：{known}', en: 'The nearest is {near}; known are: {known}' },
  },
  'outlook-no-number': {
    text: {
      zh: '“{fact}”不是数字，不能按比例变动',
      en: '{fact} is no number, so it cannot be varied by one',
    },
    hint: { zh: '可变动的有：{known}', en: 'These can: {known}' },
  },
  'outlook-nobody-has': {
    text: {
      zh: '数据里没有“{fact}”可变动：没有一行给出这一项',
      en: 'there is no {fact} to vary: no row of these facts gives it',
    },
  },
  'outlook-no-growth': {
    text: { zh: '增长率看不懂：{fact}={text}', en: 'this is no growth: {fact}={text}' },
    hint: {
      zh: '写法如 employee.sales=1.5%，指每期增长',
      en: 'Write employee.sales=1.5%, which is per period',
    },
  },
  'outlook-runs': {
    text: {
      zh: '抽取次数应是 1 到 100000 的整数，这里是 {runs}',
      en: 'the number of runs is a whole number from 1 to 100000, not {runs}',
    },
  },
  'outlook-needs-runs': {
    text: {
      zh: '随机抽取需要次数与种子',
      en: 'drawing needs a number of runs and a seed',
    },
    hint: { zh: '例如 --runs 500 --seed 7', en: 'For example --runs 500 --seed 7' },
  },
  'outlook-nothing-drawn': {
    text: {
      zh: '要求抽取 {runs} 次，但没有一项是随机的，每次都一样',
      en: '{runs} runs are asked for, but nothing is drawn: all would be the same',
    },
    hint: {
      zh: '加上 --scenario resample 或 --draw "employee.sales × normal 100% 10%"',
      en: 'Add --scenario resample, or --draw "employee.sales × normal 100% 10%"',
    },
  },
  'outlook-periods': {
    text: {
      zh: '期数应是 1 到 120 的整数，这里是 {periods}',
      en: 'the number of periods is a whole number from 1 to 120, not {periods}',
    },
  },
  'outlook-from': {
    text: {
      zh: '预测应从 {first} 或以后的一期开始，这里是“{from}”',
      en: 'a forecast begins in {first} or a later period of that kind, not in {from}',
    },
  },
  'outlook-no-past': {
    text: {
      zh: '没有 {source} 的数据，{period} 无从参照',
      en: 'there are no facts of {source} from which {period} could be taken',
    },
    hint: {
      zh: '把那一期的数据也给出，或改用 repeat',
      en: 'Give the facts of that period too, or take the scenario repeat',
    },
  },
  'outlook-no-scenario': {
    text: { zh: '没有情形“{scenario}”', en: 'there is no scenario {scenario}' },
    hint: {
      zh: '可用的有：repeat（照最近一期）、last-year（照去年同期）、resample（从各人以往各期中抽取）',
      en: 'There are repeat (the last period), last-year (the same period a year before) and resample (drawn from the past of each)',
    },
  },
  'outlook-clipped': {
    text: {
      zh: '“{fact}”有 {count} 个推算值超出允许范围，取了范围内最接近的值',
      en: '{count} projected values of {fact} lay outside what is allowed; the nearest allowed one was taken',
    },
  },
  'outlook-runs-failed': {
    text: {
      zh: '{runs} 次中有 {failed} 次算不出来，没有计入；分位数只由其余各次得出',
      en: '{failed} of {runs} runs could not be calculated and are left out; the quantiles are of the others',
    },
  },
  'backtest-nothing': {
    text: {
      zh: '没有可对照的：既没有结清台账，也没有变体',
      en: 'there is nothing to compare with: neither a ledger nor a variant',
    },
  },
  'backtest-not-settled': {
    text: {
      zh: '台账里没有这些期，未作对照，也不计入累计：{periods}',
      en: 'the ledger has nothing of these periods; they are not compared, and not in the sums: {periods}',
    },
  },
  'backtest-no-facts': {
    text: {
      zh: '台账里有、数据里没有的期，未作对照：{periods}',
      en: 'the ledger has these periods, the facts do not; they are not compared: {periods}',
    },
  },
} satisfies MessageTable
