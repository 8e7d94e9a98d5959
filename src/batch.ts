/** Whole populations at once: facts and results as columns. */
export type { BatchPeriod, BatchResult, BatchThing, BatchWork } from './run/batch/batch-result.ts'
export { type BatchOptions, calculateBatch } from './run/batch/calculate-batch.ts'
export type { BatchFacts, FactColumn, FactColumns } from './run/batch/fact-columns.ts'
export { type ResultColumn, textAt } from './run/batch/result-columns.ts'
