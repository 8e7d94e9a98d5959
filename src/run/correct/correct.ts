import { periodText, readPeriod } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { PeriodFacts } from '../facts.ts'
import type { SettledLine } from '../result.ts'
import { changedFindings, changedPeople } from './changes.ts'
import type { Correction, CorrectionInputs, CorrectionLine, Ledger } from './correction.ts'
import { differencesOf, peopleOf } from './differences.ts'
import { checkHistory, isBefore, neverSettled, periodsIn } from './history.ts'
import { inputDigest } from './input-digest.ts'
import { readLedger } from './ledger.ts'
import { runStages, type Side, type Stages } from './stages.ts'

/**
 * Calculates settled periods again with what is now known to be right, and gives the difference to what was settled:
 * for each line, with its causes. Nothing that was settled is changed; the differences are new entries of the ledger.
 *
 * @param inputs how the periods were settled, what is right, and the ledger of what was paid and corrected so far
 * @returns differences, changed findings, the carry to go on from and the new ledger; plain JSON
 * @example correct({ original: { ruleSet, facts }, corrected: { facts: [january] }, ledger: [result1, result2] })
 */
export const correct = ({ original, corrected, ledger: given }: CorrectionInputs): Correction => {
  const diagnostics: Diagnostic[] = []
  const before: Side = { ...original, facts: listOf(original.facts), options: original.options ?? {} }
  const after = afterOf(before, corrected)
  const ruleSets = [before.ruleSet, after.ruleSet]
  const ledger = readLedger(given, ruleSets, diagnostics)
  if (!hasErrors(diagnostics))
    diagnostics.push(
      ...checkHistory({ ...before, carry: before.options.carry }, listOf(corrected.facts), ledger.settled),
    )
  if (hasErrors(diagnostics)) return refused(before, diagnostics)

  const stages = runStages(before, after)
  diagnostics.push(...problemsOf(stages, ledger.settled))
  if (hasErrors(diagnostics)) return refused(before, diagnostics)

  const replayed = periodsIn(before.ruleSet, before.facts)
  const known = new Set(
    ruleSets.flatMap(({ plan }) => plan.rules.flatMap(({ name, line }) => (line ? [name] : []))),
  )
  const settled = ledger.settled.filter(
    ({ period, rule }) => known.has(rule) && !isBefore(readPeriod(period)!, replayed),
  )
  const lines = differencesOf({ settled, stages, ruleSets: [after.ruleSet, before.ruleSet] })
  const result = stages.reading
  return {
    ok: true,
    currency: after.ruleSet.currency,
    periods: replayed.map(periodText),
    lines,
    people: peopleOf(lines, [after.ruleSet, before.ruleSet]),
    findings: changedFindings(stages.original, result),
    diagnostics: [...diagnostics, ...changedPeople(stages.original, result, ruleSets)],
    carry: result.carry,
    ledger: lines.length === 0 ? ledger : withEntries(ledger, lines, before, after),
  }
}

const listOf = (facts: PeriodFacts | readonly PeriodFacts[] = []): readonly PeriodFacts[] =>
  Array.isArray(facts) ? facts : [facts as PeriodFacts]

/** The corrected side as a whole; a period that is corrected stands in place of the original one. */
const afterOf = (before: Side, corrected: CorrectionInputs['corrected']): Side => {
  const facts = listOf(corrected.facts)
  const changed = new Set(facts.map(({ period }) => period))
  return {
    ruleSet: corrected.ruleSet ?? before.ruleSet,
    facts:
      facts.length === 0
        ? before.facts
        : [...before.facts.filter(({ period }) => !changed.has(period)), ...facts],
    options: { ...before.options, ...corrected.options },
  }
}

/** What is wrong with the corrected inputs, and with the original ones as far as nothing could be calculated at all. */
const problemsOf = (
  { original, reading, diagnostics }: Stages,
  settled: readonly SettledLine[],
): readonly Diagnostic[] => {
  if (original.periods.length === 0) return original.diagnostics
  const errors = original.diagnostics.filter(({ severity }) => severity === 'error').length
  return [
    ...neverSettled(original.settled, settled),
    ...(errors === 0 ? [] : [diagnostic('correction-original-faulty', { errors: `${errors}` })]),
    ...(reading.ok ? diagnostics : []),
    ...reading.diagnostics,
  ]
}

const withEntries = (ledger: Ledger, lines: readonly CorrectionLine[], before: Side, after: Side): Ledger => {
  const correction = inputDigest(before, after, ledger.settled)
  const entries = lines.map(({ period, moment, thing, id, rule, channel, currency, difference }) => ({
    period,
    ...(moment === undefined ? {} : { moment }),
    thing,
    id,
    rule,
    channel,
    amount: difference,
    ...(currency === undefined ? {} : { currency }),
    correction,
  }))
  return {
    ruleSet: after.ruleSet.id,
    currency: ledger.currency,
    settled: [...ledger.settled, ...entries],
  }
}

const refused = ({ ruleSet }: Side, diagnostics: readonly Diagnostic[]): Correction => ({
  ok: false,
  currency: ruleSet.currency,
  periods: [],
  lines: [],
  people: [],
  findings: { appeared: [], disappeared: [] },
  diagnostics,
  carry: undefined,
  ledger: undefined,
})
