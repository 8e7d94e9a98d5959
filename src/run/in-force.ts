import { readDate } from '../core/date.ts'

/** The day from which something is in force: without a date it always was. */
export const startOf = (from: string | undefined): number =>
  from === undefined ? -Infinity : readDate(from)!
