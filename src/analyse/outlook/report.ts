import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { FindingChange } from '../readings/report.ts'

/** What is paid in all in the rule set's own currency, and by channel, each in its own. Amounts are decimal text. */
export interface Cost {
  readonly total: string
  readonly channels: Readonly<Record<string, string>>
}

/** Somebody with an amount of the rule set's own currency. */
export interface PersonAmount {
  readonly thing: string
  readonly id: string
  readonly name?: string
  readonly difference: string
}

/** How many person-periods have a word as the value of a rule, such as a grade. */
export interface WordCount {
  readonly rule: string
  readonly title: Label
  readonly word: string
  readonly wordTitle: Label
  readonly count: number
  /** Of the base. */
  readonly before: number
}

/** What a rule set costs with one value, or one pair of values, against the base. */
export interface SensitivityRow extends Cost {
  /** One for each thing that is varied, as written. */
  readonly values: readonly string[]
  /** Whether this is what the rules and facts are as they stand. */
  readonly isBase: boolean
  /** False: it does not load, or cannot be calculated; `diagnostics` say why, and the amounts are empty. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly difference: string
  /** Sum of what some get more, and of what others get less (negative). */
  readonly more: string
  readonly less: string
  readonly winners: number
  readonly losers: number
  /** Everybody who gets more or less, the largest difference first. */
  readonly people: readonly PersonAmount[]
  readonly words: readonly WordCount[]
  readonly findings: {
    readonly count: number
    readonly appear: readonly FindingChange[]
    readonly disappear: readonly FindingChange[]
  }
}

/** What a rule set costs as one or two things are varied. Plain JSON. */
export interface SensitivityReport {
  /** The base could be calculated and what is to be varied is known. */
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  readonly periods: readonly string[]
  /** What is varied, as it was asked for: `publicRate`, `employee.sales ×`. */
  readonly varied: readonly string[]
  readonly base: Cost & { readonly findings: number }
  readonly rows: readonly SensitivityRow[]
  readonly diagnostics: readonly Diagnostic[]
}

/** One number of the rules moved down and up. */
export interface TornadoBar {
  readonly address: string
  /** The rule or parameter, and where it stands. */
  readonly title: Label
  readonly clause: string
  readonly before: string
  /** Of a number inside a formula: the formula as written, and where it has several which of them it is. */
  readonly formula?: string
  readonly which?: string
  readonly down: TornadoEnd
  readonly up: TornadoEnd
  /** The widest distance between the totals of base, down and up, as far as they can be calculated; empty where neither end can. */
  readonly spread: string
}

export interface TornadoEnd {
  /** The number as it then stands. */
  readonly text: string
  readonly ok: boolean
  readonly total: string
  readonly difference: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Every number of the rules, the one that moves cost most first. Plain JSON. */
export interface TornadoReport {
  readonly ok: boolean
  readonly ruleSet: string
  readonly currency: string
  readonly periods: readonly string[]
  readonly base: Cost
  /** By how much each was moved, such as `10%`. */
  readonly by: string
  readonly bars: readonly TornadoBar[]
  /** Numbers that were not moved, each with the reason. */
  readonly notMoved: readonly { readonly address: string; readonly text: string; readonly why: NotMoved }[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `zero`: a tenth of nothing is nothing. `formula`: no bare number. `dated`, `reading`: several values, of which an address names none. */
export type NotMoved = 'zero' | 'formula' | 'dated' | 'reading'
