import { byColumns } from '../../src/run/columnar/evaluator.ts'

/** In place of what `calculate` runs by: every test that runs with this runs by columns. */
export const usualEvaluator = byColumns()
