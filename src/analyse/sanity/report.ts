import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { PeriodFacts } from '../../run/facts.ts'

/**
 * Where a plan pays people to do the wrong thing: jumps at borders, more effort for less pay, effort that earns nothing.
 * Plain JSON; amounts and numbers are decimal text. What is `proved` holds whatever the facts are; the rest was looked
 * for, as far as `searched` says, and every one of them has a witness that `calculate` confirms.
 */
export interface SanityReport {
  /** The rules could be read; where not, the diagnostics say why and nothing was looked at. */
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  /** Jumps of pay, of each rule and number the largest up and the largest down, the largest first; those that the rule declares are marked. */
  readonly cliffs: readonly Jump[]
  /** More effort, less pay. */
  readonly drops: readonly Jump[]
  /** Stretches on which more effort earns nothing, while it does elsewhere. */
  readonly flats: readonly Flat[]
  /** What is known of every payslip line and every number that it hangs on. */
  readonly proved: readonly Proved[]
  readonly searched: Searched
  /** What `check` shows. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A number that somebody's effort, or luck, moves. */
export interface Moved {
  readonly thing: string
  readonly fact: string
  readonly title: Label
  readonly unit: string
}

/** What is paid: a line of the payslip, or the sum of them in a channel. */
export interface Paid {
  readonly thing: string
  readonly channel: string
  /** None for the sum of several lines. */
  readonly rule?: string
  readonly title: Label
  readonly currency?: string
}

/** A border with what is paid on both sides of it, on facts that anybody can calculate again. */
export interface Jump {
  readonly along: Moved
  readonly of: Paid
  /** The rule whose row, condition or place changes at the border. */
  readonly rule: string
  readonly clause: string
  /** The last number before the border and the first after it. */
  readonly below: string
  readonly at: string
  readonly before: string
  readonly after: string
  /** `after − before`: negative where more of the number pays less. */
  readonly difference: string
  /** Which way is effort: declared by the fact, or where pay goes on the whole; none where neither shows it. */
  readonly better?: 'more' | 'less'
  /** The reason, where the rule says that its jumps are meant. */
  readonly declared?: Label
  readonly witness: Witness
  /** How many borders of this rule along this number jump the same way, up or down; this one among them. */
  readonly borders: number
  /** Those others, from left to right, each where it is largest. */
  readonly others: readonly OtherJump[]
}

export interface OtherJump extends Pick<Jump, 'below' | 'at' | 'before' | 'after' | 'difference'> {
  readonly witness: Pick<Witness, 'kind' | 'name' | 'id'>
}

/** Facts on which it happens: an example of the file, or made-up ones. */
export interface Witness {
  readonly kind: 'example' | 'made up'
  /** Name of the example, or `1`, `2` … */
  readonly name: string
  readonly period: string
  /** Whose fact is moved, and who is paid. */
  readonly id: string
  readonly paid: string
  /** The facts of the side before the border; the other side differs in that one number. */
  readonly facts: readonly PeriodFacts[]
  readonly readings?: Readonly<Record<string, string>>
}

export interface Flat {
  readonly along: Moved
  readonly of: Paid
  readonly from: string
  /** Up to the end of what was looked at, where `open`. */
  readonly to: string
  readonly open: boolean
  readonly pay: string
  readonly better: 'more' | 'less'
  /** The rule that ends or begins it. */
  readonly rule: string
  readonly clause: string
  readonly declared?: Label
  readonly witness: Witness
}

/** Proved on the compiled plan, for all other facts in their ranges, in one period. Rounding is no jump. */
export interface Proved {
  readonly along: Moved
  readonly of: Paid
  /** `unknown`: beyond proof, so it was searched. */
  readonly direction: 'never falls' | 'never rises' | 'stays the same' | 'unknown'
  readonly continuous: 'everywhere' | 'but at the jumps' | 'unknown'
  /** `from`: the first number of the right side is this one; `after`: it is the next. */
  readonly jumps: readonly {
    readonly at: string
    readonly side: 'from' | 'after'
    /** How much more the right side pays, where that hangs on nothing else. */
    readonly by?: string
  }[]
}

export interface Searched {
  readonly seed: string
  readonly scenarios: number
  /** Curves that were followed: a scenario, a number and what is paid. */
  readonly curves: number
  /** Numbers for which pay was worked out. */
  readonly points: number
  /** Curves that were left out, because there were too many. */
  readonly leftOut: number
}
