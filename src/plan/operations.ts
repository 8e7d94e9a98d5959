import type { InstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import type { Cycle } from '../core/period.ts'
import type { AxisId, ColumnId, MarkId } from './type.ts'

/**
 * The closed set of operations. A mechanism only lowers to these; an evaluator only runs these.
 * Each fills the column `to`; operands are columns on the same axis, or constants.
 */
export type Step = { readonly to: ColumnId; readonly rule: string } & Operation

export type Operation =
  /** A literal or parameter; dated values are in force from the first day of the period on. */
  | {
      readonly op: 'constant'
      readonly values: readonly { readonly from?: string; readonly value: ConstantValue }[]
      readonly mark?: MarkId
    }
  /** A fact of the thing; `whenAbsent` is its default, `decided` marks what a person decides. */
  | {
      readonly op: 'input'
      readonly axis: AxisId
      readonly fact: string
      readonly whenAbsent?: ConstantValue | null
      readonly decided?: true
    }
  /** Signed sum. `skip`: `total(…)`, which leaves out what is not applicable. */
  | {
      readonly op: 'sum'
      readonly terms: readonly { readonly of: ColumnId; readonly negative: boolean }[]
      readonly skip: boolean
    }
  | { readonly op: 'multiply'; readonly left: ColumnId; readonly right: ColumnId }
  /** Exact quotient; not applicable where the divisor is zero. `whole`: the remainder (`mod`) instead. */
  | {
      readonly op: 'divide'
      readonly left: ColumnId
      readonly right: ColumnId
      readonly remainder: boolean
      /** What a divisor of zero means, where it counts or weighs what there is. */
      readonly zero?: 'nobody' | 'no part'
    }
  /** The only way from a finer number to a coarser one. */
  | { readonly op: 'round'; readonly of: ColumnId; readonly step: string; readonly mode: RoundingMode }
  | {
      readonly op: 'compare'
      readonly left: ColumnId
      readonly right: ColumnId
      readonly sign: '=' | '≠' | '<' | '≤' | '>' | '≥'
    }
  /** `and`, `or` read from left to right: what decides first, decides. `present` asks whether there is a value. */
  | { readonly op: 'logic'; readonly how: 'and' | 'or' | 'not' | 'present'; readonly of: readonly ColumnId[] }
  /** `then` where the condition holds, else `otherwise`, else not applicable. */
  | {
      readonly op: 'pick'
      readonly condition: ColumnId
      readonly then: ColumnId
      readonly otherwise?: ColumnId
    }
  /** The first operand that is applicable. */
  | { readonly op: 'first'; readonly of: readonly ColumnId[] }
  | { readonly op: 'extreme'; readonly how: 'min' | 'max'; readonly of: readonly ColumnId[] }
  /** The row of a table: the first whose conditions all hold; each condition is a truth column. */
  | {
      readonly op: 'lookup'
      readonly rows: readonly { readonly name: string; readonly conditions: readonly ColumnId[] }[]
      readonly hit: 'first' | 'one'
      /** Absent keys make the row absent. */
      readonly keys: readonly ColumnId[]
    }
  /** An outcome column of the row found. */
  | { readonly op: 'gather'; readonly row: ColumnId; readonly cells: readonly (ColumnId | 'none' | 'open')[] }
  /** Marginal amount: T(prior + x) − T(prior), rows ascending; `linear`: joins points instead. */
  | {
      readonly op: 'piece'
      readonly how: 'marginal' | 'linear'
      readonly x: ColumnId
      readonly prior?: ColumnId
      readonly edges: readonly (ColumnId | null)[]
      readonly values: readonly ColumnId[]
      /** The table is an assumption. */
      readonly mark?: MarkId
    }
  /** The value of the row that a reference path leads to. */
  | { readonly op: 'down'; readonly axis: AxisId; readonly path: readonly string[]; readonly of: ColumnId }
  /** Aggregate of `of` over the members that lead to each row of `axis`. */
  | {
      readonly op: 'up'
      readonly how: 'sum' | 'count' | 'min' | 'max' | 'mean' | 'median' | 'any' | 'all' | 'only' | 'distinct'
      readonly axis: AxisId
      readonly from: AxisId
      readonly path: readonly string[]
      readonly of: ColumnId
      readonly where?: ColumnId
      readonly missing: 'block' | 'exclude'
    }
  | {
      readonly op: 'rank'
      readonly axis: AxisId
      readonly path: readonly string[]
      readonly of: ColumnId
      readonly where?: ColumnId
      readonly first: 'highest' | 'lowest'
      readonly ties: 'shared' | 'dense' | 'ordinal' | 'last'
      readonly by: readonly ColumnId[]
      readonly missing: 'block' | 'exclude'
    }
  /** Divides `pool` (a column of the group's axis) over its members; `exact` and `kept` are columns too. */
  | {
      readonly op: 'share'
      readonly axis: AxisId
      readonly path: readonly string[]
      readonly group: AxisId
      readonly pool: ColumnId
      readonly weight: ColumnId
      readonly among?: ColumnId
      readonly floor?: ColumnId
      readonly cap?: ColumnId
      /** What a pool below the sum of the floors is; `refuse` where nothing is said. */
      readonly short?: 'refuse' | 'scale' | 'top up'
      /** Shares are multiples of it. */
      readonly unit: string
      /** The pool is rounded to it first; without one it is shared as it is. */
      readonly poolStep?: string
      readonly odd: 'largest remainder' | 'each rounded' | 'each cut' | 'to the first'
      readonly oddBy: readonly ColumnId[]
      readonly nobody: 'finding' | 'keep'
      readonly negative: 'refuse' | 'share' | 'zero'
      readonly missing: 'block' | 'exclude'
      readonly exact: ColumnId
      readonly kept: ColumnId
      readonly unplaced: ColumnId
      readonly under?: readonly Option[]
    }
  /** The value a cell has before this period (or record). */
  | { readonly op: 'opening'; readonly axis: AxisId; readonly cell: number }
  /** Sets what the cell hands on; where `of` is not applicable the cell keeps what it had, unless `absent: clear`. */
  | {
      readonly op: 'closing'
      readonly axis: AxisId
      readonly cell: number
      readonly of: ColumnId
      readonly absent: 'keep' | 'clear'
    }
  | {
      readonly op: 'calendar'
      readonly how:
        | 'firstDay'
        | 'lastDay'
        | 'daysIn'
        | 'dayOfPeriod'
        | 'days'
        | 'months'
        | 'years'
        | 'weekday'
        | 'dayOfMonth'
        | 'monthOfYear'
        | 'yearOf'
        | 'addDays'
        | 'addMonths'
        | 'dateOf'
        | 'clockOf'
        | 'at'
        | 'seconds'
        | 'workingSeconds'
        | 'workingDays'
        | 'number'
        /** Which of the periods in `within` it is, from 1. */
        | 'position'
      readonly axis: AxisId | undefined
      readonly within?: Cycle
      /** Periods from the current one. */
      readonly offset: number
      readonly of: readonly ColumnId[]
    }
  /** The option of a reading that is in force. */
  | {
      readonly op: 'choose'
      readonly mark: MarkId
      readonly options: readonly { readonly name: string; readonly of: ColumnId }[]
    }
  /**
   * What a person decided, if it is inside the bounds, a multiple of the step, and says why where it has to: where it
   * differs from `usual`. Otherwise it is open.
   */
  | {
      readonly op: 'decision'
      readonly axis: AxisId
      readonly of: ColumnId
      readonly by: Label
      readonly least?: BoundColumn
      readonly most?: BoundColumn
      readonly step?: string
      readonly reason?: ColumnId
      readonly usual?: ColumnId
    }
  /** What a person or an example says in place of the computed value. */
  | {
      readonly op: 'override'
      readonly axis: AxisId
      readonly name: string
      readonly of: ColumnId
      readonly mark?: MarkId
    }
  /** A run of periods: one longer where the condition holds. */
  | {
      readonly op: 'streak'
      readonly before: ColumnId
      readonly of: ColumnId
      readonly gap: 'breaks' | 'skips'
    }
  /** The last periods of a run with a value of each: `2026-01 58.5; 2026-02 59`. Empty where there is no run. */
  | {
      readonly op: 'evidence'
      readonly before: ColumnId
      readonly length: ColumnId
      readonly holds: ColumnId
      readonly of: ColumnId
      readonly keep: number
    }

export interface BoundColumn {
  readonly column: ColumnId
  readonly inclusive: boolean
}

/** One option of a reading: what depends on it is looked at only where it is in force. */
export interface Option {
  readonly mark: MarkId
  readonly option: string
}

export type OperationName = Operation['op']

export type RoundingMode = 'half up' | 'half down' | 'half even' | 'up' | 'down' | 'floor' | 'ceiling'

export type ConstantValue =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: InstantKind; readonly text: string }
