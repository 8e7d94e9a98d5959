/** How the library reads dates, periods and numbers: a file is read by the same rules. */

export { dateText, isDay, readDate } from '../core/date.ts'
export { keysOf } from '../core/derivation.ts'
export { inLanguage } from '../core/in-language.ts'
export { type Say, sayIn } from '../core/label.ts'
export {
  type Calendar,
  type Cycle,
  containing,
  isLonger,
  type Period,
  periodOfDay,
  periodText,
  readPeriod,
  readPeriodIn,
} from '../core/period.ts'
export { periodTitle } from '../core/period-title.ts'
export { repairNumber } from '../core/repair-number.ts'
export { sumOf } from '../core/sum-text.ts'
