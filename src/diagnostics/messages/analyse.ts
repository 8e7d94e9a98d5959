import { compareMessages } from './compare.ts'
import { curveMessages } from './curves.ts'
import { missingMessages } from './missing.ts'
import { outlookMessages } from './outlook.ts'
import { populationMessages } from './population.ts'
import { ruleTestMessages } from './rule-tests.ts'
import { sanityMessages } from './sanity.ts'
import { seekMessages } from './seek.ts'

/** What stands in the way of an answer about rules, and what an analyst is told of them. */
export const analyseMessages = {
  ...compareMessages,
  ...curveMessages,
  ...missingMessages,
  ...outlookMessages,
  ...populationMessages,
  ...ruleTestMessages,
  ...sanityMessages,
  ...seekMessages,
} as const
