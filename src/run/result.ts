import type { InstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import type { Show } from '../core/show.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Results are plain JSON. Amounts and numbers are decimal text (`n/d` where a quotient does not terminate). */
export interface Result {
  /** No error among the diagnostics. Lines that an error touches are not there. */
  readonly ok: boolean
  readonly ruleSet: string
  /** Of every amount that names no other. */
  readonly currency: string
  readonly periods: readonly PeriodResult[]
  readonly findings: readonly Finding[]
  /** Every assumption and reading that some result depends on, with how much it touches. */
  readonly marks: readonly MarkUse[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the next call needs to go on. */
  readonly carry: Carry
  /** The lines of this call, as a ledger: what corrections are later measured against. */
  readonly settled: readonly SettledLine[]
}

/** Whose something is, and when. */
export interface Owner {
  readonly period: string
  /** A day (`2013-08-05`) or week, on a shorter clock than the period. */
  readonly moment?: string
  readonly thing: string
  readonly id: string
  /** Text shown to people, where the facts give a `name`. */
  readonly name?: string
}

/** The rule that something comes from, and the clause it stands in. */
export interface Origin {
  readonly rule: string
  readonly title: Label
  readonly clause: string
}

export interface PeriodResult {
  readonly period: string
  readonly things: Readonly<Record<string, readonly ThingResult[]>>
}

export interface ThingResult extends Pick<Owner, 'id' | 'name' | 'moment'> {
  /** References of the thing, such as its team. */
  readonly belongsTo: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, ResultValue>>
  readonly lines: readonly Line[]
  /** Lines that are not there, with the reason. */
  readonly leftOut: readonly LeftOut[]
  /** Sum of the lines per channel. */
  readonly totals: Readonly<Record<string, string>>
}

export interface ResultValue {
  readonly type: 'number' | 'truth' | 'word' | 'text' | InstantKind
  /** Undefined where the value is absent. */
  readonly value?: string
  readonly absent?: AbsentValue
  /** Marks that the value carries: `assumed:failLine`, `reading:oddFen=each cut`, `supposed`, `overridden`, `seeded`. */
  readonly marks?: readonly string[]
  /** Why a person put it in place of the computed one: the reason of the override. */
  readonly reason?: string
}

export interface AbsentValue {
  readonly state: 'missing' | 'not applicable' | 'not yet' | 'open'
  /** The rule or fact where it began. */
  readonly because: string
  readonly kind: AbsentReason
}

export type AbsentReason =
  | 'fact' // a fact nobody supplied, or one whose default is none
  | 'condition' // the rule's `when` did not hold
  | 'row' // the table's cell says none or open
  | 'no row' // no row of the table holds
  | 'several rows' // the table allows one row only
  | 'zero divisor'
  | 'nobody' // an aggregate of nothing
  | 'no part' // a weighted value of which no part applies
  | 'history' // no earlier period
  | 'not closed' // the longer period is still running
  | 'not ranked'
  | 'not sharing'
  | 'no date' // a date outside the years 1 to 9999
  | 'refused' // a group value that is refused

export interface Line extends Origin {
  readonly channel: string
  readonly amount: string
  /** What it is paid in, where that is not the currency of the result. */
  readonly currency?: string
  readonly marks?: readonly string[]
  /** Why a person put it in place of the computed one: the reason of the override. */
  readonly reason?: string
}

export interface LeftOut extends Origin {
  readonly channel: string
  readonly absent: AbsentValue
}

/** What a person decided on a finding; systems that keep findings fill it in. */
export interface FindingDecision {
  readonly status: 'open' | 'acted on' | 'not acted on' | 'deferred'
  readonly by?: string
  /** `2026-04-12` */
  readonly on?: string
  readonly reason?: string
}

/** A consequence for a person to decide on; never an act. */
export interface Finding extends Owner, Origin {
  readonly says: Label
  readonly evidence: readonly {
    readonly name: string
    readonly title: Label
    readonly type: ResultValue['type']
    /** Empty where the value is absent. */
    readonly value: string
    readonly absent?: AbsentValue
    /** How people see it; `value` stays exact. */
    readonly show?: Show
    readonly history?: readonly { readonly period: string; readonly value: string }[]
  }[]
  readonly needs?: Label
  readonly law: readonly { readonly says: Label; readonly source: string }[]
  readonly marks?: readonly string[]
  /** For the person who decides: the library leaves it open, and never acts on it. */
  readonly decision: FindingDecision
}

export interface MarkUse {
  readonly mark: string
  readonly kind:
    | 'assumed'
    | 'reading'
    | 'supposed'
    | 'supplied'
    | 'decided'
    | 'overridden'
    | 'seeded'
    | 'excluded'
  readonly name: string
  readonly clause?: string
  readonly text: Label
  /** The option in force, for a reading, and whether the caller chose it. */
  readonly option?: string
  readonly chosen?: boolean
  /** How many payslip lines it touches, and how many values, lines among them. */
  readonly lines: number
  readonly values: number
}

export interface SettledLine extends Omit<Owner, 'name'> {
  readonly rule: string
  readonly channel: string
  readonly amount: string
  /** What it was paid in, where that is not the currency of the ledger. */
  readonly currency?: string
  /** On the difference that a correction brought: the digest of its inputs, which tells it from every other one. */
  readonly correction?: string
}

/** What later periods will read, and nothing else. */
export interface Carry {
  readonly carry: 1
  readonly ruleSet: string
  readonly calendar: string
  readonly through: string
  /** First period of the series without a gap that ends at `through`; absent where opening values stand for the past. */
  readonly since?: string
  /** What each cell is (`number employee unbroken`): the rules that read a carry must have the same cells. */
  readonly cells: Readonly<Record<string, string>>
  /** A digest of what the rules say under `carry`, once that has been done. */
  readonly migrated?: string
  /** The sets of marks that carried values bear, each once. */
  readonly marks: readonly (readonly string[])[]
  /** By cell, axis (`employee`, `employee/quarter`) and id. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, CarriedValue>>>>>>
  /** Cells with the ids whose value waits for a missing fact: later periods cannot go on from such a carry. */
  readonly waiting?: Readonly<Record<string, readonly string[]>>
  /** Detects edits, not forgery. */
  readonly digest: string
}

/**
 * The value alone where it was set in the last period and bears no marks; otherwise with the place of its marks in
 * `marks` (−1: none) and, where it was set before, the period.
 */
export type CarriedValue = string | readonly [value: string, marks: number, period?: string]
