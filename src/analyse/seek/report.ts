import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** Which values of a number of the rules meet a goal. Plain JSON; numbers and amounts are decimal text. */
export interface SeekReport {
  /** The question could be answered; it is still answered where no value meets the goal: then `best` is not there. */
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  readonly periods: readonly string[]
  readonly vary: VariedNumber
  readonly goal: SoughtGoal
  /** Every value of the grid that meets the goal, as stretches from left to right. */
  readonly answers: readonly SeekAnswer[]
  /** The answer nearest to the limit: for `≤` the dearest value that still meets it. */
  readonly best?: SeekBest
  /** Where none meets the goal: the values that come nearest to it from either side. */
  readonly below?: SeekPoint
  readonly above?: SeekPoint
  /** The least and the most that the range can bring. */
  readonly least?: SeekPoint
  readonly most?: SeekPoint
  readonly proof: SeekProof
  /** What the best answer means, against the rules as they stand. */
  readonly effect?: SeekEffect
  readonly diagnostics: readonly Diagnostic[]
}

export interface VariedNumber {
  readonly address: string
  readonly title: Label
  /** As written in the rules. */
  readonly current: string
  /** The range that was looked at, which may be a part of the one that was asked for. */
  readonly from: string
  readonly to: string
  readonly step: string
  /** The number that gives what this one takes. */
  readonly against?: { readonly address: string; readonly title: Label; readonly current: string }
}

export interface SoughtGoal {
  /** As it was asked for. */
  readonly text: string
  /** What is measured: `median of 当月工资, 22 values`. */
  readonly of: Label
  readonly sign: GoalSign
  readonly value: string
  /** Of the values: `CNY`, `%`; none for a plain number. */
  readonly unit?: string
  /** What it is under the rules as they stand; none where there is no such value. */
  readonly now?: string
  /** How many persons and periods (or lines) are measured. */
  readonly values: number
  /** Whether those are lines of pay. */
  readonly lines?: true
  /** The rules as they stand meet it already. */
  readonly isMet: boolean
}

export type GoalSign = '≤' | '≥' | '=' | '<' | '>'

/** A value of the number, as it is written in the rules, with what is measured there. */
export interface SeekPoint {
  readonly value: string
  /** None where there is nothing to measure. */
  readonly result?: string
  /** The number on the other side, where one moves against it. */
  readonly against?: string
}

export interface SeekAnswer {
  readonly from: SeekPoint
  readonly to: SeekPoint
}

export interface SeekBest extends SeekPoint {
  /** The next value of the grid, which does not meet the goal; none where the range ends. */
  readonly next?: SeekPoint
}

/**
 * `proved`: between two values that were calculated nothing can happen that is not listed. `every value`: the whole grid
 * was calculated. `searched`: so many values were calculated, and between them the result was taken to go one way.
 */
export type SeekProof =
  | { readonly kind: 'proved'; readonly points: number }
  | { readonly kind: 'every value'; readonly points: number }
  | {
      readonly kind: 'searched'
      readonly points: number
      /** How the result goes over all values that were calculated. */
      readonly goes: 'up' | 'down' | 'level' | 'to and fro'
    }

export interface SeekEffect {
  readonly before: string
  readonly after: string
  readonly difference: string
  /** Sum of what some get more, and of what others get less (negative). */
  readonly more: string
  readonly less: string
  readonly winners: number
  readonly losers: number
  readonly untouched: number
}
