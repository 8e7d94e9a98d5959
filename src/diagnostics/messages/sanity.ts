import type { MessageTable } from './message.ts'

/** What a pay-sanity check finds, and how what is meant is declared. */
export const sanityMessages = {
  'source-jumps-reason': {
    severity: 'error',
    text: {
      zh: '规则“{rule}”的 jumps 没有写理由。',
      en: 'jumps of the rule "{rule}" gives no reason.',
    },
    hint: {
      zh: '写明为什么有意跳档，例如 jumps: 按档计发，条文如此；无意跳档就删去这一行。',
      en: 'Say why pay is meant to jump, such as jumps: by steps, as the text says; or take the line out.',
    },
  },
  'source-better-kind': {
    severity: 'error',
    text: { zh: '“{fact}”不是数，不能有 better。', en: '"{fact}" is no number and cannot have better.' },
    hint: {
      zh: 'better: more 表示数越大越好，better: less 表示越小越好。',
      en: 'better: more says that a greater number is better, better: less that a smaller one is.',
    },
  },
} as const satisfies MessageTable
