import type { Span } from '../core/span.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DiagnosticCode } from '../diagnostics/messages/index.ts'
import type { Formula, Node, Range } from '../formula/ast.ts'
import { spanOf } from '../formula/place.ts'
import type { Locals, Operand, TierTable } from '../mechanisms/mechanism.ts'
import type {
  Cycle,
  FactSpec,
  ParameterSpec,
  ReadingSpec,
  RuleSet,
  RuleSpec,
  ThingSpec,
} from '../model/rule-set.ts'
import type { FactPlan } from '../plan/compiled.ts'
import type { Look } from '../plan/looks.ts'
import type { Option } from '../plan/operations.ts'
import type { AggregateWorking, AxisSpec, NamedColumn, Working } from '../plan/plan.ts'
import type { AxisId, ColumnId, ColumnType, MarkId, Unit } from '../plan/type.ts'
import type { Builder } from './builder.ts'
import type { StreakUses } from './streak-uses.ts'

/** What a name of the rule set stands for. */
export type Entity =
  | { readonly kind: 'fact'; readonly thing: ThingSpec; readonly spec: FactSpec }
  | { readonly kind: 'parameter'; readonly spec: ParameterSpec }
  | { readonly kind: 'rule'; readonly spec: RuleSpec }
  | { readonly kind: 'thing'; readonly spec: ThingSpec }
  | { readonly kind: 'reading'; readonly spec: ReadingSpec }

/** A rule that has been lowered: what others read of it. */
export interface DoneRule {
  readonly axis: AxisId
  readonly value?: Operand
  readonly outcomes: Readonly<Record<string, Operand>>
  /** Values of the group that a share is divided in: `rule.kept`, `rule.unplaced`. */
  readonly ofGroup?: Readonly<Record<string, { readonly axis: AxisId; readonly operand: Operand }>>
  /** Before its rounding: `exact(rule)`. */
  readonly unrounded?: Operand
  /** It is there wherever all of these conditions hold; undefined: nothing is known. */
  readonly presentWhen?: ReadonlySet<string>
}

/** A key column of a table: how it is written, and what it can be. */
export interface TableKeyType {
  readonly text: string
  readonly type: ColumnType
}

/** What became of a body that is lowered once more. */
export type AgainLowered = Pick<DoneRule, 'value' | 'outcomes'> & { readonly working: Working }

/** Everything the compiler knows while it lowers one rule set. */
export interface State {
  readonly ruleSet: RuleSet
  readonly builder: Builder
  readonly axes: readonly AxisSpec[]
  readonly entities: ReadonlyMap<string, readonly Entity[]>
  readonly done: Map<string, DoneRule>
  readonly parameters: Map<string, Operand>
  readonly units: ReadonlyMap<string, Unit>
  readonly diagnostics: Diagnostic[]
  /** Tables by rule, as far as `marginal(rule.column)` can use them. */
  readonly tiers: Map<string, TierTable>
  /** Keys of tables by rule, for what is looked up in them. */
  readonly tableKeys: Map<string, readonly TableKeyType[]>
  /** Rankings by rule: within which group, for `last`. */
  readonly ranks: Map<string, { readonly group: AxisId; readonly path: readonly string[] }>
  /** What persons decide, by rule: facts of the rule's thing. */
  readonly decisions: Map<string, readonly FactPlan[]>
  /** The marks of the readings that were met. */
  readonly readingMarks: Map<string, MarkId>
  /** By run, where it leads to. */
  readonly streakUses: Map<string, StreakUses>
  /** Facts and parameters that some rule reads. */
  readonly used: Set<string>
  /** Lowers the body of a rule on other rows, for a table that is looked up. */
  readonly lowerAgain: (rule: RuleSpec, axis: AxisId, locals: Locals) => AgainLowered | undefined
  /** Is told of every `if`, for whoever wants to know which side was taken. */
  readonly onBranch?: (branch: Branch) => void
  /** Options of readings under which a rule is being lowered. */
  under: readonly Option[]
  loop?: Loop | undefined
}

/** An `if` of a formula, and the column of its condition. */
export interface Branch {
  readonly rule: string
  readonly formula: Formula
  /** Where the whole of it stands in the formula, and its condition. */
  readonly range: Range
  readonly condition: Range
  readonly column: ColumnId
  readonly under: readonly Option[]
}

/** While rules over ordered records are lowered: the records, whose they are, and what closes their cells. */
export interface Loop {
  readonly axis: AxisId
  readonly owner: AxisId
  readonly restarts?: Cycle
  readonly closings: (() => void)[]
}

/** Where a formula is being lowered: on which rows, and what is known to hold there. */
export interface Scope {
  readonly state: State
  readonly rule: string
  readonly axis: AxisId
  readonly formula: Formula
  readonly locals: Locals
  /** Conditions that hold wherever this formula matters, as text: `appraised`, `present(x)`. */
  readonly holds: ReadonlySet<string>
  /** What has to hold so that this part of the formula is looked at; empty: it always is. */
  readonly looks: readonly Look[]
  /** The longer period whose shorter ones are being put together. */
  readonly within?: Cycle | undefined
  /** What an aggregate does where a member's fact is missing. */
  readonly missing?: 'block' | 'exclude'
  /** Collects what the formula reads, for explanations. */
  readonly names: NamedColumn[]
  readonly aggregates: AggregateWorking[]
}

export const reportAt = (
  state: State,
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string>>,
  ...spans: readonly (Span | undefined)[]
): undefined => {
  const known = spans.filter((span) => span !== undefined).map((span) => ({ span }))
  state.diagnostics.push(diagnostic(code, parameters, known.length > 0 ? { spans: known } : {}))
  return undefined
}

/** Reports a problem with a part of the formula being lowered. */
export const report = (
  scope: Scope,
  code: DiagnosticCode,
  range: Range,
  parameters: Readonly<Record<string, string>> = {},
): undefined => reportAt(scope.state, code, { rule: scope.rule, ...parameters }, spanOf(scope.formula, range))

export const textOf = (scope: Scope, range: Range): string => scope.formula.text.slice(range.start, range.end)

export type LowerNode = (node: Node, scope: Scope) => Operand | undefined
