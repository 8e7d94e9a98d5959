import type { FactPlace } from '../core/span.ts'
import type { Diagnostic, LabelledSpan } from './diagnostic.ts'
import type { DiagnosticCode } from './messages/index.ts'
import { severityOf } from './severity.ts'

/** Builds a diagnostic. Its sentence is made where it is shown, so that who only calculates loads no message. */
export const diagnostic = (
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string>>,
  where: { readonly spans?: readonly LabelledSpan[]; readonly place?: FactPlace } = {},
): Diagnostic => ({ code, severity: severityOf(code), parameters, ...where })
