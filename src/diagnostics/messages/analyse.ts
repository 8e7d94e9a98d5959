import { curveMessages } from './curves.ts'
import { outlookMessages } from './outlook.ts'
import { populationMessages } from './population.ts'

/** What stands in the way of an answer about rules. */
export const analyseMessages = { ...curveMessages, ...outlookMessages, ...populationMessages } as const
