/**
 * What `calculate` runs by: putting a result together for every value of every person takes most of its time, so columns
 * would hardly be felt, and nobody has to load them. Tests put them here, and every test of the language holds.
 */
export { byReference as usualEvaluator } from './reference/evaluator.ts'
