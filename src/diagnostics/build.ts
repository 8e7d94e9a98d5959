import type { FactPlace } from '../core/span.ts'
import type { Diagnostic, LabelledSpan } from './diagnostic.ts'
import { type DiagnosticCode, messageOf } from './messages/index.ts'

/** Builds a diagnostic; its severity is the one its message declares. */
export const diagnostic = (
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string>>,
  where: { readonly spans?: readonly LabelledSpan[]; readonly place?: FactPlace } = {},
): Diagnostic => ({ code, severity: messageOf(code).severity, parameters, ...where })
