import type { FactPlace, Span } from '../core/span.ts'
import type { DiagnosticCode } from './messages/index.ts'
import type { Severity } from './severity.ts'

export type { Severity } from './severity.ts'

/** A part of a source text that a diagnostic points at; `label` is a key of the message's own labels. */
export interface LabelledSpan {
  readonly span: Span
  readonly label?: string
}

/**
 * One thing that is wrong or worth knowing, as data. The sentence is made at the edge, in the reader's language,
 * from `code` and `parameters` (see `renderDiagnostic`). `spans[0]` is the main place; rows that clash are all listed.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly spans?: readonly LabelledSpan[]
  readonly place?: FactPlace
  /** Values for the message's `{placeholders}`. A repaired line, where one is known, is the parameter `repair`. */
  readonly parameters: Readonly<Record<string, string>>
}
