import type { Span } from '../core/span.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic, LabelledSpan } from '../diagnostics/diagnostic.ts'
import type { DiagnosticCode } from '../diagnostics/messages/index.ts'

/** What one reading of a file has found so far. */
export type Problems = Diagnostic[]

/** Adds a diagnostic at a place; further places have a label of the message. */
export const report = (
  problems: Problems,
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string>>,
  span: Span,
  ...others: readonly LabelledSpan[]
): undefined => {
  problems.push(diagnostic(code, parameters, { spans: [{ span }, ...others] }))
  return undefined
}
