import { expect } from 'vitest'
import { toRate } from '../../src/core/decimal.ts'
import type { Exact } from '../../src/core/exact.ts'

/** Numbers and percentages as tests write them. */
export const x = (text: string): Exact => toRate(text)
export const xs = (...texts: readonly string[]): Exact[] => texts.map(toRate)

/** An error by its code. */
export const withCode = (code: string): unknown => expect.objectContaining({ code })
