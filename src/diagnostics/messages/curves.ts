import type { MessageTable } from './message.ts'

/** What stands in the way of following a result along a number. */
export const curveMessages = {
  'curve-no-fact': {
    severity: 'error',
    text: {
      zh: '“{thing}”没有名为“{fact}”的数字事实',
      en: '{thing} has no fact {fact} that is a number',
    },
    hint: {
      zh: '{near?是否指“{near}”？}可以移动的有：{known}',
      en: '{near?Did you mean "{near}"? }These can be moved: {known}',
    },
  },
  'curve-nobody': {
    severity: 'error',
    text: { zh: '数据里没有 {thing} {id}', en: 'the facts have no {thing} {id}' },
  },
  'curve-no-rule': {
    severity: 'error',
    text: { zh: '没有名为“{rule}”的规则', en: 'there is no rule {rule}' },
    hint: {
      zh: '{near?是否指“{near}”？}规则有：{known}',
      en: '{near?Did you mean "{near}"? }The rules are: {known}',
    },
  },
  'curve-no-end': {
    severity: 'error',
    text: { zh: '要说明“{fact}”移动到多少为止', en: 'say up to where {fact} is moved' },
    hint: {
      zh: '它没有声明上限；请给出 to',
      en: 'It declares no upper bound; give `to`',
    },
  },
} as const satisfies MessageTable
