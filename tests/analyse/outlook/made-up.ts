import fc from 'fast-check'
import type { PeriodFacts } from '../../../src/index.ts'
import { facts, rules, textOf } from '../readings/made-up.ts'

/** Rules that read facts, each other and their past, with facts of two or three months. */
export const randomRules: fc.Arbitrary<{ readonly file: string; readonly facts: readonly PeriodFacts[] }> =
  fc.record({ file: rules.map((one) => textOf(one)), facts })
