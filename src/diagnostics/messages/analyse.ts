import { curveMessages } from './curves.ts'
import { missingMessages } from './missing.ts'

/** What stands in the way of an answer about rules. */
export const analyseMessages = { ...curveMessages, ...missingMessages } as const
