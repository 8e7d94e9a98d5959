import type { Label } from '../core/label.ts'
import type { FactPlace } from '../core/span.ts'
import type { Diagnostic } from './diagnostic.ts'
import { fill, hintOf } from './fill.ts'
import { type DiagnosticCode, messageOf } from './messages/index.ts'
import { linesOf, positionAt } from './position.ts'
import type { Severity } from './severity.ts'

/** A diagnostic for programs: the sentences in both languages, places as lines and columns (from 1). */
export interface DiagnosticJson {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: Label
  readonly hint?: Label
  readonly places?: readonly {
    readonly source: string
    readonly start: number
    readonly end: number
    readonly line?: number
    readonly column?: number
    readonly label?: Label
  }[]
  readonly place?: FactPlace
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * Diagnostics as plain JSON, for editors and other programs.
 *
 * @param sources texts by the name that spans give; without its text a place has offsets only
 */
export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  sources: Readonly<Record<string, string>> = {},
): DiagnosticJson[] {
  const lines = new Map(Object.entries(sources).map(([name, text]) => [name, linesOf(text)]))
  return diagnostics.map(({ code, severity, parameters, spans, place }) => {
    const message = messageOf(code)
    const both = (label: Label): Label => ({ zh: fill(label.zh, parameters), en: fill(label.en, parameters) })
    const [zh, en] = [hintOf(message, 'zh', parameters), hintOf(message, 'en', parameters)]
    const places = spans?.map(({ span, label }) => {
      const text = lines.get(span.source)
      const words = label === undefined ? undefined : message.labels?.[label]
      return {
        ...span,
        ...(text !== undefined && positionAt(text, span.start)),
        ...(words !== undefined && { label: both(words) }),
      }
    })
    return {
      code,
      severity,
      message: both(message.text),
      ...(zh !== undefined && en !== undefined && { hint: { zh, en } }),
      ...(places !== undefined && { places }),
      ...(place !== undefined && { place }),
      parameters,
    }
  })
}
