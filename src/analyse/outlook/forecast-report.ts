import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Carry } from '../../run/result.ts'
import type { FindingChange } from '../readings/report.ts'
import type { Quantiles } from './quantiles.ts'
import type { Cost } from './report.ts'

/** What the coming periods cost under a stated scenario. Plain JSON; amounts are decimal text. */
export interface ForecastReport {
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  /** How many runs were drawn, with which seed, and how many of them could not be calculated; `why` is of the first of those. */
  readonly drawn?: {
    readonly runs: number
    readonly seed: string
    readonly failed: number
    readonly why: readonly Diagnostic[]
  }
  /** What a longer period pays, such as a bonus of the year, stands in the period that closes it. */
  readonly periods: readonly ForecastPeriod[]
  /** Of all periods; of drawn runs only the quantiles are known. */
  readonly cost?: Cost
  readonly quantiles?: Quantiles
  readonly people: readonly ForecastPerson[]
  /** Lines that somebody has in some of these periods, but not in every one: awards, bonuses of the quarter or year. */
  readonly coming: readonly ComingLine[]
  readonly findings: readonly ComingFinding[]
  /** How the facts of each period were made. */
  readonly projected: readonly ProjectedFact[]
  /** Who was not there in the period that stands for a coming one, so that the last period was taken: `employee E7`. */
  readonly notThere: readonly string[]
  /** Past periods that were never drawn, because they lack a fact that the same person has in others: `employee E9 2025-11`. */
  readonly notDrawn: readonly string[]
  /** Records that were left out because their owner is not there in the last period. */
  readonly leftOut: number
  readonly diagnostics: readonly Diagnostic[]
  /** What the periods after these go on from; of drawn runs there is none. */
  readonly carry?: Carry
}

export interface ForecastPeriod {
  readonly period: string
  readonly cost?: Cost
  readonly quantiles?: Quantiles
  /** How many findings; of drawn runs see `findings` of the report. */
  readonly findings?: number
}

export interface ForecastPerson {
  readonly thing: string
  readonly id: string
  readonly name?: string
  /** In the rule set's own currency, over all periods. */
  readonly total?: string
  readonly quantiles?: Quantiles
}

export interface ComingLine {
  readonly period: string
  readonly thing: string
  readonly id: string
  readonly name?: string
  readonly rule: string
  readonly title: Label
  readonly clause: string
  readonly channel: string
  readonly currency?: string
  /** The amount, or of drawn runs the least and the most, and in how many runs there is one. */
  readonly amount?: string
  readonly low?: string
  readonly high?: string
  readonly runs?: number
}

/** A finding that will come; of drawn runs with the number of runs in which it does. */
export type ComingFinding = FindingChange & { readonly runs?: number }

/**
 * How a fact was made: by a scenario; `as now`: what the last period says of a reference; `fixed`: a date that is what it
 * was, such as a hiring; `moved`: a date that lies in the new period as it did in the old one.
 */
export interface ProjectedFact {
  readonly fact: string
  readonly title: Label
  readonly how: 'repeat' | 'last-year' | 'resample' | 'as now' | 'fixed' | 'moved'
  /** Growth per period, `1.5%`. */
  readonly growth?: string
  /** How it is drawn, as it was asked for. */
  readonly draw?: string
}
