import type { Label } from '../../core/label.ts'
import type { Span } from '../../core/span.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

/** What the worked examples of a rule file say about it, and what they leave unsaid. Plain JSON. */
export interface RuleTestReport {
  /** The file loads, its examples agree, and the score is not below what was asked for. */
  readonly ok: boolean
  readonly ruleSet: string
  readonly title: Label
  /** The rules, parameters and readings that the file changes or adds, where only they were asked about. */
  readonly changed?: readonly string[]
  readonly examples: ExamplesReport
  readonly coverage: CoverageReport
  /** Absent where it was not asked for, or where an example differs. */
  readonly mutation?: MutationReport
  readonly diagnostics: readonly Diagnostic[]
}

export interface ExamplesReport {
  /** Examples that were run, and the figures they compare. */
  readonly run: number
  readonly figures: number
  /** Names of those of which a figure differs. */
  readonly failed: readonly string[]
  /** Names of calculated cases that nobody has confirmed: they are run, and count for nothing else. */
  readonly toConfirm: readonly string[]
}

/** `part` of `all`, and in words: `47/50 (94%)`, or `–` of nothing. The percentage is cut, so that 100% is all. */
export interface Part {
  readonly part: number
  readonly all: number
  readonly text: string
}

export interface CoverageReport {
  /** Rules with a value in an example; and rules whose value an example compares, itself or through what follows from it. */
  readonly workedOut: Part
  readonly checked: Part
  /** Rows, branches, conditions, options and findings that an example takes and compares. */
  readonly taken: Part
  readonly clauses: readonly ClauseCoverage[]
  readonly uncovered: readonly Uncovered[]
}

export interface ClauseCoverage {
  readonly clause: string
  readonly title?: Label
  readonly workedOut: Part
  readonly checked: Part
  readonly taken: Part
}

export type PointKind =
  | 'rule'
  | 'row'
  | 'when yes'
  | 'when no'
  | 'then'
  | 'else'
  | 'otherwise'
  | 'option'
  | 'raised'
  | 'not raised'
  | 'run'
  | 'break'

/** Something that no example takes and compares. */
export interface Uncovered {
  /** `tier[≥ 50000]`, `prize.when`, `bonus`. */
  readonly address: string
  readonly clause: string
  readonly rule?: string
  readonly kind: PointKind
  /** It happens in an example, where nothing that depends on it is compared. */
  readonly workedOut: boolean
  /** The condition of an `if`, or the option of a reading. */
  readonly text?: string
  readonly hint: Label
  /** An example that takes it, as text of the file, where one was easily found; its results have to be confirmed. */
  readonly example?: string
  readonly span?: Span
}

export type MutantKind =
  | 'cut'
  | 'border'
  | 'amount'
  | 'comparison'
  | 'logic'
  | 'sign'
  | 'extreme'
  | 'branch'
  | 'filter'
  | 'never'
  | 'always'
  | 'left out'
  | 'weights'
  | 'rows'
  | 'word'
  | 'order'
  | 'round'
  | 'default'
  | 'missing'

export interface MutationReport {
  /** Killed of killed and survived. */
  readonly score: Part
  readonly killed: number
  /** They do not load: the compiler would have noticed, so that no example has to. */
  readonly refused: number
  /** Left out, because they work out the same in every case. */
  readonly equivalent: number
  readonly clauses: readonly { readonly clause: string; readonly score: Part }[]
  readonly survivors: readonly Survivor[]
}

/** A mistake that no example notices. */
export interface Survivor {
  readonly address: string
  readonly clause: string
  readonly rule?: string
  readonly kind: MutantKind
  readonly before: string
  readonly after: string
  /** The same as changes of a variant, where a variant can say it: `{ 'tier[≥ 50000].rate': '2.5%' }`. */
  readonly changes?: Readonly<Record<string, string>>
  readonly why: Label
  /** Whether some example compares a value that depends on it. */
  readonly reached: boolean
  /** An input that would tell, where one was found. */
  readonly tells?: Telling
  readonly span?: Span
}

export interface Telling {
  /** `sales = 19999.99`; empty where an example need give nothing. */
  readonly given: string
  /** The same, with what both give for it, as people read it. */
  readonly says: Label
  /** Rule, and its value as the rules stand and with the mistake. */
  readonly rule: string
  readonly value: string
  readonly instead: string
  /** As text of the file, to be confirmed. */
  readonly example: string
}

/** Edges, least and most, a tie, nothing to add up, somebody back after a month away, a month that is missing. */
export type CaseKind = 'edges' | 'ends' | 'tie' | 'nobody' | 'return' | 'gap'

/** `47/50 (94%)`. */
export const partOf = (part: number, all: number): Part => ({
  part,
  all,
  text: all === 0 ? '–' : `${part}/${all} (${(BigInt(part) * 100n) / BigInt(all)}%)`,
})
