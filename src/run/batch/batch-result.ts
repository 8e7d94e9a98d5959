import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Carry, Finding, MarkUse } from '../result.ts'
import type { ResultColumn } from './result-columns.ts'

/** What `calculateBatch` gives: the numbers of `calculate`, as columns. */
export interface BatchResult {
  /** No error among the diagnostics. Where facts could not be read, nothing is calculated. */
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  readonly periods: readonly BatchPeriod[]
  readonly findings: readonly Finding[]
  readonly marks: readonly MarkUse[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the next call needs to go on; made when it is asked for. */
  readonly carry: () => Carry
  /** How the work was done. */
  readonly work: BatchWork
}

export interface BatchPeriod {
  readonly period: string
  /** By thing; values of days and weeks by thing and clock, `employee/day`. */
  readonly things: Readonly<Record<string, BatchThing>>
}

/** The instances of one thing in the order in which they were given, with a column for each rule that was asked for. */
export interface BatchThing {
  readonly ids: readonly string[]
  /** The day or week of each row, where there is one. */
  readonly moments?: readonly string[]
  readonly columns: Readonly<Record<string, ResultColumn>>
}

export interface BatchWork {
  /** Groups of rows that were worked out by themselves. */
  readonly blocks: number
  /** Steps worked out column by column, and those that were left to the reference. */
  readonly steps: { readonly columns: number; readonly reference: number }
}
