import { curveMessages } from './curves.ts'
import { sanityMessages } from './sanity.ts'

/** What stands in the way of an answer about rules, and what an analyst is told of them. */
export const analyseMessages = { ...curveMessages, ...sanityMessages } as const
