import type { InstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import type { Cycle } from '../core/period.ts'
import type { Show } from '../core/show.ts'
import type { Looked } from './looks.ts'
import type { Step } from './operations.ts'
import type { AxisId, ColumnId, ColumnType, MarkId } from './type.ts'

export type { AxisId, ColumnId, MarkId } from './type.ts'

/**
 * What a rule set becomes before it runs: columns, each over one axis, filled by steps in order.
 * Plain JSON: constants are texts, nothing refers to the rule file's text.
 */
export interface Plan {
  readonly axes: readonly AxisSpec[]
  readonly columns: readonly ColumnSpec[]
  readonly cells: readonly CellSpec[]
  readonly marks: readonly MarkSpec[]
  readonly blocks: readonly Block[]
  readonly rules: readonly RulePlan[]
}

/**
 * A set of rows: the instances of a thing; (`employee/day`) a thing's days or weeks inside the period; or
 * (`employee/quarter`) its instances once more in the period that closes a longer one, and no row in the others.
 * `references` lead from each row to one row of another axis.
 */
export interface AxisSpec {
  readonly id: AxisId
  readonly thing: string
  readonly clock: 'period' | Cycle
  readonly references: readonly ReferenceSpec[]
}

export interface ReferenceSpec {
  readonly name: string
  readonly to: AxisId
  /**
   * `fact`: the id in that fact; `group` from a member to its group, by the id that follows from its facts: it is
   * passed through only where nothing else leads there; `implicit`: the one company; `thing` leads from another clock to the thing itself,
   * `moment` from a dated record to its day or week, `beside` from a day or week to the same one of what the thing refers to, `closing` from the thing to a longer clock, while that closes.
   */
  readonly by: 'fact' | 'group' | 'implicit' | 'thing' | 'moment' | 'beside' | 'closing'
}

export interface ColumnSpec {
  /** Undefined for a constant, which is the same on every axis. */
  readonly axis: AxisId | undefined
  readonly type: ColumnType
}

/** Straight steps, or a loop over ordered records in which each row sees what the row before it left. */
export type Block =
  | { readonly kind: 'straight'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'loop'
      readonly axis: AxisId
      /** Rows are grouped by this reference path, and run in the order of these columns, then of the id. */
      readonly path: readonly string[]
      readonly order: readonly ColumnId[]
      readonly steps: readonly Step[]
    }

/** What one period (or record) hands to the next. The carry holds exactly these. */
export interface CellSpec {
  readonly name: string
  readonly rule: string
  readonly axis: AxisId
  readonly type: 'number' | 'truth' | 'text' | InstantKind
  /** Value where there is no history; without one it is "not yet". */
  readonly initial?: string
  /** `record`: from record to record inside the group, and on to the next period. */
  readonly over: 'period' | 'record'
  /** Only the very next period may read it; a period the thing was not there for loses it. */
  readonly unbroken: boolean
  /** Only periods inside the same one of this cycle may read it. */
  readonly reset?: Cycle
}

/** Something a reader must know about a number it touches. */
export interface MarkSpec {
  readonly kind: 'assumed' | 'reading'
  /** Parameter, rule or reading name. */
  readonly name: string
  readonly clause: string
  readonly text: Label
  /** For a reading. */
  readonly options?: readonly { readonly name: string; readonly title: Label }[]
  readonly default?: string
}

/** A rule as the run and the explanation need it. */
export interface RulePlan {
  readonly name: string
  readonly title: Label
  readonly clause: string
  readonly mechanism: string
  readonly axis: AxisId
  /** The final value; undefined when a table has several outcomes and none bears the rule's name. */
  readonly column?: ColumnId
  /** Before `round` and the line's rounding, where they change it. */
  readonly unrounded?: ColumnId
  /** Outcome columns of a table: `rule.column`. */
  readonly outcomes?: Readonly<Record<string, ColumnId>>
  readonly line?: { readonly channel: string }
  readonly totalOf?: string
  /** How people see its numbers; no value changes. */
  readonly show?: Show
  readonly finding?: FindingSpec
  readonly inForce?: { readonly from?: string; readonly until?: string }
  /** What a person may have typed over, or an example supposed, is read under the rule's name. */
  readonly type: ColumnType
  /** How it was worked out, for explanations. */
  readonly working: Working
}

export interface FindingSpec {
  readonly says: Label
  readonly needs?: Label
  readonly evidence: readonly {
    readonly name: string
    readonly title: Label
    readonly column: ColumnId
    readonly show?: Show
  }[]
  readonly law: readonly { readonly says: Label; readonly source: string }[]
}

/** The condition of a rule, as a whole and in its parts. */
export type Conditions = Pick<Working, 'when' | 'conditions' | 'byOption'>

/** Typed handles by which a mechanism's explanation finds its numbers again, whatever operations it became. */
export interface Working {
  /** Why it may not apply: every atom of `when`, in the order written. */
  readonly conditions?: readonly Atom[]
  /** The condition as a whole; absent or no: the rule does not apply. */
  readonly when?: ColumnId
  /** The conditions of each option, where a reading chooses them too. */
  readonly byOption?: Readonly<Record<string, Conditions>>
  readonly body: BodyWorking
  readonly round?: { readonly step: string; readonly mode: string; readonly percent?: true }
  readonly lineStep?: string
  readonly otherwise?: { readonly text: string; readonly column: ColumnId }
  readonly assumed?: Label
}

export interface Atom {
  readonly text: string
  readonly column: ColumnId
  /** Names in the atom with their values, so that "82 < 60" can be shown. */
  readonly names: readonly NamedColumn[]
  readonly aggregates?: readonly AggregateWorking[]
}

export interface NamedColumn extends Looked {
  readonly name: string
  readonly title: Label
  readonly column: ColumnId
  /** The rule behind it, where it is one: the next step of an explanation. */
  readonly rule?: string
  readonly outcome?: string
  /** Reference path from the rule's axis to the axis of `rule` (its row there is the one explained). */
  readonly path?: readonly string[]
  readonly unit?: string
  readonly show?: Show
  /** The table that it was looked up in. */
  readonly table?: BodyWorking
}

export type BodyWorking =
  | {
      readonly kind: 'formula'
      readonly text: string
      readonly names: readonly NamedColumn[]
      readonly aggregates: readonly AggregateWorking[]
      readonly slices?: readonly SliceWorking[]
      /** Weights of the positions in a longer period, which make 100%. */
      readonly weights?: readonly ColumnId[]
    }
  | TableWorking
  | {
      readonly kind: 'weighted'
      readonly parts: readonly {
        readonly text: string
        readonly value: ColumnId
        readonly weight: ColumnId
        readonly title: Label
      }[]
      readonly names: readonly NamedColumn[]
    }
  | {
      readonly kind: 'rank'
      readonly of: { readonly text: string; readonly column: ColumnId }
      readonly among: string
      readonly path: readonly string[]
      readonly ties: string
      readonly first: string
      /** Who takes part. */
      readonly where?: { readonly text: string; readonly column: ColumnId }
      readonly names: readonly NamedColumn[]
    }
  | {
      readonly kind: 'share'
      readonly pool: { readonly text: string; readonly column: ColumnId; readonly axis: AxisId }
      readonly path: readonly string[]
      readonly weight: ColumnId
      readonly among?: ColumnId
      readonly exact: ColumnId
      readonly kept: ColumnId
      readonly unplaced: ColumnId
      readonly odd: string
      /** Where the rule states them. */
      readonly unit?: string
      readonly floor?: ColumnId
      readonly cap?: ColumnId
      readonly names: readonly NamedColumn[]
    }
  | {
      readonly kind: 'streak'
      readonly of: { readonly text: string; readonly column: ColumnId }
      readonly before: ColumnId
      readonly gap: string
      /** What the run leads to, for "one month short". */
      readonly goals: readonly StreakGoal[]
      /** The periods of the run with their values, as text: kept where a finding shows the run as evidence. */
      readonly periods?: ColumnId
      readonly names: readonly NamedColumn[]
    }
  | {
      readonly kind: 'decided'
      readonly by: Label
      /** As written, with the columns of its ends where those are formulas. */
      readonly range?: string
      readonly from?: ColumnId
      readonly to?: ColumnId
      readonly step?: string
      /** What was given; absent where nobody decided. */
      readonly given?: ColumnId
      readonly reason?: ColumnId
      readonly names: readonly NamedColumn[]
    }
  /** A reading chooses between workings. */
  | {
      readonly kind: 'reading'
      readonly reading: string
      readonly mark: MarkId
      readonly options: Readonly<Record<string, BodyWorking>>
    }

export interface TableWorking {
  readonly kind: 'table'
  readonly keys: readonly { readonly text: string; readonly column: ColumnId }[]
  /** The row that was found; of a curve the piece. */
  readonly row: ColumnId
  readonly headers: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[]
  /** The values of the outcome columns. */
  readonly outcomes: readonly ColumnId[]
  readonly names: readonly NamedColumn[]
  /** All rows that hold are taken: for each row whether it holds (row 0), and what it gave in each column. */
  readonly collected?: {
    readonly how: 'sum' | 'highest' | 'lowest' | 'count'
    readonly rows: readonly { readonly held: ColumnId; readonly gave: readonly ColumnId[] }[]
  }
  /** The pieces of a curve: between which rows each lies; beyond the outermost point what is said of it there. */
  readonly curve?: readonly { readonly from?: number; readonly to?: number; readonly end?: string }[]
}

/** A rule that compares the length of a run with a number; `every`: each time that many are full. */
export interface StreakGoal {
  readonly rule: string
  readonly title: Label
  readonly at: number
  readonly every: boolean
}

export interface AggregateWorking extends Looked {
  readonly text: string
  readonly how: string
  readonly axis: AxisId
  readonly value: ColumnId
  readonly where?: ColumnId
  readonly conditions?: readonly Atom[]
  readonly result: ColumnId
  /** From the members to the rows of `scope`. */
  readonly path: readonly string[]
  /** From the rule's rows to `scope`. */
  readonly down: readonly string[]
  /** Looks over earlier periods too. */
  readonly over?: string
}

export interface SliceWorking {
  readonly row: string
  /** The lowest row has none. */
  readonly edge?: ColumnId
  readonly rate: ColumnId
  /** The rates are written as amounts, not in percent. */
  readonly plain?: true
  readonly key: ColumnId
}
