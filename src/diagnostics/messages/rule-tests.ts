import type { MessageTable } from './message.ts'

/** What stands in the way of testing the examples of a rule file. */
export const ruleTestMessages = {
  'rule-test-no-variant': {
    text: {
      zh: '“{id}”没有沿用别的规则，说不出改了什么',
      en: '{id} extends no other rule file, so it cannot be said what it changes',
    },
    hint: {
      zh: '只对写了 extends 的变体用 --changed（only: changed）；不加则检验整份文件',
      en: 'Ask for changes only of a variant, which says `extends`; without --changed (only: changed) the whole file is tested',
    },
  },
} satisfies MessageTable
