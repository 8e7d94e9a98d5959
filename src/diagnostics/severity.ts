import type { DiagnosticCode } from './messages/index.ts'

export type Severity = 'error' | 'warning' | 'note'

/** A diagnostic is an error unless it stands here: facts or rules that are half understood pay wrong amounts. */
const milder: Readonly<Partial<Record<DiagnosticCode, Severity>>> = {
  'source-comment-after-formula': 'warning',
  'source-reading-unused': 'warning',
  'unused-parameter': 'warning',
  'unused-fact': 'warning',
  'line-may-be-absent': 'warning',
  'curve-never-beyond': 'warning',
  'longer-fact-unused': 'warning',
  'period-gap': 'warning',
  'cycle-incomplete': 'warning',
  'facts-completeness-not-stated': 'warning',
  'group-row-unused': 'warning',
  'change-inside-period': 'warning',
  'carry-cell-new': 'warning',
  'ledger-unknown-rule': 'warning',
  'correction-carry-missing': 'warning',
  'correction-original-faulty': 'warning',
  'correction-causes-together': 'warning',
  'correction-left': 'warning',
  'outlook-clipped': 'warning',
  'outlook-runs-failed': 'warning',
  'backtest-not-settled': 'warning',
  'backtest-no-facts': 'warning',
  'sanity-drop': 'warning',
  'sanity-jumps-idle': 'warning',
  'file-header-only': 'warning',
  'file-encoding-doubt': 'warning',
  'correction-no-ledger': 'warning',
  'correction-joined': 'note',
  'compare-same': 'note',
  'compare-no-effect': 'note',
  'sanity-cliff': 'note',
  'sanity-flat': 'note',
  'seek-range-cut': 'note',
  'seek-against-zero': 'note',
  'rows-not-asked-for': 'note',
  'correction-table-fewer': 'note',
  'correction-table-kept': 'note',
}

export const severityOf = (code: DiagnosticCode): Severity => milder[code] ?? 'error'
