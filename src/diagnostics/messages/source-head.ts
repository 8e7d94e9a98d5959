import type { MessageTable } from './message.ts'

/** What can be wrong at the top of a rule file. */
export const sourceHeadMessages = {
  'source-id': {
    text: { zh: '“{text}”不能作规则集的编号。', en: '"{text}" cannot be the id of a rule set.' },
    hint: {
      zh: '用字母和数字，中间可用连字符，例如 shop-staff-2026。',
      en: 'Use letters and digits, joined by hyphens, such as shop-staff-2026.',
    },
  },
  'source-currency': {
    text: { zh: '“{text}”不是币种代码。', en: '"{text}" is no currency code.' },
    hint: {
      zh: '{near?是不是 {near}？}写 ISO 4217 的代码，例如 CNY；标准以外的，代码为三个大写字母，并写明小数位数，例如 code: XTS、decimals: 4。',
      en: '{near?Did you mean {near}? }Write a code of ISO 4217, such as CNY. One of your own has three capital letters and states its decimals, such as code: XTS with decimals: 4.',
    },
  },
  'source-currency-twice': {
    text: {
      zh: '“{code}”重复了：已是本文件的币种或单位。',
      en: '{code} stands twice: it is a currency or a unit of this file already.',
    },
    hint: {
      zh: '本币写在 currency，其余币种写在 currencies，各写一次；units 里不再写。',
      en: 'The own currency stands at currency, the others at currencies, each once, and none under units.',
    },
  },
  'source-unknown-currency': {
    text: { zh: '本文件没有写币种 {code}。', en: 'This file does not name the currency {code}.' },
    hint: {
      zh: '{near?是不是 {near}？}已有：{known}；另一种币种加在 currencies 里，例如 currencies: [{code}]。',
      en: '{near?Did you mean {near}? }There are: {known}. Add another one at currencies, such as currencies: [{code}].',
    },
  },
  'source-date': {
    text: { zh: '“{text}”不是日期。', en: '"{text}" is no date.' },
    hint: { zh: '写作 2026-07-01。', en: 'Write it as 2026-07-01.' },
  },
  'source-calendar': {
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
    text: {
      zh: 'workWeek 的{text?“{text}”}写法不对。',
      en: 'workWeek{text?: "{text}"} is not as it should be.',
    },
    hint: {
      zh: 'days 是 1 到 7（星期一为 1），hours 是不重叠的时段，例如 workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] }。',
      en: 'days are 1 to 7 (Monday is 1), hours are stretches that do not overlap, such as workWeek: { days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"] }.',
    },
  },
} satisfies MessageTable
