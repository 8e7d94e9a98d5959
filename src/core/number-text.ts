/** Numbers from text and to text. */
export { approximate } from './approximate.ts'
export type { NumberProblem, NumberReading } from './number-reading.ts'
export { digitLimits, exactText, readExact, readNumber, readPercent } from './read-number.ts'
export { decimalsOf, isTerminating, toText } from './to-text.ts'
