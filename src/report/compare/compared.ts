import type { CompareReport, Comparison } from '../../analyse/compare/report.ts'

/** A comparison with what stands around it. */
export interface Compared {
  readonly report: CompareReport
  readonly comparison: Comparison
  /** Begins the names of its sections and charts. */
  readonly id: string
}
