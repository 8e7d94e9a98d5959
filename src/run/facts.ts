/** Facts of one period, as a caller hands them over. Values are texts; safe integers and booleans are accepted too. */
export interface PeriodFacts {
  /** `2026-03`, or the period of the rule set's own cycle. */
  readonly period: string
  /** Things whose list of instances is whole: rank and share need to know. `true`: all of them. */
  readonly complete?: true | readonly string[]
  readonly company?: FactRow
  readonly [thing: string]: FactRow | readonly FactRow[] | string | true | readonly string[] | undefined
}

/** One instance of a thing: `id`, optionally `name` and `$file`/`$line` (where it was read), then facts by name. */
export interface FactRow {
  readonly [fact: string]: FactValue | undefined
}

export type FactValue = string | number | bigint | boolean | null

/** A value that a person puts in place of a computed one, with a reason. */
export interface Override {
  readonly period: string
  readonly thing: string
  readonly id: string
  /** `rule` or `rule.outcome`. */
  readonly rule: string
  readonly value: string
  readonly reason: string
}

export interface CalculateOptions {
  /** What earlier periods handed on. */
  readonly carry?: import('./result.ts').Carry
  /** Readings chosen by the caller; the others stand at their defaults. */
  readonly readings?: Readonly<Record<string, string>>
  readonly overrides?: readonly Override[]
  /** Refuse instead of mark: a line that depends on an assumption or on a reading nobody chose is an error. */
  readonly strict?: boolean
}
