import {
  type Calendar,
  type Cycle,
  dateText,
  isDay,
  isLonger,
  periodOfDay,
  periodText,
  readDate,
  readPeriodIn,
} from './core.ts'
import type { CompiledRuleSet } from './types.ts'

/** Text that was understood, or what is wrong with it and what was probably meant. */
export type Reading =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false
      readonly problem: 'unclear' | 'impossible' | 'serial'
      readonly suggestion?: string
    }

/**
 * A date as people write it: `2026-03-05`, `2026/3/5`. Other spellings are not guessed at; where only one day can be
 * meant it is the suggestion.
 *
 * @example readWrittenDate('2026/3/5') // { ok: true, value: '2026-03-05' }
 */
export function readWrittenDate(text: string): Reading {
  const plain = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (plain !== null) {
    const value = joined(plain[1], plain[3], plain[4])
    return readDate(value) === undefined ? { ok: false, problem: 'impossible' } : { ok: true, value }
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = Number.parseInt(text, 10) - serialOf1970
    return { ok: false, problem: 'serial', ...(isDay(day) && { suggestion: dateText(day) }) }
  }
  const narrow = text.normalize('NFKC')
  const other =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T][\d:.Z]*)?$/.exec(narrow) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(narrow)
  const meant = other === null ? '' : joined(other[1], other[2], other[3])
  return {
    ok: false,
    problem: 'unclear',
    ...(readDate(meant) !== undefined && { suggestion: meant }),
  }
}

/** The number that spreadsheets give to 1970-01-01. */
const serialOf1970 = 25569

const joined = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** A period of one of the cycles: `2026-03` (also `2026/3`, `2026年3月`), `2026-Q1`, `2026-H1`, `2026`. */
export function readWrittenPeriod(text: string, { cycles, calendar }: PeriodForms): Reading {
  const month = /^(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月)$/.exec(text)
  const value = month === null ? text : `${month[1]}-${(month[2] ?? month[3] ?? '').padStart(2, '0')}`
  const read = readPeriodIn(value, calendar)
  if (read && cycles.includes(read.cycle)) return { ok: true, value }
  const date = readWrittenDate(text)
  const day = readDate(date.ok ? date.value : (date.suggestion ?? ''))
  return {
    ok: false,
    problem: 'unclear',
    ...(day !== undefined && { suggestion: periodText(periodOfDay(day, cycles[0], calendar)) }),
  }
}

/** How the periods of a rule set may be written: those of its own cycle first, then the longer ones that it speaks of. */
export interface PeriodForms {
  readonly cycles: readonly [Cycle, ...Cycle[]]
  readonly calendar: Calendar | undefined
}

export const periodForms = ({ each, plan, calendar }: CompiledRuleSet): PeriodForms => ({
  cycles: [
    each,
    ...new Set(
      plan.axes.flatMap(({ clock }) => (clock !== 'period' && isLonger(clock, each) ? [clock] : [])),
    ),
  ],
  calendar,
})

/** How a period of a cycle is written, for hints. */
export const periodExample = (cycle: Cycle, calendar: Calendar | undefined): string =>
  periodText(periodOfDay(readDate('2026-03-05')!, cycle, calendar))
