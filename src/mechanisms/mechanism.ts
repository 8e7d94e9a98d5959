import type { Label } from '../core/label.ts'
import type { Span } from '../core/span.ts'
import type { DiagnosticCode } from '../diagnostics/messages/index.ts'
import type { Formula, Node } from '../formula/ast.ts'
import type { BodyKeys } from '../model/mechanism-keys.ts'
import type { BodyValue, RangeSpec, RuleSpec } from '../model/rule-set.ts'
import type { Table } from '../model/table.ts'
import type { Operation, Option } from '../plan/operations.ts'
import type { AggregateWorking, Atom, BodyWorking, NamedColumn, StreakGoal } from '../plan/plan.ts'
import type { AxisId, ColumnId, ColumnType, NumberType, Unit } from '../plan/type.ts'

/** A value on the rule's own rows, or the same everywhere. */
export interface Operand {
  readonly column: ColumnId
  readonly type: ColumnType
  /** May be not applicable. */
  readonly optional: boolean
  /** The number itself where it is known before any run: a decimal, or a fraction (`1/3`). */
  readonly constant?: string
  /** The same for a rule, which somebody may type over. */
  readonly usual?: string
  /** `none`: it never applies, and goes with any type. */
  readonly never?: true
}

/** What a formula became, with the named values it reads, for the explanation. */
export interface LoweredFormula extends Operand {
  readonly names: readonly NamedColumn[]
  readonly aggregates: readonly AggregateWorking[]
}

/** A mechanism's own values under one name for all: what the rule is, its columns, and how to explain it. */
export interface LoweredBody {
  /** Undefined where a table has several outcomes and none bears the rule's name. */
  readonly value?: Operand
  readonly outcomes?: Readonly<Record<string, Operand>>
  /** Values of a group that the rule's own rows belong to, read as `rule.name`. */
  readonly ofGroup?: Readonly<Record<string, { readonly axis: AxisId; readonly operand: Operand }>>
  /** Where there is no value, the rule says so itself: a cell `none`, `silent: none`. */
  readonly statesAbsence?: boolean
  readonly working: BodyWorking
}

/** The body of a rule, read by key. */
export interface BodyReader {
  readonly formula: (key: string) => Formula | undefined
  readonly word: (key: string) => string | undefined
  readonly names: (key: string) => readonly string[]
  readonly range: (key: string) => RangeSpec | undefined
  /** Whether a range of numbers is written in percent. */
  readonly isPercent: (key: string) => boolean
  /** A range whose ends are formulas. */
  readonly bounds: (key: string) => Extract<BodyValue, { readonly kind: 'bounds' }> | undefined
  readonly label: (key: string) => Label | undefined
  readonly table: (key: string) => Table | undefined
  readonly formulas: (key: string) => readonly Formula[]
  readonly weights: (key: string) => readonly { readonly of: Formula; readonly weight: Formula }[]
  readonly span?: Span
}

/** What the compiler hands to a mechanism: it lowers formulas and emits operations, and knows nothing of the mechanism. */
export interface Lowering {
  readonly rule: RuleSpec
  readonly axis: AxisId
  /** The options of readings under which the rule is lowered. */
  readonly under: readonly Option[]
  /** Lowers a formula on the rule's rows. `locals` are names that hold in this formula only. */
  readonly formula: (formula: Formula, locals?: Locals) => LoweredFormula | undefined
  readonly node: (tree: Node, formula: Formula, locals?: Locals) => LoweredFormula | undefined
  /** Lowers on another axis, such as that of a pool. */
  readonly at: (axis: AxisId) => Lowering
  readonly atoms: (formula: Formula, locals?: Locals) => readonly Atom[]
  readonly emit: (operation: Operation, type: ColumnType, axis?: AxisId) => ColumnId
  readonly column: (type: ColumnType, axis?: AxisId) => ColumnId
  readonly constant: (text: string) => Operand
  /** A name as an operand of its own, without an explanation: tie keys. */
  readonly named: (name: string, span?: Span) => LoweredFormula | undefined
  /** A unit by its text; undefined text is what the rule pays in. Reports an unknown one. */
  readonly unit: (text: string | undefined, span?: Span) => Unit | undefined
  /** Decimals of the minor unit of a currency, of what the rule pays in where the unit is open; none for other units. */
  readonly minorDigits: (unit: Unit | 'open') => number | undefined
  /** The thing whose value a formula is: the coarsest from which everything named can be seen. */
  readonly axisOfFormula: (formula: Formula) => AxisId | undefined
  /** Names of things that others belong to. */
  readonly things: readonly string[]
  /** The group that a word such as `team` means on the rule's rows: in a rule of weeks, that week of the team. */
  readonly group: (thing: string) => AxisId
  /** Reference path from one axis to another; reports where there is none. */
  readonly path: (from: AxisId, to: AxisId, span?: Span) => readonly string[] | undefined
  readonly isName: (name: string) => boolean
  /** How people write a value that is named by itself: in percent, in points; undefined where it is not known. */
  readonly writtenIn: (formula: Formula) => 'percent' | 'score' | undefined
  readonly word: (word: string) => Operand
  /** The type that fits all of them. */
  readonly join: (operands: readonly Operand[]) => ColumnType | undefined
  /** Reports units that cannot be compared; `formula` is the one on the right. */
  readonly sameUnit: (left: ColumnType, right: ColumnType, formula: Formula) => boolean
  readonly nearest: (word: string, known: readonly string[]) => string
  /** The last place of the ranking that a formula names; undefined where it is none. */
  readonly lastPlace: (formula: Formula) => Operand | undefined
  readonly opening: (
    spec: {
      readonly name: string
      readonly initial?: string
      readonly unbroken: boolean
      readonly type: ColumnType
    },
    optional: boolean,
  ) => { readonly operand: Operand; readonly close: (value: ColumnId, absent: 'keep' | 'clear') => void }
  readonly report: (
    code: DiagnosticCode,
    parameters: Readonly<Record<string, string>>,
    ...spans: readonly (Span | undefined)[]
  ) => undefined
  /** Values of the shorter periods in the rule's own, each times the weight of its position; and the weights held. */
  readonly byPosition: (
    of: Formula,
    weights: readonly { readonly formula: Formula; readonly operand: Operand }[],
  ) => { readonly sum: LoweredFormula; readonly held: Operand } | undefined
  /** Whether that word stands at a key of the rule's body under some option of its readings. */
  readonly couldBe: (key: string, word: string) => boolean
  /** What a run leads to in other rules, and whether a finding shows it. */
  readonly streakUses: () => { readonly goals: readonly StreakGoal[]; readonly isEvidence: boolean }
  /** The same on every row. */
  readonly isConstant: (column: ColumnId) => boolean
  /** Keeps a ranking for `last`. */
  readonly rememberRank: (group: AxisId, path: readonly string[]) => void
  /** Puts the value that a person decides among the facts, under the rule's name, and the reason under `rule.reason`. */
  readonly rememberDecision: (type: NumberType, spec: DecisionSpec) => void
  /** Keeps what the keys of a table are, for `lookup(rule.column, x)`. */
  readonly rememberKeys: (keys: readonly { readonly text: string; readonly type: ColumnType }[]) => void
  /** Keeps a table for `marginal(rule.column)`. */
  readonly rememberTiers: (table: TierTable) => void
}

/** A table with one numeric key and one-sided edges, lowest row first; the lowest has no edge. */
export interface TierTable {
  readonly key: Operand
  readonly rows: readonly {
    readonly name: string
    readonly edge: Operand | undefined
    readonly values: Readonly<Record<string, Operand | undefined>>
  }[]
}

export type Locals = ReadonlyMap<string, Operand>

export interface DecisionSpec {
  readonly optional: boolean
  readonly percent: boolean
  readonly reason: boolean
}

/** One way a rule can be worked out. To add one: a file like this, a line in `index.ts`, a test file. */
export interface Mechanism {
  readonly keys: BodyKeys
  readonly lower: (body: BodyReader, lowering: Lowering) => LoweredBody | undefined
}

export const truth: ColumnType = { kind: 'truth' }
export const plain = (scale = 0): ColumnType => ({ kind: 'number', unit: {}, scale, range: {} })
