import type { MessageTable } from './message.ts'

/** What stands in the way of saying what somebody is short of. */
export const missingMessages = {
  'missing-no-thing': {
    text: {
      zh: '“{thing}”没有自己的结果可问',
      en: '{thing} has no results of its own to ask about',
    },
    hint: {
      zh: '{near?是否指“{near}”？}可以问的有：{known}',
      en: '{near?Did you mean "{near}"? }You can ask about: {known}',
    },
  },
  'missing-nobody': {
    text: {
      zh: '{period} 的数据里没有 {thing} {id}',
      en: 'the facts of {period} have no {thing} {id}',
    },
    hint: {
      zh: '{near?是否指“{near}”？}请核对编号，或用 period 指明此人在册的一期',
      en: '{near?Did you mean "{near}"? }Check the id, or name a `period` in which it is on the list',
    },
  },
  'missing-no-rule': {
    text: { zh: '没有名为“{rule}”的结果', en: 'there is no result {rule}' },
    hint: {
      zh: '{near?是否指“{near}”？}可以问的有：{known}',
      en: '{near?Did you mean "{near}"? }You can ask about: {known}',
    },
  },
  'missing-no-period': {
    text: { zh: '没有 {period} 这一期的数据', en: 'there are no facts of {period}' },
    hint: {
      zh: '{near?是否指 {near}？}数据里有：{known}',
      en: '{near?Did you mean {near}? }The facts are of: {known}',
    },
  },
} satisfies MessageTable
