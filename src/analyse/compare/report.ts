import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { FindingChange, LineChange } from '../readings/report.ts'

/** What variants of a rule set would change on given facts. Plain JSON; amounts are decimal text. */
export interface CompareReport {
  /** The baseline could be calculated; where it could not, nothing is compared and the diagnostics say why. */
  readonly ok: boolean
  /** Of all totals and differences; what is paid in others stands apart, by channel and line. */
  readonly currency: string
  readonly periods: readonly string[]
  readonly baseline: Side
  readonly variants: readonly Comparison[]
  readonly diagnostics: readonly Diagnostic[]
}

/** One rule set with what it pays on these facts. */
export interface Side {
  readonly id: string
  readonly title: Label
  readonly total: string
  readonly channels: Readonly<Record<string, string>>
  readonly lines: number
  readonly findings: number
}

/** A variant against the baseline. */
export interface Comparison {
  /** False: it cannot be calculated on these facts, or not beside the baseline; nothing below is then to be read. */
  readonly ok: boolean
  /** Of the variant's file, of its run where the baseline's has none of the kind, and of the comparison. */
  readonly diagnostics: readonly Diagnostic[]
  /** Where it is not ok, without figures. */
  readonly side: Side
  /** What the text of the variant changes, clause by clause. */
  readonly changes: readonly ClauseChange[]
  readonly difference: string
  /** Each channel in what it pays, in the order of the channels; those that pay nothing on either side are left out. */
  readonly channels: readonly ChannelDifference[]
  /** Sum of what some get more, and of what others get less (negative). */
  readonly more: string
  readonly less: string
  /** People by the sign of their difference; where it is nought, of what they are paid in another currency. */
  readonly counts: { readonly winners: number; readonly losers: number; readonly untouched: number }
  /** Everybody who is paid on either side, the largest difference first; those without one too. */
  readonly people: readonly PersonDifference[]
  /** By each thing that people belong to, such as the team. */
  readonly groups: readonly GroupDifference[]
  /** Money by the clause whose rule pays it. */
  readonly clauses: readonly ClauseDifference[]
  /** The difference divided over the changed clauses: the parts add up to it exactly. */
  readonly attribution: Attribution
  /** Moves between the words of a rule (grades), where there are any. */
  readonly moves: readonly Moves[]
  readonly findings: {
    readonly appear: readonly FindingChange[]
    readonly disappear: readonly FindingChange[]
  }
}

export interface ChannelDifference {
  readonly channel: string
  readonly title: Label
  /** What it is paid in, where that is not the currency of the report. */
  readonly currency?: string
  readonly before: string
  readonly after: string
  readonly difference: string
}

export interface ClauseChange {
  /** Empty for the head of the file: facts, units, channels, carry. */
  readonly clause: string
  /** Its title, or what it says. */
  readonly title: Label
  /** Its numbers or formulas change, and `title` is what it said before: the wording may no longer fit. */
  readonly wordingKept?: true
  readonly items: readonly TextChange[]
}

/** By address, as a person reads it (`tier[≥ 50000].rate`); no text where the side has none. */
export interface TextChange {
  readonly address: string
  /** Of the parameter, rule or reading, where it has one. */
  readonly title?: Label
  readonly before?: string
  readonly after?: string
}

export interface PersonDifference {
  readonly thing: string
  readonly id: string
  readonly name?: string
  /** `{ team: 'A' }`: by reference, in the last period the person has. */
  readonly belongsTo: Readonly<Record<string, string>>
  readonly before: string
  readonly after: string
  readonly difference: string
  readonly lines: readonly LineChange[]
}

export interface GroupDifference {
  /** The reference that leads there, which mostly bears the name of its thing: `team`. */
  readonly thing: string
  readonly id: string
  readonly name?: string
  readonly people: number
  readonly before: string
  readonly after: string
  readonly difference: string
  readonly winners: number
  readonly losers: number
}

export interface ClauseDifference {
  readonly clause: string
  readonly title: Label
  readonly before: string
  readonly after: string
  readonly difference: string
}

export interface Attribution {
  /**
   * `every order`: the mean over all orders in which the clauses could be changed (the Shapley value), the odd unit to the
   * largest remainder. `stated order`: one after the other in the order of `parts`, because there are too many for the first.
   */
  readonly method: 'every order' | 'stated order'
  /** How many combinations of changed clauses were calculated, the baseline and the variant among them. */
  readonly runs: number
  readonly parts: readonly AttributionPart[]
}

export interface AttributionPart {
  /** Several where the one does not load, or cannot be calculated, without the other; the head of the file is empty. */
  readonly clauses: readonly string[]
  readonly titles: readonly Label[]
  readonly difference: string
  /** What it makes of the amounts in other currencies, by currency. */
  readonly others?: Readonly<Record<string, string>>
  /** What it changes alone, and as the last of all: where these differ it works together with others. `every order` only. */
  readonly alone?: string
  readonly last?: string
  /** No value and no finding on these facts is another one: the change never came into play, which says nothing about its cost. */
  readonly idle?: true
}

export interface Moves {
  readonly rule: string
  readonly title: Label
  readonly clause: string
  /** Person-periods by the word before and after; no word where there is no value. Those that stay are among them. */
  readonly cells: readonly {
    readonly from?: string
    readonly to?: string
    readonly fromTitle?: Label
    readonly toTitle?: Label
    readonly count: number
  }[]
}
