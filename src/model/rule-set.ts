import type { Derivation } from '../core/derivation.ts'
import type { InstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import type { Calendar, Cycle } from '../core/period.ts'
import type { Show } from '../core/show.ts'
import type { Span } from '../core/span.ts'
import type { Formula } from '../formula/ast.ts'
import type { Table } from './table.ts'

/** The validated rule set, as read from its file: plain data, names not yet resolved, formulas parsed. */
export interface RuleSet {
  readonly id: string
  readonly title: Label
  /** Its own currency (ISO 4217), of `money` and of every channel that names no other. */
  readonly currency: string
  /** Every currency by its code, with the decimals of its minor unit: that of the lines paid in it. */
  readonly currencies: Readonly<Record<string, number>>
  /** Date the document is in force from, as printed, where it says. */
  readonly since?: string
  readonly each: Cycle
  readonly calendar?: Calendar
  readonly workWeek?: WorkWeekSpec
  readonly channels: readonly ChannelSpec[]
  /** Nouns that quantities are counted in, beside the built-in `days, hours, months, years, people`. */
  readonly units: Readonly<Record<string, Label>>
  /** Company first; `employee` and `team` exist when the file declares facts for them or names them. */
  readonly things: readonly ThingSpec[]
  readonly clauses: readonly ClauseSpec[]
  readonly parameters: readonly ParameterSpec[]
  readonly readings: readonly ReadingSpec[]
  readonly rules: readonly RuleSpec[]
  readonly migration?: Migration
  /** Titles of words used as values ("gold" → 金). */
  readonly words: Readonly<Record<string, Label>>
  readonly examples: readonly ExampleSpec[]
}

/** What becomes of a carry that earlier rules wrote; names are those of cells. */
export interface Migration {
  readonly from: readonly string[]
  readonly rename: Readonly<Record<string, string>>
  readonly drop: readonly string[]
  readonly seed: Readonly<Record<string, { readonly value: string } | { readonly from: string }>>
}

export { type Cycle, cycles } from '../core/period.ts'

/** A part of the payslip; the total of a channel is the sum of its rounded lines. `earning` exists by itself. */
export interface ChannelSpec {
  readonly name: string
  readonly title: Label
  /** What it pays in, where that is not the file's own currency. */
  readonly currency?: string
}

/** Which days and hours are working time; `exceptions` names the thing whose rows say which days are otherwise. */
export interface WorkWeekSpec {
  readonly days: readonly number[]
  /** Seconds of the day. */
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  readonly exceptions?: string
}

export interface ThingSpec {
  readonly name: string
  readonly title: Label
  /** For a record kind (`order of employee`): the thing it belongs to; gives a reference of that name. */
  readonly of?: string
  /** For a group or a chain (`groups`): its rows are made when facts are read. */
  readonly derived?: Derivation
  readonly facts: readonly FactSpec[]
  readonly span?: Span
}

export type TypeSpec =
  | { readonly kind: 'number' | 'score' | 'percent' | InstantKind | 'text' | 'truth' }
  | { readonly kind: 'money'; readonly currency: string }
  /** A quantity: a built-in unit, one of the file, or a quotient of two (`CNY/USD`). */
  | { readonly kind: 'quantity'; readonly unit: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'reference'; readonly thing: string }

/** `[0..100)`, `> 0`: an end is a decimal as text. */
export interface RangeSpec {
  readonly from?: { readonly value: string; readonly inclusive: boolean }
  readonly to?: { readonly value: string; readonly inclusive: boolean }
}

export interface BoundSpec {
  readonly formula: Formula
  readonly inclusive: boolean
}

export interface FactSpec {
  readonly name: string
  readonly title: Label
  readonly type: TypeSpec
  /** Period the fact holds for; default: the rule set's `each`. */
  readonly each?: Cycle
  readonly allowed?: RangeSpec
  /** Most decimals a value may have; default by type: money those of its currency, score 2, percent 4, quantity 2, count 0, number and quotient 6. */
  readonly decimals?: number
  /** How people see it; a value never changes. */
  readonly show?: Show
  /** Which way is more effort or merit, where pay itself does not show it. */
  readonly better?: 'more' | 'less'
  /** Used where the caller gives nothing; `none` makes it not applicable. */
  readonly default?: string
  /** The fact itself is a payslip line in that channel. */
  readonly line?: string
  readonly clause?: string
  /** Nobody gives it: it follows from other facts. */
  readonly derived?: true
  readonly span?: Span
}

export interface ClauseSpec {
  readonly id: string
  readonly title?: Label
  readonly says?: Label
  /** Why the clause has no rule. */
  readonly noRule?: Label
  readonly span?: Span
}

/** Anywhere a value or setting may stand, a reading may choose between several. */
export interface Choice<T> {
  readonly reading: string
  readonly options: Readonly<Record<string, T>>
  readonly span?: Span
}
export type Choosable<T> = T | Choice<T>
export const isChoice = (value: unknown): value is Choice<unknown> =>
  typeof value === 'object' && value !== null && 'reading' in value && 'options' in value

export interface ParameterSpec {
  readonly name: string
  readonly title: Label
  readonly clause: string
  /** One or several values, each in force from a date (`2026-07-01`); the first may have no date. */
  readonly values: readonly { readonly from?: string; readonly value: Choosable<Formula> }[]
  /** `CNY`, `CNY/barrel`, `days`; without one the number takes the unit its use needs. */
  readonly unit?: string
  readonly assumed?: Label
  readonly span?: Span
}

export interface ReadingSpec {
  readonly name: string
  readonly clause: string
  readonly question: Label
  readonly default: string
  /** Titles of the options, as far as the file gives them; the options themselves are where the reading is used. */
  readonly options: Readonly<Record<string, Label>>
  readonly span?: Span
}

export type RoundMode = 'half up' | 'half down' | 'half even' | 'up' | 'down'
export interface RoundSpec {
  /** Multiple to round to, as decimal text: `0.01` for `round: 2`, `1` for `round: 0`, `100` for `round: { to: 100 }`. */
  readonly step: string
  readonly mode: RoundMode
  /** Written as `1%`: for plain numbers only. */
  readonly percent?: true
}

export interface LawNote {
  readonly says: Label
  readonly source: string
}

export interface RuleSpec {
  readonly name: string
  readonly title: Label
  readonly clause: string
  /** Thing the rule has a value for; undefined: the coarsest that is possible is not guessed, it is `employee`. */
  readonly for: string
  readonly each: Cycle
  readonly when?: Choosable<Formula>
  /** In force in the periods that begin on or between these days; `when` asks for it first. */
  readonly inForce?: { readonly from?: string; readonly until?: string }
  readonly body: Choosable<Body>
  readonly otherwise?: Choosable<Formula>
  readonly round?: Choosable<RoundSpec>
  /** How people see it; the value never changes. */
  readonly show?: Show
  /** Channel whose payslip line this is. */
  readonly line?: string
  /** The value is the total of that channel, and is compared with it in every run. */
  readonly totalOf?: string
  /** The rule reports a finding where its value holds (yes, or a word other than `none`). */
  readonly finding?: Label
  /** What a finding needs before it becomes an act. */
  readonly needs?: Label
  /** Rules and facts shown with a finding. */
  readonly evidence?: readonly string[]
  readonly law?: readonly LawNote[]
  readonly assumed?: Label
  /** Why pay jumps at its borders, where that is meant. */
  readonly jumps?: Label
  /** A missing fact of one member: `block` (default) blocks the group, `exclude` leaves the member out with a mark. */
  readonly missing?: 'block' | 'exclude'
  readonly settle?: 'eachRounded' | 'cumulative'
  /** Order keys for a rule over ordered records (`ago` then looks at the record before). */
  readonly order?: readonly string[]
  /** The period whose first record sees none before it; undefined: records follow each other without end. */
  readonly restarts?: Cycle
  readonly span?: Span
}

/** What a rule computes, in the vocabulary of one mechanism; `values` are typed by the mechanism's `keys`. */
export interface Body {
  readonly mechanism: string
  readonly values: Readonly<Record<string, BodyValue>>
  readonly span?: Span
}

export type BodyValue =
  | { readonly kind: 'formula'; readonly formula: Formula }
  | { readonly kind: 'word'; readonly word: string; readonly span?: Span }
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly span?: Span }
  /** `percent`: it is written in percent. */
  | { readonly kind: 'range'; readonly range: RangeSpec; readonly percent: boolean; readonly span?: Span }
  /** A range whose ends are formulas. */
  | { readonly kind: 'bounds'; readonly from?: BoundSpec; readonly to?: BoundSpec; readonly text: string }
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'table'; readonly table: Table }
  | {
      readonly kind: 'weights'
      readonly parts: readonly { readonly of: Formula; readonly weight: Formula }[]
    }
  | { readonly kind: 'formulas'; readonly formulas: readonly Formula[] }
  | Choice<BodyValue>

/** A worked example inside the rule file. Tables: the first header names the thing, its cells are ids. */
export interface ExampleSpec {
  readonly name: string
  readonly readings: Readonly<Record<string, string>>
  readonly given: readonly ExampleTable[]
  readonly expect: readonly ExampleTable[]
  readonly span?: Span
}

export interface ExampleTable {
  readonly thing: string
  /** Headers after the first; `period` is the period of the row. */
  readonly headers: readonly { readonly name: string; readonly span?: Span }[]
  readonly rows: readonly {
    readonly id: string
    readonly cells: readonly { readonly text: string; readonly span?: Span }[]
  }[]
}
