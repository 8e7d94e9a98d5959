import type { MessageTable } from './message.ts'

/** What stands in the way of following a result along a number. */
export const curveMessages = {
  'curve-no-fact': {
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
    text: { zh: '数据里没有 {thing} {id}', en: 'the facts have no {thing} {id}' },
  },
  'curve-no-rule': {
    text: { zh: '没有名为“{rule}”的规则', en: 'there is no rule {rule}' },
    hint: {
      zh: '{near?是否指“{near}”？}规则有：{known}',
      en: '{near?Did you mean "{near}"? }The rules are: {known}',
    },
  },
  'curve-no-end': {
    text: { zh: '要说明“{fact}”移动到多少为止', en: 'say up to where {fact} is moved' },
    hint: {
      zh: '它没有声明上限；请给出 to',
      en: 'It declares no upper bound; give `to`',
    },
  },
  'curve-not-alike': {
    text: {
      zh: '“{address}”取不同的数时，规则的结构不同，不能连成一条曲线',
      en: 'the rules are put together otherwise at different values of {address}: no curve joins them',
    },
    hint: {
      zh: '把范围收窄到表格各行次序不变的一段',
      en: 'Narrow the range to where the rows of the table keep their order',
    },
  },
} satisfies MessageTable
