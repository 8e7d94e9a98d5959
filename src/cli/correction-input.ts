import type {
  CalculateOptions,
  CompiledRuleSet,
  CorrectionInputs,
  Diagnostic,
  FactRow,
  Ledger,
  PeriodFacts,
} from '../index.ts'
import { problem } from '../io/problem.ts'
import { openFactFiles, readFacts } from '../io/read-facts.ts'
import type { Context } from './context.ts'
import {
  type FactsInput,
  fileOptions,
  type Inputs,
  type Read,
  readInputs,
  readingsOf,
  readJsonFile,
  readOverrides,
} from './facts-input.ts'

export interface CorrectionInput extends FactsInput {
  readonly corrected?: readonly string[]
  readonly rulesCorrected?: string
  readonly readingCorrected?: readonly string[]
  readonly overrideCorrected?: string
  readonly settled?: readonly string[]
}

/** What `correct` takes, read from files; undefined where a diagnostic is an error. */
export async function readCorrection(
  context: Context,
  ruleSet: CompiledRuleSet,
  right: CompiledRuleSet | undefined,
  input: CorrectionInput,
): Promise<Read<CorrectionInputs | undefined>> {
  const { strict: _, ...asSettled } = input
  const original = await readInputs(context, ruleSet, asSettled)
  const changed = await readCorrected(context, right ?? ruleSet, original, input)
  const options = correctedOptions(context, input)
  const ledgers = await readLedgers(context, ruleSet, original, input.settled)
  const diagnostics = [
    ...original.diagnostics,
    ...changed.diagnostics,
    ...options.diagnostics,
    ...ledgers.diagnostics,
  ]
  if (!original.facts || diagnostics.some(({ severity }) => severity === 'error'))
    return { value: undefined, diagnostics }
  const value: CorrectionInputs = {
    original: { ruleSet, facts: original.facts, options: original.options },
    corrected: { ...(right && { ruleSet: right }), facts: changed.value, options: options.value },
    ledger: ledgers.value,
  }
  return { value, diagnostics }
}

function correctedOptions(context: Context, input: CorrectionInput): Read<CalculateOptions> {
  const { readingCorrected, overrideCorrected, strict, encoding } = input
  const overrides =
    overrideCorrected === undefined ? undefined : readOverrides(context.cwd, overrideCorrected, encoding)
  const value = {
    ...(readingCorrected && { readings: readingsOf(context, '--reading-corrected', readingCorrected) }),
    ...(overrides && { overrides: overrides.value }),
    ...(strict === true && { strict }),
  }
  return { value, diagnostics: overrides?.diagnostics ?? [] }
}

/** Each file by itself: a table may be whole, while another holds the one month that changes. */
async function readCorrected(
  context: Context,
  ruleSet: CompiledRuleSet,
  { facts: original = [] }: Inputs,
  input: CorrectionInput,
): Promise<Read<readonly PeriodFacts[]>> {
  if (input.corrected === undefined) return { value: [], diagnostics: [] }
  const { value: files = [], diagnostics: faults } = await openFactFiles(
    input.corrected,
    ruleSet,
    context.cwd,
  )
  const single = original.length === 1 ? { periods: [original[0]!.period] } : {}
  const options = { ...fileOptions(context, ruleSet, input), ...single }
  const read = files.map((file) => readFacts([file], ruleSet, options))
  const merged = mergeTables(
    original,
    read.flatMap(({ value = [] }) => value),
  )
  const diagnostics = [...faults, ...read.flatMap((one) => one.diagnostics), ...merged.diagnostics]
  return { value: merged.value, diagnostics }
}

/** Whole periods from single tables: one that is given for a period, also without a row, stands in place of the original one there. */
export function mergeTables(
  original: readonly PeriodFacts[],
  changed: readonly PeriodFacts[],
): Read<readonly PeriodFacts[]> {
  const byPeriod = new Map<string, Record<string, unknown>>()
  const given = new Map<string, Set<string>>()
  for (const facts of changed) {
    const tables = byPeriod.get(facts.period) ?? {}
    byPeriod.set(facts.period, tables)
    for (const [name, table] of Object.entries(facts)) {
      if (!Array.isArray(table) || name === 'complete') tables[name] = table
      else {
        const rows = (tables[name] as readonly FactRow[] | undefined) ?? []
        tables[name] = [...rows, ...table]
        given.set(name, (given.get(name) ?? new Set()).add(facts.period))
      }
    }
  }
  const value = [...byPeriod].map(([period, tables]) => {
    const before = original.find((one) => one.period === period)
    return { ...before, ...tables } as PeriodFacts
  })
  const diagnostics: Diagnostic[] = [...given.keys()].flatMap((thing) => {
    const kept = original.filter(
      ({ period, [thing]: table }) =>
        Array.isArray(table) && table.length > 0 && byPeriod.get(period)?.[thing] === undefined,
    )
    const periods = kept.map(({ period }) => period).join(', ')
    const fewer = original.flatMap(({ period, [thing]: table }) => {
      const now = byPeriod.get(period)?.[thing]
      const before = Array.isArray(table) ? table.length : 0
      const after = Array.isArray(now) ? now.length : before
      return after < before
        ? [problem('correction-table-fewer', { thing, period, before: `${before}`, after: `${after}` })]
        : []
    })
    return [...(kept.length === 0 ? [] : [problem('correction-table-kept', { thing, periods })]), ...fewer]
  })
  return { value, diagnostics }
}

/** Ledgers as they were written; without any, what the original facts give counts as paid. */
async function readLedgers(
  { cwd, engine }: Context,
  ruleSet: CompiledRuleSet,
  { facts, options }: Inputs,
  files: readonly string[] | undefined,
): Promise<Read<readonly Ledger[]>> {
  if (files !== undefined) {
    const read = files.map((file) => readJsonFile<Ledger>(cwd, file))
    const value = read.flatMap((one) => (one.value === undefined ? [] : [pickLedger(one.value)]))
    return { value, diagnostics: read.flatMap((one) => one.diagnostics) }
  }
  if (!facts) return { value: [], diagnostics: [] }
  const { calculate } = await engine.main()
  return {
    value: [pickLedger(calculate(ruleSet, facts, options))],
    diagnostics: [problem('correction-no-ledger', {})],
  }
}

/** A result that was written as JSON is a ledger too: the rest of it is left behind. */
const pickLedger = (given: Ledger): Ledger =>
  typeof given === 'object' && given !== null
    ? { ruleSet: given.ruleSet, currency: given.currency, settled: given.settled }
    : given
