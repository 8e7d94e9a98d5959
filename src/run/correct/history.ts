import { isZero } from '../../core/exact.ts'
import {
  closes,
  containing,
  isLonger,
  lastDay,
  type Period,
  periodText,
  readPeriod,
  readPeriodIn,
} from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../facts.ts'
import type { Carry, SettledLine } from '../result.ts'
import { readAmount } from './ledger.ts'

/** The periods of the rule set's own cycle that facts are about, in order; others are judged by the run itself. */
export const periodsIn = (
  { each, calendar }: CompiledRuleSet,
  facts: readonly PeriodFacts[],
): readonly Period[] =>
  facts
    .flatMap((one) => (typeof one?.period === 'string' ? (readPeriodIn(one.period, calendar) ?? []) : []))
    .filter(({ cycle }) => cycle === each)
    .sort((left, right) => left.index - right.index)

/** Whether calculating a period settles what is settled under another: its own lines, and those of a quarter it closes. */
const settles = (period: Period, settled: Period): boolean =>
  period.cycle === settled.cycle
    ? period.index === settled.index
    : isLonger(settled.cycle, period.cycle) &&
      closes(period, settled.cycle) &&
      containing(period, settled.cycle).index === settled.index

/** Periods of the ledger that lie before the stretch that is calculated again: they stay as they are. */
export const isBefore = (settled: Period, replayed: readonly Period[]): boolean =>
  replayed.length > 0 &&
  lastDay(settled) < lastDay(replayed[0]!) &&
  !replayed.some((one) => settles(one, settled))

/** Whether the history is whole: a period left out would be replayed as if nothing had happened in it. */
export const checkHistory = (
  {
    ruleSet,
    facts,
    carry,
  }: { ruleSet: CompiledRuleSet; facts: readonly PeriodFacts[]; carry: Carry | undefined },
  corrected: readonly PeriodFacts[],
  settled: readonly SettledLine[],
): readonly Diagnostic[] => {
  const replayed = periodsIn(ruleSet, facts)
  const inLedger = periodsOf(settled)
  const through =
    carry && typeof carry.through === 'string' ? readPeriodIn(carry.through, ruleSet.calendar) : undefined
  const earlier = inLedger.filter((one) => isBefore(one, replayed))
  const uncarried = through ? earlier.filter((one) => lastDay(one) > lastDay(through)) : []
  const missing = inLedger.filter(
    (one) =>
      uncarried.includes(one) || (!earlier.includes(one) && !replayed.some((own) => settles(own, one))),
  )
  return [
    ...(missing.length === 0
      ? []
      : [diagnostic('correction-period-missing', { periods: missing.map(periodText).join(', ') })]),
    ...(earlier.length === 0 || through || ruleSet.plan.cells.length === 0
      ? []
      : [
          diagnostic('correction-carry-missing', {
            period: periodText(replayed[0]!),
            before: periodText(earlier.at(-1)!),
          }),
        ]),
    ...corrected.flatMap(({ period: text }) => {
      const period = readPeriodIn(String(text), ruleSet.calendar)
      return period && !replayed.some((own) => overlaps(own, period)) ? [notSettled(text)] : []
    }),
  ]
}

const overlaps = (own: Period, other: Period): boolean =>
  own.cycle === other.cycle
    ? own.index === other.index
    : isLonger(other.cycle, own.cycle) && containing(own, other.cycle).index === other.index

/** Periods that pay something and were never settled: they are to be calculated, not corrected. */
export const neverSettled = (
  original: readonly SettledLine[],
  settled: readonly SettledLine[],
): readonly Diagnostic[] => {
  const known = new Set(settled.map(({ period }) => period))
  const due = original.filter(({ amount }) => !isZero(readAmount(amount)!))
  return [...new Set(due.map(({ period }) => period))].filter((period) => !known.has(period)).map(notSettled)
}

const notSettled = (period: string): Diagnostic => diagnostic('correction-not-settled', { period })

const periodsOf = (settled: readonly SettledLine[]): readonly Period[] =>
  [...new Set(settled.map(({ period }) => period))]
    .flatMap((text) => readPeriod(text) ?? [])
    .sort((left, right) => lastDay(left) - lastDay(right))
