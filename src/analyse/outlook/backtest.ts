import { compareCodePoints } from '../../core/code-points.ts'
import { decimalsOf, toText } from '../../core/number-text.ts'
import { comparePeriods, readPeriodIn } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { digitsOf } from '../../plan/currency.ts'
import { calculate } from '../../run/calculate.ts'
import type { Ledger } from '../../run/correct/correction.ts'
import { readAmount, readLedger } from '../../run/correct/ledger.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { Result, SettledLine } from '../../run/result.ts'
import { amountText, channelSums, unitsOf } from '../readings/changes.ts'
import { compareUnits } from '../readings/prices.ts'
import { paidIn } from './paid-in.ts'
import type { Cost, PersonAmount } from './report.ts'

export interface BacktestOptions extends Omit<CalculateOptions, 'strict'> {
  /** What was really paid: every `Result` is a ledger, and so is the `settled.json` that the command writes. */
  readonly settled?: Ledger | readonly Ledger[]
  /** Rules as if they had been in force; without them the rule set itself is held against the ledger. */
  readonly variant?: CompiledRuleSet
}

/** What rules would have paid in past periods, beside what was paid. Plain JSON; amounts are decimal text. */
export interface BacktestReport {
  readonly ok: boolean
  /** Whose periods these are, and what was run over them. */
  readonly ruleSet: string
  readonly candidate: string
  readonly currency: string
  /** `settled`: a ledger; `calculated`: the rule set itself on the same facts. */
  readonly against: 'settled' | 'calculated'
  readonly periods: readonly BacktestPeriod[]
  readonly paid: Cost
  readonly due: Cost
  readonly difference: string
  readonly people: readonly (PersonAmount & { readonly paid: string; readonly due: string })[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface BacktestPeriod {
  readonly period: string
  readonly paid: Cost
  readonly due: Cost
  /** `due − paid`, and of this period with all before it. */
  readonly difference: string
  readonly cumulative: string
  readonly winners: number
  readonly losers: number
}

/**
 * Runs rules over past periods as if they had been in force, and holds each period against what was settled. Amounts of
 * a longer period stand in the one that closes it. Periods that the ledger does not have are left out and said.
 *
 * A rate of 2% paid 20.00 in January and 30.00 in February; a variant with 3% comes to 30.00 and 45.00: the differences
 * are 10.00 and 15.00, and together 25.00.
 */
export const backtest = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  { settled, variant, ...options }: BacktestOptions,
): BacktestReport => {
  const candidate = variant ?? ruleSet
  const diagnostics: Diagnostic[] = []
  if (settled === undefined && variant === undefined) diagnostics.push(diagnostic('backtest-nothing', {}))
  const result = calculate(candidate, facts, options)
  diagnostics.push(...result.diagnostics)
  const ruleSets = variant && variant.id !== ruleSet.id ? [ruleSet, variant] : [ruleSet]
  const ledger =
    settled === undefined
      ? baselineOf(ruleSet, facts, options, diagnostics)
      : inUnits(readLedger(settled, ruleSets, diagnostics).settled, candidate)
  const head = {
    ruleSet: ruleSet.id,
    candidate: candidate.id,
    currency: candidate.currency,
    against: settled === undefined ? ('calculated' as const) : ('settled' as const),
  }
  if (variant && variant.currency !== ruleSet.currency)
    diagnostics.push(diagnostic('versions-currencies', { first: ruleSet.currency, other: variant.currency }))
  if (hasErrors(diagnostics))
    return { ok: false, ...head, periods: [], paid: none, due: none, difference: '', people: [], diagnostics }
  const place = paidIn(candidate)
  const common = commonPeriods(result, ledger, settled !== undefined, place, diagnostics)
  const isIn = ({ period }: SettledLine): boolean => common.has(place(period))
  const [paid, due] = [ledger.filter(isIn), result.settled.filter(isIn)]
  let sum = 0n
  const text = (units: bigint): string => amountText(units, candidate.minorDigits)
  const periods = [...common].map((period): BacktestPeriod => {
    const of = (lines: readonly SettledLine[]) => lines.filter((line) => place(line.period) === period)
    const [before, after] = [of(paid), of(due)]
    const difference = unitsIn(after) - unitsIn(before)
    sum += difference
    const changes = [...peopleOf(before, after).values()].map((one) => one.due - one.paid)
    return {
      period,
      paid: costOf(before, candidate),
      due: costOf(after, candidate),
      difference: text(difference),
      cumulative: text(sum),
      winners: changes.filter((one) => one > 0n).length,
      losers: changes.filter((one) => one < 0n).length,
    }
  })
  return {
    ok: true,
    ...head,
    periods,
    paid: costOf(paid, candidate),
    due: costOf(due, candidate),
    difference: text(sum),
    people: peopleText(paid, due, result, text),
    diagnostics,
  }
}

/** A ledger may have been written by hand: `12.5` is `12.50`. What cannot be read has its diagnostic. */
const inUnits = (lines: readonly SettledLine[], ruleSet: CompiledRuleSet): readonly SettledLine[] =>
  lines.map((line) => {
    const [amount, digits] = [readAmount(`${line.amount}`), digitsOf(ruleSet, line.currency)]
    const fits = amount !== undefined && (decimalsOf(amount) ?? digits + 1) <= digits
    return fits ? { ...line, amount: toText(amount, digits) } : line
  })

const none: Cost = { total: '', channels: {} }

const baselineOf = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CalculateOptions,
  diagnostics: Diagnostic[],
): readonly SettledLine[] => {
  const baseline = calculate(ruleSet, facts, options)
  diagnostics.push(...baseline.diagnostics.filter(({ severity }) => severity === 'error'))
  return baseline.settled
}

/** Periods that both sides know, in order. A ledger that pays nobody in a period does not know it. */
const commonPeriods = (
  { periods }: Result,
  ledger: readonly SettledLine[],
  isLedger: boolean,
  place: (period: string) => string,
  diagnostics: Diagnostic[],
): ReadonlySet<string> => {
  const own = [...new Set(periods.map(({ period }) => place(period)))]
  if (!isLedger) return new Set(own)
  const settled = new Set(ledger.map(({ period }) => place(period)))
  const missing = own.filter((period) => !settled.has(period))
  const beyond = [...settled].filter((period) => !own.includes(period)).sort(byTime)
  if (missing.length > 0)
    diagnostics.push(diagnostic('backtest-not-settled', { periods: missing.join(', ') }))
  if (beyond.length > 0) diagnostics.push(diagnostic('backtest-no-facts', { periods: beyond.join(', ') }))
  return new Set(own.filter((period) => settled.has(period)))
}

const byTime = (left: string, right: string): number => {
  const [one, other] = [readPeriodIn(left, undefined), readPeriodIn(right, undefined)]
  return one && other ? comparePeriods(one, other) : compareCodePoints(left, right)
}

/** In the rule set's own currency. */
const unitsIn = (lines: readonly SettledLine[]): bigint =>
  lines.reduce((sum, { amount, currency }) => (currency === undefined ? sum + unitsOf(amount) : sum), 0n)

const costOf = (lines: readonly SettledLine[], ruleSet: CompiledRuleSet): Cost => ({
  total: amountText(unitsIn(lines), ruleSet.minorDigits),
  channels: channelSums(lines, ruleSet),
})

interface Sums {
  readonly thing: string
  readonly id: string
  paid: bigint
  due: bigint
}

const peopleOf = (paid: readonly SettledLine[], due: readonly SettledLine[]): ReadonlyMap<string, Sums> => {
  const people = new Map<string, Sums>()
  const add = (side: 'paid' | 'due', { thing, id, amount, currency }: SettledLine): void => {
    if (currency !== undefined) return
    const key = JSON.stringify([thing, id])
    const one = people.get(key) ?? { thing, id, paid: 0n, due: 0n }
    people.set(key, one)
    one[side] += unitsOf(amount)
  }
  for (const line of paid) add('paid', line)
  for (const line of due) add('due', line)
  return people
}

const peopleText = (
  paid: readonly SettledLine[],
  due: readonly SettledLine[],
  { periods }: Result,
  text: (units: bigint) => string,
): BacktestReport['people'] => {
  const names = new Map(
    periods.flatMap(({ things }) =>
      Object.entries(things).flatMap(([thing, list]) =>
        list.map(({ id, name }) => [JSON.stringify([thing, id]), name] as const),
      ),
    ),
  )
  const size = (one: Sums): bigint => (one.due < one.paid ? one.paid - one.due : one.due - one.paid)
  return [...peopleOf(paid, due).values()]
    .sort((left, right) => compareUnits(size(right), size(left)) || compareCodePoints(left.id, right.id))
    .map((one) => {
      const { thing, id } = one
      const name = names.get(JSON.stringify([thing, id]))
      return {
        thing,
        id,
        ...(name !== undefined && { name }),
        paid: text(one.paid),
        due: text(one.due),
        difference: text(one.due - one.paid),
      }
    })
}
