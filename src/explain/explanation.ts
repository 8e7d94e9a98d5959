import type { Label } from '../core/label.ts'
import type { AbsentValue } from '../run/result.ts'

/** How one value came to be: plain data; `renderExplanation` makes text of it. */
export interface Explanation {
  /** `rule`, `rule.outcome` or a fact. */
  readonly address: string
  readonly title: Label
  readonly clause?: { readonly id: string; readonly says?: Label }
  readonly period: string
  readonly thing: string
  readonly id: string
  readonly name?: string
  /** For a group or a pair: what it is made of. */
  readonly madeOf?: Label
  /** The value as in a result. */
  readonly value?: string
  /** The value for people: words by their titles, what is absent with its reason. */
  readonly shown: Label
  readonly absent?: AbsentValue
  readonly marks: readonly string[]
  /** The assumptions, readings and decisions behind the marks, in words. */
  readonly grounds: readonly Label[]
  /** The body in the words of its mechanism: formula with values, table row, share, run … one sentence each. */
  readonly working: readonly Label[]
  /** Conditions of `when`: which hold and which do not; every one is listed. */
  readonly conditions: readonly {
    readonly text: string
    readonly holds: boolean | undefined
    readonly values: Label
  }[]
  /** Records that an aggregate counted, and left out with the reason; colleagues are not among those counted. */
  readonly members?: readonly {
    /** The aggregate, as it is written. */
    readonly of: string
    readonly thing: string
    readonly title: Label
    readonly id: string
    readonly value?: Label
    readonly counted: boolean
    readonly because?: Label
  }[]
  /** Values this one was made of. */
  readonly parts: readonly Explanation[]
}
