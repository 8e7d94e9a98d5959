import type { MessageTable } from './message.ts'

/** What can be wrong at the top of a rule file. */
export const sourceHeadMessages = {
  'source-id': {
    severity: 'error',
    text: { zh: '“{text}”不能作规则集的编号。', en: '"{text}" cannot be the id of a rule set.' },
    hint: {
      zh: '用字母和数字，中间可用连字符，例如 shop-staff-2026。',
      en: 'Use letters and digits, joined by hyphens, such as shop-staff-2026.',
    },
  },
  'source-currency': {
    severity: 'error',
    text: { zh: '“{text}”不是币种代码。', en: '"{text}" is no currency code.' },
    hint: { zh: '用三个大写字母，例如 CNY。', en: 'Use three capital letters, such as CNY.' },
  },
  'source-date': {
    severity: 'error',
    text: { zh: '“{text}”不是日期。', en: '"{text}" is no date.' },
    hint: { zh: '写作 2026-07-01。', en: 'Write it as 2026-07-01.' },
  },
  'source-calendar': {
    severity: 'error',
    text: {
      zh: 'calendar 的“{key}”{text?不能是“{text}”}。',
      en: 'calendar: {key}{text? cannot be "{text}"}.',
    },
    hint: {
      zh: '财年起始写 yearStarts: 04-01；发薪周期写 payDays: 14、from: 2026-01-05（某一期的第一天），并用 belongs 写明跨月的一期按哪一天归属：first day、middle day、last day。',
      en: 'The year begins: yearStarts: 04-01. Pay periods: payDays: 14 and from: 2026-01-05 (the first day of one of them), with belongs to say which day decides where one belongs that crosses a border: first day, middle day, last day.',
    },
  },
  'source-pay-period': {
    severity: 'error',
    text: {
      zh: 'each: pay period 需要写明发薪周期有几天、从哪天起。',
      en: 'each: pay period needs to know how many days a pay period has, and when one begins.',
    },
    hint: {
      zh: '写 calendar: { payDays: 14, from: 2026-01-05, belongs: last day }。',
      en: 'Write calendar: { payDays: 14, from: 2026-01-05, belongs: last day }.',
    },
  },
  'source-work-week': {
    severity: 'error',
    text: {
      zh: 'workWeek 的{text?“{text}”}写法不对。',
      en: 'workWeek{text?: "{text}"} is not as it should be.',
    },
    hint: {
      zh: 'days 是 1 到 7（星期一为 1），hours 是不重叠的时段，例如 workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] }。',
      en: 'days are 1 to 7 (Monday is 1), hours are stretches that do not overlap, such as workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] }.',
    },
  },
} as const satisfies MessageTable
