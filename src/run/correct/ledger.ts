import { add, type Exact, exact, ZERO } from '../../core/exact.ts'
import { decimalsOf } from '../../core/number-text.ts'
import { readPeriod } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { digitsOf } from '../../plan/currency.ts'
import type { SettledLine } from '../result.ts'
import type { Ledger } from './correction.ts'

/** What is paid as one amount: a line of one thing in one period, in one currency. */
export const keyOf = ({ period, moment, thing, id, rule, channel, currency }: SettledLine): string =>
  JSON.stringify([
    period,
    moment ?? '',
    thing,
    id,
    rule,
    channel,
    ...(currency === undefined ? [] : [currency]),
  ])

/** Amounts by what they are paid for, those of one key added up. */
export const amountsOf = (lines: readonly SettledLine[]): ReadonlyMap<string, Exact> => {
  const amounts = new Map<string, Exact>()
  for (const line of lines) {
    const key = keyOf(line)
    amounts.set(key, add(amounts.get(key) ?? ZERO, readAmount(line.amount)!))
  }
  return amounts
}

/** A decimal of any length: what a run works out need not fit into the limits of a fact. */
export const readAmount = (amount: string): Exact | undefined => {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(amount)
  const [, whole = '', fraction = ''] = match ?? []
  return match ? exact(BigInt(whole + fraction), 10n ** BigInt(fraction.length)) : undefined
}

/** Several ledgers as one. What cannot be compared with the rule sets, or would be counted twice, is said. */
export const readLedger = (
  given: Ledger | readonly Ledger[],
  ruleSets: readonly CompiledRuleSet[],
  diagnostics: Diagnostic[],
): Ledger => {
  const ledgers = Array.isArray(given) ? (given as readonly Ledger[]) : [given as Ledger]
  const formed = ledgers.filter(isLedger)
  if (formed.length < ledgers.length) diagnostics.push(diagnostic('ledger-unknown-form', {}))
  const good = formed.filter((one) => {
    const problem = mismatch(one, ruleSets)
    if (problem) diagnostics.push(problem)
    return !problem
  })
  const settled = good.flatMap((one) => one.settled)
  diagnostics.push(...twice(settled), ...settled.flatMap((line) => unreadable(line, ruleSets)))
  const [{ id, currency }] = ruleSets as [CompiledRuleSet]
  return { ruleSet: good[0]?.ruleSet ?? id, currency: good[0]?.currency ?? currency, settled }
}

const mismatch = (ledger: Ledger, ruleSets: readonly CompiledRuleSet[]): Diagnostic | undefined => {
  const ids = ruleSets.map(({ id }) => id)
  if (!ids.includes(ledger.ruleSet))
    return diagnostic('ledger-other-rule-set', { settled: ledger.ruleSet, ruleSet: ids[0]! })
  const other = ruleSets.find(({ currency }) => currency !== ledger.currency)
  if (!other) return undefined
  const parameters = { settled: String(ledger.currency), currency: other.currency, ruleSet: other.id }
  return diagnostic('ledger-other-currency', parameters)
}

const isLedger = (ledger: Ledger): boolean =>
  typeof ledger?.ruleSet === 'string' &&
  Array.isArray(ledger.settled) &&
  ledger.settled.every((line) =>
    [line?.period, line?.thing, line?.id, line?.rule, line?.channel].every(
      (part) => typeof part === 'string',
    ),
  )

/** An entry that stands twice would be paid once and counted twice. */
const twice = (settled: readonly SettledLine[]): readonly Diagnostic[] => {
  const seen = new Set<string>()
  return settled.flatMap((line) => {
    const key = `${keyOf(line)} ${line.correction ?? ''}`
    if (seen.has(key)) return [about('ledger-entry-twice', line)]
    seen.add(key)
    return []
  })
}

const unreadable = (line: SettledLine, ruleSets: readonly CompiledRuleSet[]): readonly Diagnostic[] => {
  const read = typeof line.amount === 'string' ? readAmount(line.amount) : undefined
  const paidIn = ruleSets.filter(
    ({ currencies = {} }) => line.currency === undefined || line.currency in currencies,
  )
  const digits = Math.min(...paidIn.map((ruleSet) => digitsOf(ruleSet, line.currency)))
  if (!read || paidIn.length === 0 || decimalsOf(read)! > digits || !readPeriod(line.period))
    return [about('ledger-unreadable', line)]
  const known = ruleSets.some(({ plan }) =>
    plan.rules.some(({ name, line: pays }) => pays && name === line.rule),
  )
  return known ? [] : [about('ledger-unknown-rule', line)]
}

const about = (
  code: 'ledger-entry-twice' | 'ledger-unreadable' | 'ledger-unknown-rule',
  { period, thing, id, rule, amount }: SettledLine,
): Diagnostic =>
  diagnostic(
    code,
    { period, id, rule, amount: String(amount) },
    { place: { table: thing, period, id, field: rule } },
  )
