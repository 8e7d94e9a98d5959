import type { Span } from '../../core/span.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { MutantKind } from './report.ts'

/** The rules with one mistake in them. */
export interface Mutant {
  readonly kind: MutantKind
  readonly address: string
  readonly clause: string
  readonly rule?: string
  readonly parameter?: string
  readonly reading?: string
  readonly before: string
  readonly after: string
  readonly changes?: Readonly<Record<string, string>>
  /** Several ways to make the same mistake: the first that loads is taken. */
  readonly models: readonly (() => RuleSet)[]
  readonly span?: Span
}
