import type { MessageTable } from './message.ts'

/** What stands in the way of comparing rule sets, and what is worth knowing about a comparison. */
export const compareMessages = {
  'compare-no-variant': {
    text: { zh: '没有可比较的方案', en: 'there is nothing to compare with' },
    hint: { zh: '请至少给出一份方案的规则文件', en: 'Give the rule file of one variant at least' },
  },
  'compare-not-loaded': {
    text: {
      zh: '方案“{variant}”的规则文件有误，这份方案没有比较',
      en: 'the rule file of the variant "{variantEn}" has errors, so it is not compared',
    },
    hint: {
      zh: '改正上面列出的错误；其余方案照常比较',
      en: 'Mend what is listed above; other variants are compared',
    },
  },
  'compare-not-calculated': {
    text: {
      zh: '用这些数据算不出方案“{variant}”，这份方案没有比较',
      en: 'the variant "{variantEn}" cannot be calculated on these facts, so it is not compared',
    },
    hint: {
      zh: '原因已在上面列出；其余方案照常比较',
      en: 'The reasons are listed above; other variants are compared',
    },
  },
  'compare-other-currency': {
    text: {
      zh: '方案“{variant}”以 {after} 计，基准以 {before} 计，金额不能相减',
      en: 'the variant "{variantEn}" pays in {after} and the baseline in {before}: their amounts cannot be compared',
    },
    hint: {
      zh: '请让两份规则的 currency 相同；以其他币种发放的部分写成单独的 channel',
      en: 'Give both the same currency; what is paid in another one goes into a channel of its own',
    },
  },
  'compare-other-cycle': {
    text: {
      zh: '方案“{variant}”按{afterZh}计算，基准按{beforeZh}计算，同一份数据不能两边都用',
      en: 'the variant "{variantEn}" is calculated by {after} and the baseline by {before}: one set of facts does not serve both',
    },
    hint: { zh: '请让两份规则的 each 相同', en: 'Give both the same `each`' },
  },
  'compare-other-calendar': {
    text: {
      zh: '方案“{variant}”的日历与基准不同，两边的各期对不上',
      en: 'the variant "{variantEn}" has another calendar than the baseline, so their periods are not the same',
    },
    hint: { zh: '请让两份规则的 calendar 相同', en: 'Give both the same `calendar`' },
  },
  'compare-other-things': {
    text: {
      zh: '方案“{variant}”发给{after}，基准发给{before}，没有可对照的人',
      en: 'the variant "{variantEn}" pays {afterEn} and the baseline pays {beforeEn}: nobody is in both',
    },
    hint: {
      zh: '同一批人在两份规则里要用同一个对象名（如 employee）',
      en: 'The same people need the same name of their thing in both files, such as employee',
    },
  },
  'compare-thing-missing': {
    text: {
      zh: '方案“{variant}”发给“{thing}”，数据里却没有这张表',
      en: 'the variant "{variantEn}" pays {thingEn}, and the facts have no table of them',
    },
    hint: {
      zh: '基准没有“{thing}”；请补上 {table} 的数据',
      en: 'The baseline has no {thingEn}; add facts of {table}',
    },
  },
  'compare-fact-missing': {
    text: {
      zh: '方案“{variant}”要用“{fact}”，{count} 个对象没有这一项：{people}',
      en: 'the variant "{variantEn}" needs {factEn}, which {count} do not have: {people}',
    },
    hint: {
      zh: '基准不用它；请补上（{field}），或在规则里写默认值',
      en: 'The baseline does without it; give it ({field}), or write a default in the rules',
    },
  },
  'compare-same': {
    text: {
      zh: '方案“{variant}”与基准的条文相同，没有差别',
      en: 'the variant "{variantEn}" says the same as the baseline: nothing differs',
    },
  },
  'compare-no-effect': {
    text: {
      zh: '方案“{variant}”的条文有改动，但在这些数据上，金额和事项都不变',
      en: 'the variant "{variantEn}" changes the text, but no amount and no finding on these facts',
    },
  },
} satisfies MessageTable
