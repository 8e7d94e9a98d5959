import { sourceHeadMessages } from './source-head.ts'
import { sourceModelMessages } from './source-model.ts'
import { sourceTextMessages } from './source-text.ts'

/** What can be wrong with a rule file: its text first, its top, then what it says. */
export const sourceMessages = {
  ...sourceTextMessages,
  ...sourceHeadMessages,
  ...sourceModelMessages,
} as const
