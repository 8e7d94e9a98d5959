import type { Diagnostic, DiagnosticCode, FactPlace } from './types.ts'

const milder: Readonly<Partial<Record<DiagnosticCode, Diagnostic['severity']>>> = {
  'file-header-only': 'warning',
  'file-encoding-doubt': 'warning',
  'rows-not-asked-for': 'note',
  'correction-no-ledger': 'warning',
  'correction-table-fewer': 'note',
  'correction-table-kept': 'note',
}

/** A diagnostic about a file of facts; most are errors, because facts that are half understood pay wrong amounts. */
export const problem = (
  code: DiagnosticCode,
  parameters: Readonly<Record<string, string | undefined>>,
  place?: FactPlace,
): Diagnostic => ({
  code,
  severity: milder[code] ?? 'error',
  parameters: Object.fromEntries(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ),
  ...(place !== undefined && { place }),
})

/** Names in a sentence, not more than a reader can take in. */
export function listed(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown}, …` : shown
}
