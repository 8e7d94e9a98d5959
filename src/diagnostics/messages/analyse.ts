import { curveMessages } from './curves.ts'

/** What stands in the way of an answer about rules. */
export const analyseMessages = { ...curveMessages } as const
