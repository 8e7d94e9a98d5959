import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from '../facts.ts'
import type { Carry, Finding, Origin, Owner, Result } from '../result.ts'

/** What was settled: lines paid, and the differences of earlier corrections. Every `Result` is one. */
export type Ledger = Pick<Result, 'ruleSet' | 'currency' | 'settled'>

export interface CorrectionInputs {
  /** How the periods were settled: every period from the first one that changes to the last one settled. */
  readonly original: {
    readonly ruleSet: CompiledRuleSet
    readonly facts: PeriodFacts | readonly PeriodFacts[]
    readonly options?: CalculateOptions
  }
  /** What is now known to be right. What is left out is as in the original. */
  readonly corrected: {
    readonly ruleSet?: CompiledRuleSet
    /** Whole periods: each stands in place of the original one; the others stay. */
    readonly facts?: PeriodFacts | readonly PeriodFacts[]
    /** Each option that is given stands in place of the original one. */
    readonly options?: CalculateOptions
  }
  /** What was settled so far; several ledgers, such as the results of single months, are read as one. */
  readonly ledger: Ledger | readonly Ledger[]
}

/** Differences between what was settled and what is now due. Plain JSON, amounts are decimal text. */
export interface Correction {
  /** No error among the diagnostics; otherwise there are no lines, no carry and no ledger: nothing to store. */
  readonly ok: boolean
  readonly currency: string
  /** The periods that were calculated again. */
  readonly periods: readonly string[]
  /** Only what differs, by thing, id and period. */
  readonly lines: readonly CorrectionLine[]
  /** The same, added up for each person, channel and currency. */
  readonly people: readonly CorrectedPerson[]
  /** For a person to decide on, as every finding is. */
  readonly findings: { readonly appeared: readonly Finding[]; readonly disappeared: readonly Finding[] }
  readonly diagnostics: readonly Diagnostic[]
  /** What the next period goes on from, in place of the carry handed on before. */
  readonly carry: Carry | undefined
  /** What is settled once the differences are paid: the entries handed in, then one for each line. */
  readonly ledger: Ledger | undefined
}

export interface CorrectionLine extends Owner, Origin {
  readonly channel: string
  /** Of its amounts, where that is not the currency of the correction. */
  readonly currency?: string
  /** Settled so far, earlier corrections included; absent where nothing was. */
  readonly paid?: string
  /** Absent where the line is no longer due. */
  readonly due?: string
  /** `due − paid`: below zero, too much was paid. */
  readonly difference: string
  /** In this order, without those that come to nothing; they add up to the difference. */
  readonly causes: readonly { readonly cause: CorrectionCause; readonly amount: string }[]
}

export const correctionCauses = [
  /** The original inputs give another amount than the one that was paid, such as one paid by hand. */
  'settled differently',
  /** An earlier correction that the original inputs know nothing of, taken back before the new one is counted. */
  'corrected before',
  /** Facts, overrides and the carry from before. */
  'data',
  'rule',
  'reading',
] as const

export type CorrectionCause = (typeof correctionCauses)[number]

export interface CorrectedPerson extends Pick<Owner, 'thing' | 'id' | 'name'> {
  readonly channel: string
  readonly currency?: string
  /** Lines that come out above zero over all periods, added up. */
  readonly toPay: string
  /** Lines that come out below zero, added up without the sign: whether it is claimed back is for a person to decide. */
  readonly overpaid: string
  /** `toPay − overpaid`. */
  readonly net: string
}
