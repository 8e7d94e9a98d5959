import { add, type Exact, isZero, negate, signOf, subtract, ZERO } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import { comparePeriods, readPeriod } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { digitsOf } from '../../plan/currency.ts'
import type { SettledLine } from '../result.ts'
import {
  type CorrectedPerson,
  type CorrectionCause,
  type CorrectionLine,
  correctionCauses,
} from './correction.ts'
import { amountsOf, keyOf, readAmount } from './ledger.ts'
import type { Stages } from './stages.ts'

interface Compared {
  /** Entries of the ledger for the periods that were calculated again. */
  readonly settled: readonly SettledLine[]
  readonly stages: Stages
  /** The corrected rules first: they word the lines that both know. */
  readonly ruleSets: readonly CompiledRuleSet[]
}

/** One line for each amount that differs from what was settled. */
export const differencesOf = ({ settled, stages, ruleSets }: Compared): readonly CorrectionLine[] => {
  const paid = amountsOf(settled)
  const corrected = amountsOf(settled.filter((line) => line.correction !== undefined))
  const [original, data, rule, due] = [stages.original, stages.data, stages.rule, stages.reading].map(
    (stage) => amountsOf(stage.settled),
  ) as [Amounts, Amounts, Amounts, Amounts]
  const keys = new Map([...settled, ...stages.reading.settled].map((line) => [keyOf(line), line]))
  const nameOf = namesIn(stages)
  const lines = [...keys].flatMap(([key, { period, moment, thing, id, rule: name, channel, currency }]) => {
    const text = (amount: Exact): string => toText(amount, digitsIn(ruleSets, currency))
    const at = (amounts: Amounts): Exact => amounts.get(key) ?? ZERO
    const difference = subtract(at(due), at(paid))
    if (isZero(difference)) return []
    // Where the original inputs give what was settled in total, they are those of the last correction.
    const residue = subtract(at(original), at(paid))
    const before = isZero(residue) ? ZERO : negate(at(corrected))
    const amounts: Readonly<Record<CorrectionCause, Exact>> = {
      'settled differently': subtract(residue, before),
      'corrected before': before,
      data: subtract(at(data), at(original)),
      rule: subtract(at(rule), at(data)),
      reading: subtract(at(due), at(rule)),
    }
    const called = nameOf(thing, id)
    const plan = ruleSets.flatMap((one) => one.plan.rules).find((one) => one.name === name)!
    const line: CorrectionLine = {
      period,
      ...(moment === undefined ? {} : { moment }),
      thing,
      id,
      ...(called === undefined ? {} : { name: called }),
      rule: name,
      title: plan.title,
      clause: plan.clause,
      channel,
      ...(currency === undefined ? {} : { currency }),
      ...(paid.has(key) ? { paid: text(at(paid)) } : {}),
      ...(due.has(key) ? { due: text(at(due)) } : {}),
      difference: text(difference),
      causes: correctionCauses
        .filter((cause) => !isZero(amounts[cause]))
        .map((cause) => ({ cause, amount: text(amounts[cause]) })),
    }
    return [{ line, difference }]
  })
  return lines.map((one) => one.line).sort(byPerson(ruleSets))
}

/** Decimals of a currency; the rules that paid in it know them, also where the corrected ones do not. */
const digitsIn = (ruleSets: readonly CompiledRuleSet[], currency: string | undefined): number =>
  digitsOf(
    ruleSets.find(({ currencies = {} }) => currency !== undefined && currency in currencies) ?? ruleSets[0]!,
    currency,
  )

type Amounts = ReadonlyMap<string, Exact>

/** The name that a thing bears last, in the corrected facts first. */
const namesIn = ({ original, reading }: Stages): ((thing: string, id: string) => string | undefined) => {
  const names = new Map<string, string>()
  for (const { periods } of [original, reading])
    for (const { things } of periods)
      for (const [thing, list] of Object.entries(things))
        for (const { id, name } of list) if (name !== undefined) names.set(JSON.stringify([thing, id]), name)
  return (thing, id) => names.get(JSON.stringify([thing, id]))
}

/** By thing, id, period and the order of the rules: the order of rows in the facts changes nothing. */
const byPerson = (ruleSets: readonly CompiledRuleSet[]) => {
  const rules = ruleSets.flatMap((one) => one.plan.rules.map(({ name }) => name))
  return (left: CorrectionLine, right: CorrectionLine): number =>
    byText(left.thing, right.thing) ||
    byText(left.id, right.id) ||
    comparePeriods(readPeriod(left.period)!, readPeriod(right.period)!) ||
    byText(left.moment ?? '', right.moment ?? '') ||
    rules.indexOf(left.rule) - rules.indexOf(right.rule) ||
    byText(left.channel, right.channel) ||
    byText(left.currency ?? '', right.currency ?? '')
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/**
 * Differences by person, channel and currency. A line is taken over all periods first: a rule that catches up by itself gave the
 * money back in a later period, and no yuan of it is due twice.
 */
export const peopleOf = (
  lines: readonly CorrectionLine[],
  ruleSets: readonly CompiledRuleSet[],
): readonly CorrectedPerson[] => {
  const people = new Map<string, { readonly line: CorrectionLine; readonly byRule: Map<string, Exact> }>()
  for (const line of lines) {
    const key = JSON.stringify([line.thing, line.id, line.channel, line.currency])
    const one = people.get(key) ?? { line, byRule: new Map<string, Exact>() }
    people.set(key, one)
    one.byRule.set(line.rule, add(one.byRule.get(line.rule) ?? ZERO, readAmount(line.difference)!))
  }
  return [...people.values()].map(({ line: { thing, id, name, channel, currency }, byRule }) => {
    const digits = digitsIn(ruleSets, currency)
    const all = [...byRule.values()]
    const sum = (sign: 1 | -1): Exact =>
      all.filter((one) => signOf(one) === sign).reduce((total, one) => add(total, one), ZERO)
    const [toPay, overpaid] = [sum(1), negate(sum(-1))]
    return {
      thing,
      id,
      ...(name === undefined ? {} : { name }),
      channel,
      ...(currency === undefined ? {} : { currency }),
      toPay: toText(toPay, digits),
      overpaid: toText(overpaid, digits),
      net: toText(subtract(toPay, overpaid), digits),
    }
  })
}
