import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Origin, Owner } from '../../run/result.ts'

/** What the open questions of a rule set cost on given facts. Plain JSON; amounts are decimal text, `difference` is against the base. */
export interface ReadingsReport {
  /** The base could be calculated; where it could not, nothing is priced and the diagnostics say why. */
  readonly ok: boolean
  readonly ruleSet: string
  /** Of all totals and differences; what is paid in others stands apart, by channel and line. */
  readonly currency: string
  readonly periods: readonly string[]
  readonly base: BasePrice
  /** Questions that make a difference on these facts, the dearest first. */
  readonly questions: readonly QuestionPrice[]
  /** Questions whose options change no line and no finding here, in any combination. */
  readonly noDifference: readonly QuestionPrice[]
  readonly combinations: CombinationsRun
  /** Undefined where nothing could be priced. */
  readonly range?: { readonly cheapest: CombinationPrice; readonly dearest: CombinationPrice }
  /** Assumptions are not priced: these are the payslip lines of the base that rest on each. */
  readonly assumptions: readonly {
    readonly name: string
    readonly clause: string
    readonly text: Label
    readonly lines: number
  }[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface BasePrice {
  /** The option of each reading that all others are measured against. */
  readonly readings: Readonly<Record<string, string>>
  readonly total: string
  readonly channels: Readonly<Record<string, string>>
  readonly lines: number
  readonly findings: number
}

/**
 * `alone`: an option changes something by itself. `together`: only beside another option of another reading.
 * `no`: in no combination. `unknown`: nothing so far, and the limit left combinations out.
 */
export type Matters = 'alone' | 'together' | 'no' | 'unknown'

export interface QuestionPrice {
  readonly reading: string
  readonly clause: string
  readonly question: Label
  readonly default: string
  /** The option of the base. */
  readonly base: string
  readonly matters: Matters
  readonly options: readonly OptionPrice[]
  /** Dearest less cheapest option, each taken alone. */
  readonly spread: string
  /** How many things have a line that some option changes. */
  readonly affected: number
  /** How many findings some option brings or takes away. */
  readonly findingsChanged: number
  /** Payslip lines of the base that rest on it. */
  readonly lines: number
  /** Where it matters only together: the nearest combination with a price that shows it, and what the option adds there. */
  readonly together?: { readonly readings: Readonly<Record<string, string>>; readonly difference: string }
}

export interface OptionPrice {
  readonly option: string
  readonly title: Label
  readonly isDefault: boolean
  readonly isBase: boolean
  /** False: with this option the facts cannot be calculated; `diagnostics` say why, and nothing is priced. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly total: string
  readonly difference: string
  /** Differences of the channels that change. */
  readonly channels: Readonly<Record<string, string>>
  /** Sum of what some get more, and of what others get less. */
  readonly more: string
  readonly less: string
  /** Everybody with a changed line, the largest difference first. */
  readonly people: readonly PersonChange[]
  readonly findings: {
    readonly appear: readonly FindingChange[]
    readonly disappear: readonly FindingChange[]
  }
}

export interface PersonChange extends Pick<Owner, 'thing' | 'id' | 'name'> {
  readonly difference: string
  readonly lines: readonly LineChange[]
}

export interface LineChange extends Owner, Origin {
  readonly channel: string
  /** Of its amounts, where that is not the currency of the report. */
  readonly currency?: string
  /** Undefined where there is no such line. */
  readonly before?: string
  readonly after?: string
  readonly difference: string
}

export type FindingChange = Owner & Origin

export interface CombinationsRun {
  /** All there are, as a whole number in text. */
  readonly all: string
  /** How many were calculated; the others follow, because no line and no finding depends on what tells them apart. */
  readonly run: number
  /** Whether what was calculated decides all of them. */
  readonly complete: boolean
  /** How many of those that were calculated have errors; they have no price, and no part in the range. */
  readonly failed: number
  /** Where it does not: readings that meet in some line or finding, and how many of their combinations were calculated. */
  readonly cutShort: readonly {
    readonly readings: readonly string[]
    readonly all: string
    readonly run: number
  }[]
}

export interface CombinationPrice {
  /** Options that differ from the base; empty for the base itself. */
  readonly readings: Readonly<Record<string, string>>
  readonly total: string
  readonly difference: string
  readonly channels: Readonly<Record<string, string>>
}
