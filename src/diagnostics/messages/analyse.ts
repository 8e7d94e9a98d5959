import { curveMessages } from './curves.ts'
import { seekMessages } from './seek.ts'

/** What stands in the way of an answer about rules. */
export const analyseMessages = { ...curveMessages, ...seekMessages } as const
