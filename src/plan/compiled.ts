import type { Derivation } from '../core/derivation.ts'
import type { InstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import type { Calendar, Cycle } from '../core/period.ts'
import type { Plan } from './plan.ts'

/** A rule set ready to run: plain JSON, without the text it came from. `calculate` and `explain` need nothing else. */
export interface CompiledRuleSet {
  readonly format: 1
  readonly id: string
  readonly title: Label
  readonly currency: string
  /** Date from which the document is in force, as printed. */
  readonly since?: string
  /** Decimals of the currency's minor unit. */
  readonly minorDigits: number
  /** Those of the other currencies, where there are any. */
  readonly currencies?: Readonly<Record<string, number>>
  readonly each: Cycle
  readonly calendar?: Calendar
  readonly workWeek?: {
    readonly days: readonly number[]
    readonly hours: readonly { readonly from: number; readonly to: number }[]
    /** The thing whose rows (`day`, `works`) say which days are otherwise. */
    readonly exceptions?: string
  }
  readonly channels: readonly {
    readonly name: string
    readonly title: Label
    /** What it pays in, where that is not the rule set's own currency. */
    readonly currency?: string
  }[]
  readonly clauses: readonly {
    readonly id: string
    readonly title?: Label
    readonly says?: Label
    readonly noRule?: Label
    readonly rules: readonly string[]
    readonly parameters: readonly string[]
  }[]
  readonly things: readonly ThingPlan[]
  readonly words: Readonly<Record<string, Label>>
  readonly units: Readonly<Record<string, Label>>
  readonly parameters: readonly {
    readonly name: string
    readonly title: Label
    readonly clause: string
    readonly text: string
    /** As written, each from its day on; none where a reading chooses. */
    readonly values: readonly { readonly from?: string; readonly text: string }[]
    readonly assumed?: Label
  }[]
  readonly plan: Plan
  /** What becomes of a carry that earlier rules wrote. */
  readonly migration?: Migration
  /** Hash of the whole compiled set. */
  readonly hash: string
}

/** How the cells of an earlier version become those of this one. */
export interface Migration {
  /** Rule sets whose carry is accepted beside its own. */
  readonly from?: readonly string[]
  readonly rename?: Readonly<Record<string, string>>
  readonly drop?: readonly string[]
  /** Opening values of new cells: a value, or what another cell held. */
  readonly seed?: Readonly<Record<string, { readonly value: string } | { readonly from: string }>>
}

export interface ThingPlan {
  readonly name: string
  readonly title: Label
  readonly of?: string
  /** Its rows are made when facts are read; it stands behind the thing that they are made of. */
  readonly derived?: Derivation
  readonly facts: readonly FactPlan[]
  /** Values that persons decide (`decided`), which stand among the facts under the rule's name. */
}

export interface FactPlan {
  readonly name: string
  readonly title: Label
  readonly type:
    | { readonly kind: 'number'; readonly decimals: number; readonly percent: boolean; readonly unit: string }
    | { readonly kind: InstantKind | 'text' | 'truth' }
    | { readonly kind: 'word'; readonly words: readonly string[] }
    | { readonly kind: 'reference'; readonly thing: string }
  readonly allowed?: {
    readonly from?: { readonly value: string; readonly inclusive: boolean }
    readonly to?: { readonly value: string; readonly inclusive: boolean }
  }
  /** `null`: not applicable where nobody gives it. */
  readonly default?: string | null
  readonly line?: string
  readonly clause?: string
  /** Given once in a longer period than the rule set's own. */
  readonly each?: Cycle
  /** Nobody gives it: it follows from other facts. */
  readonly derived?: true
}
