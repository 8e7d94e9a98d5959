import { sourceModelMessages } from './source-model.ts'
import { sourceTextMessages } from './source-text.ts'

/** What can be wrong with a rule file: its text first, then what it says. */
export const sourceMessages = { ...sourceTextMessages, ...sourceModelMessages } as const
